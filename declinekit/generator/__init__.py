"""The generator: messages with labels and evidence known by construction, as many as are wanted.

scenario + plan (wanted labels) → phrases → record. It never reads what it writes: it does not know the scorer.
"""

from collections import Counter
from random import Random

from ..exceptions import ImpossiblePlan
from . import scenario as scenarios
from .compose import compose
from .dice import Dice, Shared
from .plan import DIFFICULTIES, FLAWS, Labels, Plan, planner, twins

__all__ = ["DIFFICULTIES", "FLAWS", "generate", "generate_pair"]

_TRIES = 30
_NEAR = 14  # words in which two messages of a pair may differ without a search for nearer ones


def generate(
    n: int,
    *,
    kind: str = "decline",
    scenario: str | None = None,
    labels: Labels | None = None,
    flaws: list[str] | None = None,
    difficulty: str | None = None,
    seed: int = 0,
) -> list[dict]:
    """Give `n` labelled messages, no two alike; the same arguments give the same messages on every Python.

    kind: "decline" or "follow_up".  scenario: an id of `data/scenarios.toml`, a trade or a part of either; None: all.
    labels: codebook values that every message shall have; the rest comes as in people's messages.
    flaws: names of `FLAWS[kind]`; all else in the message is then as it should be ([] asks for faultless messages).
    difficulty: "easy", "medium" or "hard"; None: all three.  seed: a whole number.

    A record has the fields of `codebook.check` and beside them `scenario` (its id), `difficulty` and `slips` (spans of
    the slips that were put in).
    Raises `UnknownName` for a name that is not there, `ImpossiblePlan` for labels that no message can have together or
    where fewer than `n` different messages can be made.

    >>> [record] = generate(1, flaws=["negative"], scenario="nursing", seed=7)
    >>> record["labels"]["negative"], record["labels"]["thanks"], record["labels"]["errors"]
    (True, True, False)
    """
    draw, places = planner(kind, labels, flaws, difficulty), scenarios.choose(scenario)
    dice = Dice(Random(seed))
    seen: set[str] = set()
    records: list[dict] = []
    left = _TRIES
    while len(records) < n:
        record = _record(f"{kind}-{seed}-{len(records) + 1:04d}", draw(dice), dice.pick("scenario", places), dice)
        if record["text"] not in seen:
            seen.add(record["text"])
            records.append(record)
            left = _TRIES
        elif not (left := left - 1):
            raise ImpossiblePlan(f"only {len(records)} different messages came of this: ask for fewer, or fix less.")
    return records


def generate_pair(
    key: str,
    value_a: bool | str,
    value_b: bool | str,
    *,
    kind: str = "decline",
    scenario: str | None = None,
    labels: Labels | None = None,
    difficulty: str | None = None,
    seed: int = 0,
) -> tuple[dict, dict]:
    """Give two messages with as much in common as can be, whose labels differ in `key` alone.

    What follows from the label by the codebook goes with it: `overall`, and `appreciation` where the thanks or the
    decision is taken away.  labels: values that both shall have.
    Raises as `generate` does, and `ImpossiblePlan` where the two values are the same.

    >>> with_thanks, without = generate_pair("thanks", True, False, seed=1)
    >>> [key for key in without["labels"] if without["labels"][key] != with_thanks["labels"][key]][0]
    'thanks'
    """
    if value_a == value_b:
        raise ImpossiblePlan(f"both messages would have {key} = {value_a}. Give two different values.")
    fixed = {k: v for k, v in (labels or {}).items() if k != key}
    draw, places = planner(kind, fixed | {key: value_a}, [], difficulty), scenarios.choose(scenario)
    planner(kind, fixed | {key: value_b})  # refuses what cannot be
    pairs = []
    for attempt in range(_TRIES):
        name = f"{seed}/{attempt}"
        if plans := twins(draw(Shared(name)), key, value_b):
            place = Shared(name).pick("scenario", places)
            ids = (f"{kind}-{seed}-{key}-{value}" for value in (value_a, value_b))
            pairs.append([_record(id, plan, place, Shared(name)) for id, plan in zip(ids, plans, strict=True)])
            if _apart(pairs[-1]) <= _NEAR:
                break
    if not pairs:
        raise ImpossiblePlan(f"no two messages differ in {key} alone ({value_a}, {value_b}). Fix fewer labels.")
    a, b = min(pairs, key=_apart)
    return a, b


def _apart(pair: list[dict]) -> int:
    """Count the words that only one of two messages has."""
    a, b = (Counter(record["text"].split()) for record in pair)
    return (a - b).total() + (b - a).total()


def _record(name: str, plan: Plan, scenario: scenarios.Scenario, dice: Dice) -> dict:
    """Give the record of a plan, under its name, with all that is known about it."""
    made = compose(plan, scenario, dice)
    return {"id": name, **made, "scenario": scenario.id, "difficulty": plan.difficulty}
