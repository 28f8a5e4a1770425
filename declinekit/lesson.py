"""The one-line calls of the lessons: `start`, `compare`, `show`, `play`, `practise`, `finish` and more.

Each shows something and returns nothing.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from random import Random

import ipywidgets
from IPython.display import Markdown, display

from . import decide, tracker
from .advice import guidelines
from .exceptions import DeclinekitError
from .exercises import packs, trains
from .exercises.base import Grade, Item
from .exercises.packs import Pack
from .exercises.practice import practice
from .paths import lessons
from .progress import Attempt, Progress
from .scorecard import score
from .views import html
from .widgets.coach import Coach
from .widgets.forms import Record, Worksheet, bars, framed, link
from .widgets.player import Player
from .widgets.series import WRITING, Series

_SIGNS = {"right": ("✓", "good", "done"), "partly": ("!", "mend", "begun"), "wrong": ("!", "mend", "begun")}


_PRACTICE, _WORKSHEET, _RECORD, _LAST = "practice", "worksheet", "tracker", "12-your-own-message"
_TITLES = {name: words["title"] for kind in ("follow_up", "decline") for name, words in guidelines(kind).items()}
_TITLES |= {"goals": "Before you decide", "records": "Afterwards"}
_PRACTISED = ("spot", "mark", "choose", "complete", "repair")


class _Lesson:
    """The lesson that this notebook shows: its pack, the learner's record, and the line that tells how far they are."""

    def __init__(self, name: str):
        self.pack: Pack = packs.load(name)
        self.progress = Progress()
        self.bars = [ipywidgets.HTML(), ipywidgets.HTML()]  # one for the start, one for the end
        self.update()

    def update(self) -> None:
        best = self.progress.best(self.pack.name)
        for bar, css in zip(self.bars, (html.style(), ""), strict=True):  # the first one styles the whole page
            bar.value = f"<style>{css}</style>" * bool(css) + _bar(self.pack, best, self.progress.notice)

    def keep(self, item: Item, answer: object, grade: Grade) -> None:
        """Store an answer the moment it is given; one that was not attempted is none."""
        if grade.outcome == "not attempted":
            return
        self.progress.add(Attempt(self.pack.name, item.id, grade.outcome, grade.points, answer))
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
    display(ipywidgets.HTML(f'<div class="dk-root dk-wide"><div class="dk-read">{cards}</div></div>'))


def show(name: str) -> None:
    """Take the id of an item, show the exercise. What the learner answers is kept at once."""
    lesson = _now()
    item = lesson.pack.item(name)
    player = Player(item, lambda answer, grade: lesson.keep(item, answer, grade))
    if item.kind not in WRITING:
        display(player)
    elif item.hints or item.example:
        display(ipywidgets.VBox([_writer(lesson, item), player]))
    else:
        display(_writer(lesson, item))


def play(name: str) -> None:
    """Take the name of a pack, or a pack's file (.json, .toml), show its exercises one after another.

    A test keeps the answers and tells nothing.
    """
    own = name.endswith((".json", ".toml"))
    pack, progress = packs.read(Path(name)) if own else packs.load(name), Progress()
    display(_series(pack.items, progress, pack.name, count=len(pack.items), test=not pack.feedback))


def practise(*guidelines: str, message: str = "decline") -> None:
    """Show exercises about guidelines (default: all) that fit what the learner finds hard, until all is mastered."""
    progress = Progress()
    able = {name for kind in _PRACTISED for name in trains(kind, message)}
    wanted = list(guidelines) or sorted(able)

    def items() -> Iterator[Item]:
        last = None
        while item := practice(_answers(progress, wanted), Random(), guidelines=wanted, message=message, last=last):
            yield (last := item)

    display(_series(items(), progress, _PRACTICE))


def overview() -> None:
    """Show all lessons with links, and how far the learner is in each."""
    progress, lines = Progress(), ["| lesson | minutes | you |", "| --- | --- | --- |"]
    for path in lessons():
        about = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        state = _state(path.stem, progress)
        lines.append(f"| [{about['title']}]({path.name}) | {about['declinekit']['minutes']} | {state} |")
    display(Markdown("\n".join(lines)))


def weigh() -> None:
    """Show the worksheet that weighs a job against one's own goals; each change is kept."""
    progress = Progress()
    kept = decide.from_json(progress.draft(_WORKSHEET, "job"))
    display(Worksheet(kept, lambda weighing: progress.save_draft(_WORKSHEET, "job", decide.as_json(weighing))))


def track() -> None:
    """Show the job-search record; each change is kept."""
    progress = Progress()
    kept = tracker.from_json(progress.draft(_RECORD, "rows"))
    display(Record(kept, lambda rows: progress.save_draft(_RECORD, "rows", tracker.as_json(rows))))


def gains() -> None:
    """Show what changed between the test before the course and the test after it; a button shows it anew."""
    _refreshed(_gains, "Show my results")


def keepsake() -> None:
    """Show a page to keep: the learner's best message and a checklist, to print or to save; a button shows it anew."""
    _refreshed(_keepsake, "Make my page")


def backup() -> None:
    """Show how to save all progress as one file, and how to load it again."""
    progress, said = Progress(), ipywidgets.HTML()
    name, words = "declinekit-progress.json", "Save my progress"
    save = ipywidgets.HTML(framed(link(name, progress.as_json(), words, "application/json"), True))
    load = ipywidgets.FileUpload(accept=".json", description="Load my progress", layout=ipywidgets.Layout(width="auto"))

    def loaded(change) -> None:
        for file in change["new"]:
            try:
                count = progress.merge(bytes(file["content"]).decode("utf-8"))
                text = f"Loaded: {count} new entries. Open the lesson again to see them."
            except (DeclinekitError, UnicodeDecodeError) as error:
                text = str(error)
            said.value = framed(f'<p role="status">{escape(text)}</p>')

    load.observe(loaded, "value")
    display(ipywidgets.VBox([save, load, said]))


def finish() -> None:
    """Show what the learner has done in this lesson. Every lesson ends with it."""
    display(_now().bars[1])


def _now() -> _Lesson:
    if _current is None:
        raise DeclinekitError("the lesson has not started. In the menu Run, choose Run All Cells.")
    return _current


def _writer(lesson: _Lesson, item: Item) -> Coach:
    """Give the coach editor for a writing task, with the draft of last time; each change of the text is kept."""
    draft = lesson.progress.draft(lesson.pack.name, item.id)

    def changed(text: str) -> None:
        lesson.progress.save_draft(lesson.pack.name, item.id, text)
        coach.saved = True

    def checked(text: str, grade: Grade) -> None:
        lesson.keep(item, text, grade)

    coach = Coach(item, value=draft or item.start, on_change=changed, on_grade=checked)
    return coach


def _refreshed(make: Callable[[Progress], str], words: str) -> None:
    """Show what `make` says of the learner's progress, with a button that shows it anew."""
    view, again = ipywidgets.HTML(), ipywidgets.Button(description=words, layout=ipywidgets.Layout(width="auto"))

    def show(_=None) -> None:
        view.value = framed(f'<div role="status">{make(Progress())}</div>', True)

    again.on_click(show)
    show()
    display(ipywidgets.VBox([view, again]))


def _gains(progress: Progress) -> str:
    """Give the results of both tests as bars."""
    first, last = (_points(progress, name) for name in ("pre-test", "post-test"))
    if not first or not last:
        missing = "before" if not first else "after"
        return f'<p class="dk-card">Take the test {missing} the course first. Your results then stand here.</p>'
    rows = []
    for before, after in zip(packs.load("pre-test").items, packs.load("post-test").items, strict=True):
        then, now = round(100 * first.get(before.id, 0)), round(100 * last.get(after.id, 0))
        rows.append((_TITLES.get(before.guideline, before.guideline), now, 100, f"{then} % before, {now} % after"))
    means = [round(100 * sum(points.values()) / 12) for points in (first, last)]
    return bars(rows, f"Test before the course: {means[0]} %. Test after it: {means[1]} %.")


def _keepsake(progress: Progress) -> str:
    """Give the link to the page with the best message."""
    text = _best_message(progress)
    if not text:
        return '<p class="dk-card">Write one of the messages above first. Then press the button.</p>'
    card = score(text)
    page = html.render(card, "My message, and what makes it work")
    words = f"Your best message gets {card.overall} of 5. Save the page, open it, and print it if you like."
    return f'<div class="dk-card"><p>{words}</p>{link("my-message.html", page, "Save my page", "text/html")}</div>'


def _state(name: str, progress: Progress) -> str:
    """Say in words how far the learner is in a lesson."""
    try:
        items = packs.load(name).lesson
    except DeclinekitError:
        return ""
    best = progress.best(name)
    done = sum(best.get(item.id) == "right" for item in items)
    return "✓ done" if done == len(items) else f"{done} of {len(items)} done" if best else "not started"


def _points(progress: Progress, name: str) -> dict[str, float]:
    """Give the points of the last answer to each item of a test."""
    return {attempt.item: attempt.points for attempt in progress.attempts(name)}


def _best_message(progress: Progress) -> str:
    """Give the declining message with the most points that the learner wrote in the last lesson, "" where none is."""
    texts = [progress.draft(_LAST, item.id) for item in packs.load(_LAST).items if item.kind == "write"]
    texts += [a.answer for a in progress.attempts(_LAST) if isinstance(a.answer, str)]
    return max((text for text in texts if text.strip()), key=lambda text: score(text).score, default="")


def _series(items: Iterable[Item], progress: Progress, lesson: str, **options) -> Series:
    """Give a series of exercises whose answers are kept under the name of a lesson."""

    def keep(item: Item, answer: object, grade: Grade) -> None:
        if grade.outcome != "not attempted":
            under = f"{lesson}/{item.guideline}" if lesson == _PRACTICE else lesson
            progress.add(Attempt(under, item.id, grade.outcome, grade.points, answer))

    return Series(
        items,
        keep,
        draft=lambda item: progress.draft(lesson, item.id),
        on_change=lambda item, text: progress.save_draft(lesson, item.id, text),
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


def _bar(pack: Pack, best: dict[str, str], notice: str) -> str:
    """Give the line of progress as HTML: a bar, words, and a sign for each exercise."""
    done = sum(best.get(item.id) == "right" for item in pack.lesson)
    total = len(pack.lesson)
    words = "This lesson is done. Well done!" if done == total else f"{done} of {total} exercises done"
    rows = "".join(_row(item, best.get(item.id)) for item in pack.lesson)
    note = f"<p>{escape(notice)}</p>" if notice else ""
    return (
        f'<div class="dk-root dk-wide"><div class="dk-card dk-progress">{note}<p><b>{words}</b></p>'
        f'<div class="dk-bar" aria-hidden="true"><i style="width:{100 * done // total}%"></i></div>'
        f"<ul>{rows}</ul></div></div>"
    )


def _row(item: Item, outcome: str | None) -> str:
    sign, state, words = _SIGNS.get(outcome or "", ("", "open", "not started"))
    mark = f'<span class="dk-sign" aria-hidden="true">{sign}</span>'
    return f'<li class="dk-{state}">{mark}{escape(item.title)}<span class="dk-hidden"> ({words})</span></li>'
