"""Advice: one for each guideline, never empty, never scolding, and no praise for what is not good."""

import json
import re
from pathlib import Path

import pytest

from declinekit.advice import advise, guidelines, verdict
from declinekit.codebook import KINDS
from declinekit.guidelines.base import Finding
from declinekit.languages import table
from declinekit.scorecard import score
from declinekit.spans import Span

ROOT = Path(__file__).parents[1]
ROWS = [json.loads(line) for line in (ROOT / "data" / "messages.jsonl").read_text(encoding="utf-8").splitlines()]

GOOD = {
    "decision": "declined", "thanks": True, "appreciation": True, "reason": "brief", "negative": False,
    "assistance": True, "door_open": True, "greeting": True, "closing": True, "full_name": True, "errors": False,
    "tone": "professional", "length": "fitting", "refers_back": True, "asks_confirmation": True,
}  # fmt: skip
WELCOME = {("reason", "none"), ("appreciation", False), ("assistance", False), ("door_open", False)}
"""What is missing here is a chance, never a fault."""

VALUES = sorted(
    {(k, key, v) for k, t in KINDS.items() for key, vs in t.items() if key != "overall" for v in vs}, key=str
)
SCOLDING = re.compile(
    r"\byou (?:must|failed|forgot|should have|ought|always|never|did not|didn['’]t|are (?:rude|lazy|careless|wrong))\b|"
    r"\b(?:stupid|lazy|sloppy|unprofessional|ridiculous|shameful|terrible|awful|incompetent|failure|failed|fault|obviously|"
    r"of course|simply|just|mistakes?|wrong answer|illiterate)\b|!",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def cards():
    return [(row["id"], score(row["text"], row["kind"])) for row in ROWS]


def texts() -> list:
    return [
        pytest.param(label, part, id=f"{name}-{label}")
        for name, words in table("en", "advice").items()
        if "keys" in words
        for label, part in words["texts"].items()
    ]


def test_each_guideline_gives_one_advice(cards):
    for name, card in cards:
        assert [a.guideline for a in card.advice] == list(guidelines(card.kind)), name
        assert sorted(key for a in card.advice for key in a.keys) == sorted(set(card.labels) - {"overall"})


def test_advice_is_never_empty(cards):
    for name, card in cards:
        for advice in card.advice:
            assert advice.seen.strip(), (name, advice.guideline)
            assert advice.why.strip(), (name, advice.guideline)
            assert bool(advice.step) is (advice.state != "good"), (name, advice.guideline)
            assert advice.title
            assert len(advice.letter) == 1


def test_no_gap_is_left_in_advice(cards):
    for name, card in cards:
        for advice in card.advice:
            assert "“…”" not in advice.seen, (name, advice.seen)
            assert ("{quote}" in advice.seen) <= ("{quote}" in card.text), name


@pytest.mark.parametrize(("label", "part"), texts())
def test_no_advice_scolds(label, part):
    assert not SCOLDING.search(" ".join(part.get(field, "") for field in ("seen", "why", "step")))


@pytest.mark.parametrize(("label", "part"), texts())
def test_only_what_is_good_is_called_good(label, part):
    key, value, cause = re.fullmatch(r"(\w+)=(\w+)/?(\w*)", label).groups()
    is_good = value == str(GOOD[key]).lower() and not cause
    assert (part["state"] == "good") is is_good
    if part["state"] == "chance":
        assert (key, {"false": False}.get(value, value)) in WELCOME


@pytest.mark.parametrize(("kind", "key", "value"), VALUES)
def test_a_single_finding_is_praised_only_if_it_is_good(kind, key, value):
    (advice,) = advise("Well, well.", kind, [Finding(key, value, (Span(0, 4),))])
    assert (advice.state == "good") is (value == GOOD[key])
    if (key, value) in WELCOME:
        assert advice.state == "chance"


def test_a_wrong_thing_is_never_praised(cards):
    for name, card in cards:
        for advice in card.advice:
            labels = {key: card.labels[key] for key in advice.keys}
            is_good = labels == {key: GOOD[key] for key in labels}
            assert is_good or advice.state != "good", (name, labels)
            blurred = advice.guideline == "help" and card.labels["decision"] != "declined"
            assert not is_good or blurred or advice.state == "good", (name, labels)


def test_an_offer_that_blurs_the_no_is_pointed_out():
    card = score("Thank you. I am not sure I can come. I would be happy to suggest another date.\n\nBest,\nJo Lee")
    assert card.labels["decision"] != "declined"
    advice = next(a for a in card.advice if a.guideline == "help")
    assert not card.labels["assistance"] or advice.state == "mend"


def test_the_frame_speaks_of_all_that_is_missing():
    (advice,) = advise("Hm.", "decline", [Finding(key, False) for key in ("greeting", "closing", "full_name")])
    assert advice.state == "mend"
    assert all(word in advice.seen for word in ("greeting", "closing", "name"))


@pytest.mark.parametrize(
    ("text", "span", "quote"),
    [
        ("Thank you.", (0, 9), "“Thank you”"),
        ("Thank\n  you", (0, 11), "“Thank you”"),
        ("thank " * 40, (0, 239), "“" + "thank " * 14 + "thank …”"),
        ("{quote} {x} %s", (0, 14), "“{quote} {x} %s”"),
    ],
)
def test_quotes_are_one_short_line(text, span, quote):
    (advice,) = advise(text, "decline", [Finding("thanks", True, (Span(*span),))])
    assert quote in advice.seen


@pytest.mark.parametrize("kind", KINDS)
def test_verdicts_differ_and_the_unanswered_are_told(kind):
    told = [verdict(kind, overall) for overall in range(1, 6)]
    assert len(set(told)) == 5
    assert verdict(kind, 2, "unclear") not in told
    assert verdict(kind, 1, "unclear") == told[0]


def test_guidelines_of_a_kind_sum_up_its_keys():
    for kind, labels in KINDS.items():
        assert sorted(k for w in guidelines(kind).values() for k in w["keys"]) == sorted(set(labels) - {"overall"})


def test_the_quote_is_of_the_slip_that_the_advice_speaks_of():
    card = score("Dear Ms Lee,\n\nthx for asking me. I will not come to [Company].\n\nKind regards,\nAmina Yusuf")
    (advice,) = [a for a in card.advice if a.guideline == "proofread"]
    assert "“[Company]” still waits" in advice.seen
    assert list(advice.spans) == sorted(advice.spans)
