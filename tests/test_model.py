"""The sentence model: the same on every computer, unmoved by words it never saw, and small in memory."""

import json
import math
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit import model

ROOT = Path(__file__).parents[1]

PRINT_ALL = """
import json, sys
from dataclasses import asdict
from declinekit.scorecard import score
rows = [json.loads(line) for line in open("data/messages.jsonl", encoding="utf-8")]
for row in rows[::9]:
    print(json.dumps(asdict(score(row["text"], row["kind"])), ensure_ascii=True))
"""


def test_scorecards_are_the_same_whatever_the_hash_seed():
    outputs = []
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", PRINT_ALL],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        outputs.append(done.stdout.splitlines())
    assert len(outputs[0]) > 50
    assert outputs[0] == outputs[1] == outputs[2]


def test_the_same_words_score_the_same_again():
    text, fresh = "i won't be able to come", replace(model.load(), _known={})
    assert fresh.weigh(text).scores == fresh.weigh(text).scores == model.load().weigh(text).scores


def test_a_whole_sentence_is_a_range_of_itself():
    said = model.load().weigh("thank you, but i won't be able to come")
    whole, acts = said.scores, model.load().acts
    assert dict(zip(acts, said.scores_of(acts), strict=True)) == pytest.approx(whole)
    assert said.scores_of(("thank",), *said.places(0, 9)) == [model.load().weigh("thank you").scores["thank"]]
    end = model.load().weigh("but i won't be able to come")
    assert said.scores_of(("decline",), *said.places(11, 99)) == end.scores_of(("decline",))
    assert said.scores_of(("thank", "decline"), 5, 5) == [-9.0, -9.0]


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ("", []),
        ("... , ;", []),
        ("can't come", ["can't", "come"]),
        ("at 9:30 on 4.12.", ["at", "0", "00", "on", "0", "00"]),
        ("why?!", ["why", "?", "!"]),
        ("café 李", ["café", "李"]),
    ],
)
def test_words(plain, words):
    assert model.words(plain) == words


@pytest.mark.parametrize("word", ["", "a", "no", "come", "x" * 40, "y" * 10_000])
def test_pieces_are_few_and_short(word):
    found = model.pieces(word)
    assert found[0] == word
    assert len(found) <= 3 * 42
    assert all(3 <= len(piece) - 1 <= 5 for piece in found[1:])


def test_pairs():
    assert model.pairs([]) == model.pairs(["one"]) == []
    assert model.pairs(["a", "b", "c"]) == ["a b", "b c"]


@pytest.mark.parametrize(
    "text", ["zzqxj", "李小龙", "🙏", "q" * 10_000, "zzqxj " * 50_000, ""], ids=lambda text: text[:9]
)
def test_unknown_words_give_finite_scores(text):
    scores = model.load().weigh(text).scores
    assert set(scores) == set(model.load().acts)
    assert all(map(math.isfinite, scores.values()))


def test_words_that_share_no_piece_with_the_model_add_nothing():
    m = model.load()
    assert m.weigh("жжжжжж").scores == pytest.approx(dict(zip(m.acts, m.bias, strict=True)))


def test_no_words_show_no_act():
    assert all(score < 0 for score in model.load().weigh("...").scores.values())


@pytest.mark.parametrize(
    ("plain", "act", "other"),
    [
        ("thank you so much for your time", "thank", "decline"),
        ("i would like to withdraw my application", "decline", "thank"),
        ("could you confirm that you received my message?", "confirm", "thank"),
    ],
)
def test_the_model_knows_what_it_was_taught(plain, act, other):
    scores = model.load().weigh(plain).scores
    assert scores[act] > 0 > scores[other]


def test_what_carries_a_score_is_sorted_and_names_the_words():
    said = model.load().weigh("thank you for the table")
    carried = said.carried_by("thank")
    assert {name for name, _ in carried} >= set(said.words)
    bias = model.load().bias[model.load().acts.index("thank")]
    assert sum(part for _, part in carried) + bias == pytest.approx(said.scores["thank"])
    assert [part for _, part in carried] == sorted((part for _, part in carried), reverse=True)
    assert carried[0][0] in ("thank", "you")


def test_memory_is_bounded_and_forgetting_changes_nothing(monkeypatch):
    monkeypatch.setattr(model, "_REMEMBERED", 50)
    small, whole = replace(model.load(), _known={}), model.load()
    for n in range(500):
        text = f"thanks{n}x come w{n}"
        assert small.weigh(text).scores == whole.weigh(text).scores
    assert len(small._known) <= 50


def test_long_words_are_not_kept_in_memory():
    m = replace(model.load(), _known={})
    for n in range(100):
        m.weigh(f"{n}" + "a" * 50_000)
    assert sum(map(len, m._known)) < 500_000


def test_the_weights_fit_the_file():
    data = json.loads((ROOT / "declinekit" / "languages" / "en" / "model.json").read_text(encoding="utf-8"))
    m = model.load()
    assert len(m.bias) == len(m.scale) == len(m.acts) == len(set(m.acts))
    assert len(m.rows) == len(data["grams"].split("\n"))
    assert len(m.weights) == len(m.rows) * len(m.acts)


@given(st.text())
def test_any_text_scores(text):
    assert all(map(math.isfinite, model.load().weigh(text).scores.values()))
