"""`scale`: how will the reader take it? Each line gets its place on a scale, from a yes to a no.

The answer is a list with a step of the scale for each line, None where none was chosen.
"""

from random import Random

from ..generator.distractors import sentence
from .base import Grade, Item, Option, outcome, words
from .sequence import given, solution, told
from .sources import Wish, shuffled

__all__ = ["grade", "make", "solution"]

GUIDELINES = ("decide",)
"""What can be more or less sure: the answer."""

_NOTHING = Grade("not attempted", 0.0, "Move at least one slider, then check.")
_LINES = (
    ("accept.neutral", 0),
    ("unclear.neutral", 1),
    ("unclear.formal", 1),
    ("declined.neutral", 2),
    ("declined.formal", 2),
)
"""The headings of the phrase files that an item is made of, each with its step on the scale of three."""

_FINE = 5  # from so many steps on, the step beside the right one is half right


def grade(item: Item, answer: list[int | None] | None) -> Grade:
    """Take an item and a step for each line, give the grade. Beside the right one of five steps is half right.

    >>> lines = (Option("I might come.", True, "It is open."), Option("I will come.", True, "She waits."))
    >>> item = Item("s", "scale", "?", options=lines, places=(1, 0), slots=("coming", "open", "not coming"))
    >>> grade(item, [1, 0]).outcome, grade(item, [2, 0]).feedback
    ('right', '1 of 2 stand where the reader puts them. Move this one to the left: “I might come.”')
    """
    steps = given(item, answer)
    if steps is None:
        return _NOTHING
    apart = [None if step is None else step - place for step, place in zip(steps, item.places, strict=True)]
    near = 0.5 if len(item.slots) >= _FINE else 0.0
    points = sum({0: 1.0, 1: near, -1: near}.get(by, 0.0) for by in apart) / len(apart)
    notes = told(item, steps)
    if points == 1:
        return Grade("right", 1.0, "Every line stands where the reader puts it.", notes)
    said = f"{apart.count(0)} of {len(apart)} stand where the reader puts them."
    by, text = next(((by, option.text) for by, option in zip(apart, item.options, strict=True) if by), (0, ""))
    if by:
        said += f" Move this one to the {'left' if by > 0 else 'right'}: {_quoted(text)}"
    return Grade(outcome(points), points, said, notes)


def _quoted(text: str) -> str:
    return text if text.startswith("“") else f"“{text}”"


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: sentences that say yes, perhaps or no, each with what the recruiter does then."""
    asked = words("scale")
    lines = [(sentence(heading, rng, wish.scenario), place, asked["notes"][heading]) for heading, place in _LINES]
    lines = shuffled(rng, lines)
    return Item(
        wish.id(rng), "scale", words("prompt")["scale"], 3, words("titles")["scale"], wish.guideline,
        options=tuple(Option(text, True, note) for text, _, note in lines), places=tuple(p for _, p, _ in lines),
        slots=tuple(asked["steps"]), hints=tuple(words("hints")["scale"]),
    )  # fmt: skip
