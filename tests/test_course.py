"""The course folder: lessons are put there, and what a learner changed is never lost."""

import json
import signal
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from declinekit import course
from declinekit.cli import main
from declinekit.exceptions import DeclinekitError, MissingExtra, UnknownName, UnusableFile


@pytest.fixture
def shipped(tmp_path, monkeypatch, make_lesson):
    """Give two lessons as the package would carry them."""
    lessons = (make_lesson(tmp_path / "nb" / "01-a.ipynb", "one"), make_lesson(tmp_path / "nb" / "02-b.ipynb", "two"))
    monkeypatch.setattr(course, "lessons", lambda: lessons)
    return lessons


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_lessons_are_put_there_once(shipped, tmp_path):
    folder = tmp_path / "my course" / "näh"
    assert course.install(folder) == [f"Lessons put into {folder}: 2"]
    assert names(folder) == [course.MANIFEST, "01-a.ipynb", "02-b.ipynb"]
    assert course.install(folder) == []


def test_a_run_lesson_counts_as_unchanged_and_is_brought_up_to_date(shipped, tmp_path, make_lesson):
    course.install(tmp_path / "c")
    lesson = tmp_path / "c" / "01-a.ipynb"
    run = json.loads(lesson.read_text())
    run["cells"][0] |= {"execution_count": 3, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]}
    lesson.write_text(json.dumps(run))
    assert course.install(tmp_path / "c") == []
    make_lesson(shipped[0], "one, better")
    assert course.install(tmp_path / "c") == ["01-a.ipynb: brought up to date."]
    assert "one, better" in lesson.read_text()


def test_a_changed_lesson_stays_and_a_new_version_is_put_beside_it_once(shipped, tmp_path, make_lesson):
    folder = tmp_path / "c"
    course.install(folder)
    make_lesson(folder / "01-a.ipynb", "mine")
    assert course.install(folder) == []
    make_lesson(shipped[0], "one, better")
    line = "01-a.ipynb: you changed it, so it stays; the new version is beside it as 01-a-new.ipynb."
    assert course.install(folder) == [line]
    assert "mine" in (folder / "01-a.ipynb").read_text()
    assert "better" in (folder / "01-a-new.ipynb").read_text()
    assert course.install(folder) == []
    make_lesson(folder / "01-a-new.ipynb", "mine too")
    make_lesson(shipped[0], "one, best")
    assert "01-a-new-new.ipynb" in course.install(folder)[0]
    assert "mine too" in (folder / "01-a-new.ipynb").read_text()


def test_files_that_were_there_before_stay(shipped, tmp_path, make_lesson):
    own = make_lesson(tmp_path / "c" / "01-a.ipynb", "my own notebook")
    (tmp_path / "c" / "02-b.ipynb").write_text("no notebook at all")
    (tmp_path / "c" / course.MANIFEST).write_text("[broken")
    assert len(course.install(tmp_path / "c")) == 2
    assert "my own notebook" in own.read_text()
    assert (tmp_path / "c" / "02-b.ipynb").read_text() == "no notebook at all"


def test_a_deleted_lesson_comes_back(shipped, tmp_path):
    course.install(tmp_path)
    (tmp_path / "02-b.ipynb").unlink()
    assert course.install(tmp_path) == [f"Lessons put into {tmp_path}: 1"]


def test_a_file_in_the_way(shipped, letter):
    for place in (letter, letter / "below"):
        with pytest.raises(UnusableFile, match="is a file"):
            course.install(place)


def test_without_the_extra(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(course, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra):
        course.need_lab()
    assert main(["lab", str(tmp_path / "c")]) == 2
    assert 'pip install "declinekit[lab]"' in capsys.readouterr().err
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(("asked", "opened"), [(None, "01-a.ipynb"), ("02", "02-b.ipynb"), ("b.ipynb", "02-b.ipynb")])
def test_the_lesson_asked_for_is_opened(shipped, tmp_path, monkeypatch, asked, opened):
    started = []
    monkeypatch.setattr(course, "_serve", lambda command, *more: started.append(command) or 0)
    course.install(tmp_path / "c")
    assert course.open_lab(tmp_path / "c", asked, browser=False) == 0
    assert opened in started[0]
    assert "--no-browser" in started[0]


def test_an_unknown_lesson(shipped, tmp_path):
    course.install(tmp_path / "c")
    with pytest.raises(UnknownName, match=r"Lessons: 01-a.ipynb, 02-b.ipynb"):
        course.open_pages(tmp_path / "c", "99")


def test_a_server_that_fails_is_told(tmp_path):
    with pytest.raises(DeclinekitError, match="declinekit doctor"):
        course._serve([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, "It")


@pytest.mark.parametrize(
    ("command", "path", "end"),
    [("lab", "lab/tree/01-a.ipynb", signal.SIGINT), ("learn", "voila/render/01-a.ipynb", signal.SIGTERM)],
)
def test_the_commands_serve_the_folder(tmp_path, make_lesson, command, path, end):
    """Start the real command, as a user would but without a browser; see it answer; end it with Ctrl-C or a kill."""

    port = course.free_port()
    words = [sys.executable, "-m", "declinekit", command, "c", "--no-open", f"--port={port}"]
    make_lesson(tmp_path / "c" / "01-a.ipynb", "1 + 1")
    quiet = course.environment() | {"JUPYTER_TOKEN": "t", "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(words, cwd=tmp_path, env=quiet, stdout=log, stderr=log)
    try:
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            try:
                with urlopen(f"http://127.0.0.1:{port}/{path}?token=t", timeout=30) as answer:
                    assert answer.status == 200
                    break
            except OSError:
                assert process.poll() is None, (tmp_path / "log").read_text()
                time.sleep(0.2)
        process.send_signal(end)
        assert process.wait(20) == 0
        with pytest.raises(OSError, match="refused"):  # no server is left behind
            urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        assert "Traceback" not in (tmp_path / "log").read_text()
    finally:
        process.kill()
