"""Slips of the pen, put into a message on purpose: each at a place that is known, none that changes what it says."""

import re
from functools import cache
from typing import NamedTuple

from ..languages import table
from .dice import Dice

Where = tuple[int, int, int]
"""A line, a sentence in it and a piece in that."""

_TRIES = 40


class Kind(NamedTuple):
    """Slips of one kind: a pattern for what any of them replaces, and for each what it replaces and by what."""

    any: re.Pattern
    slips: tuple[tuple[re.Pattern, str], ...]


@cache
def _kinds() -> tuple[Kind, ...]:
    """Give the kinds of slips."""
    rows = table("en", "typos").values()
    return tuple(
        Kind(re.compile("|".join(kind)), tuple((re.compile(right), wrong) for right, wrong in kind.items()))
        for kind in rows
    )


def spoil(lines: list, dice: Dice, level: str) -> list[tuple[Where, int, int]]:
    """Take a message in lines of sentences of pieces; put slips into it, give for each its place and its characters.

    level: an easy message gets two or three, a hard one gets one; each of another kind.
    """
    wanted = 1 if level == "hard" else 2 + dice.chance("slips", 0.5)
    body = [
        (i, j, k)
        for i, line in enumerate(lines)
        for j, sentence in enumerate(line)
        if sentence[-1][0][-1] in ".?!"
        for k, (words, _) in enumerate(sentence)
        if len(words) > 2
    ]
    kinds = list(_kinds())
    done: dict[Where, tuple[int, int]] = {}
    for _ in range(_TRIES):
        where, kind = dice.pick("slip place", body), dice.pick("slip kind", kinds)
        if where not in done and (span := _slip(lines, where, kind)):
            done[where] = span
            kinds.remove(kind)
        if len(done) == wanted:
            break
    return [(where, *span) for where, span in (done or _doubled(lines, body)).items()]


def _slip(lines: list, where: Where, kind: Kind) -> tuple[int, int] | None:
    """Put the first slip of a kind that fits into a piece; give its characters."""
    i, j, k = where
    words, key = lines[i][j][k]
    if not (first := kind.any.search(words)):
        return None
    start = first.start()
    found, wrong = next((found, wrong) for right, wrong in kind.slips if (found := right.match(words, start)))
    new = found.expand(wrong)
    lines[i][j][k] = (words[:start] + new + words[found.end() :], key)
    return start, start + max(1, len(new.rstrip()))


def _doubled(lines: list, body: list[Where]) -> dict[Where, tuple[int, int]]:
    """Write the first word of a message twice, where no other slip fits."""
    i, j, k = body[0]
    words, key = lines[i][j][k]
    first, *_ = words.split(" ")
    lines[i][j][k] = (f"{first} {first.lower()}{words[len(first) :]}", key)
    return {body[0]: (0, 2 * len(first) + 1)}
