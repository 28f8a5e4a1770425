"""Positions in a text: the only offset arithmetic of the package.

Offsets count characters (code points) of the text exactly as given. Matching is done on `plain(text)`,
a copy of equal length, so that a position found there is a position in the original.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A passage: `start` included, `end` excluded, in characters of the text as given."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Give the passage itself.

        >>> Span(0, 4).cut("Dear Ms Lee")
        'Dear'
        """
        return text[self.start : self.end]


_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "."}
    | {"‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " "}
)


def plain(text: str) -> str:
    """Take a text, give a lower-case copy of the same length with straight quotes, hyphens and blanks.

    >>> plain("I’M — İstanbul")
    "i'm - İstanbul"
    """
    straight = text.translate(_STRAIGHT)
    lower = straight.lower()
    if len(lower) == len(straight):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in straight)  # "İ".lower() has two characters


def trim(text: str, span: Span, drop: str = " \t\r\n\u00a0") -> Span:
    """Take a passage, give it without the characters of `drop` (default: blanks) at its two ends.

    >>> trim("  yes, ", Span(0, 7), " ,")
    Span(start=2, end=5)
    """
    start, end = span
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two passages share at least one character."""
    return one.start < other.end and other.start < one.end


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Take passages in any order, give them in order with overlapping ones joined.

    >>> merge([Span(4, 9), Span(0, 5), Span(12, 13)])
    (Span(start=0, end=9), Span(start=12, end=13))
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def without(text: str, spans: Iterable[Span]) -> str:
    """Take a text and passages in any order, give the text with the passages cut out.

    >>> without("I am here today", [Span(4, 9), Span(0, 2)])
    'am today'
    """
    for start, end in reversed(merge(spans)):
        text = text[:start] + text[end:]
    return text


def utf16(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Take passages, give their positions as a browser counts them (an emoji counts two).

    >>> utf16("👍 ok", [Span(2, 4)])
    [(3, 5)]
    """
    if text.isascii():
        return [tuple(span) for span in spans]
    wide = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]

    def shift(offset: int) -> int:
        return offset + sum(1 for i in wide if i < offset)

    return [(shift(start), shift(end)) for start, end in spans]
