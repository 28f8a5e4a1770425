"""The player and the series without a browser: what is told, when, and what never leaves the kernel."""

import pytest

pytest.importorskip("ipywidgets")
pytest.importorskip("anywidget")

from declinekit import lesson
from declinekit.exercises import KINDS, make, packs, solution
from declinekit.exercises.practice import MASTERY, known
from declinekit.progress import FILE, Progress
from declinekit.widgets.coach import Coach
from declinekit.widgets.player import Player
from declinekit.widgets.series import WRITING, Series

CHOICES = [kind for kind in KINDS if kind not in WRITING]


def ask(player: Player, what: str) -> None:
    """Press one of the buttons below an exercise."""
    player.asked = {"what": what, "n": player.asked.get("n", 0) + 1}


def answer(player: Player, value: object) -> dict:
    """Give an answer and press Check; give what came back."""
    player.answer, player.checks = {"value": value}, player.checks + 1
    return player.result


@pytest.mark.parametrize("kind", CHOICES)
def test_right_answers_of_every_kind(kind):
    item, graded = make(kind, seed=4), []
    player = Player(item, lambda *args: graded.append(args))
    assert answer(player, None)["outcome"] == "not attempted"
    assert answer(player, solution(item))["outcome"] == "right"
    assert [grade.outcome for _, grade in graded] == ["not attempted", "right"]


@pytest.mark.parametrize("kind", CHOICES)
def test_hints_come_one_by_one_and_the_solution_last(kind):
    item = make(kind, seed=4)
    player = Player(item)
    assert (player.help["hints"], player.help["left"]) == ([], len(item.hints))
    ask(player, "solution")
    assert not player.result
    for number in range(len(item.hints)):
        ask(player, "hint")
        assert player.help["hints"] == list(item.hints[: number + 1])
    assert not player.help["may_solve"]  # an attempt comes first
    wrong = {"choose": {"choice": 0, "why": [0]}, "decide": {"choice": 0, "why": [0]}, "complete": 0}
    wrong |= {"order": list(range(len(item.options))), "sequence": [0] * len(item.options)}
    wrong |= {"scale": [1] * len(item.options)}
    answer(player, wrong.get(kind, [0]))
    assert player.help["may_solve"]
    ask(player, "solution")
    assert player.result["answer"] == solution(item)
    assert player.result["feedback"].startswith("The solution.")


def test_an_author_may_keep_the_solution():
    item = packs.load("02-say-thanks").item("quiz-place")
    player = Player(type(item)(**{f: getattr(item, f) for f in item.__dataclass_fields__} | {"solved": False}))
    answer(player, 1)
    for what in ("hint", "hint", "solution"):
        ask(player, what)
    assert "answer" not in player.result
    assert not player.help["may_solve"]


def test_a_writing_task_shows_its_example_after_the_hints():
    item = make("repair", guideline="positive", seed=2)
    player = Player(item)
    assert item.example not in repr(player.get_state())
    for what in ("hint", "hint", "solution"):
        ask(player, what)
    assert item.example in player.help["solution"]


def test_notes_of_answers_that_were_not_chosen_stay_in_the_kernel():
    item = make("spot", seed=8)
    player = Player(item)
    wrong = [i for i, option in enumerate(item.options) if not option.right][:1]
    told = repr(answer(player, wrong))
    assert item.options[wrong[0]].note in eval(told)["notes"]  # noqa: S307  our own repr
    assert all(o.note not in told for i, o in enumerate(item.options) if i not in wrong)
    assert player.result["agree"].count(None) == len(item.options) - 1


def test_a_test_tells_nothing():
    item = packs.load("pre-test").items[0]
    player = Player(item, test=True)
    assert (player.help["left"], player.help["may_solve"]) == (0, False)
    result = answer(player, solution(item))
    assert result["outcome"] == "kept"
    assert "notes" not in result
    ask(player, "hint")
    ask(player, "solution")
    assert not player.help["hints"]
    assert "answer" not in player.result


def test_a_series_goes_on_and_ends():
    items, graded = [make(kind, seed=1) for kind in KINDS], []
    series = Series(items, lambda *args: graded.append(args), count=len(items))
    for number, item in enumerate(items, 1):
        assert series.current == item
        player = series.children[-1]
        assert player.question["place"] == f"Exercise {number} of {len(items)}"
        assert isinstance(series.children[0], Coach) is (item.kind in WRITING)
        if item.kind in WRITING:
            series.children[0].value, series.children[0].checks = item.example, 1
        else:
            answer(player, solution(item))
        assert player.help["next"] == ("Finish" if number == len(items) else "Next")
        ask(player, "next")
    assert series.current is None
    assert f"{len(items)} of them are right" in series.children[0].children[0].text
    assert [(item.kind, grade.outcome) for item, _, grade in graded] == [(kind, "right") for kind in KINDS]


@pytest.fixture
def record(tmp_path, monkeypatch):
    """Give the list of all that is shown, with a progress file of its own."""
    shown: list = []
    monkeypatch.setenv("DECLINEKIT_PROGRESS", str(tmp_path / FILE))
    monkeypatch.setattr(lesson, "display", shown.append)
    return shown


def test_play_keeps_each_answer(record):
    lesson.play("pre-test")
    (series,) = record
    answer(series.children[0], solution(series.current))
    ask(series.children[0], "next")
    assert [(a.item, a.outcome) for a in Progress().attempts("pre-test")] == [
        (packs.load("pre-test").items[0].id, "right")
    ]
    assert series.current == packs.load("pre-test").items[1]


def test_play_goes_on_where_the_learner_stopped(record):
    items = packs.load("pre-test").items
    lesson.play("pre-test")
    for item in items[:3]:
        answer(record[0].children[0], solution(item))
        ask(record[0].children[0], "next")
    lesson.play("pre-test")
    assert record[1].current == items[3]
    assert record[1].children[-1].question["place"] == "Exercise 4 of 12"
    for item in items[3:]:
        answer(record[1].children[-1], solution(item))
        ask(record[1].children[-1], "next")
    lesson.play("pre-test")
    words, again = record[2].children[0].children[:2]
    assert "answered all" in words.text
    again.click()
    assert record[2].current == items[0]


def test_play_asks_again_what_was_left_out(record):
    items = packs.load("pre-test").items
    lesson.play("pre-test")
    ask(record[0].children[0], "next")  # left out
    answer(record[0].children[0], solution(items[1]))
    lesson.play("pre-test")
    assert record[1].current == items[0]
    assert record[1].children[-1].question["place"] == "Exercise 2 of 12"
    ask(record[1].children[0], "next")
    assert record[1].current == items[2]


def test_play_opens_a_pack_of_ones_own(record, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(packs.as_json([make("mark", seed=1)]), encoding="utf-8")
    lesson.play(str(path))
    assert record[0].current == make("mark", seed=1)


def test_practice_goes_on_with_the_weakest_until_it_is_mastered(record):
    lesson.practise("thank", "positive")
    (series,) = record
    met = []
    for _ in range(40):
        if series.current is None:
            break
        met.append(series.current.guideline)
        item = series.current
        if item.kind in WRITING:
            series.children[0].value, series.children[0].checks = item.example, 1
        else:
            answer(series.children[-1], solution(item))
        ask(series.children[-1], "next")
    assert series.current is None
    assert set(met) == {"thank", "positive"}
    answers = lesson._answers(Progress(), ["thank", "positive"])
    assert min(known(answers).values()) >= MASTERY
    lesson.practise("thank")
    assert "Nothing is left to practise" in record[-1].children[0].children[0].text
