"""The forms of the lessons without a browser: what they show, keep and refuse; what learners write is only text."""

from datetime import UTC, datetime

import pytest

pytest.importorskip("ipywidgets")

from declinekit import lesson, tracker
from declinekit.decide import STANDARD
from declinekit.exceptions import WrongRecord
from declinekit.exercises import packs, solution
from declinekit.progress import FILE, Attempt, Progress
from declinekit.widgets.download import Download
from declinekit.widgets.forms import Record, Worksheet

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EVIL = "<script>alert(1)</script>"


def upload(content: bytes) -> dict:
    """Give what the browser sends for a file."""
    return {"name": "x", "type": "", "size": len(content), "content": content, "last_modified": NOW}


def saved(form) -> str:
    """Press the button of a form that saves a file, give the file's text."""
    (button,) = (part for part in form.children if isinstance(part, Download))
    button.asked += 1
    return button.file["text"]


@pytest.fixture
def shown(tmp_path, monkeypatch) -> list:
    """Give the list of all that is shown, with a progress file of its own."""
    found: list = []
    monkeypatch.setenv("DECLINEKIT_PROGRESS", str(tmp_path / FILE))
    monkeypatch.setattr(lesson, "display", found.append)
    return found


def test_the_worksheet_follows_and_keeps_each_change():
    store: dict[str, str] = {}
    sheet = Worksheet(store)
    assert "Move the sliders" in sheet._result.value
    fit = sheet._rows.children[0].children[2]
    fit.value = 0
    assert store == {STANDARD[0]: "3 0"}
    assert "50 of 100" in sheet._result.value
    for _ in range(2):  # the second time it is there already
        sheet._own.value = EVIL
        sheet._add.click()
    assert len(sheet.weighing.criteria) == len(sheet._rows.children) == 7
    assert "<script>" not in sheet._result.value + sheet._rows.children[-1].children[0].value
    sheet._rows.children[-1].children[1].value = 5
    assert Worksheet(store).weighing == sheet.weighing


def test_the_worksheet_can_be_saved_as_a_page():
    page = saved(Worksheet({EVIL: "5 5"}))
    assert page.startswith("<!doctype html>")
    assert "The pay is enough" in page
    assert "<script>" not in page


def test_the_record_adds_changes_warns_filters_and_takes_out():
    record = Record()
    record.save.click()
    assert "name of the firm" in record._said.text
    record.role.value = "cook"
    record.save.click()
    assert "firm is missing" in record._said.text
    for _ in range(2):
        record.firm.value, record.role.value = EVIL, "cook"
        record.save.click()
    assert record._said.text == "Added. 2 lines. 1 thing to look at."
    assert "twice" in record._due.value
    assert "<script>" not in record._table.value + record._due.value
    assert record.line.value == record.firm.value == ""
    record.line.value = record.line.options[2][1]
    assert (record.firm.value, record.save.description, record.delete.disabled) == (EVIL, "Save this line", False)
    record.on.value = "March"
    record.save.click()
    assert "is no date" in record._said.text
    record.role.value, record.status.value, record.on.value = "baker", "declined", "2026-03-02"
    record.save.click()
    assert [(row.role, row.status, row.on) for row in record.rows.values()] == [
        ("cook", "applied", ""),
        ("baker", "declined", "2026-03-02"),
    ]
    assert "follow-up is due" in record._due.value
    record.only.value = "declined"
    assert "1 of 2 lines" in record._table.value
    record.find.value = "COOK"
    assert "0 of 2 lines" in record._table.value
    assert saved(record).splitlines()[1].startswith("<script")  # a table is no page


def test_what_stands_in_the_form_is_kept_when_another_line_is_chosen():
    record = Record({"a": tracker.as_text(tracker.application(firm="A"))})
    record.firm.value, record.note.value = "B", "a long note"
    record.line.value = "a"
    assert [(row.firm, row.note) for row in record.rows.values()] == [("A", ""), ("B", "a long note")]
    assert record.firm.value == "A"
    record.note.value = "changed"
    record.line.value = ""
    assert [row.note for row in record.rows.values()] == ["changed", "a long note"]
    assert record.firm.value == ""


@pytest.mark.parametrize(
    ("given", "words"), [({"role": "cook"}, "firm is missing"), ({"firm": "B", "on": "x"}, "date")]
)
def test_a_line_that_cannot_be_kept_yet_stays_in_the_form(given, words):
    record = Record({"a": tracker.as_text(tracker.application(firm="A"))})
    for name, value in given.items():
        getattr(record, name).value = value
    record.line.value = "a"
    assert words in record._said.text
    assert record.line.value == ""
    assert {name: getattr(record, name).value for name in given} == given
    assert [row.firm for row in record.rows.values()] == ["A"]


def test_a_deleted_line_can_be_brought_back():
    record = Record({"a": tracker.as_text(tracker.application(firm="A", note="long"))})
    record.delete.click()  # nothing is chosen
    assert len(record.rows) == 1
    record.line.value = "a"
    record.delete.click()
    assert not record.rows
    assert "bring it back" in record._said.text
    record.save.click()
    assert [(row.firm, row.note) for row in record.rows.values()] == [("A", "long")]


def test_a_deleted_line_does_not_come_back_by_itself():
    record = Record({name: tracker.as_text(tracker.application(firm=name)) for name in "ab"})
    record.line.value = "a"
    record.delete.click()
    record.line.value = "b"
    assert list(record.rows) == ["b"]


def test_the_record_reads_a_file_once_and_refuses_junk():
    record = Record({"k": tracker.as_text(tracker.application(firm="A"))})
    table = tracker.as_csv([tracker.application(firm="A"), tracker.application(firm="B")]).encode()
    for _ in range(2):
        record.file.value = (upload(table),)
        record.file.value = ()
    assert [row.firm for row in record.rows.values()] == ["A", "B"]
    record.file.value = (upload(b"\xff\xfe"),)
    assert "could not be read" in record._said.text
    assert len(record.rows) == 2


def test_worksheet_and_record_are_there_again(shown):
    lesson.weigh()
    shown[0]._rows.children[0].children[1].value = 5
    lesson.track()
    shown[1].firm.value = "A"
    shown[1].save.click()
    lesson.weigh()
    lesson.track()
    assert shown[2].weighing.criteria[0].weight == 5
    assert [row.firm for row in shown[3].rows.values()] == ["A"]


def test_two_notebooks_at_once_lose_nothing_of_each_other(shown):
    for _ in range(2):
        lesson.weigh()
        lesson.track()
    sheets, records = shown[::2], shown[1::2]
    for n, (sheet, record) in enumerate(zip(sheets, records, strict=True)):
        sheet._rows.children[n].children[1].value = 5
        record.firm.value = f"firm {n}"
        record.save.click()
    sheets[0]._rows.children[2].children[1].value = 0
    records[0].firm.value = "firm 2"
    records[0].save.click()
    lesson.weigh()
    lesson.track()
    assert [c.weight for c in shown[4].weighing.criteria[:3]] == [5, 5, 0]
    assert [row.firm for row in shown[5].rows.values()] == ["firm 0", "firm 1", "firm 2"]


def test_the_overview_links_every_lesson_and_tells_how_far(shown):
    Progress().add(Attempt("02-say-thanks", "quiz-place", "right", 1.0, 0))
    lesson.overview()
    text = shown[0].data
    assert "(02-say-thanks.ipynb)" in text
    assert "1 of 6 done" in text
    assert "**Go on here:** [Start here]" in text
    assert "Thank: <b>1 of 6</b>" in shown[1].children[0].value


def test_gains_and_page_are_made_anew_by_a_button(shown):
    lesson.gains()
    lesson.keepsake()
    (gains, again), keepsake = shown[0].children[:2], shown[1]
    assert "Take the test before the course" in gains.value
    assert saved(keepsake) is None
    assert "Write one of the messages" in keepsake.children[0].file["words"]
    for name in ("pre-test", "post-test"):
        item = packs.load(name).items[0]
        Progress().add(Attempt(name, item.id, "right", 1.0, solution(item)))
    Progress().save_draft("12-your-own-message", "own-case", f"Dear Ms Lee, I will not come. {EVIL}")
    again.click()
    assert "Thank: <b>100 % before, 100 % after</b>" in gains.value
    kept = saved(keepsake)
    assert "I will not come" in kept
    assert "It says no in one plain sentence." in kept
    assert "<script>" not in kept


def test_progress_is_saved_loaded_and_never_doubled(shown, tmp_path):
    progress = Progress()
    progress.add(Attempt("02-say-thanks", "quiz-place", "right", 1.0, 0))
    progress.save_draft("02-say-thanks", "mend-thanks", "old")
    kept = progress.as_json()
    other = Progress(tmp_path / "other.sqlite")
    other.save_draft("02-say-thanks", "mend-thanks", "newer")
    assert other.merge(kept) == 1
    assert other.draft("02-say-thanks", "mend-thanks") == "newer"
    assert other.merge(kept) == 0
    assert other.best("02-say-thanks") == {"quiz-place": "right"}
    for junk in ("", "[]", '{"declinekit": 2}', '{"declinekit": 1, "attempts": [[1]], "drafts": []}'):
        with pytest.raises(WrongRecord, match="progress file"):
            other.merge(junk)
    lesson.backup()
    Progress().save_draft("02-say-thanks", "later", "after the form was made")
    assert "after the form was made" in saved(shown[0])
    load, said = shown[0].children[1:3]
    load.value = (upload(b"junk"),)
    assert "no progress file" in said.text
