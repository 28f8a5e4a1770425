"""The commands for instructors, `declinekit generate` and `declinekit make`: wishes come in, files go out."""

import argparse
import json
import sys
from pathlib import Path

from .codebook import KINDS, keys
from .exceptions import UnknownName

_FIELDS = ("id", "kind", "text", "scenario", "difficulty")


def add(one, two) -> None:
    """Take the two empty parsers of `generate` and `make`, give them their arguments."""
    for parser, what, how in ((one, "messages", "jsonl, .csv or .parquet"), (two, "items", "json")):
        parser.add_argument("--n", type=_count, default=10, metavar="N", help=f"how many {what} (default: 10)")
        parser.add_argument("--scenario", metavar="NAME", help="a scenario or a trade, such as nursing (default: all)")
        parser.add_argument("--difficulty", metavar="LEVEL", help="easy, medium or hard (default: all three)")
        parser.add_argument("--seed", type=int, default=0, help="the same number gives the same result (default: 0)")
        parser.add_argument("-o", "--output", metavar="OUT", type=Path, help=f"the .{how} file to write")
    one.add_argument("--kind", default="decline", choices=KINDS, help="what the messages are (default: decline)")
    one.add_argument("--flaws", metavar="A,B", type=_names, help="flaws of each message; all else is as it should be")
    one.add_argument("--labels", metavar="K=V,…", type=_names, help="labels of each message, such as tone=off")
    two.add_argument("--kind", metavar="A,B", type=_names, required=True, help="such as spot,repair")
    two.add_argument("--guideline", metavar="A,B", type=_names, default=[], help="what the items train (default: all)")
    two.add_argument("--message", default="decline", choices=KINDS, help="what the messages are (default: decline)")
    two.add_argument("--title", default="", help="the title of the pack")
    one.set_defaults(run=_generate)
    two.set_defaults(run=_make)


def flat(record: dict) -> dict:
    """Take a record, give it as one row of a table: labels in columns of their own, evidence last.

    >>> flat({"id": "a", "kind": "decline", "text": "No.", "labels": {"thanks": False}, "evidence": {}, "slips": []})
    {'id': 'a', 'kind': 'decline', 'text': 'No.', 'thanks': False, 'evidence': {}, 'slips': []}
    """
    first = {name: record[name] for name in _FIELDS if name in record}
    return first | record["labels"] | {"evidence": record["evidence"], "slips": record["slips"]}


def _generate(arguments: argparse.Namespace) -> int:
    """Generate messages and write or print them."""
    from .generator import generate
    from .tables import write_rows

    labels = _labels(arguments.labels or [], arguments.kind)
    records = generate(
        arguments.n,
        kind=arguments.kind,
        scenario=arguments.scenario,
        labels=labels,
        flaws=arguments.flaws,
        difficulty=arguments.difficulty,
        seed=arguments.seed,
    )
    if arguments.output is None:
        print("\n".join(json.dumps(record, ensure_ascii=False) for record in records))
        return 0
    rows = records if arguments.output.suffix == ".jsonl" else [flat(record) for record in records]
    write_rows(arguments.output, rows, list(rows[0]) if rows else list(_FIELDS))
    return _written(arguments.output, len(records), "messages")


def _make(arguments: argparse.Namespace) -> int:
    """Make a pack of items and write or print it."""
    from .exercises.packs import as_json, making
    from .textfile import replacing

    items = making(
        arguments.kind,
        arguments.n,
        guidelines=arguments.guideline,
        message=arguments.message,
        scenario=arguments.scenario,
        difficulty=arguments.difficulty,
        seed=arguments.seed,
    )
    text = as_json(items, arguments.title)
    if arguments.output is None:
        print(text)
        return 0
    with replacing(arguments.output) as file:
        file.write(text + "\n")
    return _written(arguments.output, len(items), "items")


def _written(path: Path, count: int, what: str) -> int:
    print(f"Written: {path} ({count} {what})", file=sys.stderr)
    return 0


def _labels(pairs: list[str], kind: str) -> dict:
    """Take "key=value" pairs, give labels. Raises `UnknownName` for what is not in the codebook."""
    allowed, labels = keys(kind), {}
    for pair in pairs:
        key, _, value = pair.partition("=")
        named = {str(v).lower(): v for v in allowed.get(key, ())}
        if value.lower() not in named:
            values = ", ".join(f"{key}={name}" for name in named) or ", ".join(allowed)
            raise UnknownName(f"the label {pair!r} is not in the codebook. Allowed: {values}.")
        labels[key] = named[value.lower()]
    return labels


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be at least 1")
    return number
