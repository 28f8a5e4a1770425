"""A table of messages comes in, the same table with labels, scores and evidence goes out, row by row.

Rows are numbered as one counts them: in a .csv from 1 below the header, in a .jsonl by line.
A row that cannot be scored stays, with the reason in its column `error`. An input column that is called like one
of ours (`thanks`, `score`, …) is kept under the name `given_…`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .codebook import KINDS
from .exceptions import DeclinekitError, UnusableFile, WrongRecord
from .scorecard import score
from .tables import NUMBER, PROBLEM, UNREAD, columns, read_rows, write_rows
from .textfile import LONGEST, too_long
from .views import record

ADDED = (*dict.fromkeys(key for keys in KINDS.values() for key in keys), "score", "evidence", "error")
"""Every column that is added."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were scored, and how many could not be."""

    scored: int
    errors: int


def run(
    source: Path,
    target: Path,
    *,
    text_column: str = "text",
    note: Callable[[str], None] = lambda line: None,
    progress: Callable[[int], None] = lambda rows: None,
) -> Tally:
    """Score the table `source` into the table `target`; give how many rows went well.

    note: called with one line for each row that could not be scored, and for renamed columns.
    progress: called with the number of rows done so far.
    Raises `UnusableFile` or `WrongRecord` where the tables themselves cannot be used.
    """
    _apart(source, target)
    given = columns(source, text_column)
    if given not in (None, [UNREAD]) and text_column not in given:
        raise WrongRecord(
            f"{source} has no column {text_column!r}. Its columns: {', '.join(given) or 'none'}. "
            "Name the one with the message: --text-column NAME"
        )
    clash = [name for name in given or () if name in ADDED and name != text_column]
    if clash:
        note(f"columns of {source.name} kept as {', '.join(f'given_{name}' for name in clash)}")
    counts = {True: 0, False: 0}
    rows = _watched(scored(read_rows(source, text_column), text_column, note), counts, progress)
    write_rows(target, rows, [*(_kept(name, text_column) for name in given or ()), *_added(given)])
    return Tally(counts[True], counts[False])


def scored(rows: Iterable[dict], text_column: str, note: Callable[[str], None]) -> Iterator[dict]:
    """Take rows, give each with our columns added, or with `error`.

    >>> rows = [{"text": " ", "id": 7, "score": "mine"}]
    >>> list(scored(rows, "text", print))
    row 1: there is no message in column 'text'.
    [{'text': ' ', 'id': 7, 'given_score': 'mine', 'error': "there is no message in column 'text'."}]
    """
    for count, row in enumerate(rows, 1):
        number, problem = row.pop(NUMBER, count), row.pop(PROBLEM, None)
        kept = {_kept(name, text_column): value for name, value in row.items()}
        try:
            if problem:
                raise WrongRecord(problem)
            yield kept | _labels(row, text_column)
        except DeclinekitError as error:
            note(f"row {number}: {error}")
            yield kept | {"error": str(error)}


def _labels(row: dict, text_column: str) -> dict:
    """Give the columns to add to one row; raise where its text or its kind cannot be used."""
    text, kind = row.get(text_column), row.get("kind")
    if not isinstance(text, str) or not text.strip():
        raise WrongRecord(f"there is no message in column {text_column!r}.")
    if len(text) > LONGEST:
        raise too_long("the message")
    if kind is None or kind != kind or kind == "":  # an empty cell; NaN differs from itself
        kind = "decline"
    if kind not in KINDS:
        raise WrongRecord(f"{kind!r} is no kind of message. Kinds: {', '.join(KINDS)}.")
    made = record.render(score(text, kind))
    return {name: made[name] for name in ADDED if name in made}


def _kept(name: str, text_column: str) -> str:
    """Give the name under which an input column is carried through."""
    return f"given_{name}" if name in ADDED and name != text_column else name


def _added(given: list[str] | None) -> list[str]:
    """Give the columns to add to a table: those of follow-ups only where there may be some."""
    if given is None or "kind" in given:
        return list(ADDED)
    return [name for name in ADDED if name in KINDS["decline"] or name in ("score", "evidence", "error")]


def _apart(source: Path, target: Path) -> None:
    """Refuse to write a table over the one that is read."""
    if target.exists() and source.exists() and source.samefile(target):
        raise UnusableFile(f"{source} would be overwritten. Give another name for the result.")


def _watched(rows: Iterable[dict], counts: dict[bool, int], progress: Callable[[int], None]) -> Iterator[dict]:
    """Give the rows on, counting good and bad ones."""
    for row in rows:
        counts["error" not in row] += 1
        yield row
        progress(sum(counts.values()))
