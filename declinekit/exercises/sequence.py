"""`sequence`: what to do after declining, and when. The plans are written by hand in `data/afterwards.toml`.

The answer is a list with the index of a slot for each step, None where none was chosen.
"""

from random import Random

from .base import Grade, Item, Option, outcome, words
from .sources import Wish, drawn, shuffled

GUIDELINES = ("follow_up", "records", "relationship")
"""What is to be done after declining."""

_NOTHING = Grade("not attempted", 0.0, "Choose a time for at least one step, then check.")


def grade(item: Item, answer: list[int | None] | None) -> Grade:
    """Take an item and a slot for each step, give the grade with a note on each step answered. Points: share right.

    >>> steps = (Option("Write it down.", True, "At once."), Option("Call them.", True, "Never."))
    >>> item = Item("s", "sequence", "?", options=steps, places=(0, 1), slots=("today", "not at all"))
    >>> grade(item, [0, 1]).outcome, grade(item, [0, None]).points, grade(item, [None, None]).outcome
    ('right', 0.5, 'not attempted')
    """
    slots = given(item, answer)
    if slots is None:
        return _NOTHING
    hits = [slot == place for slot, place in zip(slots, item.places, strict=True)]
    points = sum(hits) / len(hits)
    notes = told(item, slots)
    if points == 1:
        return Grade("right", 1.0, "Every step stands where it belongs.", notes)
    wrong = [o.text for slot, hit, o in zip(slots, hits, item.options, strict=True) if slot is not None and not hit]
    said = f"{sum(hits)} of {len(hits)} steps stand where they belong."
    return Grade(outcome(points), points, said + (f" Look again at: “{wrong[0]}”" if wrong else ""), notes)


def given(item: Item, answer: object) -> list[int | None] | None:
    """Take what was answered, give the slot of each option, None where it is none; None where nothing was answered."""
    if not isinstance(answer, list | tuple) or len(answer) != len(item.options):
        return None
    slots = [slot if type(slot) is int and 0 <= slot < len(item.slots) else None for slot in answer]
    return None if all(slot is None for slot in slots) else slots


def told(item: Item, slots: list[int | None]) -> tuple[str, ...]:
    """Give a note on each option that was answered: its own where it stands right, else that it does not."""
    return tuple(
        "" if slot is None else f"Right. {option.note}" if slot == place else "Look at this again."
        for slot, place, option in zip(slots, item.places, item.options, strict=True)
    )


def solution(item: Item) -> list[int]:
    """Give the right answer."""
    return list(item.places)


def make(rng: Random, wish: Wish) -> Item:
    """Make an item from one of the plans that train the guideline, or from any."""
    row = drawn(rng, wish, "afterwards", "plan")
    steps = shuffled(rng, row["steps"])
    return Item(
        wish.id(rng), "sequence", words("prompt")["sequence"], 3, row["title"], row["guideline"], row["story"].strip(),
        tuple(Option(step["text"], True, step["note"]) for step in steps),
        places=tuple(step["slot"] for step in steps), slots=tuple(row["slots"]), hints=tuple(row["hints"]),
    )  # fmt: skip
