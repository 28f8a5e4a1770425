"""`mark`: choose the sentences of a message that do one thing. The answer is the list of their indices."""

from random import Random

from ..codebook import EVIDENCE_KEYS
from ..message import read
from ..spans import Span, overlap
from .base import Grade, Item, Option, indices, notes, outcome, right, to_be_found, words
from .sources import Wish, fault, message

KEYS = (*EVIDENCE_KEYS, "errors")
"""Labels that sentences show."""

_NOTHING = Grade("not attempted", 0.0, "Choose a sentence first, then check.")
_LABELS = {"thanks": True, "reason": "brief", "negative": True, "appreciation": True, "assistance": True}
_LABELS |= {"errors": True, "door_open": True, "refers_back": True, "asks_confirmation": True, "decision": "declined"}


def grade(item: Item, answer: list[int] | None) -> Grade:
    """Take an item and the sentences chosen, give the grade. Points: how far the two choices overlap (Jaccard).

    >>> item = Item("m", "mark", "?", options=(Option("a", True, "Yes."), Option("b", False, "No, it greets.")))
    >>> grade(item, [0]).outcome, grade(item, [0, 1]).points, grade(item, [1]).feedback
    ('right', 0.5, 'One of your choices is not right. One is missing.')
    """
    chosen = indices(answer, len(item.options))
    if not chosen:
        return _NOTHING
    key = set(right(item.options))
    points = len(chosen & key) / len(chosen | key)
    told = notes(item.options, chosen)
    found = tuple(item.options[i].text for i in sorted(chosen & key))
    if points == 1:
        return Grade("right", 1.0, "You found all of them.", told, evidence=found)
    wrong, missing = len(chosen - key), len(key - chosen)
    said = (
        [f"{'One' if wrong == 1 else wrong} of your choices {'is' if wrong == 1 else 'are'} not right."]
        if wrong
        else []
    )
    said += to_be_found(missing)
    return Grade(outcome(points, 0.0), points, " ".join(said), told, evidence=found)


def solution(item: Item) -> list[int]:
    """Give the right answer."""
    return right(item.options)


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: a message in sentences, of which one or more do what the guideline asks for or warns of."""
    asked = fault(wish)
    acts = words("acts")
    labels = {asked["key"]: _LABELS[asked["key"]]}
    record = message(rng, wish, labels=labels, flaws=[])
    sentences = read(record["text"], wish.kind).sentences
    shown = {**record["evidence"], "errors": record["slips"]}
    options = tuple(_option(record["text"], sentence, shown, asked["key"]) for sentence in sentences)
    return Item(
        wish.id(rng), "mark", words("prompt")["mark"].format(look=acts[asked["key"]]["look"]), 2,
        words("titles")["mark"], wish.guideline, options=options, hints=tuple(asked["hints"]), message=wish.kind,
    )  # fmt: skip


def _option(text: str, sentence: Span, shown: dict, key: str) -> Option:
    """Give a sentence with what it does. shown: for each label the passages that show it."""
    acts = words("acts")
    does = [name for name, spans in shown.items() if any(overlap(sentence, Span(*span)) for span in spans)]
    told = " and ".join(acts[name]["does"] for name in does)
    note = f"It {told}." if does else "It does none of the things that are asked for here."
    fits = key in does
    return Option(" ".join(sentence.cut(text).split()), fits, f"Yes. {note}" if fits else f"No. {note}")
