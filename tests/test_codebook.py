"""The codebook in words and the codebook as code say the same; records that break it are named."""

import json
import re
from pathlib import Path

import pytest

from declinekit.codebook import EVIDENCE_KEYS, KINDS, check, keys
from declinekit.exceptions import UnknownName, WrongRecord

ROOT = Path(__file__).parents[1]
WORDS = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
RECORDS = [json.loads(line) for line in (ROOT / "data" / "messages.jsonl").read_text(encoding="utf-8").splitlines()]


def value(word: str) -> bool | int | str:
    word = word.strip().strip("`")
    return {"true": True, "false": False}.get(word, int(word) if word.isdigit() else word)


def tables() -> dict[str, dict[str, tuple]]:
    """Give the tables of the document: for each kind its keys with their values."""
    found: dict[str, dict[str, tuple]] = {}
    above: dict[str, tuple] = {}
    for part in WORDS.split("\n## ")[1:]:
        kind = re.search(r"\(`kind: (\w+)`\)", part.splitlines()[0])
        if not kind:
            continue
        table = found[kind[1]] = {}
        for row in re.findall(r"^\| (`.*)$", part, re.MULTILINE):
            names, values = row.split(" | ")[:2]
            for name in re.findall(r"`(\w+)`", names):
                table[name] = above[name] if values == "as above" else tuple(map(value, values.split("·")))
        above |= table
    return found


def record(**changes) -> dict:
    labels = {
        "refers_back": True, "asks_confirmation": False, "thanks": False, "greeting": False, "closing": False,
        "full_name": False, "errors": False, "tone": "off", "length": "short", "overall": 2,
    }  # fmt: skip
    good = {
        "id": "r1",
        "kind": "follow_up",
        "text": "I wrote.",
        "labels": labels,
        "evidence": {"refers_back": [[0, 7]]},
    }
    return good | changes


def labels(**changes) -> dict:
    return {"labels": record()["labels"] | changes}


def test_keys_and_values_are_those_of_the_document():
    assert {kind: list(table.items()) for kind, table in tables().items()} == {
        kind: list(table.items()) for kind, table in KINDS.items()
    }


def test_values_have_the_types_of_the_document():  # True == 1, so the test above cannot see it
    documented = [type(v) for table in tables().values() for values in table.values() for v in values]
    assert documented == [type(v) for table in KINDS.values() for values in table.values() for v in values]


def test_evidence_keys_are_those_of_the_document():
    sentence = re.search(r"^For (.+?), the evidence is", WORDS, re.MULTILINE)[1]
    assert tuple(re.findall(r"`(\w+)`", sentence)) == EVIDENCE_KEYS


def test_the_document_is_long_enough_to_compare_with():
    assert {kind: len(table) for kind, table in tables().items()} == {"decline": 14, "follow_up": 10}


@pytest.mark.parametrize("kind", ["", "poem", "Decline", None])
def test_an_unknown_kind_is_named_with_the_kinds_there_are(kind):
    with pytest.raises(UnknownName, match="decline, follow_up") as error:
        keys(kind)
    assert repr(kind) in str(error.value)


def test_every_hand_labelled_record_keeps_the_codebook():
    faults = []
    for row in RECORDS:
        try:
            check(row)
        except (WrongRecord, UnknownName) as error:
            faults.append(str(error))
    assert RECORDS
    assert not faults


def test_hand_labelled_records_have_ids_of_their_own():
    assert len({row["id"] for row in RECORDS}) == len(RECORDS)


def test_a_good_record_is_given_back():
    good = record()
    assert check(good) is good


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (labels(tone="warm"), "'warm' is no value of 'tone'. Allowed: professional, off, hostile"),
        (labels(thanks=1), "1 is no value of 'thanks'"),
        (labels(thanks="true"), "'true' is no value of 'thanks'"),
        (labels(overall=True), "True is no value of 'overall'"),
        (labels(overall=6), "6 is no value of 'overall'"),
        (labels(overall=3.0), "3.0 is no value of 'overall'"),
        (labels(length=None), "None is no value of 'length'"),
        (labels(decision="declined"), "'decision' is no label of kind 'follow_up'"),
        ({"labels": {k: v for k, v in record()["labels"].items() if k != "tone"}}, "the label 'tone' is missing"),
        ({"evidence": {}}, "'refers_back' is True but quotes no passage"),
        ({"evidence": {"refers_back": []}}, "'refers_back' is True but quotes no passage"),
        ({"evidence": {"refers_back": [[0, 99]]}}, "0–99 lies outside the text of 8 characters"),
        ({"evidence": {"refers_back": [[-1, 3]]}}, "lies outside"),
        ({"evidence": {"refers_back": [[3, 3]]}}, "lies outside"),
        ({"evidence": {"refers_back": [[0, 7]], "tone": [[0, 1]]}}, "'tone' takes no evidence"),
        ({"evidence": {"refers_back": [[0, 7]], "decision": [[0, 1]]}}, "'decision' takes no evidence"),
        ({"evidence": {"refers_back": [[0, 7]], "thanks": [[0, 1]]}}, "'thanks' is False, so it has no evidence"),
    ],
)
def test_a_fault_is_named(change, words):
    with pytest.raises(WrongRecord) as error:
        check(record(**change))
    assert str(error.value).startswith("r1: ")
    assert words in str(error.value)


@pytest.mark.parametrize("field", ["kind", "text", "labels", "evidence"])
def test_a_missing_field_is_named(field):
    with pytest.raises(WrongRecord, match=f"lacks {field}"):
        check({k: v for k, v in record().items() if k != field})


@pytest.mark.parametrize(
    "change",
    [
        {"text": None},
        {"labels": None},
        {"labels": ["thanks"]},
        {"evidence": None},
        {"evidence": {"refers_back": [[0]]}},
        {"evidence": {"refers_back": [["0", "7"]]}},
        {"evidence": {"refers_back": 7}},
        {"evidence": {"refers_back": [[0.0, 7.5]]}},
    ],
    ids=str,
)
def test_a_record_of_the_wrong_shape_is_a_wrong_record(change):
    with pytest.raises(WrongRecord):
        check(record(**change))


def test_a_second_thanks_needs_a_first():
    row = next(r for r in RECORDS if r["kind"] == "decline" and r["labels"]["appreciation"])
    evidence = {key: spans for key, spans in row["evidence"].items() if key != "thanks"}
    with pytest.raises(WrongRecord, match="second thanks"):
        check(row | {"labels": row["labels"] | {"thanks": False}, "evidence": evidence})
