"""Phrase notation to patterns: how the word lists in `languages/` are written and matched.

A cue is a phrase that a teacher can read. Words match whole and in any case; between two words may stand blanks and
a comma, never the end of a sentence. Beside plain words there are only these signs:

    (a|b c)    one of these                     word?  (a|b)?   may be absent
    appreciat* any ending                       ..3             up to three other words
    <name>     the phrases of [words] `name`           ^ (first)       only at the start of a sentence

Repetition is bounded everywhere, so the time to match grows in step with the text. Each cue also knows sets of
literals of which every match contains one of each: a cue whose literals are not in the text is skipped unmatched.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from .exceptions import WrongRecord
from .spans import Span, trim

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\(|\)\??|\||<\w+>\??|\.\.\d+|[^\s()|<>]+|\s+")
_GAP = r"[^\w.!?;:()-]{0,5}+"  # what may stand between two words of a cue; possessive, so nothing is tried twice
_KEY = 3  # characters of the beginning of a word by which a cue is found
_CHOICES = 3  # sets of literals kept for a cue


@dataclass(frozen=True, slots=True)
class _Piece:
    """A compiled part of a cue: its regular expression and the sets of literals of which a match holds one each."""

    regex: str
    literals: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Cue:
    """One phrase ready to be matched on `spans.plain(text)`."""

    phrase: str
    regex: str
    literals: tuple[frozenset[str], ...]
    at_start: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern:
        return re.compile(self.regex)

    @cached_property
    def _parts(self) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
        """The literals, whole words apart from beginnings of words."""
        return tuple(
            (frozenset(x for x in choice if x.isalnum()), tuple(x.strip("*") for x in choice if not x.isalnum()))
            for choice in self.literals
        )

    def find(self, plain: str, words: frozenset[str] | None = None, within: Span | None = None) -> Iterator[Span]:
        """Take a plain text, give the passages that match, without blanks or punctuation at their ends.

        within: the range to look at (default: all).  words: `words_of` this range, for whoever has it already.
        """
        start, end = within or (0, len(plain))
        if not self._may_match(plain, start, end, words_of(plain[start:end]) if words is None else words):
            return
        for match in self._pattern.finditer(plain, start, end):
            yield trim(plain, Span(*match.span()), " ,\n-\"'(")

    def match(self, plain: str, start: int, end: int, words: frozenset[str]) -> re.Match | None:
        """Take a range of a plain text with its words, give the match at its start, None where there is none."""
        return self._pattern.match(plain, start, end) if self._may_match(plain, start, end, words) else None

    def _may_match(self, plain: str, start: int, end: int, words: frozenset[str]) -> bool:
        """Tell whether all that a match must hold is there."""
        for whole, parts in self._parts:
            if whole.isdisjoint(words) and not any(plain.find(part, start, end) >= 0 for part in parts):
                return False
        return True


class Index:
    """The cues of many acts, found by a word that they must hold, so that most of them are never looked at."""

    def __init__(self, cues: Mapping[str, Iterable[Cue]]):
        self.by_act = {act: tuple(group) for act, group in cues.items()}
        self._entries = [(act, cue) for act, group in self.by_act.items() for cue in group]
        self._by_key: dict[str, list[int]] = {}
        for i, (_, cue) in enumerate(self._entries):
            choices = [{_key(literal) for literal in choice} for choice in cue.literals]
            for key in min(choices, key=lambda keys: "" in keys):  # "" stands for every text
                self._by_key.setdefault(key, []).append(i)

    def candidates(self, words: frozenset[str], acts: Container[str]) -> list[tuple[str, Cue]]:
        """Take the words of a text and the acts in question, give each with a cue that may match, in their order."""
        found: set[int] = set()
        for key in _keys(words) & self._by_key.keys():
            found.update(self._by_key[key])
        return [entry for entry in map(self._entries.__getitem__, sorted(found)) if entry[0] in acts]


@lru_cache(maxsize=64)
def _keys(words: frozenset[str]) -> set[str]:
    """Take the words of a text, give all keys (see `_key`) of cues that may match it."""
    return {"", *words, *[f"{word[:_KEY]}*" for word in words]}


def _key(literal: str) -> str:
    """Take a literal, give the word that every text with it holds, or the beginning of one and "*", or "".

    >>> [_key(literal) for literal in ("come", "won't", "appreciat*", "*ing")]
    ['come', 'won', 'app*', '']
    """
    runs = _WORD.findall(literal) if literal[0] != "*" else []
    if literal[-1] == "*" and runs and len(runs) == 1:
        return f"{runs[0][:_KEY]}*" if len(runs[0]) >= _KEY else ""
    return max(runs[:-1] if literal[-1] == "*" else runs, key=len, default="")


class Phrases:
    """Cues of which the first that fits at a place is wanted; each is compiled when its words turn up."""

    def __init__(self, phrases: Iterable[str], words: Mapping[str, list[str]]):
        self._index = Index({"": (compile_cue(phrase, words) for phrase in phrases)})

    def match(self, plain: str, start: int, end: int) -> re.Match | None:
        """Take a plain text and a range in it, give the match of the first cue that fits at its start, else None."""
        here = words_of(plain[start:end])
        matches = (cue.match(plain, start, end, here) for _, cue in self._index.candidates(here, ("",)))
        return next(filter(None, matches), None)


def words_of(plain: str) -> frozenset[str]:
    """Take a plain text, give the set of its words, cut at everything that is no letter, digit or underscore."""
    return frozenset(_WORD.findall(plain))


def compile_cue(phrase: str, words: Mapping[str, list[str]] | None = None) -> Cue:
    """Take a phrase in cue notation and the named word groups, give the cue. Raises `WrongRecord` for a bad phrase.

    >>> cue = compile_cue("(will not|won't) ..2 (come|attend*)")
    >>> [tuple(span) for span in cue.find("so i will not be attending, sorry")]
    [(5, 26)]
    >>> [sorted(choice) for choice in cue.literals]
    [['attend*', 'come'], ['will', "won't"]]
    """
    at_start = phrase.startswith("^")
    tokens = _split(phrase.removeprefix("^"))
    try:
        piece, rest = _choice(tokens, words or {})
    except (KeyError, IndexError, ValueError) as error:
        raise WrongRecord(f"cue {phrase!r}: {error} is no word group or number, or a bracket is not closed.") from None
    if not piece.literals:
        raise WrongRecord(f"cue {phrase!r}: it holds no word that must be there, so it would match everywhere.")
    if rest:
        raise WrongRecord(f"cue {phrase!r}: a bracket too many before {' '.join(rest)!r}.")
    return Cue(phrase, piece.regex, piece.literals, at_start)


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
    start = r"\b" if all(o.regex.startswith(r"\b") for o in options) else ""  # once in front: much faster
    regex = f"{start}(?:{'|'.join(o.regex.removeprefix(start) for o in options)})"
    if not all(o.literals for o in options):
        return _Piece(regex)
    return _Piece(regex, (_shortest(frozenset().union(*(o.literals[0] for o in options))),))


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """Drop a literal that a beginning of a word among them finds too."""
    starts = tuple(one[:-1] for one in literals if one[-1] == "*")
    return frozenset(one for one in literals if one[-1] == "*" or not one.startswith(starts or ("\0",)))


def _sequence(tokens: list[str], words: Mapping[str, list[str]]) -> tuple[_Piece, list[str]]:
    """Read words, groups and gaps up to `|`, a closing bracket or the end."""
    pieces = []
    while tokens and tokens[0] != "|" and not tokens[0].startswith(")"):
        token, tokens = tokens[0], tokens[1:]
        if token == "(":
            piece, tokens = _choice(tokens, words)
            token, tokens = tokens[0], tokens[1:]
        elif token[0] == "<":
            piece = _group(tuple(words[token.strip("<>?")]))
        else:
            piece = _word(token)
        pieces.append(_Piece(f"(?:{piece.regex})?") if token.endswith("?") else piece)
    choices = {choice for piece in pieces for choice in piece.literals}
    best = sorted(choices, key=lambda choice: (-min(map(len, choice)), len(choice), sorted(choice)))[:_CHOICES]
    return _Piece("".join(p.regex for p in pieces), tuple(best)), tokens


@cache
def _group(phrases: tuple[str, ...]) -> _Piece:
    """Read a named word group; groups hold no groups."""
    return _either([_choice(_split(phrase), {})[0] for phrase in phrases])


def _split(phrase: str) -> list[str]:
    return [t for t in _TOKEN.findall(phrase) if not t.isspace()]


@cache
def _word(token: str) -> _Piece:
    """Read one word or gap."""
    if token.startswith(".."):
        return _Piece(rf"(?:\b[\w'/&-]++{_GAP}){{0,{int(token[2:])}}}")
    token = token.removesuffix("?")
    start = r"\b" if token[0] not in "*" and re.match(r"\w", token) else ""
    end = r"\b(?!'t)" if re.search(r"\w$", token) else ""  # "can" is not in "can't"
    regex = re.escape(token).replace(r"\*", r"\w*")
    return _Piece(f"{start}{regex}{end}{_GAP}", (frozenset({_literal(token)}),))


def _literal(token: str) -> str:
    """Give what must stand in the text: the word, or its longest fixed part with "*" where more may stand."""
    longest = max(token.split("*"), key=len)
    if longest == token:
        return token
    return f"*{longest}" if token[0] == "*" else f"{longest}*"
