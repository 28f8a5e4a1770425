"""From message to speech acts: what the writer does with each passage (thank, decline, accept, give a reason …).

Two detectors look at every sentence: the cues of the language pack, exact and self-explaining, and the sentence
model, which reads wordings that no list foresees. `[act] model` in cues.toml says how the two are joined for each
act. Guidelines read acts and never words.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .cues import Cue, Index, words_of
from .languages import load
from .message import Message
from .model import Model
from .model import load as load_model
from .model import words as words_in
from .spans import Span, trim

_BOUNDARY = re.compile(
    r"[,;:()…]|\s-+\s|\s(?:(?:but|so|because|though|although|whereas|which|while|since|unless)\b|"
    r"and (?=(?:i|we|i'm|i've|i'll|it|the|you|your|my|would|will|wish|hope|have|am|please|look|can)\b)|"
    r"as (?=(?:i|my|we|it)\b)|if (?=\w)|when (?=\w))"
)
_NO_LIMIT = -99.0  # below every score
_FAR = 2.0  # a sentence whose score lies this far below the limit holds no clause that would pass it
_LEAD = re.compile(
    r"(?:(?:and|but|so|therefore|however|that|then|because|since|though|sadly|unfortunately|also|yet)\b[\s,]*)+"
)


@dataclass(frozen=True, slots=True)
class Act:
    """One speech act.

    words: the passage that showed it.  span: its clause.  sentence: index into the sentences.
    by: "cue" or "model".  strength: the model's score, above 0 more likely than not.
    """

    kind: str
    words: Span
    span: Span
    sentence: int
    by: str = "cue"
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A message with its acts in text order. scores: for each sentence what the model says of each act."""

    message: Message
    acts: tuple[Act, ...]
    scores: tuple[dict[str, float], ...] = ()
    memo: dict = field(default_factory=dict, compare=False, repr=False)  # what was worked out once from this reading

    def of(self, *kinds: str) -> list[Act]:
        """Give the acts of these kinds, in text order."""
        return [act for act in self.acts if act.kind in kinds]

    def most_like(self, act: str, least: float = -99.0) -> Span | None:
        """Give the sentence that scores highest for an act, None where all score below `least`."""
        ranked = sorted(zip(self.scores, self.message.sentences, strict=True), key=lambda pair: -pair[0][act])
        return ranked[0][1] if ranked and ranked[0][0][act] >= least else None


def tag(message: Message, model: Model | None = None) -> Reading:
    """Take a message, give its reading. model: another sentence model than that of the language.

    >>> from declinekit.message import read
    >>> m = read("Thanks for asking me, but I won't come.")
    >>> [(act.kind, act.span.cut(m.text)) for act in tag(m).of("thank", "absent")]
    [('thank', 'Thanks for asking me'), ('absent', "I won't come")]
    """
    clauses = [_clauses(message.plain, sentence) for sentence in message.sentences]
    model = model or load_model()
    scores = [model.score(words_in(sentence.cut(message.plain))) for sentence in message.sentences]
    acts = [*_by_cues(message, clauses, scores, model)]
    shown = {(act.kind, act.sentence) for act in acts}
    acts += [act for act in _by_model(message, clauses, scores, model) if (act.kind, act.sentence) not in shown]
    return Reading(message, tuple(sorted(acts, key=lambda act: (act.words, act.kind))), tuple(scores))


def _by_cues(message: Message, clauses: list[list[Span]], scores: list[dict[str, float]], model: Model):
    """Give the acts that cues show, less those that a phrase beside them or the model denies."""
    pack, words_here = load(), words_of(message.plain)
    for kind, cues in pack.cues.items():
        rule = pack.model.get(kind, {})
        act, least = rule.get("act", kind), rule.get("denies_below", _NO_LIMIT)
        if not pack.concerns(kind, message.kind) or not _near(act, least, scores):
            continue
        found = sorted({span for cue in cues.candidates(words_here) for span in _starting(cue, message, words_here)})
        last = -1
        for words in found:
            place = _place(message, words)
            if place is None or words.end <= last:
                continue
            span = _clause_span(message.plain, clauses[place], words)
            strength = scores[place].get(act, 0.0)
            if strength < least:  # a long sentence may hide what its clause says
                strength = model.score_of(words_in(span.cut(message.plain)), act)
            denied = strength < least or not span.cut(message.plain)
            if not denied and not _vetoed(pack.vetoes[kind], message.plain, span):
                yield Act(kind, words, span, place, "cue", strength)
                last = span.end


def _near(act: str, least: float, scores: list[dict[str, float]]) -> bool:
    """Tell whether any sentence comes near enough to an act for its cues to be worth a look."""
    return least == _NO_LIMIT or any(score[act] > least - _FAR for score in scores)


def _by_model(message: Message, clauses: list[list[Span]], scores: list[dict[str, float]], model: Model):
    """Give the acts that the model shows, each with the clause of its sentence that scores highest."""
    pack = load()
    rules = ((kind, rule) for kind, rule in pack.model.items() if pack.concerns(kind, message.kind))
    limits = [(kind, rule["shows_above"]) for kind, rule in rules if "shows_above" in rule]
    for place, score in enumerate(scores):
        for kind, above in limits:
            if score[kind] > above:
                span = _best_clause(message.plain, clauses[place], kind, model)
                if not span.cut(message.plain) or _vetoed(pack.vetoes[kind], message.plain, span):
                    continue
                yield Act(kind, span, span, place, "model", score[kind])


def _best_clause(plain: str, clauses: list[Span], kind: str, model: Model) -> Span:
    """Give the clause that scores highest for an act; of short clauses only where nothing else is there."""
    long_enough = [c for c in clauses if len(c.cut(plain).split()) > 2] or clauses
    if len(long_enough) == 1:
        return _clause_span(plain, clauses, trim(plain, long_enough[0]))
    best = max(long_enough, key=lambda clause: model.score_of(words_in(clause.cut(plain)), kind))
    return _clause_span(plain, clauses, trim(plain, best))


def _starting(cue: Cue, message: Message, words: frozenset[str]) -> list[Span]:
    """Give where a cue matches; an anchored cue only at the start of a sentence."""
    found = list(cue.find(message.plain, words))
    if cue.at_start and found:
        starts = {s.start for s in message.sentences}
        return [f for f in found if f.start in starts]
    return found


def _place(message: Message, words: Span) -> int | None:
    """Give the index of the sentence that holds a passage whole."""
    i = bisect_right(message.sentences, (words.start, len(message.text))) - 1
    inside = i >= 0 and message.sentences[i].start <= words.start and words.end <= message.sentences[i].end
    return i if inside else None


def _clauses(plain: str, sentence: Span) -> list[Span]:
    """Cut a sentence at its commas, dashes and conjunctions."""
    cuts = [sentence.start]
    for mark in _BOUNDARY.finditer(plain, sentence.start, sentence.end):
        cuts.append(mark.start() if plain[mark.start()].isspace() else mark.end())
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True) if b > a]


def _clause_span(plain: str, clauses: list[Span], words: Span) -> Span:
    """Give the clause or clauses that hold a passage, without the conjunction before and the marks around."""
    touched = [c for c in clauses if c.start < words.end and words.start < c.end] or [words]
    span = trim(plain, Span(touched[0].start, touched[-1].end), " \n,;:.!?()-…")
    lead = _LEAD.match(plain, span.start, span.end)
    return Span(lead.end(), span.end) if lead and lead.end() < span.end else span


def _vetoed(vetoes: Index, plain: str, span: Span) -> bool:
    """Tell whether a phrase stands in the clause that takes the act's meaning away."""
    part = plain[max(0, span.start - 1) : span.end + 1]
    words = words_of(part) if vetoes else frozenset()
    return any(True for veto in vetoes.candidates(words) for _ in veto.find(part, words))
