"""The learner's own record: one SQLite file in the course folder, written the moment something happens.

Attempts are only ever added; drafts hold the newest text of each writing task. The file survives a killed kernel,
and two notebooks may write to it at the same time.
"""

import json
import os
import sqlite3
from collections.abc import ItemsView, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .exceptions import UnusableFile, WrongRecord

FILE = "declinekit-progress.sqlite"
"""The name of the file in the course folder."""

_TABLES = """
create table if not exists attempts (
  at text not null, lesson text not null, version integer not null, item text not null,
  outcome text not null, points real not null, answer text not null
);
create table if not exists drafts (
  lesson text not null, item text not null, at text not null, text text not null, primary key (lesson, item)
);
"""
_SAVE = """insert into drafts values (?, ?, ?, ?)
on conflict (lesson, item) do update set at = excluded.at, text = excluded.text"""
_COLUMNS = {"attempts": (str, str, int, str, str, float, str), "drafts": (str, str, str, str)}
"""The tables with the types of their columns."""

FORMAT = 1
"""The version of the file, and of what "Save my progress" writes."""

_CURE = "Is another program using it? Else use a course folder of your own that can be written."
_WAIT = 10.0  # seconds to wait for another notebook that is writing


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to one item. outcome: "right", "partly" or "wrong".  points: 0.0–1.0.  at: UTC, ISO 8601."""

    lesson: str
    item: str
    outcome: str
    points: float
    answer: object
    version: int = 1
    at: str = ""


def best(attempts: Iterable[Attempt]) -> dict[str, str]:
    """Take attempts, give for each item its best outcome."""
    found: dict[str, Attempt] = {}
    for attempt in attempts:
        if attempt.item not in found or attempt.points > found[attempt.item].points:
            found[attempt.item] = attempt
    return {item: attempt.outcome for item, attempt in found.items()}


class Progress:
    """The record in one file.

    path: the file (made on first use); by default `declinekit-progress.sqlite` in the working folder, or the path in
    the environment variable DECLINEKIT_PROGRESS. A file that is no database is set aside as `<name>.damaged`;
    `notice` then says so. Raises `UnusableFile` where the folder cannot be written.

    >>> import tempfile
    >>> progress = Progress(Path(tempfile.mkdtemp()) / FILE)
    >>> progress.add(Attempt("02-say-thanks", "quiz-1", "right", 1.0, 2))
    >>> progress.best("02-say-thanks")
    {'quiz-1': 'right'}
    """

    def __init__(self, path: Path | str | None = None):
        self.path = Path(path or os.environ.get("DECLINEKIT_PROGRESS") or FILE)
        self.notice = ""
        try:
            self._prepare()
        except UnusableFile as error:
            if isinstance(error.__cause__, sqlite3.OperationalError):  # a folder or a lock, not the file's content
                raise
            self._set_aside()
        with self._open() as db:
            if db.execute("pragma user_version").fetchone()[0] > FORMAT:
                raise UnusableFile(f"{self.path} was written by a newer declinekit. Install that one to use it.")

    def add(self, attempt: Attempt) -> None:
        """Keep an attempt. It is on disk when this returns."""
        at = attempt.at or datetime.now(UTC).isoformat(timespec="milliseconds")
        row = (at, attempt.lesson, attempt.version, attempt.item, attempt.outcome, attempt.points)
        with self._open() as db:
            db.execute("insert into attempts values (?, ?, ?, ?, ?, ?, ?)", (*row, json.dumps(attempt.answer)))

    def attempts(self, lesson: str) -> list[Attempt]:
        """Give the attempts in a lesson, oldest first."""
        columns = "lesson, item, outcome, points, answer, version, at"
        query = f"select {columns} from attempts where lesson = ? order by at, rowid"  # noqa: S608  our own names
        with self._open() as db:
            rows = db.execute(query, (lesson,)).fetchall()
        return [Attempt(*row[:4], json.loads(row[4]), *row[5:]) for row in rows]

    def best(self, lesson: str) -> dict[str, str]:
        """Give for each item tried in a lesson its best outcome."""
        return best(self.attempts(lesson))

    def save_draft(self, lesson: str, item: str, text: str) -> None:
        """Keep the newest text of a writing task. It is on disk when this returns."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._open() as db:
            db.execute(_SAVE, (lesson, item, at, text))

    def draft(self, lesson: str, item: str) -> str:
        """Give the newest text of a writing task, "" where there is none."""
        with self._open() as db:
            row = db.execute("select text from drafts where lesson = ? and item = ?", (lesson, item)).fetchone()
        return row[0] if row else ""

    def shelf(self, name: str) -> "Shelf":
        """Give the texts kept under a name as a mapping that reads and writes the file."""
        return Shelf(self, name)

    def drafts(self, lesson: str) -> dict[str, str]:
        """Give all texts that are kept under the name of a lesson, in the order in which they came; no empty ones."""
        query = "select item, text from drafts where lesson = ? and text != '' order by rowid"
        with self._open() as db:
            return dict(db.execute(query, (lesson,)).fetchall())

    def as_json(self) -> str:
        """Give everything in one text: what "Save my progress" writes into a file."""
        with self._open() as db:
            rows = {name: db.execute(f"select * from {name} order by at").fetchall() for name in _COLUMNS}  # noqa: S608
        return json.dumps({"declinekit": FORMAT} | rows, ensure_ascii=False, indent=0)

    def merge(self, text: str) -> int:
        """Take what `as_json` gave, add what is not here yet, give how many rows came in; the newer draft stays.

        Raises `WrongRecord` for a text that is no saved progress; then nothing is changed.

        >>> import tempfile
        >>> one, two = (Progress(Path(tempfile.mkdtemp()) / FILE) for _ in range(2))
        >>> one.add(Attempt("02-say-thanks", "quiz-1", "right", 1.0, 2))
        >>> two.merge(one.as_json()), two.merge(one.as_json())
        (1, 0)
        """
        saved = _saved(text)
        with self._open() as db:
            before = db.total_changes
            for row in saved["attempts"]:
                db.execute(
                    "insert into attempts select ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from attempts "
                    "where at = ? and lesson = ? and item = ? and answer = ?)",
                    (*row, row[0], row[1], row[3], row[6]),
                )
            for row in saved["drafts"]:
                db.execute(f"{_SAVE} where excluded.at > drafts.at", row)
            return db.total_changes - before

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction; it is committed at the end and the file closed."""
        try:
            db = sqlite3.connect(self.path, timeout=_WAIT)
            try:
                with db:
                    yield db
            finally:
                db.close()
        except sqlite3.Error as error:
            raise UnusableFile(f"{self.path} cannot be written or read ({error}). {_CURE}") from error

    def _prepare(self) -> None:
        with self._open() as db:
            db.execute("pragma journal_mode = wal")  # readers and a writer do not wait for each other
            db.executescript(_TABLES)
            if not db.execute("pragma user_version").fetchone()[0]:
                db.execute(f"pragma user_version = {FORMAT}")
            if db.execute("pragma quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("it is damaged")

    def _set_aside(self) -> None:
        names = (f"{self.path.name}.damaged{n}" for n in ("", *range(2, 10_000)))
        aside = next(path for path in map(self.path.with_name, names) if not path.exists())
        self.path.replace(aside)
        self.notice = f"Your progress file could not be read. It is kept as {aside.name}; a new one was started."
        self._prepare()


class Shelf(MutableMapping[str, str]):
    """Texts by key in the file of a progress: read anew each time, so that two notebooks see each other's.

    What is taken out stays in the file as an empty text, so that an older copy does not bring it back.

    >>> import tempfile
    >>> one, two = (Progress(Path(tempfile.gettempdir()) / f"{id(_TABLES)}.sqlite").shelf("list") for _ in range(2))
    >>> one["a"], two["b"] = "1", "2"
    >>> del one["b"]
    >>> dict(two)
    {'a': '1'}
    """

    def __init__(self, progress: Progress, name: str):
        self._progress, self._name = progress, name

    def items(self) -> ItemsView[str, str]:
        """Give all keys with their texts, read at once."""
        return self._progress.drafts(self._name).items()

    def __getitem__(self, key: str) -> str:
        return dict(self.items())[key]

    def __setitem__(self, key: str, text: str) -> None:
        self._progress.save_draft(self._name, key, text)

    def __delitem__(self, key: str) -> None:
        self._progress.save_draft(self._name, key, "")

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self.items()))

    def __len__(self) -> int:
        return len(self.items())


def _saved(text: str) -> dict[str, list[tuple]]:
    """Take the text of a saved progress, give its rows. Raises `WrongRecord` for anything else."""
    try:
        found = json.loads(text)
        if found["declinekit"] != FORMAT:
            raise ValueError
        rows = {name: [tuple(row) for row in found[name]] for name in _COLUMNS}
        for name, types in _COLUMNS.items():
            for row in rows[name]:
                if [type(value) for value in row] != list(types):
                    raise ValueError
        for row in rows["attempts"]:
            json.loads(row[6])
    except (ValueError, TypeError, KeyError):
        raise WrongRecord(
            "this is no progress file of declinekit. Choose the file that “Save my progress” made."
        ) from None
    return rows
