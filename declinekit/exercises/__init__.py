"""Exercises: one module for each kind, with `make(rng, wish) -> Item`, `grade(item, answer) -> Grade` and
`solution(item) -> answer`; and packs of items from `data/packs`.

A new kind is a module here and a line in the table.
"""

from random import Random

from ..exceptions import ImpossiblePlan, UnknownName
from ..generator import DIFFICULTIES
from . import choose, complete, decide, mark, order, repair, scale, sequence, spot, write
from .base import Grade, Item, words
from .sources import Wish

KINDS = {
    "spot": spot,
    "mark": mark,
    "choose": choose,
    "order": order,
    "complete": complete,
    "repair": repair,
    "write": write,
    "decide": decide,
    "sequence": sequence,
    "scale": scale,
}

_TRIES = 20


def grade(item: Item, answer) -> Grade:
    """Take an item and an answer of its kind, give the grade. An answer of another shape is "not attempted"."""
    return KINDS[item.kind].grade(item, answer)


def solution(item: Item):
    """Take an item, give an answer that gets full marks; for writing tasks one good text, "" where there is none."""
    return KINDS[item.kind].solution(item)


def trains(kind: str, message: str = "decline") -> tuple[str, ...]:
    """Take a kind of exercise and of message, give the guidelines that such an item can train.

    >>> "thank" in trains("mark"), "tone" in trains("mark"), trains("sequence")
    (True, False, ('follow_up', 'records', 'relationship'))
    """
    module = _module(kind)
    if hasattr(module, "GUIDELINES"):
        return module.GUIDELINES
    faults = words("faults")
    keys = getattr(module, "KEYS", None)
    return tuple(
        name
        for name, fault in faults.items()
        if message in fault.get("kinds", (message,)) and (keys is None or fault["key"] in keys)
    )


def make(
    kind: str,
    *,
    guideline: str = "",
    message: str = "decline",
    scenario: str | None = None,
    difficulty: str | None = None,
    seed: int | Random = 0,
) -> Item:
    """Make one item; the same arguments give the same item on every Python.

    kind: one of `KINDS`.  guideline: what it trains, "" for any.  message: "decline" or "follow_up".
    scenario, difficulty: as in `declinekit.generate`. An item is given only when its own solution gets full marks.
    Raises `UnknownName` for a name that is not there, `ImpossiblePlan` where kind and guideline do not go together.

    >>> item = make("choose", guideline="thank", scenario="nursing", seed=3)
    >>> grade(item, solution(item)).outcome
    'right'
    """
    fitting = trains(kind, message)
    if guideline and guideline not in fitting:
        raise ImpossiblePlan(
            f"no {kind!r} item for {guideline!r} and a message of kind {message!r}. Guidelines: {', '.join(fitting)}."
        )
    if difficulty not in (None, *DIFFICULTIES):
        raise UnknownName(f"{difficulty!r} is no difficulty. Difficulties: {', '.join(DIFFICULTIES)}.")
    rng = seed if isinstance(seed, Random) else Random(seed)
    for _ in range(_TRIES):
        chosen = guideline or fitting[int(rng.random() * len(fitting))]
        item = KINDS[kind].make(rng, Wish(chosen, message, scenario, difficulty, kind))
        if grade(item, solution(item)).outcome == "right":
            return item
    raise ImpossiblePlan(f"no sound {kind!r} item came of this in {_TRIES} tries. Fix less, or give another seed.")


def _module(kind: str):
    if kind not in KINDS:
        raise UnknownName(f"{kind!r} is no kind of exercise. Kinds: {', '.join(KINDS)}.")
    return KINDS[kind]
