"""Slips that careful proofreading catches: `slips(message)` gives each with its passage, its kind and a note.

All words stand in `languages/en/slips.toml`, the right spellings in `words.txt` beside it. Slips are looked for on a
copy of the text of equal length in which all but the writer's own sentences is blotted out, so that a place found
there is a place in the text. Rather no slip than a wrong one: what may be meant is left alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .cues import Cue, compile_cue
from .languages import table
from .message import Message
from .spans import Span

_BLOT = ";"  # no cue and no pattern reaches over it
_FAR = 20_000  # characters that are proofread: no letter is longer
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|[\w'/]+")
_BROKEN = re.compile(r"[,()\"]| - |\n\s*\n")
_QUOTED = re.compile(r"\"[^\"\n]{1,80}\"|(?<!\w)'[^'\n]{1,60}'(?!\w)|[*_][^*_\n]{1,40}[*_]")
_ENDING = re.compile(r"'(?:s|d|ll|re|ve)?$")
_OPEN = re.compile(r"[^.!?…\"')\]]\s*$")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. kind: a word that chooses the advice ("spelling").  note: what to write or to look at, or ""."""

    span: Span
    kind: str
    note: str = ""


@dataclass(frozen=True)
class _Rule:
    """Phrases or patterns that show one kind of slip. on: the copy of the text that patterns are tried on."""

    kind: str
    note: str
    cues: tuple[Cue, ...] = ()
    unless: tuple[Cue, ...] = ()
    patterns: tuple[re.Pattern, ...] = ()
    needs: tuple[str, ...] = ()
    on: str = "plain"


@dataclass(frozen=True)
class _Book:
    """What slips.toml holds. wrong: for each wrong word its kind and what to write instead."""

    wrong: dict[str, tuple[str, str]]
    rules: tuple[_Rule, ...]
    kept: re.Pattern
    small: re.Pattern


@cache
def _book() -> _Book:
    toml, rules = table("en", "slips"), []
    for rule in (*toml["phrase"], *toml["pattern"]):
        cues = [tuple(compile_cue(p, toml["words"]) for p in rule.get(key, ())) for key in ("cues", "unless")]
        patterns, needs = tuple(map(re.compile, rule.get("regexes", ()))), tuple(rule.get("needs", ()))
        rules.append(_Rule(rule["kind"], rule["note"], *cues, patterns, needs, rule.get("on", "plain")))
    pairs = [(pair.split("="), rule["kind"]) for rule in toml["word"] for pair in rule["list"].split()]
    wrong = {word: (kind, right.replace("_", " ")) for (word, right), kind in pairs}
    return _Book(wrong, tuple(rules), re.compile(toml["kept"]), re.compile(toml["small"]))


@cache
def _right() -> frozenset[str]:
    """Give the words that are spelled rightly; read when the first word is looked up."""
    listed = files(__package__).joinpath("languages", "en", "words.txt").read_text(encoding="ascii")
    return frozenset(listed.split()) | frozenset(table("en", "slips")["accept"].split())


def slips(message: Message, cursor: int | None = None) -> list[Slip]:
    """Take a message, give its slips in text order. `cursor`: where the writer is typing; there nothing is a slip yet.

    >>> from declinekit.message import read
    >>> [(s.span.cut(m.text), s.kind, s.note) for m in [read("I dont recieve it.")] for s in slips(m)]
    [('dont', 'apostrophe', "don't"), ('recieve', 'spelling', 'receive')]
    >>> slips(read("I am so sorr"), cursor=12)
    []
    """
    cursor = message.cursor if cursor is None else cursor
    copies = _copies(message)
    found = [*_by_rules(message, copies), *_words(copies), *_starts(message), *_again(message)]
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        typed = cursor is not None and slip.span.start <= cursor <= slip.span.end
        if not typed and not (kept and slip.span.end <= kept[-1].span.end):
            kept.append(slip)
    return kept


def _copies(message: Message) -> dict[str, str]:
    """Give the copies of equal length: whole (no quotations), case and plain (sentences; no placeholders, addresses)."""
    text, low = message.text[:_FAR], message.plain[:_FAR]
    whole = _blot(text, message.quoted)
    edges = [0, *(at for s in message.sentences for at in s), len(text)]
    holes = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    holes += [Span(*m.span()) for m in _book().kept.finditer(low)]
    holes += [s.span for rule in _book().rules if rule.kind == "placeholder" for s in _patterns(rule, whole)]
    return {"whole": whole, "case": _blot(text, holes), "plain": _blot(low, holes)}


def _blot(text: str, holes) -> str:
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


def _by_rules(message: Message, copies: dict[str, str]) -> Iterator[Slip]:
    plain, starts = copies["plain"], {s.start for s in message.sentences}
    for rule in _book().rules:
        if rule.on == "sentence":
            for s in message.sentences:
                yield from (Slip(s, rule.kind, rule.note) for _ in _patterns(rule, plain[s.start : s.end]))
        else:
            yield from _patterns(rule, copies[rule.on])
        for span in (span for cue in rule.cues for span in cue.find(plain) if not cue.at_start or span.start in starts):
            beside = plain[span.start - 1 : span.start] + plain[span.end : span.end + 1]
            if not set(beside) & {"-", "'"} and not _BROKEN.search(span.cut(plain)) and not _meant(rule, plain, span):
                yield Slip(span, rule.kind, rule.note)


def _patterns(rule: _Rule, text: str) -> Iterator[Slip]:
    if rule.patterns and (not rule.needs or any(need in text for need in rule.needs)):
        yield from (Slip(Span(*m.span()), rule.kind, rule.note) for p in rule.patterns for m in p.finditer(text))


def _meant(rule: _Rule, plain: str, span: Span) -> bool:
    """Tell whether a phrase that takes the slip away overlaps it."""
    at = max(0, span.start - 60)
    part = plain[at : span.end + 40]
    return any(f.start < span.end - at and span.start - at < f.end for cue in rule.unless for f in cue.find(part))


def _words(copies: dict[str, str]) -> Iterator[Slip]:
    """Look every word up; several unknown words in a row are another language and left alone."""
    plain, case, strange = copies["plain"], copies["case"], []
    for m in _WORD.finditer(plain):
        span, word = Span(*m.span()), m.group()
        wrong = _book().wrong.get(word)
        if wrong and (case[m.start()].islower() or not case[m.start()].isalpha() or wrong[0] == "apostrophe"):
            yield Slip(span, *wrong)
        elif not wrong and not _is_right(word):
            strange.append(span)
    quoted = [m.span() for m in _QUOTED.finditer(plain)] if strange else []
    for i, span in enumerate(strange):
        near = strange[max(0, i - 1) : i] + strange[i + 1 : i + 2]
        row = any(not plain[min(p.end, span.end) : max(p.start, span.start)].strip(" '-,") for p in near)
        beside = case[span.start - 1 : span.start] + case[span.end : span.end + 1]
        if span.cut(case).islower() and not row and not set(beside) & set("-_/&@"):
            if not any(start <= span.start < end for start, end in quoted):
                yield Slip(span, "spelling")


def _is_right(word: str) -> bool:
    """Tell whether a lower-case word is spelled rightly, or is none that can be looked up.

    >>> [_is_right(word) for word in ("colours", "café", "nan's", "recieve", "it'd", "b2b")]
    [True, True, True, False, True, True]
    """
    if word in _right() or not word.replace("'", "").isalpha() or len(word) == 1:
        return True
    word = unicodedata.normalize("NFKD", _ENDING.sub("", word)).encode("ascii", "ignore").decode()
    return word in _right() or (word[-1:] == "s" and len(word) > 4 and word[:-1] in _right())


def _starts(message: Message) -> Iterator[Slip]:
    """Give the first word of each sentence that starts small, and of a greeting that does."""
    before = None
    for zone in filter(None, (message.greeting, *message.sentences)):
        first = message.text[zone.start : zone.start + 40]
        between = "" if before is None else message.text[before.start : zone.start]
        same_line = before is not None and before == message.greeting and "\n" not in between
        goes_on = before is not None and (same_line or between.rstrip().endswith(("…", "..", '"', "”", ")", "'", "’", ":", ";", ",", "-", "–")) and before != message.greeting)
        if first[:1].islower() and not goes_on and not _book().small.match(first):
            yield Slip(Span(zone.start, zone.start + len(first.split()[0])), "sentence_start", first[0].upper())
        before = zone


def _again(message: Message) -> Iterator[Slip]:
    """Give a sentence of seven words or more that already stood before: pasted twice, or a draft left in."""
    seen: set[str] = set()
    for span in message.sentences:
        sentence = " ".join(span.cut(message.plain).split())
        if sentence.count(" ") >= 6 and sentence in seen:
            yield Slip(span, "repeated")
        seen.add(sentence)
