"""The forms of the lessons without a browser: what they show, keep and refuse; what learners write is only text."""

from datetime import UTC, datetime

import pytest

pytest.importorskip("ipywidgets")

from declinekit import lesson, tracker
from declinekit.exceptions import WrongRecord
from declinekit.exercises import packs, solution
from declinekit.progress import FILE, Attempt, Progress
from declinekit.widgets.forms import Record, Worksheet

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EVIL = "<script>alert(1)</script>"


def upload(content: bytes) -> dict:
    """Give what the browser sends for a file."""
    return {"name": "x", "type": "", "size": len(content), "content": content, "last_modified": NOW}


@pytest.fixture
def shown(tmp_path, monkeypatch) -> list:
    """Give the list of all that is shown, with a progress file of its own."""
    found: list = []
    monkeypatch.setenv("DECLINEKIT_PROGRESS", str(tmp_path / FILE))
    monkeypatch.setattr(lesson, "display", found.append)
    return found


def test_the_worksheet_follows_and_keeps_each_change():
    kept = []
    sheet = Worksheet(on_change=kept.append)
    fit = sheet._rows.children[0].children[2]
    fit.value = 0
    assert kept[-1].criteria[0].rating == 0
    assert "50 of 100" in sheet._result.value
    sheet._own.value = EVIL
    sheet._add.click()
    assert len(sheet.weighing.criteria) == 7
    assert "<script>" not in sheet._result.value + sheet._rows.children[-1].children[0].value


def test_the_record_adds_warns_filters_and_takes_out():
    kept = []
    record = Record(on_change=kept.append)
    record.add.click()
    assert "firm is missing" in record._said.value
    for _ in range(2):
        record.firm.value, record.role.value = EVIL, "cook"
        record.add.click()
    assert len(kept[-1]) == 2
    assert "twice" in record._table.value
    assert "<script>" not in record._table.value
    record.only.value = "declined"
    assert "<td>" not in record._table.value
    record.remove.value = 0
    record.delete.click()
    assert len(record.rows) == 1


def test_the_record_reads_a_file_once_and_refuses_junk():
    record = Record((tracker.application(firm="A"),))
    table = tracker.as_csv([tracker.application(firm="A"), tracker.application(firm="B")]).encode()
    for _ in range(2):
        record.file.value = (upload(table),)
        record.file.value = ()
    assert [row.firm for row in record.rows] == ["A", "B"]
    record.file.value = (upload(b"\xff\xfe"),)
    assert "could not be read" in record._said.value
    assert len(record.rows) == 2


def test_worksheet_and_record_are_there_again(shown):
    lesson.weigh()
    shown[0]._rows.children[0].children[1].value = 5
    lesson.track()
    shown[1].firm.value = "A"
    shown[1].add.click()
    lesson.weigh()
    lesson.track()
    assert shown[2].weighing.criteria[0].weight == 5
    assert [row.firm for row in shown[3].rows] == ["A"]


def test_the_overview_links_every_lesson_and_tells_how_far(shown):
    Progress().add(Attempt("02-say-thanks", "quiz-place", "right", 1.0, 0))
    lesson.overview()
    text = shown[0].data
    assert "(02-say-thanks.ipynb)" in text
    assert "1 of 6 done" in text


def test_gains_and_page_are_made_anew_by_a_button(shown):
    lesson.gains()
    lesson.keepsake()
    (gains, again), (page, make_page) = (view.children[:2] for view in shown)
    assert "Take the test before the course" in gains.value
    assert "Write one of the messages" in page.value
    for name in ("pre-test", "post-test"):
        item = packs.load(name).items[0]
        Progress().add(Attempt(name, item.id, "right", 1.0, solution(item)))
    Progress().save_draft("12-your-own-message", "own-case", f"Dear Ms Lee, I will not come. {EVIL}")
    again.click()
    make_page.click()
    assert "Thank: <b>100 % before, 100 % after</b>" in gains.value
    assert "Save my page" in page.value
    assert "<script>" not in page.value


def test_progress_is_saved_loaded_and_never_doubled(shown, tmp_path):
    progress = Progress()
    progress.add(Attempt("02-say-thanks", "quiz-place", "right", 1.0, 0))
    progress.save_draft("02-say-thanks", "mend-thanks", "old")
    saved = progress.as_json()
    other = Progress(tmp_path / "other.sqlite")
    other.save_draft("02-say-thanks", "mend-thanks", "newer")
    assert other.merge(saved) == 1
    assert other.draft("02-say-thanks", "mend-thanks") == "newer"
    assert other.merge(saved) == 0
    assert other.best("02-say-thanks") == {"quiz-place": "right"}
    for junk in ("", "[]", '{"declinekit": 2}', '{"declinekit": 1, "attempts": [[1]], "drafts": []}'):
        with pytest.raises(WrongRecord, match="progress file"):
            other.merge(junk)
    lesson.backup()
    load, said = shown[0].children[1:3]
    load.value = (upload(b"junk"),)
    assert "no progress file" in said.value
