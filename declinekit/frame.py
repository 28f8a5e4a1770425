"""The frame of a message: its greeting above, its closing and signature below.

Both are found by their place first and by their words second: any short phrase that stands alone above a name at the
end is a closing. The words are in `languages/<code>/zones.toml`.
"""

import re

from .spans import Span, plain, trim

SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]’”]*+(?=\s|$)|(?<=[\w)])\s+(?=[😀-🙏🌀-🗿🚀-🛿👋👍💛])")
"""What ends a sentence: a full stop or its like with closing marks behind it, or the place before an emoji."""

_TITLE = r"(?:[Dd]r|[Mm]rs?|[Mm]s|Miss|Prof|Professor|Captain|Sister|Chef)\.? "
_NAME_FIRST = re.compile(rf"(?:{_TITLE})?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?[,:]|{_TITLE}[A-Z][\w'’-]+(?= [iI]\b)")
_NAMES = re.compile(r"(?:\s+(?:there|all|team|sir|madam|both|everyone|[A-Z][\w'’.-]*))*")
_GREETING_END = re.compile(r"[,:;!\n]|\.(?=\s|$)|\s[-–—]\s?")


_LONGEST = 160  # characters of a line that can hold a closing


def find_greeting(text: str, low: str, lines: list[Span], words) -> tuple[Span | None, list[Span]]:
    """Take the lines, give the greeting and the lines without it and without a letterhead above it."""
    lines = lines[_letterhead(low, lines, words) :]
    if not lines:
        return None, lines
    first = lines[0]
    found = words["greeting"].match(low, first.start, first.end)
    name = _NAME_FIRST.match(text, first.start, first.end)
    if found:
        end = _greeting_end(text, low, first, trim(low, Span(first.start, found.end()), " ,").end, words)
    elif name and not words["opener"].match(low, first.start, first.end):
        end = name.end()
    elif len(lines) > 1 and _only_a_name(first.cut(text)):
        end = first.end
    else:
        return None, lines
    rest = trim(text, Span(end, first.end))
    return trim(text, Span(first.start, end)), ([rest] if rest.start < rest.end else []) + lines[1:]


def _letterhead(low: str, lines: list[Span], words) -> int:
    """Give the number of short lines (subject, date, address) that stand above the greeting."""
    for i, line in enumerate(lines[:9]):
        if words["salutation"].match(low, *line):
            return i
        if len(line.cut(low).split()) > 9:
            break
    return next((i for i, line in enumerate(lines) if not words["heading"].match(low, *line)), 0)


def _greeting_end(text: str, low: str, line: Span, start: int, words) -> int:
    """Give where the greeting ends: at its comma, at the end of a short line, or after the names."""
    mark = _GREETING_END.search(text, start, line.end)
    while mark and mark.group() == "." and words["title"].search(low, line.start, mark.start()):
        mark = _GREETING_END.search(text, mark.end(), line.end)
    if mark and len(text[line.start : mark.start()].split()) <= 8:
        return mark.end()
    if len(line.cut(text).split()) <= 8 and not re.search(r"[.?]\s", line.cut(text)):
        return line.end
    names = _NAMES.match(text, start, line.end)
    return names.end() if names else start


def _only_a_name(line: str) -> bool:
    """Tell whether a first line addresses somebody by name alone: "Amrit," or "%CONSULTANT%,"."""
    titled = re.search(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Madam|Miss)\b", line) and line[-1] not in ".!?"
    return bool((line[-1] in ",:" or titled) and len(line.split()) <= 5 and re.match(r"[A-Z%\[{<_(]", line))


def find_ending(text: str, low: str, lines: list[Span], words) -> tuple[list[Span], Span | None, Span | None]:
    """Take the lines, give the body lines, the closing and the signature."""
    while lines and words["footer"].match(low, lines[-1].start, lines[-1].end):
        lines = lines[:-1]
    for i in range(max(0, len(lines) - 7), len(lines)):
        found = _closing_at(text, low, lines, i, words)
        if found:
            closing, rest = found
            tail = ([rest] if rest else []) + lines[i + 1 :]
            return lines[:i], closing, Span(tail[0].start, tail[-1].end) if tail else None
    if len(lines) > 1 and _is_name(lines[-1].cut(text), words):
        return lines[:-1], None, lines[-1]
    for back in (2, 3):
        if len(lines) > back and _is_name(lines[-back].cut(text), words) and _short_tail(text, lines[1 - back :]):
            return lines[:-back], None, Span(lines[-back].start, lines[-1].end)
    return _inline_ending(text, low, lines, words)


def _short_tail(text: str, lines: list[Span]) -> bool:
    """Tell whether lines can be a signature: none is long or ends like a sentence."""
    cuts = [line.cut(text) for line in lines]
    return all(len(c.split()) <= 7 and (not c.endswith((".", "!", "?")) or len(c.split()) <= 3) for c in cuts)


def _closing_at(text: str, low: str, lines: list[Span], i: int, words) -> tuple[Span, Span | None] | None:
    """Give the closing phrase in line i, and what follows it in the same line, if a closing stands there."""
    line, tail = lines[i], lines[i + 1 :]
    if line.end - line.start > _LONGEST or not _short_tail(text, tail):
        return None
    known = words["closing"].match(low, line.start, line.end)
    if known:
        rest = trim(text, Span(known.end(), line.end), " ,.-–—!\t")
        goes_on = tail and words["not_a_name"].search(tail[0].cut(low)) and not _is_name(tail[0].cut(text), words)
        if not rest.cut(text) and not goes_on:
            return Span(line.start, line.end), None
        if rest.cut(text) and len(tail) <= 2 and _is_name(rest.cut(text), words, small=False):
            return trim(text, Span(line.start, known.end())), rest
    phrase = line.cut(text)
    if tail and _is_name(tail[0].cut(text), words) and _stands_as_closing(phrase, text, lines, i, words):
        return line, None
    return None


def _stands_as_closing(phrase: str, text: str, lines: list[Span], i: int, words) -> bool:
    """Tell whether any short phrase stands in the place of a sign-off: alone on a line, right above a name."""
    if phrase.endswith(","):
        return len(phrase.split()) <= 9
    alone = i > 0 and "\n\n" in text[lines[i - 1].end : lines[i].start].replace(" ", "").replace("\r", "")
    count = len(phrase.split())
    a_word_above_a_name = count == 1 < len(lines[i + 1].cut(text).split())
    no_name = a_word_above_a_name or not _is_name(phrase, words)
    return alone and count <= 4 and phrase[-1].isalnum() and no_name


def _inline_ending(text: str, low: str, lines: list[Span], words):
    """Look for "… Kind regards, Amina Yusuf" or a bare name behind the last sentence of a one-block message."""
    if not lines:
        return lines, None, None
    last = lines[-1]
    start = max(
        (m.end() for m in SENTENCE_END.finditer(text, last.start, last.end) if m.end() < last.end), default=None
    )
    if start is None:
        return lines, None, None
    for m in reversed([m for m in SENTENCE_END.finditer(text, last.start, last.end) if m.end() < last.end][-2:]):
        tail = trim(text, Span(m.end(), last.end), " .,!-–—\t")
        known = words["closing"].match(low, tail.start, tail.end)
        if known:
            rest = trim(text, Span(known.end(), last.end), " ,.-–—!\t")
            if not rest.cut(text) or _is_name(rest.cut(text), words):
                body, closing = trim(text, Span(last.start, m.end())), trim(text, Span(tail.start, known.end()))
                return [*lines[:-1], body], closing, rest if rest.cut(text) else None
    tail = trim(text, Span(start, last.end), " .-–—\t")
    if _is_name(tail.cut(text), words) and len(tail.cut(text).split()) <= 3 and len(lines[-1].cut(text).split()) > 4:
        return [*lines[:-1], trim(text, Span(last.start, start))], None, tail
    return lines, None, None


def _is_name(line: str, words, small: bool = True) -> bool:
    """Tell whether a line can be a signature: a few capitalised words (small ones too if `small`), a placeholder."""
    line = line.strip(" .,-–—")
    if not line or len(line) > 60 or line.endswith(("?", "!", ":")):
        return False
    if line[0] in "[{<%_(" or words["placeholder"].search(line):
        return len(line.split()) <= 6
    parts = [w for w in re.split(r"[\s,/|]+", line) if re.search(r"\w", w)]
    capital = sum(1 for w in parts if w[0].isupper() or words["particle"].fullmatch(plain(w)))
    doubts = words["not_a_name"].findall(plain(line))
    if capital == len(parts) > 1:  # "Grace Hope", "Will Best"
        doubts = [word for word in doubts if not words["also_a_name"].fullmatch(word)]
    if not 1 <= len(parts) <= 6 or doubts:
        return False
    return capital == len(parts) or (small and len(parts) <= 3 and line.islower() and "." not in line)
