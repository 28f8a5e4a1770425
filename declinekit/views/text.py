"""A scorecard as text for the terminal, in colour where it is asked for."""

import textwrap

from ..advice import SIGNS, Advice
from ..scorecard import Scorecard

_COLOURS = {"good": "\033[32m", "mend": "\033[33m", "chance": "\033[34m"}
_BOLD, _PLAIN = "\033[1m", "\033[0m"
_WIDTH = 88


def render(card: Scorecard, colour: bool = False) -> str:
    """Take a scorecard, give the verdict and a line or two for each guideline. colour: with ANSI escape codes.

    >>> from declinekit.scorecard import score
    >>> print(render(score("no thanks")).splitlines()[0])
    1 of 5 · Not ready to send: as it stands, it could close a door (8 points of 100, 2 words)
    """
    words = len(card.text.split())
    head = f"{card.overall} of 5 · {card.verdict} ({card.score} points of 100, {words} words)"
    lines = [f"{_BOLD}{head}{_PLAIN}" if colour else head, ""]
    for advice in card.advice:
        lines += _lines(advice, colour)
    return "\n".join(lines)


def _lines(advice: Advice, colour: bool) -> list[str]:
    sign = f"{SIGNS[advice.state]} {advice.title:<19}"
    first, *more = _wrap(advice.seen)
    rest = [" " * 22 + line for line in more]
    if advice.step:
        rest += [" " * 20 + ("→ " if i == 0 else "  ") + line for i, line in enumerate(_wrap(advice.step))]
    if colour:
        sign = _COLOURS[advice.state] + sign + _PLAIN
    return [f"{sign} {first}", *rest]


def _wrap(words: str) -> list[str]:
    words = "".join(c if c.isprintable() else " " for c in words)  # a message cannot steer the terminal
    return textwrap.wrap(words, _WIDTH - 22) or [""]
