"""The player shows an exercise, checks the answer and says why; it gives hints, then the solution, then goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import anywidget
import traitlets

from ..exercises import grade, solution
from ..exercises.base import Grade, Item, Option
from ..views.html import style

_HERE = Path(__file__).parent
_KEPT = "Your answer is kept."


class Player(anywidget.AnyWidget):
    """One item: question, answers, a Check button, feedback for each answer, hints and solution.

    item: what to show; of a writing task only hints and solution are shown here, below its `Coach`.
    on_grade: called with (answer, grade) each time an answer is checked.  on_next: called for the next item.
    next_label: what the button for that says.  place: "Exercise 2 of 10".  test: tell nothing, only keep the answer.
    The browser is sent the question and the answers; notes, hints and solution only when they are asked for.

    >>> from declinekit.exercises.packs import load
    >>> player = Player(load("02-say-thanks").item("quiz-place"))
    >>> player.answer, player.checks = {"value": 0}, 1
    >>> player.result["outcome"]
    'right'
    """

    _esm = _HERE / "player.js"
    _css = style() + (_HERE / "player.css").read_text(encoding="utf-8")

    question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict(default_value={"value": None}).tag(sync=True)
    checks = traitlets.Int(0).tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    help = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        item: Item,
        on_grade: Callable[[object, Grade], None] | None = None,
        *,
        on_next: Callable[[], None] | None = None,
        next_label: str = "Next",
        place: str = "",
        test: bool = False,
        focus: bool = False,
    ):
        self.item, self._on_grade, self._on_next = item, on_grade, on_next
        self._test, self._next, self._hints, self._tried = test, next_label if on_next else "", 0, False
        shown = item.public() | {"place": place, "test": test, "focus": focus}
        super().__init__(question=shown, help=self._help())

    def __repr__(self) -> str:
        return f"Player({self.item.id!r})"

    @traitlets.observe("checks")
    def _check(self, change) -> None:
        answer = self.answer.get("value")
        graded = grade(self.item, answer)
        if self._on_grade:
            self._on_grade(answer, graded)
        self._tried = self._tried or graded.outcome != "not attempted"
        self.result = {"check": change["new"]} | self._told(graded, answer)
        self.help = self._help()

    @traitlets.observe("asked")
    def _ask(self, change) -> None:
        what = change["new"].get("what")
        if what == "next" and self._on_next:
            self._on_next()
        if what == "hint" and not self._test:
            self._hints = min(self._hints + 1, len(self.item.hints))
            self.help = self._help()
        if what == "solution" and self._may_solve():
            self._solve()

    def _told(self, graded: Grade, answer: object) -> dict:
        """Give what the browser is told of a grade."""
        if self._test:
            kept = graded.outcome != "not attempted"
            return {"outcome": "kept", "feedback": _KEPT} if kept else _outline(graded)
        chosen = answer.get("choice") if isinstance(answer, dict) else answer
        why = answer.get("why") if isinstance(answer, dict) else None
        return _outline(graded) | {
            "agree": list(_agree(self.item, self.item.options, graded.notes, chosen)),
            "agree_why": list(_agree(self.item, self.item.why, graded.why, why)),
        }

    def _may_solve(self) -> bool:
        """Tell whether the solution may be asked for: after an attempt, and after every hint."""
        waiting = self._hints < len(self.item.hints) or not (self._tried or not self.item.options)
        return self.item.solved and not self._test and not waiting and bool(self.item.options or self.item.example)

    def _help(self, solution: str = "") -> dict:
        """Give the hints told so far and what else can be asked for."""
        left = 0 if self._test else len(self.item.hints) - self._hints
        told = list(self.item.hints[: self._hints])
        return {"hints": told, "left": left, "may_solve": self._may_solve(), "solution": solution, "next": self._next}

    def _solve(self) -> None:
        """Show the solution: the right answer with all notes, or one good text. What the learner wrote stays."""
        answer, placed = solution(self.item), bool(self.item.places)
        if not self.item.options:
            self.help = self._help(f"One good answer:\n\n{answer}")
            return
        written = isinstance(self.answer.get("value"), str)
        notes, why = ([option.note for option in part] for part in (self.item.options, self.item.why))
        agree, agree_why = ([o.right or placed or None for o in part] for part in (self.item.options, self.item.why))
        shown = {"outcome": "kept", "feedback": "The solution.", "all": True} | ({} if written else {"answer": answer})
        self.result = shown | {"check": -1, "notes": notes, "why": why, "agree": agree, "agree_why": agree_why}
        self.help = self._help(
            "The right answers are marked above. Answer once more yourself to tick this exercise off."
        )


def _outline(graded: Grade) -> dict:
    return {
        "outcome": graded.outcome,
        "feedback": graded.feedback,
        "notes": list(graded.notes),
        "why": list(graded.why),
    }


def _agree(item: Item, options: tuple[Option, ...], notes, chosen: object) -> Iterator[bool | None]:
    """Give for each answer that has a note whether the learner judged it as the key does, else None."""
    for i, option in enumerate(options):
        told = i < len(notes) and bool(notes[i])
        if item.places:
            yield chosen[i] == item.places[i] if told and isinstance(chosen, list) else None
        else:
            ticked = i in chosen if isinstance(chosen, list) else i == chosen
            yield option.right == ticked if told else None
