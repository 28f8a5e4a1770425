"""Packs: they load, they are big enough, both tests are alike, and a broken file is named with its place."""

import json
import re
from collections import Counter

import pytest

from declinekit.advice import guidelines
from declinekit.exceptions import UnknownName, WrongRecord
from declinekit.exercises import KINDS, grade, packs, solution
from declinekit.paths import lessons
from declinekit.scorecard import score

PACKS = packs.names()


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
    "none right in choose": (
        HEAD.format(kind="choose") + OPTION.format(text="x", right="false"),
        "item 2: 0 options are right",
    ),
    "no options in choose": (HEAD.format(kind="choose"), "item 2: an item of kind 'choose' needs 'options'"),
    "line of the item": (HEAD.format(kind="poem"), "line 6"),
    "unknown field of the pack": ("colour = 1\n" + HEAD.format(kind="write"), "'colour'"),
    "order without places": (HEAD.format(kind="order") + TWO_RIGHT, "needs 'places'"),
    "order with too few places": (HEAD.format(kind="order") + "places = [1]\n" + TWO_RIGHT, "1 places for 2"),
    "order in which all is right": (HEAD.format(kind="order") + "places = [1, 1]\n" + TWO_RIGHT, "every order"),
    "sequence into no slot": (
        HEAD.format(kind="sequence") + 'places = [0, 2]\nslots = ["now", "never"]\n' + TWO_RIGHT,
        "from 0 to 1",
    ),
    "places are words": (HEAD.format(kind="order") + 'places = ["1"]\n' + TWO_RIGHT, "'places' is a list of int"),
    "gap is missing": (
        HEAD.format(kind="complete") + 'text = "Hi"\n' + OPTION.format(text="x", right="true"),
        "exactly one gap",
    ),
    "repair without a goal": (HEAD.format(kind="repair") + 'start = "Hi"', "needs 'goal'"),
    "make without a kind": ("[[make]]\nn = 3", "[[make]] 1"),
    "make too many": ('[[make]]\nkind = "spot"\nn = 5000', "n from 1 to 500"),
    "make an unknown kind": ('[[make]]\nkind = "poem"', "'poem'"),
    "make what cannot be": ('[[make]]\nkind = "mark"\nguideline = "tone"', "Guidelines"),
    "make with an unknown field": ('[[make]]\nkind = "spot"\ncolour = 1', "'colour'"),
    "make about no message": ('[[make]]\nkind = "spot"\nmessage = "poem"', "'poem'"),
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


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_has_at_least_twelve_items_and_the_same_ones_each_time(name):
    pack = packs.load(name)
    assert len(pack.items) >= 12
    assert pack == packs.load(name)
    assert pack.items == packs.load(name).items


def test_every_lesson_has_a_pack():
    assert {lesson.stem for lesson in lessons()} <= set(PACKS)


def test_every_kind_of_exercise_is_in_some_pack():
    assert {item.kind for name in PACKS for item in packs.load(name).items} == set(KINDS)


def test_both_tests_are_alike_and_tell_nothing():
    before, after = packs.load("pre-test"), packs.load("post-test")
    assert not before.feedback
    assert not after.feedback
    forms = [[(i.kind, i.guideline, i.message) for i in pack.items] for pack in (before, after)]
    assert forms[0] == forms[1]
    shown = [{(i.text, i.prompt, frozenset(i.options)) for i in pack.items} for pack in (before, after)]
    assert not shown[0] & shown[1]


def test_a_pack_survives_json(tmp_path):
    items = packs.making(list(KINDS), 12, seed=4)
    path = tmp_path / "mine.json"
    path.write_text(packs.as_json(items, "Mine"), encoding="utf-8")
    pack = packs.read(path)
    assert (pack.items, pack.title, pack.name) == (items, "Mine", "mine")
    assert all(grade(item, solution(item)).points == 1 for item in pack.items)
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows["items"][3]["kind"] = "poem"
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    with pytest.raises(WrongRecord, match=r"mine.json, line \d+, item 4: 'poem'"):
        packs.read(path)


def test_making_gives_as_many_different_items_as_asked_for():
    items = packs.making(["spot", "repair"], 10, guidelines=["positive"], scenario="nursing", seed=3)
    assert len({item.id for item in items}) == len(items) == 10
    assert Counter(item.kind for item in items) == {"spot": 5, "repair": 5}
    with pytest.raises(WrongRecord, match="different items"):
        packs.making(["decide"], 60, guidelines=["time"])
    with pytest.raises(UnknownName, match="Kinds"):
        packs.making([], 3)


@pytest.mark.parametrize("name", PACKS)
def test_what_a_writing_task_asks_for_is_shown_beside_the_text(name):
    """Else the editor says that nothing is to mend, and the check says that something is."""
    for item in packs.load(name).by_hand:
        shown = item.focus or tuple(guidelines(item.message))
        asked = {key for guideline in shown for key in guidelines(item.message)[guideline]["keys"]}
        assert item.kind not in ("write", "repair") or set(item.goal) <= asked | {"overall"}, item.id
