"""Who invited whom to what: the scenarios of `data/scenarios.toml`, and the facts that fill the phrases."""

import tomllib
from dataclasses import dataclass
from functools import cache

from ..exceptions import UnknownName, WrongRecord
from ..paths import asset
from .dice import Dice

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October", "November")
_TIMES = ("9 o'clock", "10 o'clock", "11 o'clock", "9.30", "10.30", "2 pm", "3 pm", "half past two", "11.15")
_LATER = ("{} of next week", "the {} after", "the following {}")
AMERICAN = ("United States", "USA", "Philippines")
"""Countries where American spelling is the rule."""


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """One situation.

    id: unique.  trade, country, stage, event: one or two words each.  channel: "email", "letter", "network", "text".
    closeness: "strangers", "acquainted", "friends-of-friends", "colleagues".  role, a_role, roles: the post, with its
    article, and in the plural.  inviter: title, first, last, job.  reasons: why the candidate declines, the first one
    most likely.
    about: the situation for a learner.  job, company: the advertisement and the firm in a few sentences.
    """

    id: str
    trade: str
    country: str
    stage: str
    event: str
    channel: str
    closeness: str
    role: str
    a_role: str
    roles: str
    field: str
    firm: str
    town: str
    inviter: dict
    topic: str
    reasons: tuple[str, ...]
    about: str
    job: str
    company: str

    @property
    def american(self) -> bool:
        """Whether letters there are in American spelling."""
        return self.country in AMERICAN


@cache
def load() -> tuple[Scenario, ...]:
    """Give all scenarios. Raises `WrongRecord` where the file breaks the contract."""
    rows = tomllib.loads(asset("data", "scenarios.toml").read_text(encoding="utf-8"))["scenario"]
    try:
        return tuple(Scenario(**row | {"reasons": tuple(row["reasons"])}) for row in rows)
    except (TypeError, KeyError) as error:
        raise WrongRecord(f"data/scenarios.toml: {error}") from None


@cache
def names() -> dict[str, tuple]:
    """Give the names of candidates ("senders": first, last) and of people to recommend ("friends")."""
    rows = tomllib.loads(asset("data", "names.toml").read_text(encoding="utf-8"))
    return {"senders": tuple(map(tuple, rows["senders"])), "friends": tuple(map(" ".join, rows["friends"]))}


def choose(wanted: str | None) -> tuple[Scenario, ...]:
    """Take the id of a scenario, a trade or a part of either, give those that fit; None gives all.

    Raises `UnknownName` with the trades there are.

    >>> {scenario.trade for scenario in choose("nursing")}
    {'nursing'}
    """
    if wanted is None:
        return load()
    exact = tuple(s for s in load() if wanted in (s.id, s.trade))
    found = exact or tuple(s for s in load() if wanted.lower() in s.id or wanted.lower() in s.trade.lower())
    if not found:
        trades = ", ".join(sorted({scenario.trade for scenario in load()}))
        raise UnknownName(f"no scenario {wanted!r}. Give an id of data/scenarios.toml or a trade: {trades}.")
    return found


@cache
def _known(scenario: Scenario) -> dict[str, str]:
    """Give the facts that are the same in each message about a scenario."""
    inviter = scenario.inviter
    same = {name: getattr(scenario, name) for name in ("role", "a_role", "roles", "field", "firm", "town", "topic")}
    own = {"event": f"the {scenario.event}", "title_name": f"{inviter['title']} {inviter['last']}"}
    return same | own | {"first": inviter["first"]}


def facts(scenario: Scenario, dice: Dice) -> dict[str, str]:
    """Take a scenario, give what its phrases may name: place, person, post, and a day, a time and names by chance."""
    number = 1 + int(dice.throw("date") * 28)
    month, day = dice.pick("month", _MONTHS), dice.pick("weekday", _DAYS)
    date = f"{month} {number}" if scenario.american else f"{number} {month}"
    first, last = dice.pick("sender", names()["senders"])
    later = _DAYS[(_DAYS.index(day) + 1 + int(dice.throw("later day") * 3)) % len(_DAYS)]
    return _known(scenario) | {
        "day": day if dice.chance("which day", 0.7) else date,
        "time": dice.pick("time", _TIMES),
        "other_day": dice.pick("later", _LATER).format(later),
        "friend": dice.pick("friend", names()["friends"]),
        "sender": f"{first} {last}",
        "sender_first": first,
    }
