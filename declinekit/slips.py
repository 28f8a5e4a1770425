"""Slips that careful proofreading catches: `slips(message)` gives each with its passage, its kind and a note.

All words stand in `languages/en/slips.toml`, the right spellings in `words.txt` beside it. Slips are looked for on a
copy of the text of equal length in which all but the writer's own sentences is blotted out, so that a place found
there is a place in the text. Rather no slip than a wrong one: what may be meant is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import eq

from . import groups
from .message import Message
from .slipbook import WORD, beginning, book, cue
from .spans import Span, trim

_BLOT = ";"  # no phrase and no pattern reaches over it
_FAR = 20_000  # characters that are proofread: no letter is longer
_BROKEN = re.compile(r"[,()\"]| - |\n\s*\n")
_QUOTED = re.compile(r"\"[^\"\n]{1,80}\"|(?<!\w)'[^'\n]{1,60}'(?!\w)|[*_][^*_\n]{1,40}[*_]")
_SAME_START = re.compile(r"^(..).*\n(?:\1.*\n)*", re.MULTILINE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONG, _LONGEST = 5, 8, 30  # letters of an unknown word; from `_LONG` on two may be wrong
_ALIKE = 0.88
_SIGNS = re.compile(r"[@#/]|\.[a-z]")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. kind: a word that chooses the advice ("spelling").  note: what to write or to look at, or ""."""

    span: Span
    kind: str
    note: str = ""


@cache
def _right() -> dict[str, str]:
    """Give the rightly spelled words by their first two letters, each group as one text: a tenth of a set's memory."""
    listed = files(__package__).joinpath("languages", "en", "words.txt").read_text(encoding="ascii")
    return {found[1]: f"\n{found[0]}" for found in _SAME_START.finditer(listed)}


def _listed(word: str) -> bool:
    """Tell whether a word stands in the list of rightly spelled words, or among those that we add to it."""
    return f"\n{word}\n" in _right().get(word[:2], "") or word in book().accept


def slips(message: Message, cursor: int | None = None) -> list[Slip]:
    """Take a message, give its slips in text order. `cursor`: where the writer is typing; there nothing is a slip yet.

    >>> from declinekit.message import read
    >>> [(s.span.cut(m.text), s.kind, s.note) for m in [read("I dont recieve it.")] for s in slips(m)]
    [('dont', 'apostrophe', "don't"), ('recieve', 'spelling', 'receive')]
    >>> slips(read("I am so sorr"), cursor=12)
    []
    """
    cursor = message.cursor if cursor is None else cursor
    found, case, plain = _placeholders(message)
    places = [(m[0], m.start()) for m in WORD.finditer(plain)]
    words = [word for word, _ in places]
    found += [*_phrases(message, places, case, plain), *_spelling(places, case, plain), *_sentences(message, cursor)]
    pairs = list(pairwise(words))
    twice = any(map(eq, words, words[1:])) or any(map(eq, pairs, pairs[2:]))
    for on, text in (("plain", plain), ("case", case), *([("twice", plain)] if twice else [])):
        found += _matches(on, text)
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        typed = cursor is not None and slip.span.start <= cursor <= slip.span.end
        if not typed and not (kept and slip.span.end <= kept[-1].span.end):
            kept.append(slip)
    return kept


def _matches(on: str, text: str) -> Iterator[Slip]:
    for rule, patterns in book().patterns[on]:
        if "needs" not in rule or any(need in text for need in rule["needs"]):
            for match in (m for pattern in patterns for m in pattern.finditer(text)):
                yield Slip(Span(*match.span()), rule["kind"], rule["note"])


def _placeholders(message: Message) -> tuple[list[Slip], str, str]:
    """Take a message, give its placeholders, and its sentences without them and without addresses: as given, plain."""
    text, low, holes = message.text[:_FAR], message.plain[:_FAR], list(message.quoted)
    found = list(_matches("whole", _blot(text, holes)))
    edges = [0, *(at for s in message.sentences if s.start < _FAR for at in s), max(len(text), _FAR)]
    holes += map(Span, edges[::2], edges[1::2])
    holes += [slip.span for slip in found]
    if _SIGNS.search(low):
        holes += [Span(*m.span()) for m in book().kept.finditer(low)]
    return found, _blot(text, holes), _blot(low, holes)


def _blot(text: str, holes: list[Span]) -> str:
    """Take a text and passages, give the text with each passage blotted out.

    >>> _blot("I am here", [Span(2, 4)])
    'I ;; here'
    """
    parts, at = [], 0
    for start, end in sorted(holes):
        start, end = max(at, start), min(end, len(text))
        if end > start:
            parts += (text[at:start], _BLOT * (end - start))
            at = end
    return "".join([*parts, text[at:]])


def _phrases(message: Message, places: list[tuple[str, int]], case: str, plain: str) -> Iterator[Slip]:
    """Give the phrases that begin at some word; one look at the first two words leaves few to match."""
    starts = {s.start for s in message.sentences}
    for (one, start), (two, _) in pairwise([*places, ("", len(plain))]):
        for phrase, meant, kind, note in beginning(one, two):
            known, pattern = cue(phrase)
            match = pattern.match(plain, start)
            if match and (start in starts or not known.at_start):
                span = trim(plain, Span(*match.span()), " ,\n-\"'(")
                beside = {plain[span.start - 1 : span.start], plain[span.end : span.end + 1]}
                kept = _BROKEN.search(span.cut(plain)) or span.cut(case).isupper() or beside & {"-", "'"}
                if not kept and not _meant(meant, plain, span):
                    yield Slip(span, kind, note)


def _meant(phrases: tuple[str, ...], plain: str, span: Span) -> bool:
    """Tell whether a phrase that takes the slip away overlaps it."""
    at = max(0, span.start - 60)
    part = plain[at : span.end + 40]
    return any(f.start < span.end - at and span.start - at < f.end for p in phrases for f in cue(p)[0].find(part))


def _spelling(places: list[tuple[str, int]], case: str, plain: str) -> Iterator[Slip]:
    """Give the words that are wrong or unknown; several unknown words in a row are another language."""
    wrong, words = book().wrong, {word for word, _ in places}
    strange = {word for word in words if word not in wrong and not _is_right(word)}
    slipped = {word for word in strange if _resembles(word)}
    if not any(word in case for word in slipped) and wrong.keys().isdisjoint(words):
        return
    quoted = [m.span() for m in _QUOTED.finditer(plain)] if slipped else []
    for i, (word, start) in enumerate(places):
        span = Span(start, start + len(word)) if word in wrong or word in slipped else None
        if span and word in wrong:
            first = case[start - 1 : start] in ("", _BLOT) and len(word) > 2 and wrong[word][0] != "capital"
            if first or not case[start].isupper() or wrong[word][0] == "apostrophe":
                yield Slip(span, *wrong[word])
        elif span and word in slipped and span.cut(case).islower():
            row = any(near in strange for near, _ in (*places[max(0, i - 1) : i], *places[i + 1 : i + 2]))
            beside = {case[start - 1 : start], case[span.end : span.end + 1]}
            if not row and not beside & set("-_/&@") and not any(a <= start < b for a, b in quoted):
                yield Slip(span, "spelling")


@lru_cache(maxsize=8_192)
def _is_right(word: str) -> bool:
    """Tell whether a lower-case word is spelled rightly, or is none that can be looked up.

    >>> [_is_right(word) for word in ("colours", "café", "nan's", "recieve", "it'd", "b2b")]
    [True, True, True, False, True, True]
    """
    if _listed(word) or not word.replace("'", "").isalpha() or not word.isascii() or len(word) == 1:
        return True
    word = re.sub(r"'(?:s|d|ll|re|ve)?$", "", word)
    stem = book().prefix.sub("", word)
    return any(_listed(form) for form in (word, stem, *(f[:-1] for f in (word, stem) if f[-1:] == "s" and f[4:])))


@lru_cache(maxsize=1_024)
def _resembles(word: str) -> bool:
    """Tell whether an unknown word is almost a common one; else it may be a word of a trade or of another language.

    >>> [_resembles(word) for word in ("intervieuw", "apprentiship", "tiffin", "balayage")]
    [True, True, False, False]
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return False
    parts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {a + b[1:] for a, b in parts} | {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    near |= {a + letter + rest for a, b in parts for letter in _LETTERS for rest in (b, b[1:])}
    if len(word) < _LONG:
        return not near.isdisjoint(groups.load())
    return bool(get_close_matches(word, (w for w in groups.load() if w[:2] == word[:2]), 1, _ALIKE))


def _sentences(message: Message, cursor: int | None) -> Iterator[Slip]:
    """Give what is wrong with a whole sentence: a small start, no question mark, a chain, the same sentence again."""
    seen, before = set(), message.greeting
    if before and before.cut(message.text)[0].islower():
        yield Slip(Span(before.start, before.start + 1), "sentence_start")
    for span in (s for s in message.sentences if s.start < _FAR):
        sentence = " ".join(span.cut(message.plain).split())[:2000]
        typed = cursor is not None and cursor >= span.end and not message.text[span.end : cursor].strip()
        if not typed or sentence[-1] in ".!?":
            yield from (Slip(span, slip.kind, slip.note) for slip in _matches("sentence", sentence))
        if sentence.count(" ") >= 6 and sentence in seen:
            yield Slip(span, "repeated")
        seen.add(sentence)
        between = message.text[before.start : span.start] if before else ""
        greeted = before is not None and before == message.greeting
        goes_on = "\n" not in between if greeted else book().goes_on.search(between.rstrip()[-20:])
        first = message.text[span.start : span.start + 40]
        if first[0].islower() and not goes_on and not book().small.match(first):
            yield Slip(Span(span.start, span.start + len(first.split()[0])), "sentence_start")
        before = span
