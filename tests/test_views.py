"""Views: nothing of a message becomes markup or a terminal code, nothing of it is lost, and the page stays as it was.

After a wanted change of the page: DECLINEKIT_UPDATE_GOLDEN=1 python -m pytest tests/test_views.py
"""

import json
import os
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from declinekit.codebook import KINDS, check
from declinekit.scorecard import score
from declinekit.views import html, record, text

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "card.html"
ROWS = [json.loads(line) for line in (ROOT / "data" / "messages.jsonl").read_text(encoding="utf-8").splitlines()]
ALLOWED = {"mark", "sup", "br", "div", "p", "b", "ul", "li", "span"}

EVIL = [
    "Dear <script>alert(1)</script>,\n\nThank you. I must decline.\n\nKind regards,\nAmina Yusuf",
    "Dear Ms Lee,\n\nThank you, <img src=x onerror=alert(1)> for asking me & mine. I must decline.\n\nBest,\nJo Lee",
    "Dear Ms Lee,\n\nI must decline.\n\nKind regards,\nAmina \"><script>alert(1)</script> O'Neill",
    "Thank you for </mark></div><script>x</script> it. I must decline <b>this</b>.",
    "I recieve &lt;b&gt; and &amp; and \"this\" & 'that' <svg/onload=x> [<b>Name</b>].",
    "</style><script>alert(1)</script> thanks for asking me",
]  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def words_of(marked: str) -> str:
    """Give the text that a browser shows of a marked message, without the letters of the marks."""
    return unescape(
        re.sub(
            r"<(?!br>)[^>]*>", "", re.sub(r"<sup [^>]*>\w</sup><span class=\"dk-hidden\">[^<]*</span>", "", marked)
        ).replace("<br>", "\n")
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("message", EVIL)
def test_nothing_of_a_message_becomes_markup(message, kind):
    fragment = Tags(html.fragment(score(message, kind)))
    assert fragment.tags <= ALLOWED
    assert fragment.attributes <= {"class", "aria-hidden"}


@pytest.mark.parametrize("message", EVIL)
def test_a_whole_page_holds_no_script(message):
    page = html.render(score(message), title=message)
    assert Tags(page).tags <= ALLOWED | {"html", "head", "meta", "title", "style", "body", "main", "h1"}
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize("message", EVIL)
def test_evil_messages_are_shown_letter_by_letter(message):
    assert words_of(html.marked(score(message))) == message


def test_every_labelled_message_is_shown_letter_by_letter():
    for row in ROWS:
        assert words_of(html.marked(score(row["text"], row["kind"]))) == row["text"], row["id"]


def test_marks_are_those_asked_for():
    card = score("Thank you for asking me. I have to decline.")
    assert set(re.findall(r"dk-g-(\w+)", html.marked(card, only=("thank",)))) == {"thank"}
    assert set(re.findall(r"dk-g-(\w+)", html.marked(card))) >= {"thank", "decide"}
    assert "dk-verdict" not in html.fragment(card, only=("thank",))
    assert "Keep the door open" not in html.fragment(card, only=("thank",))


def test_the_page_is_as_it_was(message):
    page = html.render(score(message)).replace(html.style(), "STYLE")  # the style sheet may change by itself
    if os.environ.get("DECLINEKIT_UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(page, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == page


def test_a_page_carries_its_style():
    assert html.style() in html.render(score("No, thank you."))


@pytest.mark.parametrize("kind", KINDS)
def test_records_survive_json_and_keep_the_codebook(kind, message):
    card = score(message, kind)
    flat = record.render(card)
    assert json.loads(json.dumps(flat)) == flat
    assert list(flat) == [*KINDS[kind], "score", "evidence"]
    assert check(json.loads(json.dumps(record.labelled(card, "m"))))["id"] == "m"


def test_text_tells_all_of_it(message):
    card = score(message)
    plain = text.render(card)
    assert plain.startswith(f"{card.overall} of 5")
    assert f"{card.score} points of 100, {len(message.split())} words" in plain
    assert all(advice.title in plain for advice in card.advice)
    assert "\033" not in plain
    assert max(map(len, plain.splitlines()[1:])) <= 88


def test_colour_adds_codes_and_nothing_else(message):
    card = score(message)
    assert "\033[" in text.render(card, colour=True)
    assert re.sub(r"\033\[\d+m", "", text.render(card, colour=True)) == text.render(card)


@pytest.mark.parametrize("code", ["\033[2J", "\033]0;title\a", "\x9b2J", "\b\b\b", "\x07"], ids=ascii)
def test_no_control_code_of_a_message_reaches_the_terminal(code):
    plain = text.render(score(f"Thank you {code} for asking me. I must decline {code} it."))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", plain)
