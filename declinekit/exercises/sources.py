"""What the makers of items share: the wish for an item, and small helpers around generated messages."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TypeVar

from ..generator import generate, generate_pair
from ..paths import asset
from .base import words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an item shall be.

    guideline: what it trains ("" lets chance choose).  kind: of message.  scenario: an id or a trade, None for any.
    difficulty: "easy", "medium" or "hard", None for any.  name: the beginning of its id.
    """

    guideline: str = ""
    kind: str = "decline"
    scenario: str | None = None
    difficulty: str | None = None
    name: str = "item"

    @property
    def level(self) -> str:
        """The difficulty, medium where any will do."""
        return self.difficulty or "medium"

    def id(self, rng: Random) -> str:
        """Give an id: the beginning, the guideline and eight characters by chance."""
        return "-".join(filter(None, (self.name, self.guideline, f"{rng.getrandbits(32):08x}")))


def fault(wish: Wish) -> dict:
    """Give the words about the guideline of a wish."""
    return words("faults")[wish.guideline]


def message(rng: Random, wish: Wish, **asked) -> dict:
    """Make one message as wished. asked: labels, flaws, or another difficulty, as `generate` takes them."""
    same = {"kind": wish.kind, "scenario": wish.scenario, "difficulty": wish.difficulty}
    [record] = generate(1, **same | asked, seed=rng.getrandbits(32))
    return record


def pair(rng: Random, wish: Wish) -> tuple[dict, dict]:
    """Make two messages that differ in the label of the wish's guideline alone: without its fault, and with it."""
    asked = fault(wish)
    same = {"kind": wish.kind, "scenario": wish.scenario, "difficulty": wish.difficulty}
    return generate_pair(asked["key"], asked["right"], asked["value"], **same, seed=rng.getrandbits(32))


def shuffled(rng: Random, things: Iterable[T]) -> list[T]:
    """Give things in an order by chance, the same on every Python."""
    return [thing for _, _, thing in sorted((rng.random(), i, thing) for i, thing in enumerate(things))]


def starred(record: dict, key: str) -> str:
    """Give the words of a message that show a label, as the end of a note."""
    spans = record["slips"] if key == "errors" else record["evidence"].get(key, ())
    quotes = [record["text"][start:end] for start, end in spans]
    return f" Here: “{'”, “'.join(quotes)}”." if quotes else ""


@cache
def rows(name: str, table: str) -> tuple[dict, ...]:
    """Give the tables of a file in `data` that was written by hand."""
    return tuple(tomllib.loads(asset("data", f"{name}.toml").read_text(encoding="utf-8"))[table])


def drawn(rng: Random, wish: Wish, name: str, table: str) -> dict:
    """Draw a table that trains the guideline of a wish; of its trade, where there is one."""
    found = [row for row in rows(name, table) if row["guideline"] == wish.guideline]
    near = [row for row in found if wish.scenario and wish.scenario in row.get("trade", "")]
    return (near or found)[int(rng.random() * len(near or found))]
