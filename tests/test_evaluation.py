"""The page of figures is what the program makes of the data today."""

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest

from declinekit.codebook import KINDS

ROOT = Path(__file__).parents[1]
ACTS = (
    *(
        "thank",
        "decline",
        "undecided",
        "reason",
        "criticise",
        "offer",
        "keep_in_touch",
        "refer_back",
        "confirm",
        "wish",
    ),
    *("accept", "reschedule", "ask", "condition", "enjoy", "private", "apologise", "hostile", "release"),
)


@pytest.fixture
def evaluate():
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "tools/evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_not_stale(evaluate, tmp_path, monkeypatch):
    kept = evaluate.PAGE.read_text(encoding="utf-8")
    monkeypatch.setattr(evaluate, "PAGE", tmp_path / "page.md")
    evaluate.main()
    assert evaluate.PAGE.read_text(encoding="utf-8") == kept, "run: make evaluate"


@pytest.mark.parametrize(
    ("pairs", "value"),
    [([(1, 1), (5, 5)], 1.0), ([(1, 5), (5, 1)], -1.0), ([(1, 1), (1, 5), (5, 1), (5, 5)], 0.0)],
)
def test_kappa(evaluate, pairs, value):
    assert evaluate.kappa(pairs) == pytest.approx(value)


def test_f1_counts_one_value(evaluate):
    assert evaluate.f1([(True, True), (True, False), (False, False)], True) == pytest.approx(2 / 3)
    assert evaluate.f1([(False, False)], True) is None
    assert evaluate.macro_f1([(True, True), (False, False)], (True, False)) == 1.0


def test_token_f1_counts_words(evaluate):
    assert evaluate.token_f1("one two three four", [[0, 7]], [[4, 13]]) == pytest.approx(0.5)


def test_no_voice_stands_in_two_parts(evaluate):
    records = [json.loads(line) for line in (ROOT / "data/messages.jsonl").open(encoding="utf-8")]
    parts = [{r["voice"] for r in records if r["split"] == part} for part in ("train", "dev", "test")]
    assert all(parts)
    assert sum(map(len, parts)) == len(set().union(*parts))
    assert sum(r["split"] == "test" for r in records) >= 250


def test_both_labellers_keep_the_codebook():
    records = {r["id"]: r for r in map(json.loads, (ROOT / "data/messages.jsonl").open(encoding="utf-8"))}
    twice = [json.loads(line) for line in (ROOT / "data/labellers.jsonl").open(encoding="utf-8")]
    assert {r["id"] for r in records.values() if r["split"] != "train"} <= {r["id"] for r in twice}
    for both in twice:
        allowed = KINDS[records[both["id"]]["kind"]]
        for labels in (both["first"], both["second"]):
            assert set(labels) == set(allowed)
            assert all(value in allowed[key] for key, value in labels.items())


def test_where_both_labellers_agree_nobody_settled_otherwise():
    records = {r["id"]: r for r in map(json.loads, (ROOT / "data/messages.jsonl").open(encoding="utf-8"))}
    for both in map(json.loads, (ROOT / "data/labellers.jsonl").open(encoding="utf-8")):
        for key, settled in records[both["id"]]["labels"].items():
            assert settled == both["first"][key] or both["first"][key] != both["second"][key], (both["id"], key)


def test_the_sentence_bank_is_large_enough():
    bank = [json.loads(line) for line in (ROOT / "data/sentences.jsonl").open(encoding="utf-8")]
    counts = Counter(act for sentence in bank for act in sentence["acts"])
    assert min(counts[act] for act in ACTS) >= 250
    assert sum(bool(sentence["looks_like"]) for sentence in bank) >= 1500
    assert len({sentence["text"] for sentence in bank}) == len(bank)
