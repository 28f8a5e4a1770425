"""The rules of proofreading, read from `languages/en/slips.toml` once and indexed by the words that they begin with."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .cues import Cue, compile_cue
from .languages import table

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|[\w'/]+")
"""A word as the rules see it: letters with apostrophes inside, or letters mixed with digits and strokes."""

_TOKEN = re.compile(r"\(|\)\??|\||[^\s()|^]+")
_ANY = frozenset("*")


class Book:
    """What slips.toml holds. wrong: for each wrong word its kind and what to write.  index: for each word the phrases
    that begin with it, with their second words.  patterns: for each copy of the text those tried on it.
    """

    def __init__(self) -> None:
        toml = table("en", "slips")
        self.kept, self.small, self.goes_on = (re.compile(toml[name]) for name in ("kept", "small", "goes_on"))
        self.accept = frozenset(toml["accept"].split())
        self.prefix = re.compile(toml["prefix"])
        pairs = [(pair.split("="), rule["kind"]) for rule in toml["word"] for pair in rule["list"].split()]
        self.wrong = {word: (kind, right.replace("_", " ")) for (word, right), kind in pairs}
        self.index: dict[str, list[tuple[frozenset[str], tuple]]] = {}
        for rule in toml["phrase"]:
            meant = tuple(rule.get("unless", ()))
            for phrase in rule["cues"]:
                entry = (phrase, meant, rule["kind"], rule["note"])
                for options in _parse(iter(_TOKEN.findall(phrase)), toml["words"])[0]:
                    for first, second in _heads(options, _ANY):
                        self.index.setdefault(first, []).append((_ANY if "*" in second else second, entry))
        self.patterns: dict[str, list[tuple[dict, list[re.Pattern]]]] = {}
        for rule in toml["pattern"]:
            group = self.patterns.setdefault(rule.get("on", "plain"), [])
            group.append((rule, [re.compile(regex) for regex in rule["regexes"]]))


book = cache(Book)


@cache
def cue(phrase: str) -> tuple[Cue, re.Pattern]:
    """Take a phrase of slips.toml, give it as a cue with its pattern: made when the phrase is first looked for."""
    made = compile_cue(phrase, table("en", "slips")["words"])
    return made, re.compile(made.regex)


def _parse(tokens: Iterator[str], words: dict) -> tuple[list, bool]:
    """Take the tokens of a cue, give its alternatives (lists of a word or alternatives, may be absent); absent too?"""
    options: list[list] = [[]]
    for token in tokens:
        absent = token.endswith("?")
        if token[0] == ")":
            return options, absent
        if token == "|":
            options.append([])
        elif token == "(":
            options[-1].append(_parse(tokens, words))
        elif token[0] == "<":
            group = [o for phrase in words[token.strip("<>?")] for o in _parse(iter(_TOKEN.findall(phrase)), words)[0]]
            options[-1].append((group, absent))
        else:
            options[-1].append(("*", True) if "*" in token or token[:2] == ".." else (WORD.findall(token)[0], absent))
    return options, False


def _heads(items: list, after: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Take a parsed phrase and what may follow it, give each word it may begin with and the words second to that.

    >>> [(a, sorted(b)) for a, b in _heads(_parse(iter(["to", "(", "come", "|", "go", ")"]), {})[0][0], _ANY)]
    [('to', ['come', 'go'])]
    """
    for i, (item, absent) in enumerate(items):
        rest = frozenset(first for first, _ in _heads(items[i + 1 :], after))
        rest = rest | after if all(absent for _, absent in items[i + 1 :]) else rest
        for option in [item] if isinstance(item, str) else item:
            yield from [(option, rest)] if isinstance(item, str) else _heads(option, rest)
        if not absent:
            return


@lru_cache(maxsize=4_096)
def beginning(one: str, two: str) -> list[tuple]:
    """Take two neighbouring words, give the phrases that may begin with them."""
    return [phrase for second, phrase in book().index.get(one, ()) if two in second or second is _ANY]
