"""`spot`: tick every answer that fits. The answer is the list of the indices ticked."""

from random import Random

from ..advice import guidelines
from ..exceptions import ImpossiblePlan
from .base import NOT_ATTEMPTED, Grade, Item, Option, indices, notes, outcome, right, ticked, to_be_found, words
from .sources import Wish, message, shuffled, starred

KEYS = ("thanks", "decision", "negative", "reason", "length", "greeting", "errors", "tone", "refers_back")
KEYS += ("asks_confirmation",)
"""Labels whose faults are asked for; what is welcome but not owed is no fault."""

_LEAST = {"easy": 2, "medium": 2, "hard": 1}
_FLAW = {
    "thank": "no-thanks", "decide": "unclear", "reason": "oversharing", "positive": "negative", "brief": "long",
    "proofread": "errors", "tone": "off", "refer_back": "no-reference", "confirm": "no-question",
}  # fmt: skip
_FRAME = ("no-greeting", "no-closing", "no-name")
_SHOWN = 6  # answers to choose from


def grade(item: Item, answer: list[int] | None) -> Grade:
    """Take an item and the ticked indices, give the grade with a note on each tick. Points: share judged right.

    >>> item = Item("q", "spot", "?", options=(Option("a", True, "It does."), Option("b", False, "It does not.")))
    >>> grade(item, [0]).feedback, grade(item, [0, 1]).points, grade(item, []).outcome
    ('All 2 judged right.', 0.5, 'not attempted')
    """
    chosen = indices(answer, len(item.options))
    if not chosen:
        return NOT_ATTEMPTED
    points, total = ticked(item.options, chosen), len(item.options)
    if points == 1:
        return Grade("right", 1.0, f"All {total} judged right.", tuple(option.note for option in item.options))
    said = _words(item, chosen)
    return Grade(outcome(points), points, said, notes(item.options, chosen))


def solution(item: Item) -> list[int]:
    """Give the right answer."""
    return right(item.options)


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: a message with one to three faults, and six faults to choose from."""
    known = words("faults")
    faults = {name: known[name] for name in guidelines(wish.kind) if known[name]["key"] in KEYS}
    wanted = [wish.guideline, *(name for name in shuffled(rng, faults) if name != wish.guideline)]
    many = max(_LEAST[wish.level], 1 + int(rng.random() * 3))
    for count in range(many, 0, -1):
        flaws = [_FLAW.get(name) or _FRAME[int(rng.random() * len(_FRAME))] for name in wanted[:count]]
        if record := _record(rng, wish, flaws):
            break
    options = [_option(name, faults[name], record) for name in wanted[:_SHOWN]]
    return Item(
        wish.id(rng), "spot", words("prompt")["spot"], 2, words("titles")["spot"], wish.guideline, record["text"],
        tuple(shuffled(rng, options)), hints=tuple(words("hints")["spot"]), message=wish.kind,
    )  # fmt: skip


def _record(rng: Random, wish: Wish, flaws: list[str]) -> dict | None:
    """Give a message with these flaws, None where it cannot have them together."""
    try:
        return message(rng, wish, flaws=flaws)
    except ImpossiblePlan:
        return None


def _option(name: str, fault: dict, record: dict) -> Option:
    """Give a fault as an answer, with what the message shows of it."""
    has = _has(name, record["labels"])
    quote = starred(record, fault["key"]) if has else ""
    return Option(fault["fault"], has, f"{fault['there'] if has else fault['not_there']}{quote}")


def _has(name: str, labels: dict) -> bool:
    """Tell whether a message has the fault of a guideline."""
    if name == "frame":
        return not (labels["greeting"] and labels["closing"] and labels["full_name"])
    fault = words("faults")[name]
    value = labels[fault["key"]]
    return value == fault["value"] if name == "reason" else value != fault["right"]  # to give no reason is no fault


def _words(item: Item, chosen: set[int]) -> str:
    """Say how many ticks are right and how many are missing, without naming them."""
    too_many = sum(not item.options[i].right for i in chosen)
    missing = len(right(item.options)) - (len(chosen) - too_many)
    hits = len(chosen) - too_many
    said = [f"{hits} of your {len(chosen)} ticks {'is' if hits == 1 else 'are'} right."]
    said += to_be_found(missing)
    return " ".join(said)
