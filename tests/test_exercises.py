"""Exercises of every kind: right answers get full marks, empty ones are no attempts, garbage harms nothing."""

import json
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declinekit.codebook import KINDS as CODEBOOK
from declinekit.exceptions import ImpossiblePlan, UnknownName
from declinekit.exercises import KINDS, grade, make, packs, solution, trains
from declinekit.exercises.base import Item, Option
from declinekit.exercises.itemfile import item as from_file
from declinekit.exercises.order import grade as grade_order
from declinekit.scorecard import score

ROOT = Path(__file__).parents[1]
ITEMS = [pytest.param(item, id=f"{name}-{item.id}") for name in packs.names() for item in packs.load(name).items]
WISHES = [(kind, guideline) for kind in KINDS for guideline in trains(kind)]
WISHES_FOLLOW = [(kind, guideline) for kind in KINDS for guideline in trains(kind, "follow_up")]

FOUR = tuple(Option(f"answer {n}", n in (0, 2), f"note {n}") for n in range(4))
ONE = tuple(Option(f"answer {n}", n == 1, f"note {n}") for n in range(3))
START = (
    "Dear Ms Lee,\n\nThank you for the invitation to the interview on Friday. I have decided to decline, as I have "
    "taken a job nearer to home, which suits my family well. Your office is a mess.\n\nKind regards,\nJo Lee"
)
GAPPED = "Dear Ms Lee,\n\n[…] I have decided to decline the interview.\n\nKind regards,\nJo Lee"
SAMPLES = {
    "choose": Item("c", "choose", "Which?", options=ONE, why=FOUR),
    "spot": Item("s", "spot", "Which ones?", options=FOUR),
    "mark": Item("m", "mark", "Which sentences?", options=FOUR),
    "order": Item("o", "order", "In order?", options=FOUR, places=(2, 0, 1, 1)),
    "complete": Item(
        "k", "complete", "What fits?", text=GAPPED, goal={"thanks": True},
        options=(Option("Thank you for the invitation.", True, "Yes."), Option("Well, well.", False, "No.")),
    ),
    "repair": Item("r", "repair", "Mend it.", start=START, goal={"negative": False}, keep=("Friday", "Jo Lee")),
    "write": Item("w", "write", "Write.", start="Dear Ms Lee,", goal={"thanks": True, "decision": "declined"}),
    "decide": Item("d", "decide", "Go?", options=ONE, why=FOUR),
    "sequence": Item("q", "sequence", "When?", options=FOUR, places=(0, 1, 1, 2), slots=("now", "later", "never")),
    "scale": Item("l", "scale", "How sure?", options=FOUR, places=(0, 4, 2, 1), slots=("a", "b", "c", "d", "e")),
}  # fmt: skip
MODEL_MESSAGE = (
    "Dear Ms Lee,\n\nThank you for inviting me and for your friendly note. I have decided to decline the interview, "
    "as I am staying in my present job. I really enjoyed our talk, and I hope that our paths cross again."
    "\n\nKind regards,\nAmina Yusuf"
)
MENDED = START.replace(" Your office is a mess.", "")
NOTHING = {kind: [None, [], ()] for kind in KINDS} | {"write": [None, "", " \n"]}
NOTHING |= {"complete": [None, "", "  "], "choose": [None, {}, {"choice": 1}], "repair": [None, " ", START]}
NOTHING |= {"decide": [None, {"choice": 1, "why": []}], "sequence": [None, [], [None] * 4]}
NOTHING |= {"scale": NOTHING["sequence"]}
OUTCOMES = {"right", "partly", "wrong", "not attempted"}
GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text() | st.sampled_from(("choice", "why")), inner)
        | st.tuples(inner)
        | st.sets(st.integers())
    ),
    max_leaves=8,
)


def right_answer(item):
    """Give an answer that must get full marks; the samples of writing tasks bring no example of their own."""
    answer = solution(item)
    return {"repair": MENDED, "write": MODEL_MESSAGE}[item.kind] if answer == "" else answer


def test_every_kind_is_tried_here():
    assert set(KINDS) == set(SAMPLES) == set(NOTHING)
    others = {"__init__", "base", "packs", "itemfile", "sources", "practice"}
    assert {p.stem for p in (ROOT / "declinekit" / "exercises").glob("*.py")} == {*KINDS, *others}


@pytest.mark.parametrize("item", [*SAMPLES.values(), *ITEMS], ids=lambda item: item.id)
def test_the_right_answer_gets_full_marks(item):
    result = grade(item, right_answer(item))
    assert (result.outcome, result.points) == ("right", 1.0), result.feedback


@pytest.mark.parametrize(
    ("kind", "answer"), [(kind, answer) for kind, answers in NOTHING.items() for answer in answers]
)
def test_an_empty_answer_is_not_attempted(kind, answer):
    result = grade(SAMPLES[kind], answer)
    assert (result.outcome, result.points) == ("not attempted", 0.0)
    assert not any(result.notes)
    assert not any(result.why)


@pytest.mark.parametrize("start", ["Dear Ms Lee,", "Dear Ms Lee,\n", "  Dear Ms Lee,"])
def test_the_text_to_start_with_is_no_attempt(start):
    assert grade(SAMPLES["write"], start).outcome == "not attempted"


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(GARBAGE)
def test_garbage_is_harmless(kind, answer):
    result = grade(SAMPLES[kind], answer)
    assert result.outcome in OUTCOMES
    assert 0.0 <= result.points <= 1.0
    assert result.feedback.strip()
    assert (result.outcome == "right") is (result.points == 1.0)


@pytest.mark.parametrize(
    ("kind", "answer", "outcome", "points"),
    [
        ("choose", {"choice": 1, "why": [0]}, "partly", 0.875),
        ("choose", {"choice": 0, "why": [0, 2]}, "wrong", 0.5),
        ("choose", {"choice": 0, "why": [1, 3]}, "wrong", 0.0),
        ("choose", 3, "not attempted", 0.0),
        ("choose", -1, "not attempted", 0.0),
        ("choose", True, "not attempted", 0.0),
        ("spot", [0, 1, 2], "partly", 0.75),
        ("spot", [0, 0], "partly", 0.75),
        ("spot", [1, 3], "wrong", 0.0),
        ("spot", [99], "not attempted", 0.0),
        ("spot", "02", "not attempted", 0.0),
        ("mark", [0], "partly", 0.5),
        ("mark", [0, 1, 2, 3], "partly", 0.5),
        ("mark", [1], "wrong", 0.0),
        ("order", [1, 3, 2, 0], "right", 1.0),
        ("order", [2, 1, 3, 0], "partly", 0.6),
        ("order", [0, 2, 3, 1], "wrong", 0.0),
        ("order", [0, 1, 2], "not attempted", 0.0),
        ("complete", 1, "wrong", 0.0),
        ("complete", "Thank you for  the invitation.", "right", 1.0),
        ("complete", "Many thanks for thinking of me for this post.", "right", 1.0),
        ("complete", "It is raining here.", "wrong", 0.0),
        ("complete", True, "not attempted", 0.0),
        ("repair", START.replace("Friday", "Monday"), "wrong", 0.0),
        ("repair", MENDED.replace(" on Friday", ""), "partly", 0.9),
        ("repair", MENDED.replace("Kind regards,\nJo Lee", ""), "partly", 0.4),
        ("repair", "a\0b", "wrong", 0.0),
        ("write", "I will not come.", "partly", 0.5),
        ("write", "Hm.", "wrong", 0.0),
        ("write", "a\0b", "wrong", 0.0),
        ("write", "a" * 100_001, "wrong", 0.0),
        ("write", 7, "not attempted", 0.0),
        ("sequence", [0, 1, 1, 1], "partly", 0.75),
        ("sequence", [2, 0, 0, None], "wrong", 0.0),
        ("sequence", [9, 9, 9, 9], "not attempted", 0.0),
        ("sequence", [0, 1], "not attempted", 0.0),
        ("scale", [0, 4, 2, 2], "partly", 0.875),
        ("scale", [1, 3, 3, None], "wrong", 0.375),
        ("scale", [2, 2, 4, 4], "wrong", 0.0),
        ("scale", [5, -1, True, "2"], "not attempted", 0.0),
    ],
    ids=lambda value: str(value)[:20],
)
def test_other_answers(kind, answer, outcome, points):
    result = grade(SAMPLES[kind], answer)
    assert (result.outcome, round(result.points, 6)) == (outcome, points), result.feedback


def test_only_what_was_chosen_gets_a_note_until_all_is_right():
    assert grade(SAMPLES["choose"], {"choice": 2, "why": [1]}).notes == ("", "", "note 2")
    assert grade(SAMPLES["choose"], {"choice": 2, "why": [1]}).why == ("", "note 1", "", "")
    assert grade(SAMPLES["spot"], [1]).notes == ("", "note 1", "", "")
    assert grade(SAMPLES["mark"], [0, 1]).notes == ("note 0", "note 1", "", "")
    assert grade(SAMPLES["sequence"], [0, None, None, 0]).notes == ("Right. note 0", "", "", "Look at this again.")
    assert grade(SAMPLES["scale"], [0, None, 3, 0]).notes[:3] == ("Right. note 0", "", "Look at this again.")
    assert all(grade(SAMPLES["spot"], [0, 2]).notes)


def test_a_scale_says_which_way_to_move_the_first_line_that_stands_wrong():
    assert "to the left: “answer 2”" in grade(SAMPLES["scale"], [0, 4, 3, 0]).feedback
    assert "to the right: “answer 1”" in grade(SAMPLES["scale"], [0, 2, 3, 1]).feedback


def test_on_a_scale_of_three_steps_a_neighbour_is_wrong():
    item = Item("l", "scale", "?", options=FOUR, places=(0, 1, 2, 1), slots=("yes", "open", "no"))
    assert grade(item, [1, 1, 1, 1]).points == 0.5


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_points_of_an_order_fall_with_each_pair_that_stands_wrong(order):
    item = Item("o", "order", "?", options=FOUR, places=(0, 1, 2, 3))
    wrong = sum(a > b for i, a in enumerate(order) for b in order[i + 1 :])
    assert grade_order(item, list(order)).points == pytest.approx(max(0, 1 - 2 * wrong / 6))


def test_a_repair_that_breaks_something_else_says_so():
    item = SAMPLES["repair"]
    worse = grade(item, MENDED.replace("I have decided to decline, as", "I am not sure, as"))
    assert "This was better before" in worse.feedback
    assert worse.points < 1
    lost = grade(item, MENDED.replace("Friday", "the day"))
    assert "“Friday”" in lost.feedback
    still = grade(item, START.replace("a mess", "a dirty mess"))
    assert "Still to mend" in still.feedback
    assert any("dirty mess" in quote for quote in still.evidence)


@pytest.mark.parametrize(
    "goal", [{"greeting": True, "closing": True}, {"closing": True, "greeting": True, "full_name": True}]
)
def test_goals_of_one_guideline_all_count(goal):
    text = "I have decided to decline the interview, as I have accepted another offer.\n\nKind regards,\nAmina Yusuf"
    assert not score(text).labels["greeting"]
    assert grade(Item("w", "write", "Frame it.", goal=goal), text).outcome != "right"


def test_a_missing_part_of_the_frame_is_named():
    text = MODEL_MESSAGE.replace("Dear Ms Lee,\n\n", "")
    result = grade(Item("w", "write", "Frame it.", goal={"greeting": True, "closing": True, "full_name": True}), text)
    assert result.feedback == "Still to do: Formal frame."
    assert result.parts == {"Formal frame": 0.0}


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, table in CODEBOOK.items() for key in table])
def test_every_key_can_be_a_goal(kind, key):
    value = score(MODEL_MESSAGE, kind).labels[key]
    assert grade(Item("w", "write", "Write.", message=kind, goal={key: value}), MODEL_MESSAGE).outcome == "right"


@pytest.mark.parametrize("item", [*SAMPLES.values(), *ITEMS], ids=lambda item: item.id)
def test_a_learner_never_sees_the_key(item):
    public = item.public()
    assert not {"places", "goal", "keep", "example", "hints", "right", "note"} & set(public)
    shown = json.dumps(public, ensure_ascii=False)
    assert all(option.note not in shown for option in (*item.options, *item.why))
    assert not any(hint in shown for hint in item.hints)
    assert not item.example or item.example not in shown
    assert public["options"] == [option.text for option in item.options]
    assert json.loads(shown) == public


# ---- items made by program ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "guideline"), WISHES)
def test_made_items_are_sound(kind, guideline):
    for seed in (1, 2):
        item = make(kind, guideline=guideline, seed=seed)
        assert (item.kind, item.guideline) == (kind, guideline)
        assert item.prompt.strip()
        assert item.title.strip()
        assert len(item.hints) >= 2
        assert len({option.text for option in item.options}) == len(item.options)
        assert grade(item, solution(item)).points == 1.0


@pytest.mark.parametrize(("kind", "guideline"), WISHES_FOLLOW)
def test_made_items_about_follow_ups_are_sound(kind, guideline):
    item = make(kind, guideline=guideline, message="follow_up", seed=3)
    assert grade(item, solution(item)).points == 1.0


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32))
def test_an_item_survives_a_file_and_is_the_same_for_its_seed(kind, seed):
    item = make(kind, seed=seed)
    assert item == make(kind, seed=Random(seed))
    assert from_file(json.loads(json.dumps(item.record())), "here") == item


def test_items_come_from_the_trade_that_was_asked_for():
    item = make("write", scenario="nursing", seed=5)
    assert "nurs" in (item.prompt + item.example).lower()


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        ({"kind": "poem"}, UnknownName, "spot, mark"),
        ({"kind": "mark", "guideline": "tone"}, ImpossiblePlan, "thank"),
        ({"kind": "choose", "guideline": "refer_back"}, ImpossiblePlan, "decline"),
        ({"kind": "spot", "scenario": "astronaut"}, UnknownName, "nursing"),
        ({"kind": "spot", "difficulty": "cruel"}, UnknownName, "easy"),
    ],
)
def test_wishes_that_cannot_be_are_refused_kindly(call, error, words):
    with pytest.raises(error, match=words):
        make(**call)
