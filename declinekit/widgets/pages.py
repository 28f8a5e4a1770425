"""Pages about the learner's own record: how far they are, worksheet and job-search record, gains, a page to keep."""

import json
from collections.abc import Callable
from html import escape

import ipywidgets

from .. import history
from ..advice import guidelines
from ..exceptions import DeclinekitError
from ..exercises import packs
from ..languages import table
from ..paths import lessons
from ..progress import Progress
from ..scorecard import score
from ..views import html
from .download import Download
from .forms import NARROW, Form, Record, Worksheet, bars
from .notice import Notice

_DONE = "✓ done"
_CHOOSE = "Choose the file that “Save my progress” made."
_LAST, _OWN = "12-your-own-message", "own-case"
_BEFORE = {"requirements": "What the job needs", "culture": "What the firm is like", "goals": "What you want"}
_MESSAGE = {name: words["title"] for kind in ("decline", "follow_up") for name, words in guidelines(kind).items()}
_AFTER = {"follow_up": "Follow up", "records": "Write it down", "relationship": "Stay friendly"}
_TITLES = _BEFORE | {"time": "In good time"} | _MESSAGE | _AFTER


def overview(progress: Progress) -> str:
    """Give all lessons with links, and how far the learner is in each, as a table in Markdown."""
    lines = ["| lesson | minutes | you |", "| --- | --- | --- |"]
    go_on = ""
    for path in lessons():
        about = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        minutes, state = about["declinekit"]["minutes"], _state(path.stem, progress)
        link = f"[{about['title']}]({path.name})"
        lines.append(f"| {link} | {minutes} | {state} |")
        go_on = go_on or (link if state != _DONE else "")
    return "\n".join([f"**Go on here:** {go_on}\n" if go_on else "**You have done it all.** Well done!\n", *lines])


def by_guideline(progress: Progress) -> str:
    """Give what was done of the lessons' exercises as bars, one for each guideline."""
    done: dict[str, list[bool]] = {name: [] for name in _TITLES}
    for path in lessons():
        pack = packs.load(path.stem)
        outcomes = history.outcomes(progress, pack)
        for item in pack.lesson:
            done.setdefault(item.guideline, []).append(outcomes.get(item.id) == "right")
    if not any(map(any, done.values())):
        return '<p class="dk-card">When you have done some exercises, your progress stands here.</p>'
    rows = [(_TITLES[n], sum(d), len(d), f"{sum(d)} of {len(d)}") for n, d in done.items() if n in _TITLES and d]
    return bars(rows, "What you have done, by guideline")


def worksheet(progress: Progress) -> Worksheet:
    """Give the worksheet that weighs a job, as the learner left it; each change is kept."""
    return Worksheet(progress.shelf("worksheet"))


def record(progress: Progress) -> Record:
    """Give the job-search record, as the learner left it; each change is kept."""
    return Record(progress.shelf("tracker"))


def backup(progress: Progress) -> Form:
    """Give a button that saves all progress as one file, and one that loads such a file."""
    said, name = Notice(), "declinekit-progress.json"
    words = f"Saved as {name}, in your folder for downloads."
    save = Download(name, "Save my progress", lambda: (progress.as_json(), words), "application/json")
    load = ipywidgets.FileUpload(accept=".json", description="Load my progress", layout=NARROW, tooltip=_CHOOSE)

    def loaded(change) -> None:
        for file in change["new"]:
            try:
                count = progress.merge(bytes(file["content"]).decode("utf-8"))
                text = (
                    "Loaded. Open the lesson again to see it." if count else "All that is in this file is here already."
                )
            except (DeclinekitError, UnicodeDecodeError) as error:
                text = str(error)
            said.say(text)

    load.observe(loaded, "value")
    return Form([save, load, said])


def refreshed(make: Callable[[Progress], str], words: str) -> Form:
    """Give what `make` says of the learner's progress, with a button that shows it anew."""
    view, again = ipywidgets.HTML(), ipywidgets.Button(description=words, layout=NARROW)

    def show(_=None) -> None:
        view.value = html.framed(make(Progress()))

    again.on_click(show)
    show()
    return Form([view, again])


def gains(progress: Progress) -> str:
    """Give the results of both tests as bars."""
    first, last = _points(progress, "pre-test", first=True), _points(progress, "post-test")
    if not first or not last:
        missing = "before" if not first else "after"
        return f'<p class="dk-card">Take the test {missing} the course first. Your results then stand here.</p>'
    rows = []
    pairs = list(zip(packs.load("pre-test").items, packs.load("post-test").items, strict=True))
    for before, after in pairs:
        then, now = round(100 * first.get(before.id, 0)), round(100 * last.get(after.id, 0))
        rows.append((_TITLES.get(before.guideline, before.guideline), now, 100, f"{then} % before, {now} % after"))
    means = [round(100 * sum(points.values()) / len(pairs)) for points in (first, last)]
    return bars(rows, f"Test before the course: {means[0]} %. Test after it: {means[1]} %.")


def keepsake(progress: Progress) -> Form:
    """Give a button that saves the page with the learner's message and the checklist."""

    def make() -> tuple[str, str]:
        text = _best_message(progress)
        if not text:
            raise DeclinekitError("Write one of the messages above first. Then press the button again.")
        card = score(text)
        words = f"Saved as {save.name}. Your message gets {card.overall} of 5. You can print the page."
        return html.page("My message, and what makes it work", html.fragment(card) + _checklist()), words

    save = Download("my-message.html", "Save my page", make, "text/html")
    return Form([save])


def _checklist() -> str:
    """Give what one looks at the next time, as lists to tick on paper."""
    parts = (
        f"<h3>{escape(part['title'])}</h3><ul>{''.join(f'<li>{escape(line)}</li>' for line in part['lines'])}</ul>"
        for part in table("en", "checklist")["part"]
    )
    return f'<section class="dk-check"><h2>My checklist for the next time</h2>{"".join(parts)}</section>'


def _state(name: str, progress: Progress) -> str:
    """Say in words how far the learner is in a lesson."""
    try:
        pack = packs.load(name)
    except DeclinekitError:
        return ""
    outcomes = history.outcomes(progress, pack)
    done = sum(outcomes.get(item.id) == "right" for item in pack.lesson)
    total = len(pack.lesson)
    return _DONE if done == total else f"{done} of {total} done" if outcomes else "not started"


def _points(progress: Progress, name: str, first: bool = False) -> dict[str, float]:
    """Give the points of the last answer to each item of a test; of the first answer where that is asked."""
    attempts = history.attempts(progress, packs.load(name))
    return {attempt.item: attempt.points for attempt in (reversed(attempts) if first else attempts)}


def _best_message(progress: Progress) -> str:
    """Give the learner's own case where they wrote it, else the declining message with the most points, "" for none."""
    pack = packs.load(_LAST)
    own = history.draft(progress, pack, pack.item(_OWN))
    if own.strip():
        return own
    texts = [history.draft(progress, pack, item) for item in pack.lesson if item.kind == "write"]
    texts += [a.answer for a in history.attempts(progress, pack) if isinstance(a.answer, str)]
    return max((text for text in texts if text.strip()), key=lambda text: score(text).score, default="")
