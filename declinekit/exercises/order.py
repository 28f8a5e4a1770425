"""`order`: put the lines of a message into an order that works. The answer is the list of indices, in order."""

from itertools import combinations
from random import Random

from ..message import read
from ..spans import Span, overlap
from .base import Grade, Item, Option, outcome, words
from .sources import Wish, message, shuffled

_RANK = {"thanks": 1, "decision": 2, "reason": 2, "refers_back": 2}
_RANK |= dict.fromkeys(("appreciation", "assistance", "door_open", "asks_confirmation"), 3)
_LAST = 3
_NOTHING = Grade("not attempted", 0.0, "Move the lines first, then check the order.")
_SHUFFLES = 20


def grade(item: Item, answer: list[int] | None) -> Grade:
    """Take an item and an order, give the grade: 1 for every order that works, less for each pair that stands wrong.

    Points run from 0 (no better than chance) to 1, as Kendall's tau does; pairs of equal rank count neither way.

    >>> item = Item("o", "order", "?", options=tuple(Option(t, True, t) for t in "acb"), places=(0, 2, 1))
    >>> grade(item, [0, 2, 1]).outcome, round(grade(item, [2, 0, 1]).points, 2), grade(item, [0, 0]).outcome
    ('right', 0.33, 'not attempted')
    """
    if not isinstance(answer, list | tuple) or any(type(i) is not int for i in answer):
        return _NOTHING
    if sorted(answer) != list(range(len(item.options))) or not answer:
        return _NOTHING
    pairs = [(a, b) for a, b in combinations(answer, 2) if item.places[a] != item.places[b]]
    wrong = [(a, b) for a, b in pairs if item.places[a] > item.places[b]]
    points = max(0.0, 1 - 2 * len(wrong) / max(1, len(pairs)))
    if not wrong:
        return Grade("right", 1.0, "This order works.")
    early, late = min(wrong, key=lambda pair: answer.index(pair[0]))
    words = f"“{_start(item, late)}” should come before “{_start(item, early)}”."
    more = " Other lines are still in the wrong order too." if len(wrong) > 1 else ""
    said = f"{item.options[late].note} {words}{more}".strip()
    return Grade(outcome(points, 0.0), points, said, evidence=(item.options[late].text, item.options[early].text))


def solution(item: Item) -> list[int]:
    """Give an order that works."""
    return sorted(range(len(item.options)), key=lambda i: item.places[i])


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: the lines of a faultless message, shuffled."""
    labels = {"assistance": True} if wish.kind == "decline" else {}
    record = message(rng, wish, labels=labels, flaws=[], difficulty=wish.difficulty or "easy")
    parts = read(record["text"], wish.kind)
    lines = [(record["text"].split("\n", 1)[0], 0, _NOTES[0])]
    for sentence in parts.sentences:
        rank = _rank(record, sentence)
        lines.append((sentence.cut(record["text"]), rank, _NOTES[rank]))
    closing = record["text"][parts.body.end :].strip().splitlines()
    lines += [(line, _LAST + 1 + i, _NOTES[-1]) for i, line in enumerate(closing)]
    order = list(range(len(lines)))
    for _ in range(_SHUFFLES):
        order = shuffled(rng, order)
        item = Item(
            wish.id(rng), "order", words("prompt")["order"], 3, words("titles")["order"], wish.guideline,
            options=tuple(Option(lines[i][0], True, lines[i][2]) for i in order), message=wish.kind,
            places=tuple(lines[i][1] for i in order), hints=tuple(words("hints")["order"]),
        )  # fmt: skip
        if grade(item, list(range(len(lines)))).points < 1:
            break
    return item


_NOTES = (
    "A greeting opens the message.",
    "A thank-you stands best before the no.",
    "The answer belongs in the middle.",
    "What is kind and looks ahead comes after the no.",
    "The frame ends the message: closing, then name.",
)


def _rank(record: dict, sentence: Span) -> int:
    """Give the rank of a sentence by the first thing that it does; one that does nothing stays in the middle."""
    shown = ((key, Span(*span)) for key, spans in record["evidence"].items() for span in spans)
    return min((_RANK[key] for key, span in shown if overlap(sentence, span)), default=2)


def _start(item: Item, index: int) -> str:
    text = " ".join(item.options[index].text.split())
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + " …"
