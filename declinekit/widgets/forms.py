"""Forms of the lessons before and after: the worksheet that weighs a job, and the job-search record."""

from collections.abc import Iterable, MutableMapping
from dataclasses import replace
from html import escape
from uuid import uuid4

import ipywidgets

from .. import decide, tracker
from ..decide import MOST, Criterion
from ..exceptions import DeclinekitError
from ..views.html import framed, page, style
from .download import Download
from .notice import Notice
from .slider import Slider

_LEANS = {
    "go": "The job fits you well: go to the interview.",
    "ask": "It could go either way: ask about what you do not know yet.",
    "decline": "The job does not fit you: you may decline.",
    "": "Give at least one point a weight.",
}
_STEPS = ["0 · not at all", "1", "2", "3", "4", "5 · very much"]
_NEW = ("A new line", "")
_EMPTY = tracker.Application("")
_WIDE = ipywidgets.Layout(width="auto", min_width="220px")
NARROW = ipywidgets.Layout(width="auto", align_self="flex-start")
_WRAP = ipywidgets.Layout(flex_flow="row wrap")


def bars(rows: list[tuple[str, int, int, str]], title: str) -> str:
    """Take rows (name, value, highest value, words), give bars as HTML; each value also stands there in words."""
    lines = "".join(
        f"<li>{escape(name)}: <b>{escape(words)}</b>"
        f'<div class="dk-bar" aria-hidden="true"><i style="width:{100 * value // max(1, most)}%"></i></div></li>'
        for name, value, most, words in rows
    )
    return f'<div class="dk-card dk-bars"><p><b>{escape(title)}</b></p><ul>{lines}</ul></div>'


class Form(ipywidgets.VBox):
    """Parts of ipywidgets below each other, in the looks of the course; they bring the style sheet once."""

    def __init__(self, parts: Iterable[ipywidgets.Widget]):
        sheet = ipywidgets.HTML(f"<style>{style()}</style>", layout=ipywidgets.Layout(display="none"))
        super().__init__([*parts, sheet])
        for name in ("dk-root", "dk-form"):
            self.add_class(name)


class Worksheet(Form):
    """Criteria, each with a weight and a rating, and what comes of them.

    store: where each criterion is kept by its name; each change goes there at once.

    >>> sheet = Worksheet()
    >>> sheet.weighing.points, sheet.weighing.leaning
    (60, 'ask')
    """

    def __init__(self, store: MutableMapping[str, str] | None = None):
        self._store = {} if store is None else store
        self.weighing = decide.kept(self._store)
        self._result = ipywidgets.HTML()
        self._own = ipywidgets.Text(placeholder="Something else that matters", description="Add:", layout=_WIDE)
        self._add = ipywidgets.Button(description="Add this point")
        self._add.on_click(self._more)
        self._rows = ipywidgets.VBox([self._row(criterion) for criterion in self.weighing.criteria])
        self.save = Download("my-worksheet.html", "Save as a page to print", self._page, "text/html")
        add = ipywidgets.HBox([self._own, self._add], layout=_WRAP)
        self._said = Notice(quiet=True, pause=1000)
        super().__init__([self._rows, add, self._result, self._said, self.save])
        self._tell()

    def _row(self, criterion: Criterion) -> ipywidgets.VBox:
        def slider(what: str, field: str) -> Slider:
            value, about = getattr(criterion, field), criterion.name
            made = Slider(value=value, most=MOST, about=about, label=what, words=_STEPS)
            made.observe(lambda change: self._set(criterion.name, field, change["new"]), "value")
            return made

        name = ipywidgets.HTML(framed(f"<b>{escape(criterion.name)}</b>"))
        return ipywidgets.VBox([name, slider("matters to me", "weight"), slider("true of this job", "rating")])

    def _set(self, name: str, field: str, value: int) -> None:
        criteria = [replace(c, **{field: value}) if c.name == name else c for c in self.weighing.criteria]
        self.weighing = decide.weigh(criteria)
        self._store[name] = next(decide.as_text(c) for c in criteria if c.name == name)
        self._tell()

    def _more(self, _) -> None:
        criterion = Criterion(" ".join(self._own.value.split())[:120])
        if criterion.name and criterion.name not in (c.name for c in self.weighing.criteria):
            self._store[criterion.name] = decide.as_text(criterion)
            self.weighing = decide.weigh([*self.weighing.criteria, criterion])
            self._rows.children = (*self._rows.children, self._row(criterion))
            self._own.value = ""
            self._tell()

    def _tell(self) -> None:
        told = self._told() if self._store else '<p class="dk-card">Move the sliders. The result comes here.</p>'
        self._result.value = framed(told)
        if self._store and self._said.text != self._lead():
            self._said.say(self._lead())

    def _page(self) -> tuple[str, str]:
        return page("My worksheet", self._told()), f"Saved as {self.save.name}."

    def _lead(self) -> str:
        """Say where it leans."""
        points = self.weighing.points
        return _LEANS[self.weighing.leaning] + ("" if points is None else f" ({points} of 100 points)")

    def _told(self) -> str:
        """Give the result as HTML: where it leans, a bar for each criterion, and what would change it."""
        rows = [
            (c.name, c.weight * c.rating, MOST * MOST, f"matters {c.weight}, true {c.rating}")
            for c in self.weighing.criteria
        ]
        lines = [
            f"“{c.name}” matters most to you and is not true of this job. This alone can be a reason to decline."
            for c in decide.against(self.weighing)
        ]
        lines += [
            f"If “{c.name}” mattered {weight}, not {c.weight}: {_LEANS[then]}"
            for c, weight, then in decide.what_if(self.weighing)
        ]
        points = "".join(f"<li>{escape(line)}</li>" for line in lines)
        said = f"<p><b>Look at this too</b></p><ul>{points}</ul>" if lines else ""
        said = said or "<p>No single point changes this result.</p>"
        return f'{bars(rows, self._lead())}<div class="dk-card">{said}</div>'


class Record(Form):
    """The job-search record: a form for one line, the table with a filter, what is due, CSV in and out.

    store: where each line is kept; it is read anew at each change, so that two notebooks see each other's lines.

    >>> record = Record()
    >>> record.firm.value, record.status.value = "Hafen AG", "declined"
    >>> record.save.click()
    >>> [row.firm for row in record.rows.values()]
    ['Hafen AG']
    """

    def __init__(self, store: MutableMapping[str, str] | None = None):
        self._store = {} if store is None else store
        self.line = ipywidgets.Dropdown(options=[_NEW], description="Line", layout=_WIDE)
        self.firm = ipywidgets.Text(description="Firm", layout=_WIDE)
        self.role = ipywidgets.Text(description="Job", layout=_WIDE)
        self.status = ipywidgets.Dropdown(options=tracker.STATUSES, description="Status", layout=_WIDE)
        self.on = ipywidgets.Text(description="Date", placeholder="2026-03-12", layout=_WIDE)
        self.contact = ipywidgets.Text(description="Person", layout=_WIDE)
        self.reason = ipywidgets.Text(description="Reason", placeholder="the reason you gave", layout=_WIDE)
        self.next = ipywidgets.Text(description="Next", placeholder="what you do next, and when", layout=_WIDE)
        self.note = ipywidgets.Text(description="Note", layout=_WIDE)
        self.save = ipywidgets.Button(description="Add to the list", button_style="primary")
        self.delete = ipywidgets.Button(description="Delete this line")
        self.only = ipywidgets.Dropdown(options=["all", *tracker.STATUSES], description="Show", layout=_WIDE)
        self.find = ipywidgets.Text(description="Find", placeholder="a word", layout=_WIDE)
        self.file = ipywidgets.FileUpload(accept=".csv,.tsv,.txt", description="Load a table (CSV)", layout=NARROW)
        self._said, self._due, self._table = Notice(), ipywidgets.HTML(), ipywidgets.HTML()
        self.line.observe(self._chosen, "value")
        self.save.on_click(self._saves)
        self.delete.on_click(self._deletes)
        for part in (self.only, self.find):
            part.observe(lambda _: self._draw(), "value")
        self.file.observe(self._loads, "value")
        buttons = ipywidgets.HBox([self.save, self.delete], layout=_WRAP)
        form = [self.line, *(getattr(self, name) for name in tracker.FIELDS), buttons]
        self.table = Download("my-applications.csv", "Save as a table (CSV)", self._csv, "text/csv")
        filters = ipywidgets.HBox([self.only, self.find], layout=_WRAP)
        parts = [ipywidgets.VBox(form), self._said, self._due, filters, self._table, self.table, self.file]
        super().__init__(parts)
        self._filling, self._filled = False, self._form()
        self._fill("")
        self._read()

    @property
    def rows(self) -> dict[str, tracker.Application]:
        """All lines by their key, as they are kept now."""
        return tracker.kept(self._store)

    def _chosen(self, change) -> None:
        """Keep what stands in the form, then fill it with the line that was chosen; stay where it cannot be kept."""
        if self._filling:
            return
        try:
            if self._form() != self._filled:
                self._keep(change["old"])
        except DeclinekitError as error:
            self._read(key=change["old"])
            self._refuse(error)
        else:
            self._fill(change["new"])
            self._read()

    def _fill(self, key: str) -> None:
        row = self.rows.get(key)
        for name in tracker.FIELDS:
            getattr(self, name).value = getattr(row or _EMPTY, name)
        self._filled = self._form()
        self.save.description = "Save this line" if row else "Add to the list"
        self.delete.disabled = not row

    def _form(self) -> dict[str, str]:
        return {name: getattr(self, name).value for name in tracker.FIELDS}

    def _keep(self, key: str) -> None:
        """Store what stands in the form under a key, a new one for none. Raises `WrongRecord` for what cannot be."""
        row = tracker.application(**self._form())
        self._store[key or uuid4().hex] = tracker.as_text(row)

    def _saves(self, _) -> None:
        try:
            self._keep(self.line.value)
        except DeclinekitError as error:
            self._refuse(error)
        else:
            words = "Saved." if self.line.value else "Added."
            self._fill("")
            self._read(words, "")
            self.firm.focus()

    def _refuse(self, error: DeclinekitError) -> None:
        """Say why the line cannot be kept, and go to the field to change."""
        self._said.say(str(error))
        (self.on if self.firm.value.strip() else self.firm).focus()

    def _deletes(self, _) -> None:
        """Take the line out; it stays in the form, so that one press brings it back."""
        if self.line.value in self.rows:
            del self._store[self.line.value]
            self._filled = self._form()
            self.save.description, self.delete.disabled = "Add to the list", True
            self._read("The line is deleted. To bring it back, press “Add to the list”.", "")
            self.line.focus()

    def _loads(self, change) -> None:
        for file in change["new"]:
            try:
                more = tracker.from_csv(bytes(file["content"]).decode("utf-8-sig"))
            except (DeclinekitError, UnicodeDecodeError) as error:
                self._said.say(f"The file could not be read: {error}")
                return
            there = set(self.rows.values())
            for row in dict.fromkeys(more):
                if row not in there:
                    self._store[uuid4().hex] = tracker.as_text(row)
            self._read(f"{len(more)} lines read. Lines that you had are not doubled.")

    def _read(self, words: str = "", key: str | None = None) -> None:
        """Read all lines anew: what can be chosen, what is due, the table; and say what has happened."""
        rows, key = self.rows, self.line.value if key is None else key
        names = [(f"{n}. {row.firm} {row.role}".strip(), k) for n, (k, row) in enumerate(rows.items(), 1)]
        self._filling = True
        self.line.options = [_NEW, *names]
        self.line.value = key if key in rows else ""
        self._filling = False
        due = tracker.warnings(rows.values())
        points = "".join(f"<li>{escape(line)}</li>" for line in due)
        self._due.value = framed(
            f'<div class="dk-card"><p><b>Look at this</b></p><ul>{points}</ul></div>' if due else ""
        )
        if words:
            self._said.say(
                f"{words} {_counted(len(rows), 'line')}."
                + (f" {_counted(len(due), 'thing')} to look at." if due else "")
            )
        self._draw()

    def _draw(self) -> None:
        rows = tuple(self.rows.values())
        if not rows:
            self._table.value = framed("<p>The list is empty. Add your first application above.</p>")
            return
        shown = tracker.found(rows, "" if self.only.value == "all" else self.only.value, self.find.value)
        words = f"{len(shown)} of {_counted(len(rows), 'line')}"
        chart = bars([(s, n, len(rows), str(n)) for s, n in tracker.counts(rows).items()], "Your search so far")
        self._table.value = framed(f"<p>{words}</p>{_table(shown)}{chart}")

    def _csv(self) -> tuple[str, str]:
        return tracker.as_csv(self.rows.values()), f"Saved as {self.table.name}."


def _table(rows: tuple[tracker.Application, ...]) -> str:
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Firm", "Job", "Status", "Date", "Person", "Reason", "Next", "Note")
    )
    cells = ("".join(f"<td>{escape(getattr(row, name))}</td>" for name in tracker.FIELDS) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    table = f'<table class="dk-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="dk-scroll" tabindex="0" role="region" aria-label="Your applications">{table}</div>'


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
