"""Scorecards: the codebook's caps, one order of overall and score, true offsets, clear errors, no text that hangs."""

import json
import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.codebook import EVIDENCE_KEYS, KINDS, check
from declinekit.exceptions import UnknownName, UnusableText
from declinekit.rubric import BANDS
from declinekit.scorecard import LONGEST, score
from declinekit.views.record import labelled

ROOT = Path(__file__).parents[1]
ROWS = [json.loads(line) for line in (ROOT / "data" / "messages.jsonl").read_text(encoding="utf-8").splitlines()]
LIMIT = 5  # seconds; a guard against hangs, no claim of speed

FULL = (
    "Dear Ms Lee,\n\nThank you for inviting me to the interview on Thursday. {no} "
    "I really enjoyed meeting your team last week, and I hope that our paths cross again.\n\nKind regards,\nAmina Yusuf"
)
NO = "I have accepted another offer and decided to decline the interview."


@pytest.fixture(scope="module")
def cards():
    return [(row, score(row["text"], row["kind"])) for row in ROWS]


def test_a_message_with_nothing_to_mend_gets_five():
    card = score(FULL.format(no=NO))
    assert (card.overall, card.labels["overall"]) == (5, 5)
    assert card.score >= BANDS[-1]


@pytest.mark.parametrize(
    ("text", "label", "most"),
    [
        (FULL.format(no="I am not sure I'm interested."), ("decision", "unclear"), 2),
        (FULL.format(no="Could we move it to another day?"), ("decision", "not_declined"), 2),
        ("Dear Ms Lee,\n\nThank you for the invitation. I look forward to meeting you on Thursday.\n\nBest,\nJo Lee",
         ("decision", "not_declined"), 2),
        ("You idiots wasted my time. Your pathetic firm is a joke. I decline.", ("tone", "hostile"), 1),
        (FULL.format(no=NO).replace("Ms Lee", "[Name]"), ("errors", True), 3),
        (FULL.format(no=NO + " I wish [Company] well."), ("errors", True), 3),
        (FULL.format(no="I recieved it. I have decided to decline the interview at [Company]."), ("errors", True), 3),
        (FULL.format(no=NO).replace("Amina Yusuf", "[Your Name]"), ("errors", True), 3),
    ],
)  # fmt: skip
def test_caps(text, label, most):
    card = score(text)
    assert card.labels[label[0]] == label[1]
    assert card.overall <= most


def test_a_placeholder_caps_a_follow_up_too():
    text = (
        "Dear Ms Lee,\n\nThank you for your time. I wrote to you on Monday to decline the interview at {at}. "
        "Could you please confirm that you received my message?\n\nKind regards,\nAmina Yusuf"
    )
    assert score(text.format(at="the library"), "follow_up").overall == 5
    assert score(text.format(at="[Company]"), "follow_up").overall <= 3


@pytest.mark.parametrize(
    ("no", "overall"),
    [
        ("I am not sure I'm interested.", 2),
        ("I may come or I may not, I am still thinking it over. Your pay is an insult.", 1),
    ],
)
def test_without_a_decision_politeness_decides_between_two_and_one(no, overall):
    assert score(FULL.format(no=no)).overall == overall


def test_caps_hold_on_all_labelled_messages(cards):
    for row, card in cards:
        labels = card.labels
        most = 2 if labels.get("decision", "declined") != "declined" else 5
        assert card.overall <= (1 if labels["tone"] == "hostile" else most), row["id"]


def test_a_higher_overall_never_has_a_lower_score(cards):
    for kind in KINDS:
        ranked = sorted((card.overall, card.score) for _, card in cards if card.kind == kind)
        for overall in range(1, 5):
            below = [points for o, points in ranked if o <= overall]
            above = [points for o, points in ranked if o > overall]
            assert not above or not below or max(below) < min(above), (kind, overall)
    assert all(0 <= card.score <= 100 for _, card in cards)
    assert {card.overall for _, card in cards} == {1, 2, 3, 4, 5}


def test_scorecards_of_all_labelled_messages_keep_the_codebook(cards):
    for row, card in cards:
        assert list(card.labels) == list(KINDS[row["kind"]])
        check(labelled(card, row["id"]))


def test_offsets_are_valid_and_quotes_found(cards):
    for row, card in cards:
        spans = [s for f in card.findings for s in f.spans] + [s for a in card.advice for s in a.spans]
        assert all(0 <= s.start < s.end <= len(row["text"]) for s in spans), row["id"]
        for key, found in card.evidence.items():
            assert key in EVIDENCE_KEYS
            assert found, (row["id"], key)
            assert all(s.cut(row["text"]).strip() == s.cut(row["text"]) for s in found), (row["id"], key)


@pytest.mark.parametrize("prefix", ["👍🏽 ", "İ ", "\r\n\r\n", "ﬁ ", "e\u0301 "])
def test_offsets_count_characters_of_the_text_as_given(prefix):
    text = prefix + FULL.format(no=NO)
    card = score(text)
    assert "decline the interview" in card.evidence["decision"][0].cut(text)
    assert card.evidence["thanks"][0].cut(text).startswith("Thank you for inviting me")


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind):
    card = score("Hello, I wrote to you to decline. Did it arrive?", kind)
    assert card.kind == kind
    assert list(card.labels) == list(KINDS[kind])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \r\n\t\u00a0", "empty"),
        ("No\0thanks", "NUL"),
        ("a" * (LONGEST + 1), "100,001"),
        (b"No", "bytes"),
        (None, "NoneType"),
        (["No"], "list"),
    ],
    ids=["empty", "blank", "nul", "long", "bytes", "none", "list"],
)
def test_an_unusable_text_is_refused_with_a_reason(text, words):
    with pytest.raises(UnusableText, match=words):
        score(text)


@pytest.mark.parametrize("kind", ["", "poem", "DECLINE", None])
def test_an_unknown_kind_is_refused_before_the_text(kind):
    with pytest.raises(UnknownName, match="Kinds: decline, follow_up"):
        score("", kind)


@pytest.mark.parametrize(
    ("cursor", "slip"), [(None, True), (8, False), (9, False), (0, True), (30, True), (10**9, True), (-1, True)]
)
def test_the_word_under_the_cursor_is_no_slip_yet(cursor, slip):
    text = "I recieve many letters and I must decline this one."
    assert score(text, cursor=cursor).labels["errors"] is slip


UNITS = [
    "a", "i will not ", "(((", "\n", "Dear ", "thank you ", ". ", "> ", "Mr. ", "a. ", "Dr. A. ",
    "9 a.m. ", "not not ", "- ", "Kind regards,\n", "Amina Yusuf\n", "Dear Ms Lee,\n\n",
    "On Tue, Lee wrote:\n", "From: a\nTo: b\n", "[", "[a] ", "{{", "<b>", '"', "'", "“”", "…", "!?",
    "é", "İ", "👍", "\u200b", "\ud800", "\r", "\t", "x\n", "1 ", "a@b.c ", "http://a.b/", "but ", ", ",
    "I must decline. ", "if you can ", "i recieve ", "the the ", "a-", "a/", "_", "On ", "on a wrote:",
    "-" * 3 + "\n", "\u0301",
]  # fmt: skip


class Worker:
    """A process of its own that scores, so that one that hangs can be ended."""

    def __init__(self):
        self.pool = None

    def overall(self, text: str, kind: str) -> int:
        if self.pool is None:
            self.pool = multiprocessing.get_context("spawn").Pool(1)
            self.pool.apply(overall, ("Warm up.", kind))
        try:
            return self.pool.apply_async(overall, (text, kind)).get(LIMIT)
        except multiprocessing.TimeoutError:
            self.end()
            pytest.fail(f"no scorecard after {LIMIT} seconds")

    def end(self) -> None:
        if self.pool:
            self.pool.terminate()
        self.pool = None


def overall(text: str, kind: str) -> int:
    return score(text, kind).overall


@pytest.fixture(scope="module")
def worker():
    one = Worker()
    yield one
    one.end()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_hundred_thousand_characters_never_hang(unit, kind, worker):
    text = (unit * LONGEST)[:LONGEST]
    if not text.strip():
        with pytest.raises(UnusableText):
            score(text, kind)
    else:
        assert 1 <= worker.overall(text, kind) <= 5


FRAGMENTS = st.sampled_from([
    "Dear", "Ms Lee,", "thank you", "I won't come", "not sure", "if", "but", ".", "!", "…", ",", "(",
    ")", "“", "”", "'", "\n", "\r\n", "\n\n", "> ", "wrote:", "[Name]", "{x}", "<a>", "Kind regards,",
    "Amina Yusuf", "🙏", "İ", "\u0301", "\u200d", "i", "recieve", "the",
])  # fmt: skip
# characters() draws lone surrogates too
ANY = st.text(st.characters()) | st.lists(FRAGMENTS | st.text(max_size=4), max_size=30).map(" ".join)


@given(ANY, st.sampled_from(sorted(KINDS)), st.none() | st.integers(-5, 200))
def test_any_text_gives_a_sound_card_or_is_unusable(text, kind, cursor):
    try:
        card = score(text, kind, cursor=cursor)
    except UnusableText:
        assert not text.strip() or "\0" in text
        return
    assert 0 <= card.score <= 100
    assert card.overall == 1 + sum(card.score >= band for band in BANDS)
    assert all(0 <= s.start < s.end <= len(text) for f in card.findings for s in f.spans)
    assert all(a.seen for a in card.advice)
    check(labelled(card))
