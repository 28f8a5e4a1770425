"""The phrases that messages are made of: one a line in `languages/en/phrases/*.txt`, under headings `## act.register`.

Notation: `(a|b)` one of these, `(a|)` perhaps; `{role}` a fact of the scenario; `<thanks>…</thanks>` the words that
show a label, where a line holds more than one. A line without an end mark is a clause, which may be joined to another.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..exceptions import UnknownName
from .dice import Dice

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_TAG = re.compile(r"<(\w+)>(.*?)</\1>")

_SHORTER = tuple(
    (re.compile(long), short)
    for long, short in {
        r"\bI have (?=(?:just|already|also|now|since|decided|accepted|taken|found|been|made|thought)\b)": "I've ",
        r"\bI am (?=\w)": "I'm ",
        r"\bI will (?=\w)": "I'll ",
        r"\bI would (?=\w)": "I'd ",
        r"\bwill not\b": "won't",
        r"\bcannot\b": "can't",
        r"\b(do|did|does|is|was|would|could|have|has) not\b": r"\1n't",
        r"\b([Ii])t is (?=(?:a|not|the|too|my|time|with)\b)": r"\1t's ",
    }.items()
)
"""How friends write: the long form of a phrase and the short one."""

_AMERICAN = tuple(
    (re.compile(rf"\b{british}"), american)
    for british, american in {
        "organis": "organiz", "apologis": "apologiz", "realis": "realiz", "recognis": "recogniz", "rota": "schedule",
        "favour": "favor", "neighbour": "neighbor", "honour": "honor", "programme": "program", "centre": "center",
        "fulfil\\b": "fulfill", "diary": "calendar", "fortnight": "two weeks", "judgement": "judgment",
        "travelling": "traveling", "enrolment": "enrollment", "cheque": "check", "whilst": "while", "colour": "color",
    }.items()
)  # fmt: skip


class Phrase(NamedTuple):
    """A phrase ready to use. parts: its words, and tuples of words to choose from."""

    parts: tuple[str | tuple[str, ...], ...]

    def say(self, name: str, dice: Dice, facts: dict[str, str]) -> str:
        """Give the phrase in one of its wordings, with the facts filled in."""
        words = "".join([part if type(part) is str else dice.pick(name, part) for part in self.parts])
        return (words.format_map(facts) if "{" in words else words).rstrip()


@cache
def load(code: str = "en") -> dict[str, tuple[str, ...]]:
    """Take a language code, give all its phrases by heading. Raises `UnknownName` where it has none."""
    folder = files("declinekit.languages").joinpath(code, "phrases")
    if not folder.is_dir():
        raise UnknownName(f"no folder phrases for the language {code!r} in declinekit/languages/.")
    found: dict[str, list[str]] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        lines: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                lines = found.setdefault(line[3:].strip(), [])
            elif line.strip():
                lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def phrases(heading: str, short: bool = False, american: bool = False) -> tuple[Phrase, ...]:
    """Take a heading, give its phrases. short: as friends write.  american: so spelt.

    >>> phrases("closing.cold")[0].parts
    ('Regards,',)
    """
    rules = (_SHORTER if short else ()) + (_AMERICAN if american else ())
    found = []
    for line in load().get(heading, ()):
        for long, other in rules:
            line = long.sub(other, line)
        found.append(compiled(line))
    return tuple(found)


@cache
def pools(name: str, short: bool, american: bool) -> dict[str, tuple[Phrase, ...]]:
    """Take the name of an act, give its phrases by register; those of a heading without register under "neutral".

    >>> sorted(pools("thanks", False, False))
    ['casual', 'esl', 'formal', 'hard', 'informal', 'neutral', 'short']
    """
    registers = [heading[len(name) + 1 :] for heading in load() if heading.startswith(f"{name}.")]
    found = {register: phrases(f"{name}.{register}", short, american) for register in registers}
    return found or {"neutral": phrases(name, short, american)}


def compiled(line: str) -> Phrase:
    """Take a line in the notation above, give the phrase.

    >>> from random import Random
    >>> compiled("I (will|shall) not be at {event}").say("x", Dice(Random(1)), {"event": "the interview"})
    'I will not be at the interview'
    """
    pieces = _CHOICE.split(line)  # words, choices, words, choices, …
    parts = tuple(tuple(piece.split("|")) if i % 2 else piece for i, piece in enumerate(pieces) if piece)
    return Phrase(parts)


def cut(text: str) -> list[tuple[str, str | None]]:
    """Take words with tags, give them in pieces, each with the label it shows.

    >>> cut("<thanks>thank you</thanks>, but <decision>no</decision>")
    [('thank you', 'thanks'), (', but ', None), ('no', 'decision')]
    """
    pieces, last = [], 0
    for tag in _TAG.finditer(text):
        pieces += [(text[last : tag.start()], None), (tag[2], tag[1])]
        last = tag.end()
    return [piece for piece in [*pieces, (text[last:], None)] if piece[0]]
