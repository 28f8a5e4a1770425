"""The generator: labels and evidence hold by construction, no two messages are alike, nothing is left unfilled."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declinekit.codebook import EVIDENCE_KEYS, KINDS, check
from declinekit.exceptions import ImpossiblePlan, UnknownName
from declinekit.generator import DIFFICULTIES, FLAWS, generate, generate_pair, phrases, scenario
from declinekit.generator.dice import Dice
from declinekit.languages import table

ROOT = Path(__file__).parents[1]
ABSENT = (False, "none", "not_declined")


@cache
def many(kind: str) -> list[dict]:
    """A thousand messages, made once."""
    return generate(1000, kind=kind, seed=2026)


@cache
def samples():
    """Give the tool that measures variety."""
    spec = importlib.util.spec_from_file_location("samples", ROOT / "tools/samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_records_keep_the_codebook(kind):
    for record in many(kind):
        check(record)
        for key in EVIDENCE_KEYS:
            if key in record["labels"]:
                assert (record["labels"][key] in ABSENT) == (key not in record["evidence"])
        for spans in (*record["evidence"].values(), record["slips"]):
            assert all(record["text"][a:b].strip() == record["text"][a:b] != "" for a, b in spans)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_two_are_alike_and_hardly_any_nearly_so(kind):
    texts = [record["text"] for record in many(kind)]
    assert len(set(texts)) == len(texts)
    assert samples().NEAR == 0.6
    assert samples().near(texts) <= 10


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_is_left_unfilled(kind):
    left = re.compile(
        r"\{\w*\}|\(\w[^()]*\||\|\w|</?\w+>|  | [.;:?!](?=\s|$)|\.\.(?!\.)|,\.|\ba [aei]\w{3}|\ban [bcd]", re.ASCII
    )
    for record in many(kind):
        if not record["labels"]["errors"]:
            assert not left.search(record["text"]), record["text"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_slips_are_where_they_are_said_to_be(kind):
    wrong = [record for record in many(kind) if bool(record["slips"]) != record["labels"]["errors"]]
    assert all("[" in r["text"] or "{" in r["text"] or "<" in r["text"] or "XXX" in r["text"] for r in wrong)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("key", ["length"])
def test_lengths_are_as_long_as_they_say(kind, key):
    limits = {"decline": (25, 190), "follow_up": (25, 110)}[kind]
    for record in many(kind):
        words = len(record["text"].split())
        expected = "short" if words < limits[0] else "long" if words >= limits[1] else "fitting"
        if record["labels"][key] == "short":
            assert words <= 40, record["text"]
        else:
            assert record["labels"][key] == expected, record["text"]


@pytest.mark.parametrize(("kind", "flaw"), [(kind, flaw) for kind in FLAWS for flaw in FLAWS[kind]])
def test_each_flaw_is_there_and_all_else_is_as_it_should_be(kind, flaw):
    faultless = {
        "errors": False,
        "tone": "professional",
        "length": "fitting",
        "negative": False,
        "decision": "declined",
    }
    faultless |= dict.fromkeys(("greeting", "closing", "full_name", "thanks", "refers_back", "asks_confirmation"), True)
    for record in generate(5, kind=kind, flaws=[flaw], seed=9):
        labels, wanted = record["labels"], FLAWS[kind][flaw]
        assert all(labels[key] == value for key, value in wanted.items())
        free = {"thanks", "negative"} if "hostile" in wanted.values() else set()
        if "short" in wanted.values():
            continue  # so few words hold no more than three things
        assert {k for k, v in faultless.items() if k in labels and labels[k] != v} <= set(wanted) | free


VALUES = [(kind, key, value) for kind in KINDS for key, values in KINDS[kind].items() for value in values]


@pytest.mark.parametrize(("kind", "key", "value"), VALUES)
def test_every_value_of_the_codebook_can_be_asked_for(kind, key, value):
    for record in generate(4, kind=kind, labels={key: value}, seed=4):
        assert record["labels"][key] == value


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        ({"labels": {"appreciation": True, "thanks": False}}, ImpossiblePlan, "second thanks"),
        ({"labels": {"appreciation": True, "decision": "unclear"}}, ImpossiblePlan, "after the decision"),
        ({"labels": {"tone": "hostile", "overall": 3}}, ImpossiblePlan, "overall 1"),
        ({"labels": {"tone": "hostile", "thanks": True}}, ImpossiblePlan, "irony"),
        ({"labels": {"decision": "not_declined", "overall": 4}}, ImpossiblePlan, "at most overall 2"),
        ({"labels": {"length": "short", "reason": "oversharing"}}, ImpossiblePlan, "25 words"),
        ({"labels": {"overall": 5, "errors": True}}, ImpossiblePlan, "rubric"),
        ({"flaws": ["no-thanks"], "labels": {"thanks": True}}, ImpossiblePlan, "contradicts a flaw"),
        ({"flaws": ["short", "long"]}, ImpossiblePlan, "length"),
        ({"labels": {"colour": 1}}, UnknownName, "thanks"),
        ({"labels": {"thanks": "yes"}}, UnknownName, "True, False"),
        ({"labels": {"thanks": 1}}, UnknownName, "True, False"),
        ({"flaws": ["rude"]}, UnknownName, "no-thanks"),
        ({"scenario": "astronaut"}, UnknownName, "nursing"),
        ({"difficulty": "cruel"}, UnknownName, "easy, medium, hard"),
        ({"kind": "poem"}, UnknownName, "decline, follow_up"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(call, error, words):
    with pytest.raises(error, match=words):
        generate(1, **call)


PAIRS = [
    ("decline", "thanks", True, False), ("decline", "decision", "declined", "unclear"),
    ("decline", "decision", "declined", "not_declined"), ("decline", "appreciation", True, False),
    ("decline", "reason", "brief", "none"), ("decline", "reason", "brief", "oversharing"),
    ("decline", "negative", False, True), ("decline", "assistance", False, True),
    ("decline", "door_open", True, False), ("decline", "greeting", True, False), ("decline", "closing", True, False),
    ("decline", "full_name", True, False), ("decline", "errors", False, True),
    ("decline", "tone", "professional", "off"), ("decline", "tone", "off", "hostile"),
    ("decline", "length", "fitting", "long"), ("follow_up", "refers_back", True, False),
    ("follow_up", "asks_confirmation", True, False), ("follow_up", "thanks", True, False),
    ("follow_up", "tone", "professional", "hostile"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "key", "a", "b"), PAIRS)
def test_a_pair_differs_in_one_label_and_few_words(kind, key, a, b):
    for seed in range(3):
        first, second = generate_pair(key, a, b, kind=kind, seed=seed)
        assert (first["labels"][key], second["labels"][key]) == (a, b)
        differing = {k for k in first["labels"] if first["labels"][k] != second["labels"][k]}
        assert differing <= {key, "overall"}
        for record in (first, second):
            check(record)
        one, two = (Counter(record["text"].split()) for record in (first, second))
        changed = (one - two).total() + (two - one).total()
        most = 200 if key == "length" else 90 if key in ("tone", "reason") else 45
        assert 0 < changed <= most, (first["text"], second["text"])


def test_a_pair_of_one_value_is_refused():
    with pytest.raises(ImpossiblePlan, match="two different values"):
        generate_pair("thanks", True, True)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**40), st.sampled_from(sorted(KINDS)), st.sampled_from([None, *DIFFICULTIES]))
def test_the_same_seed_gives_the_same_messages(seed, kind, difficulty):
    assert generate(3, kind=kind, difficulty=difficulty, seed=seed) == generate(
        3, kind=kind, difficulty=difficulty, seed=seed
    )


def test_the_bytes_do_not_depend_on_the_hash_seed():
    code = "from declinekit import generate; import json; print(json.dumps(generate(40, seed=5)))"
    command = [sys.executable, "-c", code]
    runs = {subprocess.check_output(command, env={"PYTHONHASHSEED": str(n)}) for n in (0, 1)}
    assert len(runs) == 1


def test_a_scenario_is_what_its_messages_are_about():
    for record in generate(20, scenario="nursing", seed=1):
        assert "nursing" in record["scenario"]
    assert len({record["scenario"] for record in many("decline")}) == len(scenario.load())


# ---- the words ------------------------------------------------------------------------------------------------------


def test_scenarios_are_many_and_complete():
    places = scenario.load()
    assert len(places) >= 60
    assert len({place.id for place in places}) == len(places)
    assert len({place.country for place in places}) >= 25
    assert len({place.trade for place in places}) >= 35
    assert {place.channel for place in places} == {"email", "letter", "network", "text"}
    reasons = {name.split(".")[1] for name in phrases.load() if name.startswith("reason.")}
    assert {reason for place in places for reason in place.reasons} <= reasons


def test_there_are_several_thousand_phrases_and_each_can_be_said():
    dice = Dice(Random(1))
    facts = scenario.facts(scenario.load()[0], dice)
    lines = phrases.load()
    assert sum(map(len, lines.values())) > 4000
    for heading, found in lines.items():
        assert len(set(found)) == len(found), heading
        for phrase in phrases.phrases(heading):
            for _ in range(3):
                said = phrase.say("x", dice, facts)
                assert said.strip()
                assert not re.search(r"[{}|]|  ", said), said


def test_every_slip_changes_something_and_is_compiled():
    for kind, pairs in table("en", "typos").items():
        for right, wrong in pairs.items():
            assert re.compile(right)
            assert wrong, kind
    assert tomllib.loads((ROOT / "declinekit/languages/en/typos.toml").read_text(encoding="utf-8"))


def test_phrases_are_no_copies_of_cues_or_of_the_corpus():
    corpus = (ROOT / "data" / "messages.jsonl").read_text(encoding="utf-8").lower()
    long = [
        line
        for lines in phrases.load().values()
        for line in lines
        if len(line) > 60 and "(" not in line and "{" not in line
    ]
    copied = [line for line in long if line.rstrip(".").lower() in corpus]
    assert len(copied) <= len(long) // 200, copied
    assert json.loads(corpus.splitlines()[0])
