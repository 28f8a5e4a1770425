"""Packs: ready sets of items, one TOML file each in `data/packs`, or a JSON file that `declinekit make` wrote.

A pack has items written by hand (`[[items]]`), items made by program (`[[make]]`, the same ones each time) and the
messages that a lesson shows (`[[exhibits]]`).
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from ..codebook import KINDS as CODEBOOK
from ..exceptions import DeclinekitError, UnknownName, WrongRecord
from ..paths import asset
from . import KINDS, make
from .base import Item
from .itemfile import item

_MAKE = {"kind": str, "guideline": str, "message": str, "scenario": str, "difficulty": str, "n": int, "seed": int}
_EXHIBIT = {"id": str, "title": str, "text": str}
_TOP = ("title", "version", "feedback", "items", "make", "exhibits")
_MOST = 500  # items that one [[make]] gives


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A message that a lesson shows. id: unique in its pack.  title: what stands above it.  text: the message."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Pack:
    """A ready set: its name, its items in order and its exhibits.

    name: of its file.  by_hand: the items written by hand.  makes: the tables [[make]], each after its place in words.
    title: for learners.  feedback: False for a test, which tells nothing.
    version: rises when an item becomes another question; kept with each answer (see `declinekit.history`).
    """

    name: str
    by_hand: tuple[Item, ...]
    exhibits: tuple[Exhibit, ...] = ()
    makes: tuple[tuple[str, dict], ...] = ()
    title: str = ""
    feedback: bool = True
    version: int = 1

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items: those written by hand, then those made by program, which takes its time once."""
        items = (*self.by_hand, *(made for place, row in self.makes for made in _made(row, place)))
        _distinct(self.name, (*items, *self.exhibits))
        return items

    @property
    def lesson(self) -> tuple[Item, ...]:
        """The items that a lesson counts: those written by hand, or all where none is."""
        return self.by_hand or self.items

    def item(self, name: str) -> Item:
        """Give the item of that id. Raises `UnknownName` with the ids there are."""
        return next((item for item in self.by_hand if item.id == name), None) or _named(self.items, name, self.name)

    def exhibit(self, name: str) -> Exhibit:
        """Give the exhibit of that id. Raises `UnknownName` with the ids there are."""
        return _named(self.exhibits, name, self.name)


def names() -> tuple[str, ...]:
    """Give the names of the packs that come with declinekit."""
    return tuple(sorted(path.stem for path in asset("data", "packs").glob("*.toml")))


def load(name: str) -> Pack:
    """Take the name of a pack ("02-say-thanks"), give the pack.

    Raises `UnknownName` where there is no such pack and `WrongRecord` where the file breaks the contract.

    >>> len(load("02-say-thanks").items) >= 12
    True
    """
    path = asset("data", "packs", f"{name}.toml")
    if not path.is_file():
        raise UnknownName(f"there is no pack {name!r}. Packs: {', '.join(names())}.")
    return _pack(path)


def read(path: Path) -> Pack:
    """Take a pack's file, TOML or JSON, give the pack with all its items made.

    Raises `WrongRecord` naming file, item and what is allowed.
    """
    pack = _pack(path)
    _ = pack.items  # what cannot be made is told now, not at first use
    return pack


def _pack(path: Path) -> Pack:
    """Read a pack's file; what [[make]] asks for is made when it is needed."""
    text, rows = _rows(path)
    unknown = set(rows) - set(_TOP)
    if unknown:
        raise WrongRecord(f"{path.name}: unknown field {sorted(unknown)[0]!r}. A pack has: {', '.join(_TOP)}.")
    for name in ("items", "make", "exhibits"):
        for number, row in enumerate(_list(rows.get(name, [])), 1):
            if not isinstance(row, dict):
                raise WrongRecord(f"{path.name}, item {number} of {name!r} is no table. Write [[{name}]] above it.")
    if not rows.get("items") and not rows.get("make"):
        raise WrongRecord(f"{path.name}: there is no item. A pack has tables [[items]] or [[make]].")
    given = rows.get("items", ())
    by_hand = tuple(item(row, place) for row, place in zip(given, _places(path, text, given), strict=True))
    exhibits = tuple(_exhibit(row, path.name) for row in rows.get("exhibits", ()))
    _distinct(path.name, (*by_hand, *exhibits))
    version = _version(rows, by_hand, path.name)
    makes = tuple((f"{path.name}, [[make]] {number}", row) for number, row in enumerate(rows.get("make", ()), 1))
    told = rows.get("feedback", True) is not False
    return Pack(path.stem, by_hand, exhibits, makes, str(rows.get("title", "")), told, version)


def making(
    kinds: Iterable[str],
    n: int,
    *,
    guidelines: Iterable[str] = (),
    message: str = "decline",
    scenario: str | None = None,
    difficulty: str | None = None,
    seed: int = 0,
) -> tuple[Item, ...]:
    """Make `n` items, the kinds and the guidelines in turn, no two alike; the same arguments give the same items.

    Raises as `exercises.make` does.

    >>> [item.kind for item in making(["spot", "repair"], 3, guidelines=["positive"], seed=3)]
    ['spot', 'repair', 'spot']
    """
    kinds, wanted = list(kinds), list(guidelines) or [""]
    if not kinds:
        raise UnknownName(f"no kind of exercise was given. Kinds: {', '.join(KINDS)}.")
    rng = Random(seed)
    found: dict[tuple, Item] = {}
    for number in range(n * 10):
        kind, guideline = kinds[number % len(kinds)], wanted[number // len(kinds) % len(wanted)]
        made = make(kind, guideline=guideline, message=message, scenario=scenario, difficulty=difficulty, seed=rng)
        found.setdefault((made.kind, made.title, made.text, made.start, frozenset(made.options), made.prompt), made)
        if len(found) == n:
            return tuple(found.values())
    raise WrongRecord(f"only {len(found)} different items came of this. Ask for fewer, or for more kinds.")


def as_json(items: Iterable[Item], title: str = "") -> str:
    """Take items, give a pack as JSON text, with the keys: a file for instructors."""
    pack = {"title": title} | {"items": [one.record() for one in items]}
    return json.dumps(pack, ensure_ascii=False, indent=1)


def _distinct(name: str, things: tuple) -> None:
    """Refuse two things of one id."""
    ids = [thing.id for thing in things]
    if len(ids) > len(set(ids)):
        raise WrongRecord(f"{name}: two entries have the id {max(ids, key=ids.count)!r}. Give each its own.")


def _version(rows: dict, items: tuple[Item, ...], name: str) -> int:
    """Give the version of a pack. Refuse numbers that cannot be, and an earlier id that another item has now."""
    version = rows.get("version", 1)
    if type(version) is not int or version < 1:
        raise WrongRecord(f"{name}: version = {version!r} cannot be. It is a number from 1 on.")
    ids = {one.id for one in items}
    for one in items:
        if not 1 <= one.since <= version:
            raise WrongRecord(f"{name}: {one.id!r} has since = {one.since}. Give a version from 1 to {version}.")
        if taken := ids & set(one.was):
            raise WrongRecord(f"{name}: {one.id!r} was {sorted(taken)[0]!r}, which another item is now.")
    return version


def _rows(path: Path) -> tuple[str, dict]:
    """Give a file's text and what it says."""
    try:
        text = path.read_text(encoding="utf-8")
        rows = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise UnknownName(f"{path} cannot be read: {error.strerror}. Give the name of a pack's file.") from None
    except ValueError as error:  # of TOML, of JSON, of UTF-8
        raise WrongRecord(f"{path.name}: {error}. A pack is a TOML or JSON file in UTF-8 with items.") from None
    if not isinstance(rows, dict):
        raise WrongRecord(f"{path.name}: a pack is a table with items, not {type(rows).__name__}.")
    return text, rows


def _places(path: Path, text: str, rows: list[dict]) -> Iterator[str]:
    """Say for each item where it stands: file, line where it can be found, number."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines, 1) if "[[items]]" in line]
    for number, row in enumerate(rows, 1):
        if path.suffix == ".json":
            mark = f'"id": {json.dumps(row.get("id"))}'
            line = next((i for i, line in enumerate(lines, 1) if mark in line), 0)
        else:
            line = heads[number - 1] if number <= len(heads) else heads[0] if heads else 0
        yield f"{path.name}, line {line}, item {number}" if line else f"{path.name}, item {number}"


def _made(row: dict, place: str) -> Iterator[Item]:
    """Make the items that one table [[make]] asks for. Its items have the same ids each time."""
    for name, value in row.items():
        if name not in _MAKE or type(value) is not _MAKE[name]:
            raise WrongRecord(
                f"{place}: {name!r} = {value!r} cannot be. Fields: {', '.join(_MAKE)}; n and seed numbers."
            )
    if "kind" not in row or not 1 <= row.get("n", 1) <= _MOST:
        raise WrongRecord(f"{place}: it needs a kind ({', '.join(KINDS)}), and n from 1 to {_MOST}.")
    rest = {name: row[name] for name in ("message", "scenario", "difficulty", "seed") if name in row}
    guidelines = [row["guideline"]] if row.get("guideline") else []
    if rest.get("message", "decline") not in CODEBOOK:
        raise WrongRecord(f"{place}: {rest['message']!r} is no kind of message. Kinds: {', '.join(CODEBOOK)}.")
    try:
        yield from making([row["kind"]], row.get("n", 1), guidelines=guidelines, **rest)
    except DeclinekitError as error:
        raise WrongRecord(f"{place}: {error}") from None


def _list(value: object) -> list:
    """Give a list as it is, and one that no row passes for anything else."""
    return value if isinstance(value, list) else [value]


def _exhibit(row: dict, name: str) -> Exhibit:
    if {field: type(value) for field, value in row.items()} != _EXHIBIT:
        raise WrongRecord(f"{name}: an exhibit has exactly id, title and text, all words.")
    return Exhibit(row["id"], row["title"], row["text"].strip("\n"))


def _named(things: tuple, name: str, pack: str):
    for thing in things:
        if thing.id == name:
            return thing
    raise UnknownName(f"{name!r} is not in the pack {pack!r}. There: {', '.join(thing.id for thing in things)}.")
