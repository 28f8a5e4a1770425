"""Packs: ready sets of items in `data/packs/*.toml`, one for each lesson, with the messages that the lesson shows."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from ..codebook import keys
from ..exceptions import UnknownName, WrongRecord
from ..paths import asset
from . import KINDS
from .base import Item, Option

_FIELDS = {field.name for field in fields(Item)}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A message that a lesson shows. id: unique in its pack.  title: what stands above it.  text: the message."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A ready set: its name, its items in order and its exhibits."""

    name: str
    items: tuple[Item, ...]
    exhibits: tuple[Exhibit, ...] = ()

    def item(self, name: str) -> Item:
        """Give the item of that id. Raises `UnknownName` with the ids there are."""
        return _named(self.items, name, self.name)

    def exhibit(self, name: str) -> Exhibit:
        """Give the exhibit of that id. Raises `UnknownName` with the ids there are."""
        return _named(self.exhibits, name, self.name)


def load(name: str) -> Pack:
    """Take the name of a pack ("02-say-thanks"), give the pack.

    Raises `UnknownName` where there is no such pack and `WrongRecord` where the file breaks the contract.
    """
    path = asset("data", "packs", f"{name}.toml")
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in asset("data", "packs").glob("*.toml")))
        raise UnknownName(f"there is no pack {name!r}. Packs: {known}.")
    return read(path)


def read(path: Path) -> Pack:
    """Take a pack's file, give the pack. Raises `WrongRecord` naming file, item and what is allowed."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        items = tuple(_item(row, f"{path.name}, item {number}") for number, row in enumerate(rows["items"], 1))
        exhibits = tuple(Exhibit(row["id"], row["title"], row["text"].strip("\n")) for row in rows.get("exhibits", ()))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise WrongRecord(f"{path.name}: {error}. A pack is a TOML file with tables [[items]].") from None
    ids = [thing.id for thing in (*items, *exhibits)]
    if len(ids) > len(set(ids)):
        raise WrongRecord(f"{path.name}: two entries have the id {max(ids, key=ids.count)!r}. Give each its own.")
    return Pack(path.stem, items, exhibits)


def _named(things: tuple, name: str, pack: str):
    for thing in things:
        if thing.id == name:
            return thing
    raise UnknownName(f"{name!r} is not in the pack {pack!r}. There: {', '.join(thing.id for thing in things)}.")


def _item(row: dict, place: str) -> Item:
    unknown, missing = set(row) - _FIELDS, {"id", "kind", "prompt"} - set(row)
    if unknown or missing:
        what = f"unknown field {sorted(unknown)[0]!r}" if unknown else f"{sorted(missing)[0]!r} is missing"
        raise WrongRecord(f"{place}: {what}. Fields: {', '.join(sorted(_FIELDS))}.")
    if row["kind"] not in KINDS:
        raise WrongRecord(f"{place}: {row['kind']!r} is no kind of exercise. Kinds: {', '.join(KINDS)}.")
    for key, value in row.get("goal", {}).items():
        if value not in keys(row.get("message", "decline")).get(key, ()):
            raise WrongRecord(f"{place}: the goal {key} = {value!r} is not in the codebook.")
    return Item(**_options(row, place))


def _options(row: dict, place: str) -> dict:
    options = row.get("options", [])
    for option in options:
        if set(option) != {"text", "right", "note"}:
            raise WrongRecord(f"{place}: an option has exactly the fields text, right, note.")
    right = sum(option["right"] for option in options)
    if row["kind"] == "choose" and right != 1:
        raise WrongRecord(f"{place}: {right} options are right. Exactly one is, in a 'choose' item.")
    start = row.get("start", "").strip("\n")
    return row | {"options": tuple(Option(**o) for o in options), "focus": tuple(row.get("focus", ())), "start": start}
