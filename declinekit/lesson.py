"""The one-line calls of the lessons: `start`, `compare`, `show`, `play`, `practise`, `finish` and more.

Each shows something and returns nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from random import Random

import ipywidgets
from IPython.display import Markdown, display

from . import history
from .advice import guidelines
from .exceptions import DeclinekitError
from .exercises import packs, trains
from .exercises.base import Grade, Item
from .exercises.packs import Pack
from .exercises.practice import practice
from .progress import Progress
from .scorecard import score
from .views import html
from .widgets import pages
from .widgets.coach import Coach
from .widgets.player import Player
from .widgets.series import WRITING, Series, editor

Then = Callable[[], None] | None

_SIGNS = {"right": ("✓", "good", "done"), "partly": ("!", "mend", "begun")}
_PRACTICE = "practice"
_PRACTISED = ("spot", "mark", "choose", "complete", "repair")


class _Lesson:
    """The lesson that this notebook shows: its pack, the learner's record, and the line that tells how far they are."""

    def __init__(self, name: str):
        self.pack: Pack = packs.load(name)
        self.progress = Progress()
        self.bars = [ipywidgets.HTML(), ipywidgets.HTML()]  # one for the start, one for the end
        self.update()

    def update(self) -> None:
        outcomes = history.outcomes(self.progress, self.pack)
        for bar, css in zip(self.bars, (html.style(), ""), strict=True):  # the first one styles the whole page
            bar.value = f"<style>{css}</style>" * bool(css) + _bar(self.pack, outcomes, self.progress.notice)

    def keep(self, item: Item, answer: object, grade: Grade) -> None:
        """Store an answer the moment it is given."""
        history.keep(self.progress, self.pack, item, answer, grade)
        self.update()


_current: _Lesson | None = None


def start(name: str) -> None:
    """Take the name of a lesson ("02-say-thanks"), show how far the learner is. Every lesson begins with it."""
    global _current
    _current = _Lesson(name)
    display(_current.bars[0])


def compare(*names: str, guideline: str = "") -> None:
    """Take the ids of exhibits, show them side by side with the words marked that `guideline` is about."""
    only = (guideline,) if guideline else ()
    cards = "".join(_exhibit(name, only) for name in names)
    display(ipywidgets.HTML(html.framed(f'<div class="dk-read">{cards}</div>')))


def show(*names: str) -> None:
    """Take the id of an item, show the exercise; of several, one after another. What the learner answers is kept."""
    lesson = _now()
    items = [lesson.pack.item(name) for name in names]
    if len(items) > 1:
        display(_resumed(items, lesson.progress, lesson.pack, lesson.update))
        return
    item = items[0]
    player = Player(item, partial(lesson.keep, item))
    if item.kind not in WRITING:
        display(player)
    elif item.hints or item.example:
        display(ipywidgets.VBox([_writer(lesson, item), player]))
    else:
        display(_writer(lesson, item))


def play(name: str) -> None:
    """Take the name of a pack, or a pack's file (.json, .toml), show its exercises one after another.

    It goes on with what is not answered yet; where all is, a button begins anew. A test tells nothing.
    """
    own = name.endswith((".json", ".toml"))
    pack = packs.read(Path(name)) if own else packs.load(name)
    display(_resumed(pack.items, Progress(), pack, test=not pack.feedback))


def practise(*guidelines: str, message: str = "decline") -> None:
    """Show exercises about guidelines (default: all) that fit what the learner finds hard, until all is mastered."""
    progress = Progress()
    able = {name for kind in _PRACTISED for name in trains(kind, message)}
    wanted = list(guidelines) or sorted(able)

    def items() -> Iterator[Item]:
        last = None
        while item := practice(_answers(progress, wanted), Random(), guidelines=wanted, message=message, last=last):
            yield (last := item)

    display(_series(items(), progress, lambda item: Pack(f"{_PRACTICE}/{item.guideline}", ())))


def overview() -> None:
    """Show where to go on, all lessons with links and how far the learner is in each, and the same by guideline."""
    display(Markdown(pages.overview(Progress())))
    display(pages.refreshed(pages.by_guideline, "Show it anew"))


def weigh() -> None:
    """Show the worksheet that weighs a job against one's own goals; each change is kept."""
    display(pages.worksheet(Progress()))


def track() -> None:
    """Show the job-search record; each change is kept."""
    display(pages.record(Progress()))


def gains() -> None:
    """Show what changed between the test before the course and the test after it; a button shows it anew."""
    display(pages.refreshed(pages.gains, "Show my results"))


def keepsake() -> None:
    """Show a button that saves a page to keep: the learner's best message and a checklist, to print."""
    display(pages.keepsake(Progress()))


def backup() -> None:
    """Show how to save all progress as one file, and how to load it again."""
    display(pages.backup(Progress()))


def finish() -> None:
    """Show what the learner has done in this lesson. Every lesson ends with it."""
    display(_now().bars[1])


def _now() -> _Lesson:
    if _current is None:
        raise DeclinekitError("the lesson has not started. In the menu Run, choose Run All Cells.")
    return _current


def _writer(lesson: _Lesson, item: Item) -> Coach:
    """Give the coach editor for a writing task, with the draft of last time; each change of the text is kept."""
    progress, pack = lesson.progress, lesson.pack
    save = partial(progress.save_draft, pack.name, item.id)
    return editor(item, history.draft(progress, pack, item), save, partial(lesson.keep, item))


def _resumed(items: Sequence[Item], progress: Progress, pack: Pack, then: Then = None, test: bool = False) -> Series:
    """Give those items of a pack in a series that nobody has answered yet; all where all are answered."""
    done = {attempt.item for attempt in history.attempts(progress, pack)}
    left = [item for item in items if item.id not in done]
    first = len(items) - len(left) if left else 0
    options = {"count": len(items), "first": first, "test": test, "done": not left}
    return _series(left or items, progress, lambda _: pack, then, **options)


def _series(
    items: Iterable[Item], progress: Progress, pack: Callable[[Item], Pack], then: Then = None, **options
) -> Series:
    """Give a series of exercises. pack: what an item's answers are kept under.  then: called after each answer."""

    def keep(item: Item, answer: object, grade: Grade) -> None:
        history.keep(progress, pack(item), item, answer, grade)
        if then:
            then()

    return Series(
        items,
        keep,
        draft=lambda item: history.draft(progress, pack(item), item),
        on_change=lambda item, text: progress.save_draft(pack(item).name, item.id, text),
        **options,
    )


def _answers(progress: Progress, guidelines: Iterable[str]) -> list[tuple[str, float]]:
    """Give the points of the first answer to each item practised, by guideline, oldest first."""
    found = []
    for name in guidelines:
        seen: dict[str, float] = {}
        for attempt in progress.attempts(f"{_PRACTICE}/{name}"):
            seen.setdefault(attempt.item, attempt.points)
        found += [(name, points) for points in seen.values()]
    return found


def _exhibit(name: str, only: tuple[str, ...]) -> str:
    exhibit = _now().pack.exhibit(name)
    kind = "follow_up" if set(only) - set(guidelines("decline")) else "decline"
    marked = html.marked(score(exhibit.text, kind), only)
    return f'<figure><figcaption>{escape(exhibit.title)}</figcaption><div class="dk-message">{marked}</div></figure>'


def _bar(pack: Pack, outcomes: dict[str, str], notice: str) -> str:
    """Give the line of progress as HTML: a bar, words, and a sign for each exercise or drill of one title."""
    done = sum(outcomes.get(item.id) == "right" for item in pack.lesson)
    total = len(pack.lesson)
    words = "This lesson is done. Well done!" if done == total else f"{done} of {total} exercises done"
    titles: dict[str, list[str | None]] = {}
    for item in pack.lesson:
        titles.setdefault(item.title, []).append(outcomes.get(item.id))
    rows = "".join(_row(title, found) for title, found in titles.items())
    note = f"<p>{escape(notice)}</p>" if notice else ""
    return html.framed(
        f'<div class="dk-card dk-progress">{note}<p><b>{words}</b></p>'
        f'<div class="dk-bar" aria-hidden="true"><i style="width:{100 * done // total}%"></i></div>'
        f"<ul>{rows}</ul></div>"
    )


def _row(title: str, outcomes: list[str | None]) -> str:
    """Give the sign of an exercise; of several with one title, how many are done."""
    done = outcomes.count("right")
    outcome = "right" if done == len(outcomes) else "partly" if any(outcomes) else ""
    sign, state, words = _SIGNS.get(outcome, ("", "open", "not started"))
    mark = f'<span class="dk-sign" aria-hidden="true">{sign}</span>'
    count = f" ({done} of {len(outcomes)})" if len(outcomes) > 1 else ""
    return f'<li class="dk-{state}">{mark}{escape(title)}{count}<span class="dk-hidden"> ({words})</span></li>'
