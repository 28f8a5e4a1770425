"""Forms of the lessons before and after: the worksheet that weighs a job, and the job-search record."""

from base64 import b64encode
from collections.abc import Callable
from html import escape

import ipywidgets

from .. import decide, tracker
from ..decide import MOST, Criterion, Weighing
from ..exceptions import DeclinekitError
from ..views.html import framed, style

_LEANS = {
    "go": "The job fits you well: go to the interview.",
    "ask": "It could go either way: ask about what you do not know yet.",
    "decline": "The job does not fit you: you may decline.",
    "": "Give at least one point a weight.",
}
_WIDE = ipywidgets.Layout(width="auto", min_width="220px")


def bars(rows: list[tuple[str, int, int, str]], title: str) -> str:
    """Take rows (name, value, highest value, words), give bars as HTML; each value also stands there in words."""
    lines = "".join(
        f"<li>{escape(name)}: <b>{escape(words)}</b>"
        f'<div class="dk-bar" aria-hidden="true"><i style="width:{100 * value // max(1, most)}%"></i></div></li>'
        for name, value, most, words in rows
    )
    return f'<div class="dk-card dk-bars"><p><b>{escape(title)}</b></p><ul>{lines}</ul></div>'


def sheet() -> ipywidgets.HTML:
    """Give the style sheet as a part of a form, so that what changes there need not bring it each time."""
    return ipywidgets.HTML(f"<style>{style()}</style>", layout=ipywidgets.Layout(display="none"))


def link(name: str, content: str, words: str, kind: str = "text/plain") -> str:
    """Give a link that saves a text as a file; it works without any server."""
    data = b64encode(content.encode()).decode()
    return f'<a class="dk-button" download="{escape(name)}" href="data:{kind};base64,{data}">{escape(words)}</a>'


class Worksheet(ipywidgets.VBox):
    """Criteria, each with a weight and a rating, and what comes of them.

    weighing: to begin with.  on_change: called with the weighing after each change.

    >>> sheet = Worksheet()
    >>> sheet.weighing.points, sheet.weighing.leaning
    (60, 'ask')
    """

    def __init__(self, weighing: Weighing | None = None, on_change: Callable[[Weighing], None] | None = None):
        self.weighing, self._on_change = weighing or decide.from_json(""), on_change
        self._result = ipywidgets.HTML()
        self._own = ipywidgets.Text(placeholder="Something else that matters", description="Add:", layout=_WIDE)
        self._add = ipywidgets.Button(description="Add this point")
        self._add.on_click(self._more)
        self._rows = ipywidgets.VBox()
        super().__init__([sheet(), self._rows, ipywidgets.HBox([self._own, self._add]), self._result])
        self._draw()

    def _draw(self) -> None:
        self._rows.children = [self._row(i, c) for i, c in enumerate(self.weighing.criteria)]
        self._tell()

    def _row(self, index: int, criterion: Criterion) -> ipywidgets.VBox:
        def slider(what: str, value: int, field: str) -> ipywidgets.IntSlider:
            made = ipywidgets.IntSlider(
                value, 0, MOST, description=what, layout=_WIDE, style={"description_width": "9em"}
            )
            made.observe(lambda change: self._set(index, field, change["new"]), "value")
            return made

        name = ipywidgets.HTML(framed(f"<b>{escape(criterion.name)}</b>"))
        how = slider("matters to me", criterion.weight, "weight"), slider("fits this job", criterion.rating, "rating")
        return ipywidgets.VBox([name, *how])

    def _set(self, index: int, field: str, value: int) -> None:
        criteria = list(self.weighing.criteria)
        old = criteria[index]
        parts = {"weight": old.weight, "rating": old.rating, field: value}
        criteria[index] = Criterion(old.name, **parts)
        self._changed(criteria)
        self._tell()

    def _more(self, _) -> None:
        name = " ".join(self._own.value.split())[:120]
        if name:
            self._changed([*self.weighing.criteria, Criterion(name)])
            self._own.value = ""
            self._draw()

    def _changed(self, criteria: list[Criterion]) -> None:
        self.weighing = decide.weigh(criteria)
        if self._on_change:
            self._on_change(self.weighing)

    def _tell(self) -> None:
        points, rows = self.weighing.points, []
        for c in self.weighing.criteria:
            rows.append((c.name, c.weight * c.rating, MOST * MOST, f"weight {c.weight}, fit {c.rating}"))
        words = _LEANS[self.weighing.leaning] + ("" if points is None else f" ({points} of 100 points)")
        changes = "".join(
            f"<li>If “{escape(c.name)}” had the weight {weight}: {escape(_LEANS[then])}</li>"
            for c, weight, then in decide.what_if(self.weighing)
        )
        said = f"<p><b>What would change it</b></p><ul>{changes}</ul>" if changes else ""
        said = said or "<p>No single weight would change this.</p>"
        self._result.value = framed(f'<div role="status">{bars(rows, words)}<div class="dk-card">{said}</div></div>')


class Record(ipywidgets.VBox):
    """The job-search record: a form for one application, the table, what is due, CSV in and out.

    rows: to begin with.  on_change: called with all applications after each change.

    >>> record = Record()
    >>> record.firm.value, record.status.value = "Hafen AG", "declined"
    >>> record.add.click()
    >>> [row.firm for row in record.rows]
    ['Hafen AG']
    """

    def __init__(
        self,
        rows: tuple[tracker.Application, ...] = (),
        on_change: Callable[[tuple[tracker.Application, ...]], None] | None = None,
    ):
        self.rows, self._on_change = tuple(rows), on_change
        self.firm = ipywidgets.Text(description="Firm", layout=_WIDE)
        self.role = ipywidgets.Text(description="Role", layout=_WIDE)
        self.status = ipywidgets.Dropdown(options=tracker.STATUSES, description="Status", layout=_WIDE)
        self.on = ipywidgets.Text(description="Date", placeholder="2026-03-12", layout=_WIDE)
        self.note = ipywidgets.Text(description="Note", layout=_WIDE)
        self.add = ipywidgets.Button(description="Add to the list")
        self.remove = ipywidgets.Dropdown(options=[("Choose a line", -1)], description="Line", layout=_WIDE)
        self.delete = ipywidgets.Button(description="Take it out")
        self.only = ipywidgets.Dropdown(options=["all", *tracker.STATUSES], description="Show", layout=_WIDE)
        self.file = ipywidgets.FileUpload(
            accept=".csv", description="Load a CSV file", layout=ipywidgets.Layout(width="auto")
        )
        self._said, self._table = ipywidgets.HTML(), ipywidgets.HTML()
        self.add.on_click(self._adds)
        self.delete.on_click(self._deletes)
        self.only.observe(lambda _: self._draw(), "value")
        self.file.observe(self._loads, "value")
        form = ipywidgets.VBox([self.firm, self.role, self.status, self.on, self.note, self.add])
        tools = ipywidgets.HBox([self.remove, self.delete], layout=ipywidgets.Layout(flex_flow="row wrap"))
        super().__init__([sheet(), form, self._said, self.only, self._table, tools, self.file])
        self._draw()

    def _adds(self, _) -> None:
        fields = {name: getattr(self, name).value for name in ("firm", "role", "status", "on", "note")}
        try:
            self._set((*self.rows, tracker.application(**fields)), "Added.")
        except DeclinekitError as error:
            self._say(str(error))
            return
        for name in ("firm", "role", "on", "note"):
            getattr(self, name).value = ""

    def _deletes(self, _) -> None:
        if 0 <= self.remove.value < len(self.rows):
            kept = [row for i, row in enumerate(self.rows) if i != self.remove.value]
            self._set(tuple(kept), "The line is out of the list.")

    def _loads(self, change) -> None:
        for file in change["new"]:
            try:
                more = tracker.from_csv(bytes(file["content"]).decode("utf-8-sig"))
                self._set(
                    tracker.merged(self.rows, more), f"{len(more)} lines read. Lines that you had are not doubled."
                )
            except (DeclinekitError, UnicodeDecodeError) as error:
                self._say(f"The file could not be read: {error}")

    def _set(self, rows: tuple[tracker.Application, ...], words: str) -> None:
        self.rows = rows
        if self._on_change:
            self._on_change(rows)
        self._say(words)
        self._draw()

    def _say(self, words: str) -> None:
        self._said.value = framed(f'<p role="status">{escape(words)}</p>')

    def _draw(self) -> None:
        shown = [row for row in self.rows if self.only.value in ("all", row.status)]
        cells = "".join(
            "<tr>" + "".join(f"<td>{escape(v)}</td>" for v in (r.firm, r.role, r.status, r.on, r.note)) + "</tr>"
            for r in shown
        )
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Firm", "Role", "Status", "Date", "Note"))
        due = "".join(f"<li>{escape(words)}</li>" for words in tracker.warnings(self.rows))
        found = tracker.counts(self.rows)
        chart = bars([(s, n, max(1, len(self.rows)), str(n)) for s, n in found.items()], "Your search so far")
        body = f"<thead><tr>{head}</tr></thead><tbody>{cells}</tbody>"
        table = f'<div class="dk-scroll"><table class="dk-table">{body}</table></div>'
        empty = "<p>The list is empty. Add your first application above.</p>"
        note = f'<div class="dk-card" role="status"><p><b>Look at this</b></p><ul>{due}</ul></div>' if due else ""
        save = link("my-applications.csv", tracker.as_csv(self.rows), "Save as CSV", "text/csv") if self.rows else ""
        self._table.value = framed(note + (table if shown else empty) + (chart if self.rows else "") + save)
        self.remove.options = [("Choose a line", -1)] + [
            (f"{r.firm} {r.role}".strip(), i) for i, r in enumerate(self.rows)
        ]
