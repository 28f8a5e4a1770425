"""Zones: each kind of message cut into greeting, sentences, closing, signature and quoted mail."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.message import read

BODY = "Thank you for asking me. I will not be coming."
TWO = ["Thank you for asking me.", "I will not be coming."]

CASES = {  # name: (text, greeting, sentences, closing, signature)
    "plain": (
        f"Dear Ms Lee,\n\n{BODY}\n\nKind regards,\nAmina Yusuf",
        "Dear Ms Lee,",
        TWO,
        "Kind regards,",
        "Amina Yusuf",
    ),
    "crlf": (
        f"Dear Ms Lee,\r\n\r\n{BODY}\r\n\r\nKind regards,\r\nAmina Yusuf\r\n",
        "Dear Ms Lee,",
        TWO,
        "Kind regards,",
        "Amina Yusuf",
    ),
    "blank lines everywhere": (
        f"\n\n \nHello Sam,\n\n\n\n{BODY}\n \n\nCheers,\n\n\nJo Lee\n\n\n",
        "Hello Sam,",
        TWO,
        "Cheers,",
        "Jo Lee",
    ),
    "no frame": (BODY, None, TWO, None, None),
    "body only, on lines": ("Thank you for asking me.\nI will not be coming.", None, TWO, None, None),
    "greeting only": ("Dear Ms Lee,", "Dear Ms Lee,", [], None, None),
    "greeting in the line": (f"Hi Sam, {BODY}", "Hi Sam,", TWO, None, None),
    "greeting with a title and a point": (f"Dear Dr. A. Osei,\n{BODY}", "Dear Dr. A. Osei,", TWO, None, None),
    "greeting without comma": (f"Good morning Mr Tan\n\n{BODY}", "Good morning Mr Tan", TWO, None, None),
    "greeting with an exclamation mark": (f"Hello there!\n\n{BODY}", "Hello there!", TWO, None, None),
    "name alone as greeting": (f"Priya,\n\n{BODY}", "Priya,", TWO, None, None),
    "placeholder as name": (f"Dear [Hiring Manager],\n\n{BODY}", "Dear [Hiring Manager],", TWO, None, None),
    "to whom": (f"To whom it may concern,\n\n{BODY}", "To whom it may concern,", TWO, None, None),
    "letterhead": (
        f"Amina Yusuf\n12 Mill Lane\nLeeds\n\n4 March 2025\n\nDear Ms Lee,\n\n{BODY}\n\nYours sincerely,\nAmina Yusuf",
        "Dear Ms Lee,",
        TWO,
        "Yours sincerely,",
        "Amina Yusuf",
    ),
    "subject line above": (f"Subject: Interview on Friday\n\nDear Ms Lee,\n\n{BODY}", "Dear Ms Lee,", TWO, None, None),
    "inline ending": (f"{BODY} Kind regards, Amina Yusuf", None, TWO, "Kind regards,", "Amina Yusuf"),
    "all in one line": (f"Hi Sam, {BODY} Best wishes, Jo Lee", "Hi Sam,", TWO, "Best wishes,", "Jo Lee"),
    "one sentence": ("I will not be coming.", None, ["I will not be coming."], None, None),
    "one word": ("No", None, ["No"], None, None),
    "signature without closing": (f"Hi Sam,\n\n{BODY}\n\nAmina Yusuf", "Hi Sam,", TWO, None, "Amina Yusuf"),
    "closing without signature": (f"Hi Sam,\n\n{BODY}\n\nBest wishes", "Hi Sam,", TWO, "Best wishes", None),
    "thanks as closing": (f"Hi Sam,\n\n{BODY}\n\nMany thanks,\nJo Lee", "Hi Sam,", TWO, "Many thanks,", "Jo Lee"),
    "any phrase in the place of a closing": (
        f"Hi Sam,\n\n{BODY}\n\nYour admirer from afar,\nJo Lee",
        "Hi Sam,",
        TWO,
        "Your admirer from afar,",
        "Jo Lee",
    ),
    "signature of several lines": (
        f"Hi Sam,\n\n{BODY}\n\nRegards,\nJo Lee\nNurse, Ward 7\n07700 900123",
        "Hi Sam,",
        TWO,
        "Regards,",
        "Jo Lee\nNurse, Ward 7\n07700 900123",
    ),
    "sent from a phone": (f"Hi Sam,\n\n{BODY}\n\nCheers\nJo\n\nSent from my iPhone", "Hi Sam,", TWO, "Cheers", "Jo"),
    "wrapped lines": (
        "Dear Ms Lee,\n\nThank you very much indeed for inviting me to meet\nyou and the team. I will not be coming."
        "\n\nBye,\nJo Lee",
        "Dear Ms Lee,",
        ["Thank you very much indeed for inviting me to meet\nyou and the team.", "I will not be coming."],
        "Bye,",
        "Jo Lee",
    ),
    "abbreviations end no sentence": (
        "On Monday Dr. Osei and Mr. Lee rang at 9 a.m. on time. I said no, e.g. to the trial shift.",
        None,
        ["On Monday Dr. Osei and Mr. Lee rang at 9 a.m. on time.", "I said no, e.g. to the trial shift."],
        None,
        None,
    ),
    "a name that starts a sentence": (
        "Ms Lee rang me on Monday. I will not be coming.",
        None,
        ["Ms Lee rang me on Monday.", "I will not be coming."],
        None,
        None,
    ),
    "points in a row": (
        "Well... I will not come!! I am sorry.",
        None,
        ["Well...", "I will not come!!", "I am sorry."],
        None,
        None,
    ),
    "a number with a point": (
        "The pay is 12.50 an hour. I will not come.",
        None,
        ["The pay is 12.50 an hour.", "I will not come."],
        None,
        None,
    ),
    "a sentence in quotation marks": (
        "You said “come.” I will not.",
        None,
        ["You said “come.”", "I will not."],
        None,
        None,
    ),
    "no point before a line end": (
        "Thank you\nI will not be coming",
        None,
        ["Thank you", "I will not be coming"],
        None,
        None,
    ),
    "emoji at the end": (
        "Thank you for asking me 🙏 I will not be coming 😊",
        None,
        ["Thank you for asking me", "🙏 I will not be coming", "😊"],
        None,
        None,
    ),
    "other alphabets": ("Здравствуйте. Я не приду.", None, ["Здравствуйте.", "Я не приду."], None, None),
}

ASKED = "> Dear Jo,\n> thank you for applying. Can you come on Friday?"
QUOTED = {  # name: (text, words that must be quoted, words that must not)
    "below, after an attribution": (
        f"{BODY}\n\nOn Tue, 4 Mar 2025, Ms Lee wrote:\n{ASKED}",
        "Can you come",
        "not be coming",
    ),
    "above": (f"On Tue, 4 Mar 2025, Ms Lee wrote:\n{ASKED}\n\n{BODY}", "Can you come", "not be coming"),
    "between": (f"Thank you for asking me.\n\n{ASKED}\n\nI will not be coming.", "Can you come", "not be coming"),
    "attribution is part of it": (
        f"{BODY}\n\nMs Lee <lee@firm.example> wrote:\n{ASKED}",
        "lee@firm",
        "Thank you for asking",
    ),
    "a history without signs": (
        f"{BODY}\n\n-----Original Message-----\nFrom: Ms Lee\nCan you come on Friday?",
        "Can you come",
        "not be coming",
    ),
    "a block of headers": (
        f"{BODY}\n\nFrom: Ms Lee\nSent: Tuesday\nTo: Jo\n\nCan you come on Friday?",
        "Can you come",
        "not be coming",
    ),
    "on … wrote, without signs": (
        f"{BODY}\n\nOn 4 March Ms Lee wrote:\n\nCan you come on Friday?",
        "Can you come",
        "not be coming",
    ),
    "indented signs": (f"{BODY}\n\n  > Can you come on Friday?\n  >> Yes", "Can you come", "not be coming"),
    "crlf": (
        f"{BODY}\r\n\r\nOn Tue, Ms Lee wrote:\r\n> Can you come on Friday?\r\n> Lee\r\n",
        "Can you come",
        "not be coming",
    ),
}


def zones(text: str):
    m = read(text)
    return tuple(zone.cut(text) if zone else None for zone in (m.greeting, m.closing, m.signature))


@pytest.mark.parametrize(("text", "greeting", "sentences", "closing", "signature"), CASES.values(), ids=CASES)
def test_zones(text, greeting, sentences, closing, signature):
    assert [span.cut(text) for span in read(text).sentences] == sentences
    assert zones(text) == (greeting, closing, signature)


@pytest.mark.parametrize(("text", "quoted", "own"), QUOTED.values(), ids=QUOTED)
def test_quoted_mail_is_not_the_writers(text, quoted, own):
    m = read(text)
    others = " ".join(span.cut(text) for span in m.quoted)
    mine = " ".join(span.cut(text) for span in m.sentences)
    assert quoted in others
    assert quoted not in mine
    assert own in mine
    assert own not in others


@pytest.mark.parametrize(
    "text",
    [
        "She wrote: come on Friday. I will not be coming.",
        "I read -> well, I will not be coming.",
        "The pay is > 20 an hour. I will not be coming.",
        "From: the bottom of my heart, I will not be coming.",
    ],
)
def test_words_of_ones_own_are_not_quoted(text):
    m = read(text)
    assert m.quoted == ()
    assert "I will not be coming." in " ".join(span.cut(text) for span in m.sentences)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("No", 1), (f"Dear Ms Lee,\n\n{BODY}\n\nBye,\nJo Lee", 16), (f"{BODY}\n> and more", 10)],
)
def test_words_are_counted_from_greeting_to_signature(text, words):
    assert read(text).words == words


def test_the_body_reaches_from_the_first_to_the_last_sentence():
    text = f"Hi Sam,\n\n{BODY}\n\nBye,\nJo Lee"
    assert read(text).body.cut(text) == BODY
    assert read("Hi Sam,").body == (0, 0)


PARTS = st.lists(
    st.sampled_from(
        [
            "Dear Ms Lee,",
            BODY,
            "Kind regards,",
            "Amina Yusuf",
            "> quoted",
            "On Tue, Lee wrote:",
            "\n",
            "\r\n",
            " ",
            "🙏",
            "P.S. no",
        ]
    )
    | st.text(max_size=8),
    max_size=14,
)


@given(PARTS.map("".join))
def test_zones_stand_in_order_and_never_overlap(text):
    m = read(text)
    spans = [zone for zone in (m.greeting, *m.sentences, m.closing, m.signature) if zone]
    assert len(m.plain) == len(text)
    assert all(0 <= s.start < s.end <= len(text) and s.cut(text).strip() for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
