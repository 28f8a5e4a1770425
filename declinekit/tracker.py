"""The job-search record: applications with their status, warnings about what is due, and CSV in and out."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta

from .exceptions import WrongRecord

STATUSES = ("applied", "invited", "declined", "confirmed", "closed")
"""How far an application is. declined: I declined and wait for an answer.  confirmed: they answered."""

WAIT = 4
"""Days after declining from which a follow-up is due, where nobody has answered: three to five working days."""

_MOST = 2000  # applications in one record


@dataclass(frozen=True, slots=True)
class Application:
    """One application. on: the day of the last step, ISO (2026-03-12) or "".  note: anything, in one line."""

    firm: str
    role: str = ""
    status: str = "applied"
    on: str = ""
    contact: str = ""
    note: str = ""


def application(**given: str) -> Application:
    """Take the fields as words, give the application. Raises `WrongRecord` for what cannot be.

    >>> application(firm=" Hafen Logistics ", status="declined", on="2026-03-12").firm
    'Hafen Logistics'
    """
    known = {field.name for field in fields(Application)}
    row = {name: " ".join(str(value or "").split()) for name, value in given.items() if name in known}
    if not row.get("firm"):
        raise WrongRecord("the name of the firm is missing. Write it, then add the row.")
    if row.setdefault("status", "applied") not in STATUSES:
        raise WrongRecord(f"{row['status']!r} is no status. Choose one of: {', '.join(STATUSES)}.")
    if row.get("on"):
        try:
            date.fromisoformat(row["on"])
        except ValueError:
            raise WrongRecord(f"{row['on']!r} is no date. Write it as year-month-day: 2026-03-12.") from None
    return Application(**row)


def warnings(rows: Iterable[Application], today: date | None = None) -> tuple[str, ...]:
    """Take applications, give what the learner should look at: the same place twice, and follow-ups that are due.

    >>> rows = [Application("Hafen AG", "driver", "declined", "2026-03-02"), Application("hafen ag", "Driver")]
    >>> for warning in warnings(rows, date(2026, 3, 9)):
    ...     print(warning)
    Hafen AG, driver: this is in your list 2 times. Did you apply twice?
    Hafen AG, driver: you declined on 2026-03-02. Nobody has confirmed it yet. A short follow-up is due.
    """
    rows, today, found = list(rows), today or date.today(), []
    seen: dict[tuple[str, str], list[Application]] = {}
    for row in rows:
        seen.setdefault((row.firm.casefold(), row.role.casefold()), []).append(row)
    for same in seen.values():
        if len(same) > 1:
            found.append(f"{_name(same[0])}: this is in your list {len(same)} times. Did you apply twice?")
    for row in rows:
        if row.status == "declined" and row.on and date.fromisoformat(row.on) + timedelta(days=WAIT) <= today:
            found.append(
                f"{_name(row)}: you declined on {row.on}. Nobody has confirmed it yet. A short follow-up is due."
            )
    return tuple(found)


def counts(rows: Iterable[Application]) -> dict[str, int]:
    """Take applications, give how many there are of each status."""
    statuses = [row.status for row in rows]
    return {status: statuses.count(status) for status in STATUSES}


def as_csv(rows: Iterable[Application]) -> str:
    """Give applications as a CSV text with a header.

    >>> as_csv([Application("Hafen AG", "driver")]).splitlines()
    ['firm,role,status,on,contact,note', 'Hafen AG,driver,applied,,,']
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Application)], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _plain(value) for name, value in asdict(row).items()} for row in rows)
    return out.getvalue()


def from_csv(text: str) -> tuple[Application, ...]:
    """Take a CSV text with a header that has at least `firm`, give the applications.

    Raises `WrongRecord` with the number of the row that cannot be read.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    if "firm" not in names:
        raise WrongRecord("the table has no column 'firm'. The first line names the columns: firm,role,status,on …")
    reader.fieldnames = names
    rows = []
    for number, row in enumerate(reader, 2):
        try:
            rows.append(application(**{name: value for name, value in row.items() if isinstance(name, str)}))
        except WrongRecord as error:
            raise WrongRecord(f"line {number}: {error}") from None
        if len(rows) > _MOST:
            raise WrongRecord(f"the table has more than {_MOST} rows. Take a smaller part of it.")
    return tuple(rows)


def merged(rows: Iterable[Application], more: Iterable[Application]) -> tuple[Application, ...]:
    """Give both lists as one, without rows that are in it already."""
    return tuple(dict.fromkeys((*rows, *more)))


def as_json(rows: Iterable[Application]) -> str:
    """Give applications as text, to be kept."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False)


def from_json(text: str) -> tuple[Application, ...]:
    """Take what `as_json` gave, give the applications; what is none gives an empty list."""
    try:
        return tuple(application(**row) for row in json.loads(text))
    except (ValueError, TypeError):
        return ()


def _name(row: Application) -> str:
    return f"{row.firm}, {row.role}" if row.role else row.firm


def _plain(value: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value
