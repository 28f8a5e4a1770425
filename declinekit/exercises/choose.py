"""`choose`: which of several would you send, and why? The answer is the index of the option, or where reasons are asked
for as a second step `{"choice": index, "why": [indices]}`.
"""

from random import Random

from .base import NOT_ATTEMPTED, Grade, Item, Option, indices, notes, outcome, right, ticked, words
from .sources import Wish, fault, pair, shuffled

_SAY_WHY = Grade("not attempted", 0.0, "Now say why: tick at least one reason, then press the button again.")
_REASONS = 3  # wrong reasons beside the right one


def grade(item: Item, answer: int | dict | None) -> Grade:
    """Take an item and what was chosen, give the grade with the note on that option. Choice and reasons count half.

    >>> item = Item("q", "choose", "?", options=(Option("a", True, "Yes, because."), Option("b", False, "No.")))
    >>> grade(item, 0).outcome, grade(item, 1).feedback, grade(item, None).outcome
    ('right', 'No.', 'not attempted')
    """
    choice, why = (answer.get("choice"), answer.get("why")) if isinstance(answer, dict) else (answer, None)
    if type(choice) is not int or not 0 <= choice < len(item.options):
        return NOT_ATTEMPTED
    chosen = item.options[choice]
    told = notes(item.options, [choice])
    if not item.why:
        return Grade(outcome(float(chosen.right)), float(chosen.right), chosen.note, told)
    reasons = indices(why, len(item.why))
    if not reasons:
        return _SAY_WHY
    judged = ticked(item.why, reasons)
    points = (chosen.right + judged) / 2
    said = f"{chosen.note} {_of_reasons(item, reasons)}".strip()
    return Grade(outcome(points), points, said, told, notes(item.why, reasons))


def solution(item: Item) -> int | dict:
    """Give the right answer."""
    return {"choice": right(item.options)[0], "why": right(item.why)} if item.why else right(item.options)[0]


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: two messages that differ in one thing, and four reasons, one of which is that thing."""
    asked = fault(wish)
    good, bad = pair(rng, wish)
    note = f"Yes, this is the difference. {asked['there']}"
    options = (Option(good["text"], True, f"Yes. {asked['not_there']}"), Option(bad["text"], False, _no(asked)))
    others = [other for name, other in words("faults").items() if _fits(name, other, wish)]
    reasons = [Option(asked["fault"], True, note)]
    for other in shuffled(rng, others)[:_REASONS]:
        reasons.append(Option(other["fault"], False, "In this the two messages do not differ."))
    texts = words("prompt")
    return Item(
        wish.id(rng), "choose", texts["choose"], 3, words("titles")["choose"], wish.guideline, message=wish.kind,
        options=tuple(shuffled(rng, options)), why=tuple(shuffled(rng, reasons)), why_prompt=texts["why"],
        hints=tuple(asked["hints"]),
    )  # fmt: skip


def _no(asked: dict) -> str:
    return f"This one is the weaker of the two. {asked['there']}"


def _fits(name: str, other: dict, wish: Wish) -> bool:
    return name != wish.guideline and wish.kind in other.get("kinds", (wish.kind,))


def _of_reasons(item: Item, reasons: set[int]) -> str:
    """Say how the reasons were judged, without telling which ones are missing."""
    wrong = sum(not item.why[i].right for i in reasons)
    missing = len(right(item.why)) - (len(reasons) - wrong)
    said = [f"{wrong} of your reasons {'does' if wrong == 1 else 'do'} not count here."] if wrong else []
    said += ["One reason is missing."] if missing == 1 else [f"{missing} reasons are missing."] if missing else []
    return " ".join(said)
