"""`complete`: fill the gap in a message. The answer is the index of a sentence, or a sentence of one's own."""

from random import Random

from ..exceptions import UnusableText
from ..generator.distractors import sentence
from ..message import read
from ..scorecard import score
from ..spans import Span
from .base import NOT_ATTEMPTED, Grade, Item, Option, outcome, right, words
from .choose import grade as chosen
from .repair import broken
from .sources import Wish, fault, message, shuffled

GAP = "[…]"
"""What stands in the text where a sentence is missing."""

KEYS = ("thanks", "decision", "appreciation", "reason", "assistance", "door_open", "refers_back", "asks_confirmation")
"""Labels whose sentence can be left out."""

_FITS = "Your sentence does what is missing, and nothing wrong was found. Read it once more as the reader."
_LONGEST = 600  # characters of an answer of one's own


def grade(item: Item, answer: int | str | None) -> Grade:
    """Take an item and a choice or a sentence, give the grade. A sentence is judged where it will stand: in the text.

    >>> item = Item("c", "complete", "?", text="Hi Sam, […] Bye", options=(Option("a", True, "Yes."),))
    >>> grade(item, 0).outcome, grade(item, " ").outcome
    ('right', 'not attempted')
    """
    if not isinstance(answer, str):
        return chosen(item, answer) if type(answer) is int else NOT_ATTEMPTED
    answer = answer.strip()
    if not answer:
        return NOT_ATTEMPTED
    for option in item.options:
        if " ".join(answer.split()) == " ".join(option.text.split()):
            return Grade(outcome(float(option.right)), float(option.right), option.note)
    return _own(item, answer[:_LONGEST])


def _own(item: Item, answer: str) -> Grade:
    """Grade a sentence of the learner's own: the gap's label is there, and nothing else got worse."""
    full = item.text.replace(GAP, _options_text(item))
    answer += "" if answer[-1] in ".!?…”\"'’)" else "."  # else it would run into the sentence after the gap
    try:
        card, model = score(item.text.replace(GAP, answer), item.message), score(full, item.message)
    except UnusableText as error:
        return Grade("wrong", 0.0, str(error))
    missing = [key for key, value in item.goal.items() if card.labels[key] != value]
    worse = broken(model, card, skip=set(item.goal))
    advice = {key: a for a in card.advice for key in a.keys}
    said = [advice[key].seen for key in (*missing, *worse) if key in advice]
    quotes = tuple(span.cut(card.text) for key in item.goal for span in card.evidence.get(key, ()))
    if not said:
        return Grade("right", 1.0, _FITS, evidence=quotes)
    points = 0.0 if missing else max(0.25, 1 - 0.25 * len(worse))
    return Grade(outcome(points, 0.0), points, " ".join(dict.fromkeys(said)), evidence=quotes)


def _options_text(item: Item) -> str:
    return next((option.text for option in item.options if option.right), "")


def solution(item: Item) -> int:
    """Give the right answer."""
    return right(item.options)[0]


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: a good message without one sentence, that sentence, and three that do not do its work."""
    asked = fault(wish)
    key, acts = asked["key"], words("acts")
    record = message(rng, wish, labels={key: asked["right"]}, flaws=[])
    text, start = record["text"], record["evidence"][key][0][0]
    gap = next(span for span in read(text, wish.kind).sentences if span.start <= start < span.end)
    options = [Option(" ".join(gap.cut(text).split()), True, f"Yes. {asked['not_there']}")]
    for heading in words("distractors")[key]:
        options.append(Option(sentence(heading, rng, record["scenario"]), False, words("distractor_notes")[heading]))
    return Item(
        wish.id(rng), "complete", words("prompt")["complete"].format(look=acts[key]["look"]), 2,
        words("titles")["complete"], wish.guideline, _with_gap(text, gap), tuple(shuffled(rng, options)),
        hints=tuple(asked["hints"]), goal={key: asked["right"]}, message=wish.kind,
    )  # fmt: skip


def _with_gap(text: str, gap: Span) -> str:
    return text[: gap.start] + GAP + text[gap.end :]
