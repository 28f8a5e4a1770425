"""The one-line calls of a lesson, without a browser: what they show, what they keep, what they say when wrong."""

import pytest

pytest.importorskip("ipywidgets")
pytest.importorskip("anywidget")

import ipywidgets

from declinekit import lesson
from declinekit.exceptions import DeclinekitError, UnknownName
from declinekit.exercises import packs, solution
from declinekit.exercises.packs import Exhibit, Pack
from declinekit.progress import FILE, Progress
from declinekit.widgets.coach import Coach
from declinekit.widgets.player import Player

NAME = "02-say-thanks"


def main(widget):
    """Give the part of an exercise that takes the answer; hints stand below an editor."""
    return widget.children[0] if isinstance(widget, ipywidgets.VBox) else widget


@pytest.fixture
def shown(tmp_path, monkeypatch) -> list:
    """Give the list of all that is shown, with a progress file of its own and no lesson started."""
    found: list = []
    monkeypatch.setenv("DECLINEKIT_PROGRESS", str(tmp_path / FILE))
    monkeypatch.setattr(lesson, "_current", None)
    monkeypatch.setattr(lesson, "display", lambda *things: found.extend(things))
    return found


@pytest.fixture
def started(shown) -> list:
    lesson.start(NAME)
    shown.clear()
    return shown


def outcomes() -> list[tuple[str, str]]:
    return [(attempt.item, attempt.outcome) for attempt in Progress().attempts(NAME)]


def test_the_start_shows_how_far_one_is(shown):
    assert lesson.start(NAME) is None
    (bar,) = shown
    assert isinstance(bar, ipywidgets.HTML)
    assert "0 of 6 exercises done" in bar.value
    assert bar.value.count("(not started)") == 6


@pytest.mark.parametrize(
    "call",
    [lambda: lesson.compare("cold"), lambda: lesson.show("quiz-place"), lesson.finish],
    ids=["compare", "show", "finish"],
)
def test_a_lesson_that_has_not_started_says_what_to_do(shown, call):
    with pytest.raises(DeclinekitError, match="Run All Cells"):
        call()
    assert shown == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lesson.start("99-none"), NAME),
        (lambda: lesson.show("nothing"), "quiz-place"),
        (lambda: lesson.compare("nothing"), "cold, warm"),
    ],
    ids=["start", "show", "compare"],
)
def test_unknown_names_say_what_there_is(started, call, words):
    with pytest.raises(UnknownName, match=words):
        call()


def test_compare_shows_messages_side_by_side_with_marks(started):
    assert lesson.compare("cold", "warm", guideline="thank") is None
    (view,) = started
    assert isinstance(view, ipywidgets.HTML)
    assert [title in view.value for title in ("Message A", "Message B")] == [True, True]
    assert view.value.count("<mark") == view.value.count("dk-g-thank") >= 1
    assert "Thank you for inviting me" in view.value.split("Message B")[1]


def test_compare_escapes_what_it_shows(started, monkeypatch):
    evil = Exhibit("x", "<script>1</script>", "Dear <script>alert(1)</script>,\n\nThank you & <b>yours</b>. I decline.")
    monkeypatch.setattr(lesson._current, "pack", Pack("x", (), (evil,)))
    lesson.compare("x")
    assert "<script>" not in started[0].value
    assert "<b>yours" not in started[0].value
    assert "&lt;script&gt;" in started[0].value.split("</figcaption>")[1]


@pytest.mark.parametrize(
    ("item", "kind"),
    [("spot-thanks", Player), ("quiz-place", Player), ("mend-thanks", Coach), ("write-library", Coach)],
)
def test_show_makes_the_widget_of_the_item(started, item, kind):
    assert lesson.show(item) is None
    (widget,) = map(main, started)
    assert isinstance(widget, kind)
    assert isinstance(widget, ipywidgets.DOMWidget)


@pytest.mark.parametrize(
    ("item", "answer", "kept"),
    [
        ("quiz-place", 0, [("quiz-place", "right")]),
        ("quiz-place", 1, [("quiz-place", "wrong")]),
        ("quiz-place", None, []),
        ("spot-thanks", [0, 3], [("spot-thanks", "right")]),
        ("spot-thanks", [0], [("spot-thanks", "partly")]),
        ("spot-thanks", [], []),
    ],
)
def test_answers_are_kept_at_once(started, item, answer, kept):
    lesson.show(item)
    player = started[0]
    player.answer, player.checks = {"value": answer}, 1
    assert outcomes() == kept
    assert player.result["check"] == 1


def test_what_the_browser_gets_holds_no_key(started):
    for item in packs.load(NAME).items:
        lesson.show(item.id)
        shown = started[-1].children if isinstance(started[-1], ipywidgets.VBox) else started[-1:]
        state = repr([{k: v for k, v in one.get_state().items() if not k.startswith("_")} for one in shown])
        assert all(option.note not in state for option in (*item.options, *item.why))
        assert not any(hint in state for hint in item.hints)
        assert not item.example or item.example not in state


def test_a_message_is_graded_and_its_draft_restored(started):
    lesson.show("mend-thanks")
    coach = main(started[0])
    text = coach.value.replace("I will not", "Thank you for changing your shift for me. I will not")
    coach.value = text
    assert Progress().draft(NAME, "mend-thanks") == text
    assert outcomes() == []
    coach.checks = 1
    assert outcomes() == [("mend-thanks", "right")]
    assert coach.graded["outcome"] == "right"
    lesson.start(NAME)
    lesson.show("mend-thanks")
    assert started[-1] is not coach
    assert main(started[-1]).value == text
    assert "(done)" in started[-2].value


def test_a_text_that_cannot_be_scored_is_a_sentence_and_no_error(started):
    lesson.show("write-library")
    coach = main(started[0])
    for text in ("a\0b", "a" * 100_001, " ", "🙏" * 10):
        coach.value = text
        coach.checks += 1
    assert coach.graded["feedback"]
    assert {outcome for _, outcome in outcomes()} <= {"wrong"}


def test_the_start_text_shows_again_where_there_is_no_draft(started):
    lesson.show("mend-thanks")
    assert main(started[0]).value == packs.load(NAME).item("mend-thanks").start


def test_several_exercises_come_one_after_another_and_go_on_where_one_stopped(started):
    names = [item.id for item in packs.load(NAME).lesson if item.kind in ("choose", "spot")]
    lesson.show(*names)
    (series,) = started
    assert series.current.id == names[0]
    player = series.children[-1]
    assert player.question["place"] == f"Exercise 1 of {len(names)}"
    player.answer = {"value": solution(series.current)}
    player.checks += 1
    assert outcomes() == [(names[0], "right")]
    assert "1 of 6" in lesson._current.bars[0].value
    lesson.show(*names)
    assert started[1].current.id == names[1]
    assert started[1].children[-1].question["place"] == f"Exercise 2 of {len(names)}"


def test_exercises_of_one_title_share_a_sign():
    row = lesson._row("Ten reasons", ["right", None, "wrong"])
    assert "Ten reasons (1 of 3)" in row
    assert "begun" in row
    assert "(done)" in lesson._row("Ten reasons", ["right", "right"])
    assert "(not started)" in lesson._row("Ten reasons", [None, None])


def test_both_bars_follow_each_answer(started):
    lesson.finish()
    (end,) = started
    first = lesson._current.bars[0]
    lesson.show("quiz-which")
    started[-1].answer, started[-1].checks = {"value": 1}, 1
    assert "1 of 6 exercises done" in end.value
    assert "1 of 6 exercises done" in first.value


def test_a_wrong_answer_after_a_right_one_takes_nothing_away(started):
    lesson.show("quiz-which")
    for check, answer in enumerate((1, 0), 1):
        started[0].answer, started[0].checks = {"value": answer}, check
    assert Progress().best(NAME) == {"quiz-which": "right"}
    assert "1 of 6" in lesson._current.bars[0].value


def test_all_done_says_so(started):
    for item in packs.load(NAME).lesson:
        lesson.show(item.id)
        widget = main(started[-1])
        if item.kind == "write":
            widget.value = (
                "Dear Ms Petrova,\n\nThank you for the invitation and for your friendly note. I have decided to "
                "decline the interview, as I am staying in my present job.\n\nKind regards,\nAmina Yusuf"
            )
        else:
            widget.answer = {"value": solution(item)}
        widget.checks = 1
    lesson.finish()
    assert "This lesson is done" in started[-1].value
    assert started[-1].value.count("(done)") == 6


def test_a_damaged_record_is_told_in_the_lesson(shown, tmp_path):
    (tmp_path / FILE).write_bytes(b"junk " * 1000)
    lesson.start(NAME)
    assert "could not be read" in shown[0].value
