"""A series of exercises, one after another: a pack, a test, or adaptive practice."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import ipywidgets

from ..exercises.base import Grade, Item
from .coach import Coach
from .forms import NARROW, Form
from .notice import Notice
from .player import Player

WRITING = ("repair", "write")
"""Kinds whose answer is a whole message, written in the coach editor."""


def editor(item: Item, draft: str, keep: Callable[[str], None] | None, on_grade: Callable[[str, Grade], None]) -> Coach:
    """Give the coach editor for a writing task. draft: the text of last time.  keep: stores each change of the text."""

    def changed(text: str) -> None:
        if keep:
            keep(text)
            coach.saved = True

    coach = Coach(item, value=draft or item.start, on_change=changed, on_grade=on_grade)
    return coach


class Series(ipywidgets.VBox):
    """Exercises, one at a time, with the number that are done.

    items: the exercises; an iterator is asked for the next one only when it is needed, so that it can adapt.
    on_grade: called with (item, answer, grade) for each answer.  count: how many there are, None where nobody knows.
    first: how many of them were done before, so that numbers go on.
    test: keep the answers and tell nothing.  done: all was answered before; a button begins anew.
    draft: gives the text to start a writing task with.
    on_change: called with (item, text) while a message is written.

    >>> from declinekit.exercises import packs
    >>> series = Series(packs.load("pre-test").items, count=12)
    >>> series.current.kind, len(series.children)
    ('spot', 1)
    """

    def __init__(
        self,
        items: Iterable[Item],
        on_grade: Callable[[Item, object, Grade], None] | None = None,
        *,
        count: int | None = None,
        first: int = 0,
        test: bool = False,
        done: bool = False,
        draft: Callable[[Item], str] | None = None,
        on_change: Callable[[Item, str], None] | None = None,
    ):
        super().__init__()
        self._items: Iterator[Item] = iter(items)
        self._on_grade, self._draft, self._on_change = on_grade, draft, on_change
        self._count, self._first, self._test = count, first, test
        self._outcomes: list[str] = []
        self.current: Item | None = None
        if done:
            again = ipywidgets.Button(description="Do it again", layout=NARROW)
            again.on_click(lambda _: self._advance())
            words = Notice(said={"text": "You have answered all of these exercises."})
            self.children = (Form([words, again]),)
        else:
            self._advance(focus=False)

    def _advance(self, focus: bool = True) -> None:
        """Show the next exercise, or the end."""
        self.current = next(self._items, None)
        if self.current is None:
            self.children = (Form([Notice(said={"text": self._end()}, focus=True)]),)
            return
        self._outcomes.append("not attempted")
        number = self._first + len(self._outcomes)
        last = self._count is not None and number >= self._count
        place = f"Exercise {number}" + (f" of {self._count}" if self._count else "")
        player = Player(
            self.current,
            self._graded,
            on_next=self._advance,
            next_label="Finish" if last else "Next",
            place=place,
            test=self._test,
            focus=focus,
        )
        if self.current.kind in WRITING:
            item, draft = self.current, self._draft(self.current) if self._draft else ""
            keep = partial(self._on_change, item) if self._on_change else None
            self.children = (editor(item, draft, keep, self._graded), player)
        else:
            self.children = (player,)

    def _graded(self, answer: object, grade: Grade) -> None:
        """Keep the best outcome of the exercise that is shown, and pass the answer on."""
        if grade.outcome == "right" or self._outcomes[-1] == "not attempted":
            self._outcomes[-1] = grade.outcome
        if self._on_grade and self.current:
            self._on_grade(self.current, answer, grade)

    def _end(self) -> str:
        right, tried = self._outcomes.count("right"), sum(o != "not attempted" for o in self._outcomes)
        words = f"You answered {tried + self._first} of {len(self._outcomes) + self._first} exercises."
        words += "" if self._test else f" {right} of them are right."
        return f"That was the last one. {words}" if self._outcomes else "Nothing is left to practise here. Well done!"
