"""Packs: ready sets of items in `data/packs/*.toml`, one for each lesson, with the messages that the lesson shows."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..advice import guidelines
from ..codebook import KINDS as CODEBOOK
from ..exceptions import UnknownName, WrongRecord
from ..paths import asset
from . import KINDS
from .base import Item, Option

_SHAPES = {"id": str, "kind": str, "title": str, "minutes": int, "prompt": str, "options": list, "message": str}
_SHAPES |= {"start": str, "focus": list, "goal": dict}
"""The fields of an item in a pack, with the type of each."""


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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongRecord(f"{path.name}: {error}. A pack is a TOML file in UTF-8 with tables [[items]].") from None
    for name in ("items", "exhibits"):
        for number, row in enumerate(_list(rows.get(name, [])), 1):
            if not isinstance(row, dict):
                raise WrongRecord(f"{path.name}, item {number} of {name!r} is no table. Write [[{name}]] above it.")
    if not rows.get("items"):
        raise WrongRecord(f"{path.name}: there is no item. A pack has tables [[items]] and perhaps [[exhibits]].")
    items = tuple(_item(row, f"{path.name}, item {number}") for number, row in enumerate(rows["items"], 1))
    exhibits = tuple(_exhibit(row, path.name) for row in rows.get("exhibits", ()))
    ids = [thing.id for thing in (*items, *exhibits)]
    if len(ids) > len(set(ids)):
        raise WrongRecord(f"{path.name}: two entries have the id {max(ids, key=ids.count)!r}. Give each its own.")
    return Pack(path.stem, items, exhibits)


def _list(value: object) -> list:
    """Give a list as it is, and one that no row passes for anything else."""
    return value if isinstance(value, list) else [value]


def _exhibit(row: dict, name: str) -> Exhibit:
    if {field: type(value) for field, value in row.items()} != {"id": str, "title": str, "text": str}:
        raise WrongRecord(f"{name}: an exhibit has exactly id, title and text, all words.")
    return Exhibit(row["id"], row["title"], row["text"].strip("\n"))


def _named(things: tuple, name: str, pack: str):
    for thing in things:
        if thing.id == name:
            return thing
    raise UnknownName(f"{name!r} is not in the pack {pack!r}. There: {', '.join(thing.id for thing in things)}.")


def _item(row: dict, place: str) -> Item:
    """Take an item as the file has it, give the item. Raises `WrongRecord` for all that breaks the contract."""
    unknown, missing = set(row) - set(_SHAPES), {"id", "kind", "prompt"} - set(row)
    if unknown or missing:
        what = f"unknown field {sorted(unknown)[0]!r}" if unknown else f"{sorted(missing)[0]!r} is missing"
        raise WrongRecord(f"{place}: {what}. Fields: {', '.join(_SHAPES)}.")
    for field, value in row.items():
        if type(value) is not _SHAPES[field]:
            raise WrongRecord(f"{place}: {field!r} is {type(value).__name__}, not {_SHAPES[field].__name__}.")
    if row["kind"] not in KINDS:
        raise WrongRecord(f"{place}: {row['kind']!r} is no kind of exercise. Kinds: {', '.join(KINDS)}.")
    _check_writing(row, place)
    options = _options(row, place)
    start = row.get("start", "").strip("\n")
    return Item(**row | {"options": options, "focus": tuple(row.get("focus", ())), "start": start})


def _check_writing(row: dict, place: str) -> None:
    """Refuse a kind of message, a focus or a goal that cannot be."""
    kind = row.get("message", "decline")
    if kind not in CODEBOOK:
        raise WrongRecord(f"{place}: {kind!r} is no kind of message. Kinds: {', '.join(CODEBOOK)}.")
    known = guidelines(kind)
    for name in row.get("focus", ()):
        if name not in known:
            raise WrongRecord(f"{place}: {name!r} is no guideline of {kind!r}. Guidelines: {', '.join(known)}.")
    for key, value in row.get("goal", {}).items():
        allowed = CODEBOOK[kind].get(key, ())
        if not any(value == v and type(value) is type(v) for v in allowed):
            raise WrongRecord(f"{place}: the goal {key} = {value!r} is not in the codebook. Allowed: {allowed}.")


def _options(row: dict, place: str) -> tuple[Option, ...]:
    options = row.get("options", [])
    for option in options:
        shapes = {name: type(value) for name, value in option.items()} if isinstance(option, dict) else {}
        if shapes != {"text": str, "right": bool, "note": str}:
            raise WrongRecord(f"{place}: an option has exactly text (words), right (true or false) and note (words).")
    right = sum(option["right"] for option in options)
    if row["kind"] == "choose" and right != 1:
        raise WrongRecord(f"{place}: {right} options are right. Exactly one is, in a 'choose' item.")
    if row["kind"] == "spot" and not right:
        raise WrongRecord(f"{place}: no option is right. At least one is, in a 'spot' item.")
    return tuple(Option(**option) for option in options)
