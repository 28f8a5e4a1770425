"""Exercises: right answers get full marks, garbage is harmless, learners never see a key, broken packs are named."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.codebook import KINDS as CODEBOOK
from declinekit.exceptions import UnknownName, WrongRecord
from declinekit.exercises import KINDS, grade, packs
from declinekit.exercises.base import Item, Option
from declinekit.scorecard import score

ROOT = Path(__file__).parents[1]
PACKS = sorted(p.stem for p in (ROOT / "data" / "packs").glob("*.toml"))
ITEMS = [pytest.param(item, id=f"{name}-{item.id}") for name in PACKS for item in packs.load(name).items]

FOUR = tuple(Option(f"answer {n}", n in (0, 2), f"note {n}") for n in range(4))
ONE = tuple(Option(f"answer {n}", n == 1, f"note {n}") for n in range(3))
SAMPLES = {
    "choose": Item("c", "choose", "Which?", options=ONE),
    "spot": Item("s", "spot", "Which ones?", options=FOUR),
    "write": Item("w", "write", "Write.", start="Dear Ms Lee,", goal={"thanks": True, "decision": "declined"}),
}
MODEL_MESSAGE = (
    "Dear Ms Lee,\n\nThank you for inviting me and for your friendly note. I have decided to decline the interview, "
    "as I am staying in my present job. I really enjoyed our talk, and I hope that our paths cross again."
    "\n\nKind regards,\nAmina Yusuf"
)
RIGHT = {
    "choose": lambda item: next(i for i, option in enumerate(item.options) if option.right),
    "spot": lambda item: [i for i, option in enumerate(item.options) if option.right],
    "write": lambda item: MODEL_MESSAGE,
}
EMPTY = {"choose": [None], "spot": [None, [], ()], "write": [None, "", " \n"]}
OUTCOMES = {"right", "partly", "wrong", "not attempted"}
GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner) | st.sets(st.integers()),
    max_leaves=8,
)


def test_every_kind_is_tried_here():
    assert set(KINDS) == set(SAMPLES) == set(RIGHT) == set(EMPTY)
    assert {p.stem for p in (ROOT / "declinekit" / "exercises").glob("*.py")} == {*KINDS, "__init__", "base", "packs"}


@pytest.mark.parametrize("item", [*SAMPLES.values(), *ITEMS], ids=lambda item: item.id)
def test_the_right_answer_gets_full_marks(item):
    result = grade(item, RIGHT[item.kind](item))
    assert (result.outcome, result.points) == ("right", 1.0), result.feedback


@pytest.mark.parametrize(("kind", "answer"), [(kind, answer) for kind, answers in EMPTY.items() for answer in answers])
def test_an_empty_answer_is_not_attempted(kind, answer):
    result = grade(SAMPLES[kind], answer)
    assert (result.outcome, result.points) == ("not attempted", 0.0)
    assert not any(result.notes)


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
        ("choose", 0, "wrong", 0.0),
        ("choose", 3, "not attempted", 0.0),
        ("choose", -1, "not attempted", 0.0),
        ("choose", True, "not attempted", 0.0),
        ("spot", [0, 1, 2], "partly", 0.75),
        ("spot", [0, 0], "partly", 0.75),
        ("spot", [1, 3], "wrong", 0.0),
        ("spot", [99], "not attempted", 0.0),
        ("spot", "02", "not attempted", 0.0),
        ("write", "I will not come.", "partly", 0.5),
        ("write", "Hm.", "wrong", 0.0),
        ("write", "a\0b", "wrong", 0.0),
        ("write", "a" * 100_001, "wrong", 0.0),
        ("write", 7, "not attempted", 0.0),
    ],
    ids=lambda value: str(value)[:20],
)
def test_other_answers(kind, answer, outcome, points):
    result = grade(SAMPLES[kind], answer)
    assert (result.outcome, result.points) == (outcome, points)


def test_choosing_shows_the_note_of_the_choice_alone():
    assert grade(SAMPLES["choose"], 2).notes == ("", "", "note 2")


@pytest.mark.parametrize(
    "goal", [{"greeting": True, "closing": True}, {"closing": True, "greeting": True, "full_name": True}]
)
def test_goals_of_one_guideline_all_count(goal):
    text = "I have decided to decline the interview, as I have accepted another offer.\n\nKind regards,\nAmina Yusuf"
    assert not score(text).labels["greeting"]
    assert grade(Item("w", "write", "Frame it.", goal=goal), text).outcome != "right"


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, table in CODEBOOK.items() for key in table])
def test_every_key_can_be_a_goal(kind, key):
    value = score(MODEL_MESSAGE, kind).labels[key]
    assert grade(Item("w", "write", "Write.", message=kind, goal={key: value}), MODEL_MESSAGE).outcome == "right"


@pytest.mark.parametrize("item", [*SAMPLES.values(), *ITEMS], ids=lambda item: item.id)
def test_a_learner_never_sees_the_key(item):
    public = item.public()
    assert set(public) <= {"id", "kind", "title", "prompt", "options", "start", "message", "minutes"}
    shown = json.dumps(public, ensure_ascii=False)
    assert all(option.note not in shown for option in item.options)
    assert public["options"] == [option.text for option in item.options]
    assert json.loads(shown) == public


@pytest.mark.parametrize("name", PACKS)
def test_packs_load(name):
    pack = packs.load(name)
    assert pack.name == name
    assert pack.items
    assert all(item.prompt.strip() and item.title.strip() and item.minutes > 0 for item in pack.items)
    assert all(pack.item(item.id) is item for item in pack.items)
    assert all(pack.exhibit(exhibit.id) is exhibit for exhibit in pack.exhibits)


def test_unknown_names_say_what_there_is():
    with pytest.raises(UnknownName, match="02-say-thanks"):
        packs.load("99-none")
    pack = packs.load("02-say-thanks")
    with pytest.raises(UnknownName, match="spot-thanks"):
        pack.item("warm")
    with pytest.raises(UnknownName, match="cold, warm"):
        pack.exhibit("spot-thanks")


HEAD = '[[items]]\nid = "a"\nkind = "write"\nprompt = "?"\n\n[[items]]\nid = "b"\nkind = "{kind}"\nprompt = "?"\n'
OPTION = '[[items.options]]\ntext = "{text}"\nright = {right}\nnote = "n"\n'
TWO_RIGHT = OPTION.format(text="x", right="true") + OPTION.format(text="y", right="true")
BROKEN = {  # name: (file, words of the message beside the file name)
    "no toml": ("[[items", ""),
    "not utf-8": (b'[[items]]\nid = "\xff"', ""),
    "no items": ('name = "x"', "items"),
    "items are no tables": ("items = 5", ""),
    "items are words": ('items = ["a"]', "item 1"),
    "unknown kind": (HEAD.format(kind="poem"), "item 2: 'poem'"),
    "unknown field": (HEAD.format(kind="write") + "colour = 1", "item 2: unknown field 'colour'"),
    "missing field": (HEAD.format(kind="write").replace('prompt = "?"', ""), "item 1: 'prompt' is missing"),
    "same id": (HEAD.format(kind="write").replace('"b"', '"a"'), "'a'"),
    "goal outside the codebook": (HEAD.format(kind="write") + 'goal = {thanks = "yes"}', "item 2: the goal thanks"),
    "goal of another kind": (HEAD.format(kind="write") + "goal = {refers_back = true}", "item 2: the goal refers_back"),
    "goal is a number for a yes": (HEAD.format(kind="write") + "goal = {thanks = 1}", "item 2: the goal thanks"),
    "unknown message kind": (HEAD.format(kind="write") + 'message = "poem"', "item 2"),
    "unknown message kind with a goal": (
        HEAD.format(kind="write") + 'message = "poem"\ngoal = {thanks = true}',
        "item 2",
    ),
    "unknown focus": (HEAD.format(kind="write") + 'focus = ["thanks"]', "item 2"),
    "focus of another kind": (HEAD.format(kind="write") + 'focus = ["refer_back"]', "item 2"),
    "prompt is a number": (HEAD.format(kind="write").replace('"?"', "5"), "item 1"),
    "two right in choose": (HEAD.format(kind="choose") + TWO_RIGHT, "item 2: 2 options are right"),
    "none right in choose": (HEAD.format(kind="choose"), "item 2: 0 options are right"),
    "no options in spot": (HEAD.format(kind="spot"), "item 2"),
    "none right in spot": (HEAD.format(kind="spot") + OPTION.format(text="x", right="false"), "item 2"),
    "option without note": (
        HEAD.format(kind="choose") + '[[items.options]]\ntext = "x"\nright = true',
        "item 2: an option",
    ),
    "right is a word": (HEAD.format(kind="choose") + OPTION.format(text="x", right='"yes"'), "item 2"),
    "options are words": (HEAD.format(kind="choose") + 'options = ["x"]', "item 2"),
    "exhibit without text": (HEAD.format(kind="write") + '[[exhibits]]\nid = "x"\ntitle = "X"', "text"),
    "exhibit with a number": (HEAD.format(kind="write") + '[[exhibits]]\nid = "x"\ntitle = "X"\ntext = 5', ""),
}


@pytest.mark.parametrize(("content", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_pack_is_named_with_its_item(tmp_path, content, words):
    path = tmp_path / "07-broken.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(WrongRecord, match=re.escape("07-broken.toml")) as error:
        packs.read(path)
    assert words in str(error.value)


@pytest.mark.parametrize("name", PACKS)
def test_exhibits_can_be_scored(name):
    assert all(score(exhibit.text).advice for exhibit in packs.load(name).exhibits)


@pytest.mark.parametrize("option", packs.load("02-say-thanks").item("spot-thanks").options, ids=lambda o: o.text[:24])
def test_the_scorer_agrees_with_the_key(option):
    assert score(option.text).labels["thanks"] is option.right
