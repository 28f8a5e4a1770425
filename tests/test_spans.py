"""Positions stay positions: copies keep their length, and a browser's count is the count of UTF-16 units."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.spans import Span, merge, overlap, plain, trim, utf16

TEXT = st.text(st.characters() | st.sampled_from("İIıßſΣςﬁǅK—’\u00a0\r\n\t👍🏽é"))
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(*sorted(pair))))


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("", ""),
        ("I’M “HERE” – now", 'i\'m "here" - now'),
        ("a\u00a0b\tc\rd\ne", "a b c d\ne"),
        ("İSTANBUL İ", "İstanbul İ"),
        ("ẞ ΣΑΣ", "ß σας"),
        ("‘no’ ʼtis „so“", "'no' 'tis \"so\""),
        ("👍 OK", "👍 ok"),
    ],
)
def test_plain(text, copy):
    assert plain(text) == copy


@given(TEXT)
def test_plain_keeps_length_and_is_stable(text):
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "span", "kept"),
    [
        ("  yes \n", (0, 7), "yes"),
        ("yes", (0, 3), "yes"),
        ("  \r\n\u00a0", (0, 5), ""),
        ("a  b", (1, 3), ""),
        ("a b c", (1, 4), "b"),
        ("", (0, 0), ""),
    ],
)
def test_trim(text, span, kept):
    trimmed = trim(text, Span(*span))
    assert trimmed.cut(text) == kept
    assert span[0] <= trimmed.start <= trimmed.end <= span[1]


def test_trim_drops_only_what_it_is_told():
    assert trim("(-yes-)", Span(0, 7), "-(").cut("(-yes-)") == "yes-)"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 3), (2, 5), True),
        ((0, 3), (3, 5), False),
        ((0, 9), (4, 5), True),
        ((4, 5), (0, 9), True),
        ((6, 7), (0, 5), False),
    ],
)
def test_overlap(one, other, shared):
    assert overlap(Span(*one), Span(*other)) is shared
    assert overlap(Span(*other), Span(*one)) is shared


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([], ()),
        ([(0, 3), (3, 5)], ((0, 3), (3, 5))),
        ([(0, 9), (2, 3)], ((0, 9),)),
        ([(5, 8), (0, 6), (7, 9)], ((0, 9),)),
        ([(1, 2), (1, 2)], ((1, 2),)),
    ],
)
def test_merge(spans, joined):
    assert merge(Span(*span) for span in spans) == joined


@given(SPANS)
def test_merge_covers_the_same_characters_once(spans):
    joined = merge(spans)
    assert {i for s in joined for i in range(*s)} == {i for s in spans for i in range(*s)}
    assert all(a.end <= b.start for a, b in pairwise(joined))


@given(TEXT, st.data())
def test_utf16_counts_as_a_browser_does(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))

    def units(part):
        return len(part.encode("utf-16-le", "surrogatepass")) // 2

    assert utf16(text, [span]) == [(units(text[: span.start]), units(text[: span.end]))]
