"""Adaptive practice: what to try next, from what went well so far.

Bayesian knowledge tracing (Corbett and Anderson 1994, "Knowledge tracing: modeling the acquisition of procedural
knowledge", User Modeling and User-Adapted Interaction 4, 253–278), one skill for each guideline. It is preferred to
Elo ratings here because it needs no history of other learners, its four numbers can be read and argued about, and it
says when to stop.
"""

from collections.abc import Iterable
from random import Random

from ..exceptions import ImpossiblePlan
from . import KINDS, make, trains
from .base import Item

KNOWN, LEARN, SLIP, GUESS = 0.3, 0.15, 0.1, 0.25
"""The chance that a learner knows a skill at first, learns it by one exercise, errs though knowing it, and guesses it.
Source: middle values of the ranges that the literature gives for choice exercises with feedback; guessing is 1 in 4, as
in items with four answers."""

MASTERY = 0.95
"""From this chance of knowing on, a guideline is practised no more (the usual limit in tutors of this kind)."""

Record = tuple[str, float]
"""A guideline, and the points of one answer to an item about it, 0.0–1.0."""


def known(answers: Iterable[Record]) -> dict[str, float]:
    """Take the answers so far, oldest first, give for each guideline met the chance that the learner knows it, 0–1.

    An answer that is partly right counts partly as right and partly as wrong.

    >>> found = known([("thank", 1.0), ("thank", 1.0), ("decide", 0.0)])
    >>> round(found["thank"], 2), round(found["decide"], 2)
    (0.9, 0.2)
    """
    found: dict[str, float] = {}
    for guideline, points in answers:
        chance = found.get(guideline, KNOWN)
        if_right = chance * (1 - SLIP) / (chance * (1 - SLIP) + (1 - chance) * GUESS)
        if_wrong = chance * SLIP / (chance * SLIP + (1 - chance) * (1 - GUESS))
        seen = points * if_right + (1 - points) * if_wrong
        found[guideline] = seen + (1 - seen) * LEARN
    return found


def weakest(answers: Iterable[Record], guidelines: Iterable[str]) -> str | None:
    """Take the answers so far and the guidelines to train, give the one least known; None where all are mastered.

    >>> weakest([("thank", 1.0), ("decide", 0.0)], ["thank", "decide"])
    'decide'
    """
    found = known(answers)
    chances = {name: found.get(name, KNOWN) for name in guidelines}
    open_ones = [name for name, chance in chances.items() if chance < MASTERY]
    return min(open_ones, key=chances.__getitem__, default=None)


def practice(
    answers: list[Record],
    rng: Random,
    *,
    kinds: Iterable[str] = ("spot", "mark", "choose", "complete", "repair"),
    guidelines: Iterable[str] = (),
    message: str = "decline",
    scenario: str | None = None,
    last: Item | None = None,
) -> Item | None:
    """Take the answers so far, give the next item: about the guideline least known, never the item before once more.

    Items grow harder with the chance that the learner knows the guideline. None where everything is mastered.
    Raises `ImpossiblePlan` where no kind trains any of the guidelines.

    >>> item = practice([("thank", 0.0)], Random(1), guidelines=["thank"])
    >>> item.guideline
    'thank'
    """
    kinds = list(kinds)
    able = {kind: trains(kind, message) for kind in kinds or KINDS}
    wanted = list(guidelines) or list(dict.fromkeys(name for names in able.values() for name in names))
    if missing := [name for name in wanted if not any(name in names for names in able.values())]:
        raise ImpossiblePlan(f"none of the kinds {', '.join(able)} trains {missing[0]!r}. Give other kinds.")
    guideline = weakest(answers, wanted)
    if guideline is None:
        return None
    chance = known(answers).get(guideline, KNOWN)
    difficulty = "easy" if chance < 0.4 else "medium" if chance < 0.75 else "hard"
    fitting = [kind for kind, names in able.items() if guideline in names and (last is None or kind != last.kind)]
    fitting = fitting or [kind for kind, names in able.items() if guideline in names]
    kind = fitting[int(rng.random() * len(fitting))]
    for _ in range(20):
        item = make(kind, guideline=guideline, message=message, scenario=scenario, difficulty=difficulty, seed=rng)
        if last is None or (item.text, item.start, item.options) != (last.text, last.start, last.options):
            return item
    raise ImpossiblePlan("the same item came again and again. Give more kinds or no scenario.")
