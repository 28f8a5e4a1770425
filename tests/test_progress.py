"""Progress: on disk at once, shared by two notebooks, safe from a killed kernel, and never a raw database error."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from declinekit import progress as module
from declinekit.exceptions import UnusableFile
from declinekit.progress import FILE, Attempt, Progress

ROOT = Path(__file__).parents[1]
LESSON = "02-say-thanks"

WRITER = """
import sys
from declinekit.progress import Attempt, Progress
progress = Progress(sys.argv[1])
n = 0
while True:
    n += 1
    progress.add(Attempt("lesson", f"item-{n}", "right", 1.0, {"text": "x" * 500}))
    progress.save_draft("lesson", "draft", f"version {n}")
    print(n, flush=True)
"""


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / FILE


def attempt(item: str = "quiz", outcome: str = "right", points: float = 1.0, answer: object = 2) -> Attempt:
    return Attempt(LESSON, item, outcome, points, answer)


def test_an_attempt_is_stored_at_once(path):
    Progress(path).add(attempt())
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("select lesson, item, outcome, points, answer from attempts").fetchall()
    assert rows == [(LESSON, "quiz", "right", 1.0, "2")]


@pytest.mark.parametrize("answer", [None, 0, True, [0, 2], [], "", "Dear Ms Lee,\r\n“no” 🙏\0", {"a": [1]}], ids=repr)
def test_answers_come_back_as_they_were(path, answer):
    Progress(path).add(attempt(answer=answer))
    (kept,) = Progress(path).attempts(LESSON)
    assert kept.answer == answer
    assert type(kept.answer) is type(answer)
    assert kept.at.endswith("+00:00")


def test_attempts_come_oldest_first_and_by_lesson(path):
    p = Progress(path)
    for n in range(5):
        p.add(attempt(f"item-{n}"))
    p.add(Attempt("other", "quiz", "wrong", 0.0, 1))
    assert [a.item for a in p.attempts(LESSON)] == [f"item-{n}" for n in range(5)]
    assert p.attempts("none") == []


@pytest.mark.parametrize(
    ("tries", "best"),
    [
        ([("wrong", 0.0), ("right", 1.0)], "right"),
        ([("right", 1.0), ("wrong", 0.0)], "right"),
        ([("wrong", 0.2), ("partly", 0.6), ("wrong", 0.4)], "partly"),
        ([("wrong", 0.0)], "wrong"),
    ],
)
def test_the_best_outcome_counts(path, tries, best):
    p = Progress(path)
    for outcome, points in tries:
        p.add(attempt(outcome=outcome, points=points))
    assert p.best(LESSON) == {"quiz": best}


def test_drafts_hold_the_newest_text(path):
    p = Progress(path)
    assert p.draft(LESSON, "write") == ""
    for text in ("one", "two\r\n“…” 🙏", "three", ""):
        p.save_draft(LESSON, "write", text)
        assert Progress(path).draft(LESSON, "write") == text
    p.save_draft(LESSON, "other", "x")
    p.save_draft("other", "write", "y")
    assert (p.draft(LESSON, "write"), p.draft(LESSON, "other"), p.draft("other", "write")) == ("", "x", "y")


def test_two_notebooks_write_to_one_file(path):
    one, two = Progress(path), Progress(path)
    for n in range(20):
        (one, two)[n % 2].add(attempt(f"item-{n}"))
        (two, one)[n % 2].save_draft(LESSON, "write", str(n))
    assert one.attempts(LESSON) == two.attempts(LESSON)
    assert [a.item for a in one.attempts(LESSON)] == [f"item-{n}" for n in range(20)]
    assert one.draft(LESSON, "write") == two.draft(LESSON, "write") == "19"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.timeout(60)
def test_a_killed_kernel_loses_nothing_that_was_kept(path):
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        for line in writer.stdout:
            if int(line) == 25:
                break
        os.kill(writer.pid, signal.SIGKILL)
        told = [25, *map(int, writer.stdout.read().split("\n")[:-1])]
    p = Progress(path)
    items = [a.item for a in p.attempts("lesson")]
    assert p.notice == ""
    assert items == [f"item-{n}" for n in range(1, len(items) + 1)]
    assert len(items) >= told[-1]
    assert int(p.draft("lesson", "draft").split()[1]) >= told[-1]
    p.add(Attempt("lesson", "after", "right", 1.0, None))
    assert Progress(path).best("lesson")["after"] == "right"


@pytest.mark.parametrize(
    "junk",
    [b"junk " * 1000, b"\x89PNG\r\n", b"SQLite format 3\0" + b"\xff" * 4096, bytes(100)],
    ids=["text", "png", "header", "zeros"],
)
def test_a_damaged_file_is_set_aside_with_a_notice(path, junk):
    path.write_bytes(junk)
    p = Progress(path)
    aside = path.with_name(FILE + ".damaged")
    assert aside.name in p.notice
    assert aside.read_bytes() == junk
    p.add(attempt())
    assert Progress(path).best(LESSON) == {"quiz": "right"}
    assert Progress(path).notice == ""


def test_a_second_damaged_file_does_not_replace_the_first(path, tmp_path):
    for junk in (b"first " * 500, b"second " * 500):
        path.write_bytes(junk)
        Progress(path)
        for extra in ("-wal", "-shm"):
            path.with_name(FILE + extra).unlink(missing_ok=True)
    kept = [p.read_bytes() for p in tmp_path.iterdir() if ".damaged" in p.name]
    assert sorted(kept) == [b"first " * 500, b"second " * 500]


@pytest.mark.parametrize("harm", ["pages overwritten", "cut off"])
def test_a_file_damaged_in_its_middle_is_noticed(path, harm):
    p = Progress(path)
    for n in range(200):
        p.add(attempt(f"item-{n}", answer="x" * 200))
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    whole = path.read_bytes()
    path.write_bytes(whole[:12288] + (b"\xa5" * (len(whole) - 12288) if harm == "pages overwritten" else b""))
    p = Progress(path)
    p.best(LESSON)
    p.add(attempt("after"))
    assert ".damaged" in p.notice
    assert Progress(path).best(LESSON)["after"] == "right"


@pytest.mark.parametrize("where", ["missing/folder", "file.txt/inside", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path, where):
    (tmp_path / "file.txt").write_text("x")
    place = tmp_path / where if where == "." else tmp_path / where / FILE
    with pytest.raises(UnusableFile, match="cannot be written") as error:
        Progress(place)
    assert str(place) in str(error.value)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("existing", [False, True])
def test_a_folder_that_may_not_be_written(tmp_path, existing):
    folder = tmp_path / "locked"
    folder.mkdir()
    if existing:
        Progress(folder / FILE)
        (folder / FILE).chmod(0o400)
    folder.chmod(0o500)
    try:
        with pytest.raises(UnusableFile, match="cannot be written"):
            Progress(folder / FILE).add(attempt())
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("harm", ["folder gone", "locked by another program"])
@pytest.mark.parametrize("call", ["add", "save_draft", "attempts", "draft"])
def test_what_goes_wrong_later_is_an_error_of_ours(tmp_path, monkeypatch, harm, call):
    monkeypatch.setattr(module, "_WAIT", 0.05)
    path = tmp_path / "course" / FILE
    path.parent.mkdir()
    p = Progress(path)
    calls = {
        "add": lambda: p.add(attempt()),
        "save_draft": lambda: p.save_draft(LESSON, "write", "x"),
        "attempts": lambda: p.attempts(LESSON),
        "draft": lambda: p.draft(LESSON, "write"),
    }
    if harm == "folder gone":
        shutil.rmtree(path.parent)
        with pytest.raises(UnusableFile):
            calls[call]()
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        if call in ("attempts", "draft"):
            calls[call]()  # readers do not wait for a writer
            return
        with pytest.raises(UnusableFile):
            calls[call]()


def test_the_path_comes_from_the_environment_or_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DECLINEKIT_PROGRESS", raising=False)
    assert Progress().path == Path(FILE)
    monkeypatch.setenv("DECLINEKIT_PROGRESS", str(tmp_path / "other.sqlite"))
    assert Progress().path == tmp_path / "other.sqlite"
    assert Progress(tmp_path / "given").path == tmp_path / "given"
