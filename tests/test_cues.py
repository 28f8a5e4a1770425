"""The phrase notation: what each sign matches, that bad phrases are refused, and that the prefilter loses nothing."""

import json
import re
from pathlib import Path

import pytest

from declinekit.cues import compile_cue
from declinekit.exceptions import WrongRecord
from declinekit.languages import load
from declinekit.spans import Span, plain, trim

GROUPS = {"place": ["slot", "seat at the table", "chair*"]}
ROOT = Path(__file__).parents[1]
PACK = load()
CUES = [(act, cue) for part in (PACK.cues.by_act, PACK.vetoes.by_act) for act, cues in part.items() for cue in cues]


def sentences() -> list[str]:
    rows = (ROOT / "data" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return [plain(json.loads(row)["text"]) for row in rows[::12]]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("no thanks", "no thanks", ["no thanks"]),
        ("no thanks", "no, thanks", ["no, thanks"]),
        ("no thanks", "no   thanks", ["no   thanks"]),
        ("no thanks", "no\nthanks", ["no\nthanks"]),
        ("no thanks", "no. thanks", []),
        ("no thanks", "no! thanks", []),
        ("no thanks", "no? thanks", []),
        ("no thanks", "nono thanks", []),
        ("no thanks", "no thanksgiving", []),
        ("thank", "unthank thanks thank", ["thank"]),
        ("thank*", "thankfully thanks", ["thankfully", "thanks"]),
        ("(will not|won't) come", "i won't come, you will not come", ["won't come", "will not come"]),
        ("(a (b|c)|d) e", "a c e. d e. a d e", ["a c e", "d e", "d e"]),
        ("really? sorry", "really sorry. sorry", ["really sorry", "sorry"]),
        ("(so|very)? sorry", "so sorry, very sorry, sorry", ["so sorry", "very sorry", "sorry"]),
        (
            "take ..2 time",
            "take time. take your time. take all the time",
            ["take time", "take your time", "take all the time"],
        ),
        ("take ..2 time", "take up all my time", []),
        ("take ..2 time", "take it. no time", []),
        ("my <place>", "my slot, my chairs, my seat at the table", ["my slot", "my chairs", "my seat at the table"]),
        ("my <place>? now", "my now. my slot now", ["my now", "my slot now"]),
        ("can't", "i can't", ["can't"]),
        ("café", "the café", ["café"]),
        ("a.b", "axb a.b", ["a.b"]),
        ("what", "", []),
    ],
)
def test_notation(phrase, text, found):
    assert [span.cut(text) for span in compile_cue(phrase, GROUPS).find(text)] == found


def test_an_anchor_is_kept_for_the_reader_of_sentences():
    assert compile_cue("^so long").at_start
    assert not compile_cue("so long").at_start


@pytest.mark.parametrize("phrase", ["(a|b", "a)", "a (b|c)) d", "<nobody> home", "a ..many b", "", "^", "(", "a|"])
def test_a_bad_phrase_is_refused(phrase):
    with pytest.raises(WrongRecord, match="cue"):
        compile_cue(phrase, GROUPS)


def test_the_prefilter_loses_nothing_and_no_match_is_empty():
    lost, empty = [], []
    texts = sentences()
    for act, cue in CUES:
        for text in texts:
            spans = list(cue.find(text))
            every = [trim(text, Span(*m.span()), " ,\n-\"'(") for m in re.finditer(cue.regex, text)]
            lost += [(act, cue.phrase, text)] * (spans != every)
            empty += [(act, cue.phrase, text) for span in spans if span.start >= span.end]
    assert len(texts) > 200
    assert not lost
    assert not empty


@pytest.mark.timeout(20, func_only=True)  # a hang guard: minutes, where a pattern tries all ways
@pytest.mark.parametrize("unit", ["i will not ", "a, ", "thank ", "' ", "- ", "\n ", "to the "])
def test_no_cue_hangs(unit):
    text = (unit * 2_000)[:20_000]
    for _, cue in CUES:
        for _ in cue.find(text):
            pass
