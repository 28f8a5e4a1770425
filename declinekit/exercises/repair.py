"""`repair`: mend a message. Graded by what changed: the fault is gone, nothing else broke, the facts stayed."""

import re
from random import Random

from ..exceptions import UnusableText
from ..rubric import POINTS_OFF
from ..scorecard import Scorecard, score
from .base import Grade, Item, outcome, words
from .sources import Wish, fault, pair

_NAME = r"[A-Z][\w’'-]+"
_FACT = re.compile(rf"(?<=[\w,;] )(?!I\b|I'){_NAME}(?: {_NAME})*|(?m:^{_NAME} {_NAME}$)|\b\d[\d.,:]*\b")
_NOBODY = {"Madam", "Sir", "Members", "Selection", "Panel", "Hiring", "Manager", "Team", "Colleagues", "Dear", "The"}
"""Words of greetings that name nobody: they may change."""
_BROKEN, _LOST = 0.25, 0.1  # points off for each thing that got worse, and for each fact that is gone
_NOTHING = Grade("not attempted", 0.0, "Change the message first, then check it.")


def grade(item: Item, answer: str | None) -> Grade:
    """Take an item and the mended text, give the grade.

    Points: the share of the goals reached, less 0.25 for each label that got worse and 0.1 for each fact that is gone.

    >>> start = "Dear Sam, I will not come on Friday. I start a new job. Kind regards, Jo Lee"
    >>> item = Item("r", "repair", "?", start=start, goal={"thanks": True}, keep=("Friday",))
    >>> grade(item, start).outcome, grade(item, start.replace("I will", "Thank you for the invitation. I will")).points
    ('not attempted', 1.0)
    """
    if not isinstance(answer, str) or not answer.strip() or answer.split() == item.start.split():
        return _NOTHING
    try:
        before, after = score(item.start, item.message), score(answer, item.message)
    except UnusableText as error:
        return Grade("wrong", 0.0, str(error))
    parts = {key: float(after.labels[key] == value) for key, value in item.goal.items()}
    worse = broken(before, after, skip=set(item.goal))
    lost = [fact for fact in item.keep if fact.casefold() not in answer.casefold()]
    share = sum(parts.values()) / max(1, len(parts))
    points = max(0.0, share * (1 - _BROKEN * len(worse)) - _LOST * len(lost) * bool(share))
    quotes = tuple(s.cut(answer) for key in (*parts, *worse) if not parts.get(key) for s in after.evidence.get(key, ()))
    said = _words(after, parts, worse, lost)
    return Grade(outcome(points, 0.0), points, said, evidence=quotes, parts=parts)


def broken(before: Scorecard, after: Scorecard, skip: set[str]) -> list[str]:
    """Give the keys whose label costs points after a change and cost none, or fewer, before."""
    costs = POINTS_OFF[after.kind]
    old, new = ({k: costs.get((k, v), 0) for k, v in card.labels.items()} for card in (before, after))
    undecided = "decision" in new and after.labels["decision"] != "declined" == before.labels["decision"]
    worse = [key for key in new if key not in skip and new[key] > old.get(key, 0)]
    return worse + ["decision"] * (undecided and "decision" not in skip)


def _words(card: Scorecard, parts: dict[str, float], worse: list[str], lost: list[str]) -> str:
    """Say what is still to do, what got worse, and what went missing; else that all is well."""
    advice = {key: a for a in card.advice for key in a.keys}
    said = [f"Still to mend: {advice[key].seen} {advice[key].step}" for key, done in parts.items() if not done]
    said += [f"This was better before: {advice[key].seen}" for key in worse if key in advice]
    said += [f"A fact went missing: “{lost[0]}”."] if lost else []
    return " ".join(dict.fromkeys(said)).strip() or "Mended. What was wrong is gone, and the rest is as good as before."


def solution(item: Item) -> str:
    """Give one good answer."""
    return item.example


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: a message with one fault. The example is the same message without it."""
    asked = fault(wish)
    good, bad = pair(rng, wish)
    return Item(
        wish.id(rng), "repair", words("prompt")["repair"].format(task=asked["task"]), 4, words("titles")["repair"],
        wish.guideline, start=bad["text"], focus=(wish.guideline,), goal={asked["key"]: asked["right"]},
        keep=facts(bad["text"], good["text"]), example=good["text"], message=wish.kind,
        hints=(asked["hints"][0], words("hints")["repair"][1]),
    )  # fmt: skip


def facts(*texts: str) -> tuple[str, ...]:
    """Give the names, days and numbers that stand in every one of the texts, in the order of the first.

    >>> facts("I met Ms Okafor on Tuesday.", "On Tuesday I met Ms Okafor.")
    ('Ms Okafor', 'Tuesday')
    """
    first, *others = texts
    found = dict.fromkeys(match.group() for match in _FACT.finditer(first))
    return tuple(f for f in found if all(f in other for other in others) and not set(f.split()) <= _NOBODY)
