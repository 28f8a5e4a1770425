"""From a row of a file to an item: what is not allowed is refused with its place and with what is allowed."""

from ..advice import guidelines
from ..codebook import KINDS as CODEBOOK
from ..codebook import allows
from ..exceptions import WrongRecord
from . import KINDS
from .base import Item, Option
from .complete import GAP

_WORDS = ("id", "kind", "title", "prompt", "guideline", "text", "why_prompt", "message", "start", "example")
_LISTS = ("options", "why", "places", "slots", "hints", "focus", "keep", "was")
_NUMBERS = ("minutes", "seconds", "since")
_SHAPES = dict.fromkeys(_WORDS, str) | dict.fromkeys(_LISTS, list) | dict.fromkeys(_NUMBERS, int)
_SHAPES |= {"goal": dict, "solved": bool}
"""The fields of an item in a file, with the type of each."""

_OF_LISTS = {"places": int, "slots": str, "hints": str, "focus": str, "keep": str, "was": str}
_NEEDS = {
    "choose": ("options",), "spot": ("options",), "mark": ("options",), "order": ("options", "places"),
    "complete": ("options", "text"), "repair": ("start", "goal"), "write": (), "decide": ("options", "why"),
    "sequence": ("options", "places", "slots"), "scale": ("options", "places", "slots"),
}  # fmt: skip
"""The fields that a kind of exercise cannot do without."""


def item(row: dict, place: str) -> Item:
    """Take an item as a file has it and its place in words, give the item. Raises `WrongRecord` for what cannot be."""
    unknown, missing = set(row) - set(_SHAPES), {"id", "kind", "prompt"} - set(row)
    if unknown or missing:
        what = f"unknown field {sorted(unknown)[0]!r}" if unknown else f"{sorted(missing)[0]!r} is missing"
        raise WrongRecord(f"{place}: {what}. Fields: {', '.join(_SHAPES)}.")
    for field, value in row.items():
        if type(value) is not _SHAPES[field]:
            raise WrongRecord(f"{place}: {field!r} is {type(value).__name__}, not {_SHAPES[field].__name__}.")
        if field in _OF_LISTS and any(type(one) is not _OF_LISTS[field] for one in value):
            raise WrongRecord(f"{place}: {field!r} is a list of {_OF_LISTS[field].__name__}, and of nothing else.")
    if row["kind"] not in KINDS:
        raise WrongRecord(f"{place}: {row['kind']!r} is no kind of exercise. Kinds: {', '.join(KINDS)}.")
    for field in _NEEDS[row["kind"]]:
        if not row.get(field):
            raise WrongRecord(f"{place}: an item of kind {row['kind']!r} needs {field!r}.")
    _check_writing(row, place)
    lists = {field: tuple(row[field]) for field in _OF_LISTS if field in row}
    lists |= {field: _options(row[field], place) for field in ("options", "why") if field in row}
    made = Item(**row | lists | {"start": row.get("start", "").strip("\n")})
    _check_key(made, place)
    return made


def _options(rows: list, place: str) -> tuple[Option, ...]:
    for option in rows:
        shapes = {name: type(value) for name, value in option.items()} if isinstance(option, dict) else {}
        if shapes != {"text": str, "right": bool, "note": str}:
            raise WrongRecord(f"{place}: an option has exactly text (words), right (true or false) and note (words).")
    return tuple(Option(**option) for option in rows)


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
        if not allows(kind, key, value):
            allowed = CODEBOOK[kind].get(key, ())
            raise WrongRecord(f"{place}: the goal {key} = {value!r} is not in the codebook. Allowed: {allowed}.")


def _check_key(made: Item, place: str) -> None:
    """Refuse a key that no answer could meet."""
    right, count = sum(option.right for option in made.options), len(made.options)
    if made.kind in ("choose", "complete", "decide") and right != 1:
        raise WrongRecord(f"{place}: {right} options are right. Exactly one is, in a {made.kind!r} item.")
    if made.kind in ("spot", "mark") and not right:
        raise WrongRecord(f"{place}: no option is right. At least one is, in a {made.kind!r} item.")
    if made.why and not any(option.right for option in made.why):
        raise WrongRecord(f"{place}: no reason is right. At least one is, where there are reasons.")
    if made.kind in ("order", "sequence", "scale") and len(made.places) != count:
        raise WrongRecord(f"{place}: {len(made.places)} places for {count} options. Give each option its place.")
    if made.slots and not all(0 <= slot < len(made.slots) for slot in made.places):
        raise WrongRecord(f"{place}: a place is the number of a slot, from 0 to {len(made.slots) - 1}.")
    if made.kind == "order" and len(set(made.places)) < 2:
        raise WrongRecord(f"{place}: all lines have the same place, so every order is right. Number them.")
    if made.kind == "complete" and made.text.count(GAP) != 1:
        raise WrongRecord(f"{place}: the text needs exactly one gap, written {GAP}.")
