"""The player shows an exercise with answers to choose from, checks the answer and says why."""

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from ..exercises import grade
from ..exercises.base import Grade, Item
from ..views.html import style

_HERE = Path(__file__).parent


class Player(anywidget.AnyWidget):
    """One `choose` or `spot` item: question, answers, a Check button, feedback for each answer.

    item: what to show.  on_grade: called with (answer, grade) each time an answer is checked.
    The browser is sent the question and the answers, and the notes only when an answer was checked: never the key.

    >>> from declinekit.exercises.packs import load
    >>> player = Player(load("02-say-thanks").item("quiz-place"))
    >>> player.answer, player.checks = [0], 1
    >>> player.result["outcome"]
    'right'
    """

    _esm = _HERE / "player.js"
    _css = style() + (_HERE / "player.css").read_text(encoding="utf-8")

    question = traitlets.Dict().tag(sync=True)
    answer = traitlets.List(traitlets.Int()).tag(sync=True)
    checks = traitlets.Int(0).tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self, item: Item, on_grade: Callable[[object, Grade], None] | None = None):
        self._item, self._on_grade = item, on_grade
        super().__init__(question=item.public())

    def __repr__(self) -> str:
        return f"Player({self._item.id!r})"

    @traitlets.observe("checks")
    def _check(self, change) -> None:
        answer: object = list(self.answer)
        if self._item.kind == "choose":
            answer = self.answer[0] if self.answer else None
        graded = grade(self._item, answer)
        if self._on_grade:
            self._on_grade(answer, graded)
        self.result = {
            "check": change["new"],
            "outcome": graded.outcome,
            "feedback": graded.feedback,
            "notes": list(graded.notes),
            "agree": self._agree(),
        }

    def _agree(self) -> list[bool]:
        """Give for each answer whether the learner judged it as the key does."""
        return [option.right == (i in self.answer) for i, option in enumerate(self._item.options)]
