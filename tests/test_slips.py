"""Slips: what is one, what is none, where the writer is typing, and how long looking takes."""

import time
from importlib.resources import files
from itertools import pairwise

import pytest

from declinekit.message import read
from declinekit.slips import slips


def kinds(text: str) -> set[str]:
    return {slip.kind for slip in slips(read(text))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dear [Name],\n\nThank you for the invitation.", "placeholder"),
        ("I cannot come to {{company}} on Monday.", "placeholder"),
        ("I cannot come on %DATE%, I am afraid.", "placeholder"),
        ("Dear Ms <<Surname>>,\n\nI have to say no.", "placeholder"),
        ("I have to say no.\n\nKind regards,\n[Your Name]", "placeholder"),
        ("Thank you for the oppertunity.", "spelling"),
        ("I am gratful for your time.", "spelling"),
        ("I dont think I can come.", "apostrophe"),
        ("Thank you, but its not for me.", "apostrophe"),
        ("I now work in my uncles garage.", "apostrophe"),
        ("I hope your well.", "wrong_word"),
        ("I should of told you sooner.", "wrong_word"),
        ("I found something better then your offer.", "wrong_word"),
        ("I have to to say no.", "doubled"),
        ("Sorry, i cannot come.", "lower_i"),
        ("Thank you. but I cannot come.", "sentence_start"),
        ("Thx for the invitation.", "text_speak"),
        ("I cannot come on monday.", "capital"),
        ("I am agree with the date but cannot come.", "word_form"),
        ("I must to say no.", "word_form"),
        ("Thank you for all the informations.", "word_form"),
        ("I look forward to hear from you.", "word_form"),
        ("He have no car.", "agreement"),
        ("Did you received my letter?", "word_form"),
        ("I have accepted a offer.", "word_form"),
        ("I cannot come !", "punctuation"),
        ("I cannot come!!!", "punctuation"),
        ("I cannot come,sorry about that.", "punctuation"),
        ("Could you confirm that this has reached you.", "question_mark"),
        ("I rang on Monday, it was engaged, I tried again at noon, nobody was there.", "run_on"),
        ("I have to say no to the interview on Monday. I have to say no to the interview on Monday.", "repeated"),
    ],
)
def test_a_slip_is_found(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I apologise for the colour of my programme; I apologize for the color of my program.",
        "My batchmate preponed the joining date, and the rota for my fortnight is out.",
        "It is a very, very kind offer, and I am so so sorry that that is how it ends.",
        "Muchas gracias por la invitación, and all the best!",
        "Write to me at sam@example.org or see www.example.org/im/ok.",
        "I have an hour, a unit, an MBA and a one-year contract.",
        "It rained, I stayed at home.",
        "I have taken a job with J. Thankappan & Sons of Leeds.",
        "Thank you… but no.",
        "What a lovely team you have. 😊",
        "My iPhone died, e.g. on Friday.",
        "Thank you for your note (it made my day).",
        "On Tue, Ms Lee wrote:\n> i dont no if u can come !!!",
    ],
)
def test_what_may_be_meant_is_no_slip(text):
    assert slips(read(text)) == []


@pytest.mark.parametrize("text", ["I am so sorr", "Thank you, but i", "Could you confirm", "Could you confirm "])
def test_nothing_is_a_slip_where_the_writer_is_typing(text):
    assert slips(read(text, cursor=len(text))) == []


def test_a_finished_word_is_looked_up_though_the_writer_goes_on():
    assert kinds("I dont ") == {"apostrophe"}
    assert [s.kind for s in slips(read("I dont kno", cursor=10))] == ["apostrophe"]


def test_slips_stand_in_text_order_and_none_within_another():
    found = slips(read("hi [Name], i dont recieve ur mail. plz send it !!"))
    assert [s.span for s in found] == sorted(s.span for s in found)
    assert all(one.span.end <= two.span.end for one, two in pairwise(found))


def test_the_word_list_is_small_and_its_licence_stands_beside_it():
    folder = files("declinekit").joinpath("languages", "en")
    assert len(folder.joinpath("words.txt").read_bytes()) < 1_000_000
    assert "Kevin Atkinson" in folder.joinpath("WORDS-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "piece", ["i am ", ". ", "[a", "dont u r ", ", i was ", '"', "can to ", "a.b-", "Dear\n", "a@"]
)
def test_a_hostile_text_is_read_in_time(piece):
    message = read((piece * 100_000)[:100_000])
    slips(message)
    start = time.perf_counter()
    slips(message)
    assert time.perf_counter() - start < 1  # three times what it may take: a busy computer is no failure
