"""Tables of messages in files: one reader and one writer for each suffix, rows as plain dicts, streamed.

A row that cannot be read comes as what there is of it, with the reason under `PROBLEM`.
"""

import codecs
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from .exceptions import MissingExtra, UnusableFile, UnusableText
from .textfile import encoding_of, replacing

NUMBER = "\0number"
"""Under this name a row carries its number, counted as a person would."""
PROBLEM = "\0problem"
"""Under this name a row that could not be read carries the reason."""
UNREAD = "line"
"""The column that holds a .jsonl line which is no JSON object, as it was given."""
SUFFIXES = (".csv", ".jsonl", ".parquet")


def columns(path: Path, text_column: str) -> list[str] | None:
    """Take a table, give the names of its columns; of a .jsonl those of all its rows, in order of appearance."""
    if _suffix(path) == ".csv":
        with _csv_lines(path, text_column) as (reader, _):
            return list(reader.fieldnames or ())
    if _suffix(path) == ".parquet":
        with _told(path):
            return list(_pandas().read_parquet(path).columns)
    names = dict.fromkeys(chain.from_iterable(row for row in read_rows(path, text_column)))
    return None if not names.keys() - {NUMBER, PROBLEM} else [n for n in names if n not in (NUMBER, PROBLEM)]


def read_rows(path: Path, text_column: str = "text") -> Iterator[dict]:
    """Take a table, give its rows one by one. Raises `UnusableFile` where it cannot be read."""
    yield from {".csv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}[_suffix(path)](path, text_column)


def write_rows(path: Path, rows: Iterable[dict], names: list[str]) -> None:
    """Write rows to `path`, whole or not at all; `names` are the columns of a table that has fixed ones."""
    {".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet}[_suffix(path)](path, rows, names)


def _suffix(path: Path) -> str:
    if path.suffix.lower() not in SUFFIXES:
        raise UnusableFile(f"{path}: the suffix says the format, and {path.suffix!r} is none of {', '.join(SUFFIXES)}.")
    return path.suffix.lower()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what goes wrong while reading `path` into an error that names the cure."""
    try:
        yield
    except FileNotFoundError:
        raise UnusableFile(f"{path} does not exist. Check its name and folder.") from None
    except IsADirectoryError:
        raise UnusableFile(f"{path} is a folder. Give the table in it.") from None
    except csv.Error as error:
        raise UnusableFile(f"{path} is no proper .csv: {error}.") from None
    except (UnusableFile, UnusableText):
        raise
    except (OSError, ValueError) as error:
        raise UnusableFile(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def _encoding(path: Path) -> str:
    """Give the encoding of a file of any size, read piece by piece."""
    with path.open("rb") as file:
        start = file.read(1_000_000)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            for piece in iter(lambda: file.read(1_000_000), b""):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            found = encoding_of(start[: len(start) // 2 * 2])
            if found is None or found == "utf-8":
                raise UnusableText(f"the encoding of {path} is not known. Save it as UTF-8.") from None
            return found
    if b"\x00" in start:
        raise UnusableText(f"{path} is a binary file. Save the table as .csv or .jsonl in UTF-8.")
    return "utf-8-sig"


@contextmanager
def _csv_lines(path: Path, text_column: str) -> Iterator[tuple[csv.DictReader, str]]:
    """Give a reader over a .csv whose cells are parted by commas, semicolons or tabs, and the encoding."""
    longest = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with _told(path), path.open(encoding=_encoding(path), newline="", errors="replace") as file:
            header = file.readline()
            parts = [mark for mark in ",;\t" if text_column in next(csv.reader([header], delimiter=mark), [])]
            file.seek(0)
            yield csv.DictReader(file, delimiter=(parts or [","])[0]), file.encoding
    finally:
        csv.field_size_limit(longest)


def _read_csv(path: Path, text_column: str) -> Iterator[dict]:
    with _csv_lines(path, text_column) as (reader, _):
        for number, row in enumerate(reader, 1):
            over = row.pop(None, None)
            if over:
                row[PROBLEM] = f"{len(over)} cells more than the header names: {over!r}. Put quotes around the text."
            yield row | {NUMBER: number}


def _read_jsonl(path: Path, text_column: str) -> Iterator[dict]:
    with _told(path), path.open(encoding=_encoding(path), newline="\n", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                problem = None if isinstance(row, dict) else "the line is no JSON object ({…})."
            except (ValueError, RecursionError) as error:
                row, problem = None, f"the line is no JSON: {error}."
            yield (row if problem is None else {UNREAD: line.rstrip("\r\n"), PROBLEM: problem}) | {NUMBER: number}


def _read_parquet(path: Path, text_column: str) -> Iterator[dict]:
    with _told(path):
        table = _pandas().read_parquet(path)
    for number, row in enumerate(table.to_dict("records"), 1):
        yield row | {NUMBER: number}


def _write_csv(path: Path, rows: Iterable[dict], names: list[str]) -> None:
    with replacing(path) as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(names)), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: object) -> object:
    """Give what stands in a .csv cell: text and numbers as they are, all else as JSON (true, false, [[0, 4]])."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | dict | list | tuple) else value


def _write_jsonl(path: Path, rows: Iterable[dict], names: list[str]) -> None:
    with replacing(path) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _write_parquet(path: Path, rows: Iterable[dict], names: list[str]) -> None:
    pandas = _pandas()
    made = [{n: _nested(v) for n, v in row.items()} for row in rows]
    table = pandas.DataFrame(made, columns=list(dict.fromkeys([*names, *chain.from_iterable(made)])))
    with replacing(path, "wb") as file:
        table.convert_dtypes().to_parquet(file)


def _nested(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value


def _pandas():
    try:
        import pandas
        import pyarrow  # noqa: F401  pandas reads .parquet with it
    except ImportError:
        raise MissingExtra('.parquet needs pandas and pyarrow. Do: pip install "declinekit[instructor]"') from None
    return pandas
