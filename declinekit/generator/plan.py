"""What a message shall be: a value for every label, before a single word is chosen.

A plan is made from what was asked for; the rest is drawn as it comes in people's messages. What no message can be is
refused with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .. import codebook, rubric
from ..exceptions import ImpossiblePlan, UnknownName
from .contradictions import Labels, contradiction
from .dice import Dice

DIFFICULTIES = ("easy", "medium", "hard")
"""easy: the usual words.  medium: some unusual ones, correct English of second-language writers.  hard: mostly unusual
words, and sentences that only look like what they are not."""

FLAWS: dict[str, dict[str, Labels]] = {
    "decline": {
        "no-thanks": {"thanks": False, "appreciation": False},
        "no-appreciation": {"appreciation": False},
        "unclear": {"decision": "unclear", "appreciation": False},
        "not-declined": {"decision": "not_declined", "appreciation": False},
        "no-reason": {"reason": "none"},
        "oversharing": {"reason": "oversharing"},
        "negative": {"negative": True},
        "no-help": {"assistance": False},
        "no-door": {"door_open": False},
    },
    "follow_up": {
        "no-reference": {"refers_back": False},
        "no-question": {"asks_confirmation": False},
        "no-thanks": {"thanks": False},
    },
}
"""For each kind of message the flaws that can be asked for by name, each with the labels that it sets."""

_BOTH: dict[str, Labels] = {
    "no-greeting": {"greeting": False},
    "no-closing": {"closing": False},
    "no-name": {"full_name": False},
    "errors": {"errors": True},
    "off": {"tone": "off"},
    "hostile": {"tone": "hostile", "thanks": False},
    "short": {"length": "short"},
    "long": {"length": "long"},
}
FLAWS["decline"] |= _BOTH | {"hostile": _BOTH["hostile"] | {"negative": True, "appreciation": False}}
FLAWS["decline"]["short"] = _BOTH["short"] | dict.fromkeys(("appreciation", "assistance", "door_open"), False)
FLAWS["follow_up"] |= _BOTH

_USUAL = {
    "decision": (("declined", 0.8), ("unclear", 0.12), ("not_declined", 0.08)),
    "thanks": ((True, 0.75), (False, 0.25)),
    "appreciation": ((True, 0.5), (False, 0.5)),
    "reason": (("brief", 0.75), ("none", 0.15), ("oversharing", 0.1)),
    "negative": ((False, 0.83), (True, 0.17)),
    "assistance": ((False, 0.65), (True, 0.35)),
    "door_open": ((False, 0.6), (True, 0.4)),
    "greeting": ((True, 0.85), (False, 0.15)),
    "closing": ((True, 0.8), (False, 0.2)),
    "full_name": ((True, 0.75), (False, 0.25)),
    "errors": ((False, 0.75), (True, 0.25)),
    "tone": (("professional", 0.8), ("off", 0.15), ("hostile", 0.05)),
    "length": (("fitting", 0.88), ("short", 0.05), ("long", 0.07)),
    "refers_back": ((True, 0.8), (False, 0.2)),
    "asks_confirmation": ((True, 0.75), (False, 0.25)),
}
"""How often each value is drawn where nothing was asked for, about as in `data/messages.jsonl`."""

_FAULTLESS = {"decision": "declined", "reason": "brief", "tone": "professional", "length": "fitting"}
_FAULTLESS |= {"errors": False, "negative": False}

_TRIES, _SOON = 400, 25
_DISPUTED = range(rubric.BANDS[1], rubric.BANDS[1] + 14)
"""Points where careful readers often differ between `overall` 2 and 3: such plans are drawn again."""

_PLACEHOLDERS = 0.12  # so many of the messages with errors


@dataclass(frozen=True, slots=True)
class Plan:
    """One message to be.

    kind: of message.  labels: all of the codebook, `overall` among them.  difficulty: one of `DIFFICULTIES`.
    placeholder: whether one is left in the greeting.
    """

    kind: str
    labels: Labels
    difficulty: str
    placeholder: bool = False


def planner(
    kind: str, labels: Labels | None = None, flaws: list[str] | None = None, difficulty: str | None = None
) -> Callable[[Dice], Plan]:
    """Take what was asked for, give a function that draws one plan after another.

    labels: values that are fixed.  flaws: names of `FLAWS`; all else is then as it should be.
    Raises `UnknownName` for a kind, key, flaw or difficulty that is not there, `ImpossiblePlan` for labels that no
    message can have together.

    >>> from random import Random
    >>> draw = planner("decline", flaws=["negative"])
    >>> labels = draw(Dice(Random(1))).labels
    >>> labels["negative"], labels["thanks"], labels["overall"]
    (True, True, 4)
    """
    wanted = _wanted(kind, labels or {}, flaws or [])
    if difficulty not in (None, *DIFFICULTIES):
        raise UnknownName(f"{difficulty!r} is no difficulty. Difficulties: {', '.join(DIFFICULTIES)}.")
    sure = {key: value for key in codebook.keys(kind) if (value := _sure(key, wanted, flaws is not None)) is not None}
    drawn = [(key, _USUAL[key]) for key in codebook.keys(kind) if key not in sure and key != "overall"]
    target = wanted.get("overall")

    def draw(dice: Dice) -> Plan:
        for attempt in range(_TRIES):
            full = sure.copy()
            for key, values in drawn:
                left = dice.throw(key)
                for value, share in values:
                    full[key] = value
                    left -= share
                    if left < 0:
                        break
            _settle(full, wanted)
            if (wanted or full["length"] == "short") and contradiction(kind, full):
                continue
            placeholder = full["errors"] and full["greeting"] and dice.chance("placeholder", _PLACEHOLDERS)
            points = rubric.points(kind, full, placeholder)
            if points in _DISPUTED and target is None and attempt < _SOON:
                continue
            if target in (None, rubric.overall(points)):
                return _plan(kind, full, points, difficulty or dice.pick("difficulty", DIFFICULTIES), placeholder)
        raise ImpossiblePlan(
            f"no message with {_words(wanted)} was found in {_TRIES} tries. "
            f"By the rubric these labels hardly go together: fix fewer of them, or leave `overall` open."
        )

    return draw


def twins(plan: Plan, key: str, value: bool | str) -> tuple[Plan, Plan] | None:
    """Take a plan, a key and another value for it, give two plans that differ in that key (and in `overall`) alone.

    What the other value rules out is taken from both. None where no such two plans can be.
    """
    first = {k: v for k, v in plan.labels.items() if k != "overall"}
    second = first | {key: value}
    _settle(second, {key: value})
    first = second | {key: plan.labels[key]}
    _settle(first, {key: plan.labels[key]})
    if any(first[k] != second[k] for k in first if k != key) or first[key] == second[key]:
        return None
    if any(contradiction(plan.kind, labels) for labels in (first, second)):
        return None
    a, b = (_plan(plan.kind, each, rubric.points(plan.kind, each), plan.difficulty) for each in (first, second))
    return a, b


def _plan(kind: str, labels: Labels, points: int, difficulty: str, placeholder: bool = False) -> Plan:
    """Give a plan with its labels in the order of the codebook, `overall` last."""
    ordered = {key: labels[key] for key in codebook.keys(kind) if key != "overall"}
    return Plan(kind, ordered | {"overall": rubric.overall(points)}, difficulty, placeholder)


def _wanted(kind: str, labels: Labels, flaws: list[str]) -> Labels:
    """Give the labels that are fixed, those of the flaws first. Raises for what is unknown or contradicts itself."""
    allowed, wanted = codebook.keys(kind), {}
    for flaw in flaws:
        if flaw not in FLAWS[kind]:
            raise UnknownName(f"{flaw!r} is no flaw of kind {kind!r}. Flaws: {', '.join(FLAWS[kind])}.")
        for key, value in FLAWS[kind][flaw].items():
            if wanted.setdefault(key, value) != value:
                raise ImpossiblePlan(f"the flaw {flaw!r} needs {key} = {value}, another one {key} = {wanted[key]}.")
    for key, value in labels.items():
        if key not in allowed:
            raise UnknownName(f"{key!r} is no label of kind {kind!r}. Labels: {', '.join(allowed)}.")
        if not codebook.allows(kind, key, value):
            raise UnknownName(f"{value!r} is no value of {key!r}. Values: {', '.join(map(str, allowed[key]))}.")
        if wanted.setdefault(key, value) != value:
            raise ImpossiblePlan(f"the label {key} = {value} contradicts a flaw, which needs {wanted[key]}.")
    if why := contradiction(kind, wanted):
        raise ImpossiblePlan(f"{_words(wanted)} cannot be: {why}")
    return wanted


def _sure(key: str, wanted: Labels, faultless: bool) -> bool | str | int | None:
    """Give the value that a key must have, None where it may be drawn."""
    if key in wanted or not faultless or key == "overall":
        return wanted.get(key)
    if key in ("assistance", "door_open"):
        return None
    return _FAULTLESS.get(key, True)


def _settle(full: Labels, wanted: Labels) -> None:
    """Bring what was drawn into line with what stands fast: no second thanks without a first, and so on."""
    for key, value in _following(full).items():
        if key in full and key not in wanted:
            full[key] = value


def _following(full: Labels) -> Labels:
    """Give the values that follow from others: what people do not write, or what the codebook rules out."""
    decision, found = full.get("decision"), {}
    if full["tone"] == "hostile":
        found |= {"thanks": False, "negative": True, "assistance": False, "door_open": False, "appreciation": False}
    if not full["thanks"] or decision != "declined":
        found["appreciation"] = False
    if decision == "unclear":
        found |= {"assistance": False, "door_open": False}
    if decision == "not_declined":
        found["door_open"] = False
        if full["length"] == "short":
            found |= {"reason": "none", "assistance": False}
        elif full["reason"] == "oversharing":
            found["tone"] = "off"
    elif full["length"] == "short" and full.get("reason") == "oversharing":
        found["length"] = "fitting"
    return found


def _words(labels: Labels) -> str:
    return ", ".join(f"{key} = {value}" for key, value in labels.items()) or "any labels"
