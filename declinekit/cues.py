"""Phrase notation to patterns: how the word lists in `languages/` are written and matched.

A cue is a phrase that a teacher can read. Words match whole and in any case; between two words may stand blanks and
a comma, never the end of a sentence. Beside plain words there are only these signs:

    (a|b c)    one of these                     word?  (a|b)?   may be absent
    appreciat* any ending                       ..3             up to three other words
    <name>     the phrases of [words] `name`           ^ (first)       only at the start of a sentence

Repetition is bounded everywhere, so the time to match grows in step with the text. Each cue also knows literals, of
which every match contains at least one: a cue whose literals are not in the text is skipped without matching.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from .exceptions import WrongRecord
from .spans import Span, trim

_TOKEN = re.compile(r"\(|\)\??|\||<\w+>\??|\.\.\d+|[^\s()|<>]+|\s+")
_GAP = r"[^\w.!?;:]{0,5}+"  # what may stand between two words of a cue; possessive, so nothing is tried twice


@dataclass(frozen=True, slots=True)
class _Piece:
    """A compiled part of a cue: its regular expression and its literals (None: no literal is sure)."""

    regex: str
    literals: frozenset[str] | None


@dataclass(frozen=True)
class Cue:
    """One phrase ready to be matched on `spans.plain(text)`."""

    phrase: str
    regex: str
    literals: tuple[str, ...]
    at_start: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern:
        return re.compile(self.regex)

    def find(self, plain: str) -> Iterator[Span]:
        """Take a plain text, give the passages that match, without blanks or punctuation at their ends."""
        if not self.literals or any(literal in plain for literal in self.literals):
            for match in self._pattern.finditer(plain):
                yield trim(plain, Span(*match.span()), " ,\n-\"'(")


def compile_cue(phrase: str, words: Mapping[str, list[str]] | None = None) -> Cue:
    """Take a phrase in cue notation and the named word groups, give the cue. Raises `WrongRecord` for a bad phrase.

    >>> cue = compile_cue("(will not|won't) ..2 (come|attend*)")
    >>> [tuple(span) for span in cue.find("so i will not be attending, sorry")]
    [(5, 26)]
    >>> cue.literals
    ('will', "won't")
    """
    at_start = phrase.startswith("^")
    tokens = _split(phrase.removeprefix("^"))
    try:
        piece, rest = _choice(tokens, words or {})
    except (KeyError, IndexError) as error:
        raise WrongRecord(f"cue {phrase!r}: {error} is no word group or a bracket is not closed.") from None
    if rest:
        raise WrongRecord(f"cue {phrase!r}: a bracket too many before {' '.join(rest)!r}.")
    return Cue(phrase, piece.regex, tuple(sorted(piece.literals or ())), at_start)


def _choice(tokens: list[str], words: Mapping[str, list[str]]) -> tuple[_Piece, list[str]]:
    """Read alternatives up to a closing bracket or the end."""
    options = []
    while True:
        piece, tokens = _sequence(tokens, words)
        options.append(piece)
        if not tokens or tokens[0] != "|":
            break
        tokens = tokens[1:]
    return _either(options), tokens


def _either(options: list[_Piece]) -> _Piece:
    if len(options) == 1:
        return options[0]
    sure = all(o.literals for o in options)
    literals = frozenset().union(*(o.literals for o in options)) if sure else None
    start = r"\b" if all(o.regex.startswith(r"\b") for o in options) else ""  # once in front: much faster
    return _Piece(f"{start}(?:{'|'.join(o.regex.removeprefix(start) for o in options)})", _shortest(literals))


def _shortest(literals: frozenset[str] | None) -> frozenset[str] | None:
    """Drop a literal that contains another one: the shorter finds both."""
    if not literals:
        return None
    return frozenset(one for one in literals if not any(other != one and other in one for other in literals))


def _sequence(tokens: list[str], words: Mapping[str, list[str]]) -> tuple[_Piece, list[str]]:
    """Read words, groups and gaps up to `|`, a closing bracket or the end."""
    pieces = []
    while tokens and tokens[0] != "|" and not tokens[0].startswith(")"):
        token, tokens = tokens[0], tokens[1:]
        if token == "(":
            piece, tokens = _choice(tokens, words)
            token, tokens = tokens[0], tokens[1:]
        elif token[0] == "<":
            piece = _either([_choice(_split(p), words)[0] for p in words[token.strip("<>?")]])
        else:
            piece = _word(token)
        pieces.append(_Piece(f"(?:{piece.regex})?", None) if token.endswith("?") else piece)
    best = max((p.literals for p in pieces if p.literals), key=_selective, default=None)
    return _Piece("".join(p.regex for p in pieces), best), tokens


def _split(phrase: str) -> list[str]:
    return [t for t in _TOKEN.findall(phrase) if not t.isspace()]


def _selective(literals: frozenset[str]) -> tuple[int, int]:
    """Long and few literals are the best filter."""
    return min(map(len, literals)), -len(literals)


@cache
def _word(token: str) -> _Piece:
    """Read one word or gap."""
    if token.startswith(".."):
        return _Piece(rf"(?:\b[\w'/&-]++{_GAP}){{0,{int(token[2:])}}}", None)
    token = token.removesuffix("?")
    start = r"\b" if token[0] not in "*" and re.match(r"\w", token) else ""
    end = r"\b" if re.search(r"\w$", token) else ""
    regex = re.escape(token).replace(r"\*", r"\w*")
    return _Piece(f"{start}{regex}{end}{_GAP}", frozenset({max(token.split("*"), key=len)}))
