"""The job-search record: applications with their status, warnings about what is due, and CSV in and out."""

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta

from .exceptions import WrongRecord

STATUSES = ("applied", "invited", "declined", "confirmed", "closed")
"""How far an application is. declined: I declined and wait for an answer.  confirmed: they answered."""

WAIT = 3
"""Working days after declining from which a follow-up is due, where nobody has answered: three to five are usual."""

_MOST = 2000  # applications in one record
_HEADER = "The first line names the columns: firm,role,status,on …"


@dataclass(frozen=True, slots=True)
class Application:
    """One application. on: the day of the last step, ISO (2026-03-12) or "".
    contact: the person one wrote to.  reason: the one that one gave.  next: what to do next.  note: anything.
    """

    firm: str
    role: str = ""
    status: str = "applied"
    on: str = ""
    contact: str = ""
    reason: str = ""
    next: str = ""
    note: str = ""


FIELDS = tuple(field.name for field in fields(Application))


def application(**given: str) -> Application:
    """Take the fields as words, give the application. Raises `WrongRecord` for what cannot be.

    >>> application(firm=" Hafen Logistics ", status="declined", on="2026-03-12").firm
    'Hafen Logistics'
    """
    row = {name: " ".join(str(value or "").split()) for name, value in given.items() if name in FIELDS}
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
        if row.status == "declined" and row.on and _working_days(date.fromisoformat(row.on), today) >= WAIT:
            found.append(
                f"{_name(row)}: you declined on {row.on}. Nobody has confirmed it yet. A short follow-up is due."
            )
    return tuple(found)


def counts(rows: Iterable[Application]) -> dict[str, int]:
    """Take applications, give how many there are of each status."""
    return frame(rows)["status"].value_counts().reindex(STATUSES, fill_value=0).to_dict()


def found(rows: Iterable[Application], status: str = "", words: str = "") -> tuple[Application, ...]:
    """Take applications, give those of a status ("" for all) that have some words in any field, whatever their case.

    >>> [row.firm for row in found([Application("Hafen AG", "driver"), Application("Solana", "cook")], words="DRIV")]
    ['Hafen AG']
    """
    wanted = words.strip().casefold()
    return tuple(
        row
        for row in rows
        if status in ("", row.status) and any(wanted in value.casefold() for value in asdict(row).values())
    )


def frame(rows: Iterable[Application]):
    """Take applications, give a `pandas.DataFrame` with a column for each field, all of them words.

    >>> frame([Application("Hafen AG", "driver")]).loc[0, "status"]
    'applied'
    """
    import pandas

    return pandas.DataFrame([asdict(row) for row in rows], columns=FIELDS, dtype=object)


def as_csv(rows: Iterable[Application]) -> str:
    """Give applications as a CSV text with a header.

    >>> as_csv([Application("Hafen AG", "driver")]).splitlines()
    ['firm,role,status,on,contact,reason,next,note', 'Hafen AG,driver,applied,,,,,']
    """
    return frame(rows).map(_plain).to_csv(index=False, lineterminator="\n")


def from_csv(text: str) -> tuple[Application, ...]:
    """Take a table as text, its columns apart by commas, semicolons or tabs, give the applications.

    The first line names the columns; only `firm` must be there, and others than ours are left out.
    Raises `WrongRecord` with the number of the line that cannot be read.
    """
    import pandas

    text = text.removeprefix("\ufeff")
    mark = max(",;\t", key=text.partition("\n")[0].count)
    try:
        table = pandas.read_csv(io.StringIO(text), sep=mark, header=None, dtype=str, keep_default_na=False)
    except ValueError as error:  # an empty text, a quote that never ends, a line longer than the first one
        raise WrongRecord(f"the table cannot be read: {error}. {_HEADER}") from None
    table.columns = [name.strip().lower() for name in table.iloc[0]]
    table = table.loc[1:, ~table.columns.duplicated()]
    if "firm" not in table.columns:
        raise WrongRecord(f"the table has no column 'firm'. {_HEADER}")
    if len(table) > _MOST:
        raise WrongRecord(f"the table has more than {_MOST} rows. Take a smaller part of it.")
    rows = []
    for number, row in enumerate(table.to_dict("records"), 2):
        try:
            rows.append(application(**row))
        except WrongRecord as error:
            raise WrongRecord(f"line {number}: {error}") from None
    return tuple(rows)


def as_text(row: Application) -> str:
    """Give an application as text, to be kept."""
    return json.dumps(asdict(row), ensure_ascii=False)


def kept(store: Mapping[str, str]) -> dict[str, Application]:
    """Take what was kept, text by key, give the applications by key; what `as_text` did not give is left out.

    >>> kept({"a": as_text(Application("Hafen AG")), "b": "?"})["a"].firm
    'Hafen AG'
    """
    found = {}
    for key, text in store.items():
        try:
            found[key] = application(**json.loads(text))
        except (ValueError, TypeError):
            continue
    return found


def _working_days(since: date, today: date) -> int:
    """Give how many days from Monday to Friday have passed, today among them."""
    weeks, rest = divmod(max(0, (today - since).days), 7)
    return 5 * weeks + sum((since + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))


def _name(row: Application) -> str:
    return f"{row.firm}, {row.role}" if row.role else row.firm


def _plain(value: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value
