"""Speech acts: which passage does what, that vetoes hold, and that every act lies within one sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.acts import tag
from declinekit.languages import load
from declinekit.message import read

ROOT = Path(__file__).parents[1]
ROWS = [json.loads(line) for line in (ROOT / "data" / "messages.jsonl").read_text(encoding="utf-8").splitlines()]


def reading(text: str, kind: str = "decline"):
    return tag(read(text, kind))


def spans(text: str, *kinds: str) -> list[str]:
    message = "follow_up" if set(kinds) & {"refer_back", "confirm"} else "decline"
    return [act.span.cut(text) for act in reading(text, message).of(*kinds)]


@pytest.mark.parametrize(
    ("text", "kinds", "words"),
    [
        ("Thank you for the invitation.", ("thank",), "Thank you for the invitation"),
        ("I am grateful for your time, but I must decline.", ("decline", "absent"), "I must decline"),
        ("I have to withdraw my application.", ("decline", "absent"), "withdraw my application"),
        ("Sadly, I won't be able to attend on Friday.", ("decline", "absent"), "I won't be able to attend"),
        ("I have accepted another offer.", ("reason",), "accepted another offer"),
        ("Could we move the interview to another day?", ("reschedule",), "another day"),
        ("See you on Friday!", ("accept",), "See you on Friday"),
        ("I am not sure whether I can come.", ("undecided",), "not sure"),
        ("Please keep my details on file for future openings.", ("keep_in_touch",), "keep my details on file"),
        ("I would be happy to recommend a colleague.", ("offer",), "happy to recommend a colleague"),
        ("I wrote to you last week to withdraw.", ("refer_back",), "I wrote to you last week"),
        ("Could you confirm that you received it?", ("confirm",), "confirm that you received it"),
        ("The pay you offer is an insult.", ("criticise", "hostile"), "insult"),
        ("I really enjoyed meeting the team.", ("enjoy",), "enjoyed meeting the team"),
    ],
)
def test_acts(text, kinds, words):
    assert any(words in found for found in spans(text, *kinds)), spans(text, *kinds)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No thanks.", "thank"),
        ("Thanks to my new timetable I cannot come.", "thank"),
        ("Thanks for nothing.", "thank"),
        ("Thank you for your understanding.", "thank"),
        ("I would hate to decline.", "decline"),
        ("I will be there on Friday.", "absent"),
        ("Please do not keep me in mind.", "keep_in_touch"),
        ("After careful consideration I have to say no.", "reason"),
        ("I sadly cannot look forward to meeting you.", "accept"),
        ("The weather was lovely.", "decline"),
    ],
)
def test_what_only_looks_like_an_act_is_none(text, kind):
    assert spans(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("Thanks for asking me, but I won't come.", "thank", "Thanks for asking me"),
        ("Thanks for asking me, but I won't come.", "absent", "I won't come"),
        ("I won't come – thank you for asking – on Friday.", "thank", "thank you for asking"),
        ("I won't come (thank you for asking).", "thank", "thank you for asking"),
    ],
)
def test_an_act_gives_its_clause(text, kind, span):
    assert spans(text, kind) == [span]


def test_zones_outside_the_body_hold_no_acts():
    text = "Dear Ms Lee,\n\nI will not be coming.\n\nMany thanks,\nJo Lee\n\n> Thank you for applying."
    assert spans(text, "thank") == []
    assert spans(text, "decline", "absent")


def test_of_gives_only_these_kinds():
    found = reading("Thank you. I must decline. Thanks again for the call.")
    assert [a.sentence for a in found.of("thank")] == [0, 2]
    assert found.of() == []


def faults(text: str, kind: str) -> list[str]:
    found, known = reading(text, kind), load().cues.by_act
    sentences = found.message.sentences
    bad = [] if list(found.acts) == sorted(found.acts, key=lambda a: (a.words, a.kind)) else ["order"]
    for act in found.acts:
        sentence = sentences[act.sentence]
        for name, span in (("words", act.words), ("span", act.span)):
            if not sentence.start <= span.start < span.end <= sentence.end:
                bad.append(f"{act.kind} {name} {span} is not in its sentence {sentence}")
        if act.kind not in known or act.by not in ("cue", "model"):
            bad.append(f"{act.kind} by {act.by}")
    return bad


@pytest.mark.parametrize("kind", ["decline", "follow_up"])
def test_every_act_of_the_labelled_messages_lies_in_its_sentence(kind):
    bad = {row["id"]: found for row in ROWS if row["kind"] == kind and (found := faults(row["text"], kind))}
    assert not bad


WORDS = st.sampled_from(
    [
        "thank",
        "you",
        "for",
        "I",
        "won't",
        "come",
        ",",
        ".",
        "but",
        "because",
        "and",
        "-",
        "(",
        ")",
        "sorry",
        "if",
        "…",
        "not",
        "sure",
        "\n",
        "?",
        "decline",
        "offer",
        "🙏",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_every_act_of_any_text_lies_in_its_sentence(text):
    assert faults(text, "decline") == []
