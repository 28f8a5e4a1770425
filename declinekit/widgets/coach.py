"""The coach editor: a message is scored while it is written, with marks under its words and one piece of advice.

The kernel judges, the browser draws (coach.js). Each edit comes here as `value`, `cursor` and a rising `seq`; the
answer leaves as `result`, which carries the same `seq`, so that the browser can drop an answer to an older text.
"""

import logging
from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from ..advice import Advice, guidelines
from ..codebook import keys
from ..exceptions import DeclinekitError, UnknownName
from ..exercises import grade
from ..exercises.base import Grade, Item
from ..scorecard import Scorecard, score
from ..spans import utf16
from ..views.html import style

_HERE = Path(__file__).parent
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_FIRST = ("decision", "tone", "negative")  # what is mended first; then in the order of the guidelines
_LONGEST_QUOTE, _MOST_QUOTES = 120, 3
_NOT_YET = "Write or change something first, then check it."
_TRY_AGAIN = "This message could not be read. Your text is kept: change a word to try again."


class Coach(anywidget.AnyWidget):
    """A text box with live feedback.

    item: a writing exercise; it gives kind, focus, the text to start with and the title, and adds a Check button.
    kind: "decline" or "follow_up".  value: the text; setting it later replaces what stands in the box.
    focus: guidelines that count ("thank", …); by default all.  minimum: words before feedback begins.
    on_change: called with the text after each change.  on_grade: called with (text, grade) at each check.
    saved: True, or a sentence, once the text is stored.  card: the latest `Scorecard`, None before there is one.

    >>> coach = Coach(value="Thank you for the invitation. I will not be coming.", focus=("thank",))
    >>> coach.result["verdict"], coach.result["ring"]
    ('Nothing to mend', '1/1')
    """

    _esm = _HERE / "coach.js"
    _css = style() + (_HERE / "coach.css").read_text(encoding="utf-8")

    # No echo: the browser knows what it sent, and an echo would only hold up the answer.
    value = traitlets.Unicode().tag(sync=True, echo_update=False)
    cursor = traitlets.Int(-1).tag(sync=True, echo_update=False)  # the caret, as a browser counts; -1: the box is left
    seq = traitlets.Int(0).tag(sync=True, echo_update=False)
    result = traitlets.Dict().tag(sync=True)
    checks = traitlets.Int(0).tag(sync=True)
    graded = traitlets.Dict().tag(sync=True)
    saved = traitlets.Union([traitlets.Bool(), traitlets.Unicode()], default_value=False).tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    task = traitlets.Dict().tag(sync=True)
    start = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Int().tag(sync=True)

    def __init__(
        self,
        item: Item | None = None,
        *,
        kind: str = "decline",
        value: str | None = None,
        label: str = "Your message",
        focus: tuple[str, ...] = (),
        rows: int = 12,
        minimum: int = 1,
        on_change: Callable[[str], None] | None = None,
        on_grade: Callable[[str, Grade], None] | None = None,
    ):
        self.item, self._on_change, self._on_grade = item, on_change, on_grade
        self.kind = item.message if item else kind
        self.focus = tuple(item.focus if item else focus)
        self.minimum, self.card = max(1, minimum), None
        keys(self.kind)  # raises UnknownName
        if unknown := set(self.focus) - set(guidelines(self.kind)):
            allowed = ", ".join(guidelines(self.kind))
            raise UnknownName(f"{', '.join(sorted(unknown))!r} is no guideline. Guidelines: {allowed}.")
        start = item.start if item else (value or "")
        text = start if value is None else value
        task = {"title": item.title, "prompt": item.prompt} if item else {}
        score("Hello", self.kind)  # reads the word lists now, so that the first key is answered as fast as the others
        super().__init__(value=text, label=label, rows=rows, start=_lines(start), task=task)
        self._judge()

    def __repr__(self) -> str:
        return f"Coach({self.item.id!r})" if self.item else f"Coach(kind={self.kind!r})"

    @traitlets.validate("value")
    def _one_kind_of_line_end(self, proposal) -> str:
        return _lines(proposal["value"])

    @traitlets.observe("value", "cursor", "seq")
    def _edited(self, change) -> None:
        """Judge once for each edit; `value`, `cursor` and `seq` of an edit arrive together."""
        if not self.result or self._judged == (self.value, self.cursor, self.seq):
            return
        new_text = self._judged[0] != self.value
        self._judge()  # the answer leaves before anything else is done
        if new_text and self._on_change:
            self._on_change(self.value)

    @traitlets.observe("checks")
    def _check(self, change) -> None:
        if self.item and change["new"]:
            result = grade(self.item, self.value)
            if self._on_grade:
                self._on_grade(self.value, result)
            words = _NOT_YET if result.outcome == "not attempted" else result.feedback
            self.graded = {"check": change["new"], "outcome": result.outcome, "feedback": words}

    def _judge(self) -> None:
        self._judged = (self.value, self.cursor, self.seq)
        self.card, problem = None, ""
        words = len(self.value.split())
        if words >= self.minimum:
            try:
                self.card = score(self.value, self.kind, cursor=_code_points(self.value, self.cursor))
            except DeclinekitError as error:
                problem = str(error)
            except Exception:  # a learner never loses the editor to a fault of ours
                logging.getLogger(__name__).exception("a message could not be scored")
                problem = _TRY_AGAIN
        shown = _feedback(self.card, self.focus) if self.card else _outline(self.kind, self.focus)
        self.result = {"seq": self.seq, "words": words, "problem": problem, **shown}


def _lines(text: str) -> str:
    """Give a text with the line ends that a browser uses, so that both count alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _code_points(text: str, cursor: int) -> int | None:
    """Take a place as a browser counts it, give it in characters; None for no caret."""
    if cursor < 0 or text.isascii():
        return None if cursor < 0 else cursor
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * cursor].decode("utf-16-le", "ignore"))


def _outline(kind: str, focus: tuple[str, ...]) -> dict:
    """Give the guidelines before there is anything to say of them."""
    rows = [
        {"guideline": name, "title": words["title"], "letter": words["letter"], "state": "idle"}
        | {"counted": not focus or name in focus, "shown": False, "marks": []}
        for name, words in guidelines(kind).items()
    ]
    return {"rows": rows, "first": "", "verdict": "", "ring": "", "part": 0, "summary": "", "length": ""}


def _feedback(card: Scorecard, focus: tuple[str, ...]) -> dict:
    """Take a scorecard, give all that the browser draws of it."""
    counted = [a for a in card.advice if not focus or a.guideline in focus]
    good, mend = (sum(a.state == state for a in counted) for state in ("good", "mend"))
    open_ones = len(counted) - good if focus else 0
    todo = f"{_things(mend)} to mend" if mend else f"{_things(open_ones)} to add" if open_ones else "Nothing to mend"
    done, of = (good, len(counted)) if focus else (card.overall, 5)
    return {
        "rows": [_row(card.text, advice, advice in counted) for advice in card.advice],
        "first": _most_urgent(counted),
        "verdict": todo if focus else card.verdict,
        "ring": f"{done}/{of}",
        "part": done / of,
        "summary": todo,
        "length": card.labels["length"],
    }


def _things(count: int) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {'thing' if count == 1 else 'things'}"


def _row(text: str, advice: Advice, counted: bool) -> dict:
    quotes = dict.fromkeys(" ".join(span.cut(text).split()) for span in advice.spans)
    quiet = advice.guideline == "frame" and advice.state != "mend"  # a greeting that is there needs no mark
    fields = ("guideline", "title", "letter", "state", "seen", "why", "step")
    return {name: getattr(advice, name) for name in fields} | {
        "counted": counted,
        "shown": counted and not quiet,
        "quotes": [q if len(q) <= _LONGEST_QUOTE else q[:_LONGEST_QUOTE] + " …" for q in quotes][:_MOST_QUOTES],
        "marks": [list(pair) for pair in utf16(text, advice.spans)],
    }


def _most_urgent(advice: list[Advice]) -> str:
    """Give the guideline to look at first: what is to mend, then a chance, then what works."""
    rank = {"mend": 0, "chance": 1, "good": 2}
    first = min(advice, key=lambda a: (rank[a.state], a.keys[0] not in _FIRST), default=None)
    return first.guideline if first else ""
