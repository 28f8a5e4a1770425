"""From message to speech acts: what the writer does with each passage (thank, decline, accept, give a reason …).

Acts are found by the cues of the language pack, sentence by sentence. Guidelines read acts and never words.
"""

import re
from dataclasses import dataclass

from .languages import load
from .message import Message
from .spans import Span, trim

_BOUNDARY = re.compile(
    r"[,;:()…]|\s-+\s|\s(?:but|so|because|though|although|whereas|which|while|since|unless|and (?=(?:i|we|i'm|i've|i'll|"
    r"it|the|you|your|my|would|will|wish|hope|have|am|please|look|can)\b)|as (?=(?:i|my|we|it)\b)|if (?=\w)|when (?=\w))"
)
_LEAD = re.compile(r"(?:(?:and|but|so|therefore|however|that|then|because|since|though|sadly|unfortunately|also|yet)\b[\s,]*)+")


@dataclass(frozen=True, slots=True)
class Act:
    """One speech act. words: the passage that matched.  span: its clause.  sentence: index into the sentences."""

    kind: str
    words: Span
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A message with its acts in text order."""

    message: Message
    acts: tuple[Act, ...]

    def of(self, *kinds: str) -> list[Act]:
        """Give the acts of these kinds, in text order."""
        return [act for act in self.acts if act.kind in kinds]

    def kinds_in(self, sentence: int) -> set[str]:
        """Give the kinds of act in one sentence."""
        return {act.kind for act in self.acts if act.sentence == sentence}


def tag(message: Message) -> Reading:
    """Take a message, give its reading.

    >>> from declinekit.message import read
    >>> [(a.kind, a.span.cut(m.text)) for m in [read("Thanks for asking me, but I won't come.")] for a in tag(m).acts]
    [('thank', 'Thanks for asking me'), ('decline', "I won't come")]
    """
    pack = load()
    clauses = [_clauses(message.plain, sentence) for sentence in message.sentences]
    acts: list[Act] = []
    for kind, cues in pack.cues.items():
        found = sorted({span for cue in cues for span in _starting(cue, message)})
        last = -1
        for words in found:
            place = _place(message, words)
            if place is None or words.end <= last:
                continue
            span = _clause_span(message.plain, clauses[place], words)
            if not _vetoed(pack.vetoes[kind], message.plain, span):
                acts.append(Act(kind, words, span, place))
                last = words.end
    return Reading(message, tuple(sorted(acts, key=lambda act: (act.words, act.kind))))


def _starting(cue, message: Message) -> list[Span]:
    """Give where a cue matches; an anchored cue only at the start of a sentence."""
    found = list(cue.find(message.plain))
    if cue.at_start and found:
        starts = {s.start for s in message.sentences}
        return [f for f in found if f.start in starts]
    return found


def _place(message: Message, words: Span) -> int | None:
    """Give the index of the sentence that holds a passage whole."""
    for i, sentence in enumerate(message.sentences):
        if sentence.start <= words.start and words.end <= sentence.end:
            return i
    return None


def _clauses(plain: str, sentence: Span) -> list[Span]:
    """Cut a sentence at its commas, dashes and conjunctions."""
    cuts = [sentence.start]
    for mark in _BOUNDARY.finditer(plain, sentence.start, sentence.end):
        cuts.append(mark.start() if plain[mark.start()].isspace() else mark.end())
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True) if b > a]


def _clause_span(plain: str, clauses: list[Span], words: Span) -> Span:
    """Give the clause or clauses that hold a passage, without the conjunction before and the marks around."""
    touched = [c for c in clauses if c.start < words.end and words.start < c.end]
    span = trim(plain, Span(touched[0].start, touched[-1].end), " \n,;:.!?()-…")
    lead = _LEAD.match(plain, span.start, words.end)
    return Span(lead.end(), span.end) if lead else span


def _vetoed(vetoes, plain: str, span: Span) -> bool:
    """Tell whether a phrase stands in the clause that takes the act's meaning away."""
    part = plain[max(0, span.start - 1) : span.end + 1]
    return any(True for veto in vetoes for _ in veto.find(part))
