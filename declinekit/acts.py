"""From message to speech acts: what the writer does with each passage (thank, decline, accept, give a reason …).

Two detectors look at every sentence: the cues of the language pack, exact and self-explaining, and the sentence
model, which reads wordings that no list foresees. `[act] model` in cues.toml says how the two are joined for each
act. Guidelines read acts and never words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .cues import Cue, words_of
from .languages import load
from .message import Message
from .model import Model, Weighed
from .model import load as load_model
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


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence on its way to its acts: its place among the others, its clauses, its words with their weights."""

    plain: str
    span: Span
    place: int
    words: frozenset[str]
    clauses: list[Span]
    weighed: Weighed
    scores: dict[str, float]
    vetoes: list[tuple[str, Cue]]

    def strength(self, act: str, span: Span) -> float:
        """Give the score of a passage of the sentence."""
        return self.weighed.score_of(act, span.start - self.span.start, span.end - self.span.start)


def tag(message: Message, model: Model | None = None) -> Reading:
    """Take a message, give its reading. model: another sentence model than that of the language.

    >>> from declinekit.message import read
    >>> m = read("Thanks for asking me, but I won't come.")
    >>> [(act.kind, act.span.cut(m.text)) for act in tag(m).of("thank", "absent")]
    [('thank', 'Thanks for asking me'), ('absent', "I won't come")]
    """
    acts: list[Act] = []
    scores = []
    model = model or load_model()
    kinds = load().kinds_in[message.kind]
    for place in range(len(message.sentences)):
        sentence = _sentence(message, place, model, kinds)
        scores.append(sentence.scores)
        by_cues = list(_by_cues(sentence, kinds))
        shown = {act.kind for act in by_cues}
        acts += [*by_cues, *(act for act in _by_model(sentence, kinds) if act.kind not in shown)]
    return Reading(message, tuple(sorted(acts, key=lambda act: (act.words, act.kind))), tuple(scores))


def _sentence(message: Message, place: int, model: Model, kinds: Mapping[str, dict]) -> _Sentence:
    """Take a message and the index of a sentence, give what its acts are read from."""
    span = message.sentences[place]
    plain = span.cut(message.plain)
    words, weighed = words_of(plain), model.weigh(plain)
    vetoes = list(load().vetoes.candidates(words, kinds))
    return _Sentence(message.plain, span, place, words, _clauses(message.plain, span), weighed, weighed.scores, vetoes)


def _by_cues(sentence: _Sentence, kinds: Mapping[str, dict]) -> Iterator[Act]:
    """Give the acts that cues show, less those that a phrase beside them or the model denies."""
    near = {kind for kind, rule in kinds.items() if _near(kind, rule, sentence.scores)}
    found: dict[str, set[Span]] = {}
    for kind, cue in load().cues.candidates(sentence.words, near):
        for passage in cue.find(sentence.plain, sentence.words, sentence.span):
            if not cue.at_start or passage.start == sentence.span.start:
                found.setdefault(kind, set()).add(passage)
    for kind, passages in found.items():
        act, least = kinds[kind].get("act", kind), kinds[kind].get("denies_below", _NO_LIMIT)
        last = -1
        for passage in sorted(passages):
            if passage.end <= last:
                continue
            span = _clause_span(sentence, passage)
            strength = sentence.scores.get(act, 0.0)
            if strength < least:  # a long sentence may hide what its clause says
                strength = sentence.strength(act, span)
            if strength >= least and span.cut(sentence.plain) and not _vetoed(kind, sentence, span):
                yield Act(kind, passage, span, sentence.place, "cue", strength)
                last = span.end


def _near(kind: str, rule: dict, scores: dict[str, float]) -> bool:
    """Tell whether a sentence comes near enough to an act for its cues to be worth a look."""
    return "denies_below" not in rule or scores[rule.get("act", kind)] > rule["denies_below"] - _FAR


def _by_model(sentence: _Sentence, kinds: Mapping[str, dict]) -> Iterator[Act]:
    """Give the acts that the model shows, each with the clause that scores highest."""
    for kind, rule in kinds.items():
        if "shows_above" in rule and sentence.scores[kind] > rule["shows_above"]:
            span = _clause_span(sentence, trim(sentence.plain, _best_clause(sentence, kind)))
            if span.cut(sentence.plain) and not _vetoed(kind, sentence, span):
                yield Act(kind, span, span, sentence.place, "model", sentence.scores[kind])


def _best_clause(sentence: _Sentence, kind: str) -> Span:
    """Give the clause that scores highest for an act; of short clauses only where nothing else is there."""
    if len(sentence.clauses) == 1:
        return sentence.clauses[0]
    long_enough = [c for c in sentence.clauses if len(c.cut(sentence.plain).split()) > 2] or sentence.clauses
    return max(long_enough, key=lambda clause: sentence.strength(kind, clause))


def _clauses(plain: str, sentence: Span) -> list[Span]:
    """Cut a sentence at its commas, dashes and conjunctions."""
    cuts = [sentence.start]
    for mark in _BOUNDARY.finditer(plain, sentence.start, sentence.end):
        cuts.append(mark.start() if plain[mark.start()].isspace() else mark.end())
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True) if b > a]


def _clause_span(sentence: _Sentence, words: Span) -> Span:
    """Give the clause or clauses that hold a passage, without the conjunction before and the marks around."""
    plain = sentence.plain
    touched = [c for c in sentence.clauses if c.start < words.end and words.start < c.end] or [words]
    span = trim(plain, Span(touched[0].start, touched[-1].end), " \n,;:.!?()-…")
    lead = _LEAD.match(plain, span.start, span.end)
    return Span(lead.end(), span.end) if lead and lead.end() < span.end else span


def _vetoed(kind: str, sentence: _Sentence, span: Span) -> bool:
    """Tell whether a phrase stands in the clause that takes the act's meaning away."""
    around = Span(max(0, span.start - 1), span.end + 1)
    vetoes = (veto for act, veto in sentence.vetoes if act == kind)
    return any(True for veto in vetoes for _ in veto.find(sentence.plain, sentence.words, around))
