"""The kernel's half of the coach editor: what it sends to the browser. Its face: browser/test_coach_lab.py."""

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("anywidget", reason='needs: pip install "declinekit[lab]"')

from declinekit.exceptions import UnknownName
from declinekit.exercises.base import Item
from declinekit.scorecard import LONGEST
from declinekit.widgets import coach as module
from declinekit.widgets.coach import Coach

GOOD = "Dear Ms Osei,\n\nThank you for inviting me. I will not be coming.\n\nKind regards,\nAmina Yusuf"
FILES = Path(module.__file__).parent


def row(coach: Coach, guideline: str) -> dict:
    return next(r for r in coach.result["rows"] if r["guideline"] == guideline)


def edit(coach: Coach, text: str, cursor: int = -1) -> None:
    """Do what the browser does: one message with the text, the caret and the next number."""
    coach.set_state({"value": text, "cursor": cursor, "seq": coach.seq + 1})


def test_the_answer_carries_the_number_of_its_edit():
    coach = Coach()
    edit(coach, GOOD)
    assert coach.result["seq"] == coach.seq == 1
    assert row(coach, "thank")["state"] == "good"
    assert coach.card.text == GOOD


def test_each_edit_is_scored_once(monkeypatch):
    coach, calls = Coach(), []
    real = module.score
    monkeypatch.setattr(module, "score", lambda *a, **k: calls.append(a) or real(*a, **k))
    edit(coach, GOOD, cursor=3)
    assert len(calls) == 1


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_is_calm(text):
    coach = Coach(value=text)
    assert {r["state"] for r in coach.result["rows"]} == {"idle"}
    assert (coach.result["ring"], coach.result["problem"], coach.card) == ("", "", None)


def test_feedback_waits_for_the_minimum_of_words():
    coach = Coach(value="Dear Ms Osei,", minimum=5)
    assert coach.card is None
    coach.value = GOOD
    assert coach.card is not None


@pytest.mark.parametrize("before", ["", "👍 ", "ééé — 🎉🎉 "])
def test_marks_are_counted_as_a_browser_counts(before):
    text = before + GOOD
    marks = row(Coach(value=text), "thank")["marks"]
    units = text.encode("utf-16-le")
    assert [units[2 * start : 2 * end].decode("utf-16-le") for start, end in marks] == ["Thank you for inviting me"]


def test_the_caret_is_counted_in_characters(monkeypatch):
    coach, seen = Coach(), []
    real = module.score
    monkeypatch.setattr(module, "score", lambda *a, cursor: seen.append(cursor) or real(*a, cursor=cursor))
    edit(coach, "👍 ok thx", cursor=5)
    edit(coach, "👍 ok thx", cursor=-1)
    assert seen == [4, None]


def test_line_ends_become_those_of_a_browser():
    assert Coach(value="a\r\nb\rc").value == "a\nb\nc"


def test_guidelines_out_of_focus_are_listed_but_not_counted():
    coach = Coach(value="I will not come.", focus=("thank",))
    assert [r["guideline"] for r in coach.result["rows"] if r["counted"]] == ["thank"]
    assert coach.result["first"] == "thank"
    assert (coach.result["ring"], coach.result["verdict"]) == ("0/1", "One thing to mend")


def test_what_blurs_the_no_comes_first():
    assert Coach(value="Hello, maybe I could come, I am not sure yet.").result["first"] == "decide"


def test_a_text_too_long_is_told_in_a_sentence():
    coach = Coach(value="word " * (LONGEST // 4))
    assert coach.result["problem"] and "Traceback" not in coach.result["problem"]
    coach.value = GOOD
    assert coach.result["problem"] == ""


def test_a_fault_of_ours_never_takes_the_editor_away(monkeypatch, caplog):
    coach = Coach()
    monkeypatch.setattr(module, "score", lambda *a, **k: 1 / 0)
    edit(coach, GOOD)
    assert "Your text is kept" in coach.result["problem"]
    assert "ZeroDivisionError" in caplog.text


def test_callers_hear_of_each_new_text_but_not_of_the_caret():
    heard = []
    coach = Coach(on_change=heard.append)
    edit(coach, "a", 1)
    edit(coach, "a", -1)
    edit(coach, "ab", 2)
    assert heard == ["a", "ab"]


def test_an_exercise_is_graded_when_it_is_checked():
    heard = []
    item = Item("w", "write", "Thank her.", start="I will not come.", focus=("thank",), goal={"thanks": True})
    coach = Coach(item, on_grade=lambda text, grade: heard.append((text, grade.outcome)))
    coach.checks = 1
    assert coach.graded["outcome"] == "not attempted"
    coach.value = GOOD
    coach.checks = 2
    assert heard[-1] == (GOOD, "right")


@pytest.mark.parametrize("wrong", [{"kind": "accept"}, {"focus": ("smile",)}])
def test_an_unknown_name_is_told_at_once(wrong):
    with pytest.raises(UnknownName):
        Coach(**wrong)


def test_all_that_is_sent_is_plain_json():
    assert json.loads(json.dumps(Coach(value=GOOD, kind="follow_up").result))["rows"]


def test_the_page_side_asks_no_network_and_writes_no_html():
    script = (FILES / "coach.js").read_text(encoding="utf-8")
    assert not re.search(r"https?:|innerHTML|insertAdjacentHTML|console\.|import\s", script)
    assert not re.search(r"#[0-9a-f]{3,8}\b|url\(", (FILES / "coach.css").read_text(encoding="utf-8"))
