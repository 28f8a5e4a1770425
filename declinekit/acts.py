"""From message to speech acts: what the writer does with each passage (thank, decline, accept, give a reason …).

Two detectors look at every sentence: the cues of the language pack, exact and self-explaining, and the sentence
model, which reads wordings that no list foresees. `[act] model` in cues.toml says how the two are joined for each
act. Guidelines read acts and never words.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise
from math import inf
from typing import TypeVar

from .cues import Cue, words_of
from .languages import Rule, load
from .message import Message
from .model import Model, Weighed
from .model import load as load_model
from .spans import Span, trim

T = TypeVar("T")
_BOUNDARY = re.compile(
    r"[,;:()…]|\s-+\s|\s(?:(?:but|so|because|though|although|whereas|which|while|since|unless)\b|"
    r"and (?=(?:i|we|i'm|i've|i'll|it|the|you|your|my|would|will|wish|hope|have|am|please|look|can)\b)|"
    r"(?:as|that) (?=(?:i|my|we|it)\b)|if (?=\w)|when (?=\w))"
)
_DENIED = -3.0  # the score of an act that a phrase beside it takes away
_MOST_CLAUSES = 100  # of one sentence; what follows is the last of them
_COMMONEST, _SHARED = ("decline", "reason", "thank", "offer"), 0.5
_TOGETHER = 4  # so many clauses may make one passage
_FAR = 2.0  # a sentence whose score lies this far below the limit holds no clause that would pass it
_LEAD = re.compile(
    r"(?:(?:and|but|so|therefore|however|that|then|because|since|though|sadly|unfortunately|also|yet)\b[\s,]*)+"
)


@dataclass(frozen=True)
class Act:
    """One speech act.

    kind: its name.  words: the phrase that showed it; by the model: its sentence.  home: the sentence it stands in.
    act: what the model knows it as.  by: "cue" or "model".  strength: the model's score, above 0 more likely than not.
    """

    kind: str
    words: Span
    home: "Sentence"
    act: str
    by: str = "cue"
    strength: float = 0.0

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.home.place

    @cached_property
    def span(self) -> Span:
        """The clauses that do it."""
        clause = _clause_around(self.home, self.words) if self.by == "cue" else None
        return self.home.passage(self.act, clause) if self.act in self.home.scores else clause


@dataclass(frozen=True)
class Sentence:
    """One sentence with all that its acts are read from.

    plain: the whole message in plain.  span, place: where the sentence stands, and as which.  words: its words.
    clauses: its parts.  weighed: its words with their weights.  scores: for each act the score of the whole sentence.
    """

    plain: str
    span: Span
    place: int
    words: frozenset[str]
    clauses: list[Span]
    weighed: Weighed
    scores: dict[str, float]

    @cached_property
    def vetoes(self) -> list[tuple[str, Cue]]:
        """The phrases that may take the meaning of an act away."""
        return load().vetoes.candidates(self.words, load().vetoes.by_act)

    def may_be_vetoed(self, kind: str) -> bool:
        """Tell whether any phrase could take an act away here, so that its passage must be looked at."""
        return bool(load().vetoes.by_act[kind]) and any(act == kind for act, _ in self.vetoes)

    def strength(self, act: str, span: Span) -> float:
        """Give the score of a passage of the sentence."""
        words = self.weighed.places(span.start - self.span.start, span.end - self.span.start)
        return self.weighed.scores_of((act,), *words)[0]

    def passage(self, act: str, around: Span | None = None) -> Span:
        """Give the neighbouring clauses that score highest for an act; around: what they must hold."""
        clauses, edges = self.clauses, self._edges
        if len(clauses) == 1:
            return _trimmed(self.plain, self.span)
        acts = (act, *(other for other in _COMMONEST if other != act))
        best, most = around or self.span, -inf
        for first in range(len(clauses)):
            for last in range(first, min(first + _TOGETHER, len(clauses))):
                span = Span(clauses[first].start, clauses[last].end)
                holds = (
                    span.start <= around.start and around.end <= span.end
                    if around
                    else edges[last + 1] - edges[first] > 2
                )
                if holds:
                    own, *others = self.weighed.scores_of(acts, edges[first], edges[last + 1])
                    pure = own - _SHARED * max(0.0, *others)  # a passage that does something else too counts less
                    if pure > most:
                        best, most = span, pure
        return _trimmed(self.plain, best)

    def peaks(self, acts: tuple[str, ...]) -> list[float]:
        """Give for some acts the highest score of the sentence and of its clauses: a long one hides its parts."""
        whole = [self.scores[act] for act in acts]
        if len(self.clauses) == 1:
            return whole
        parts = (self.weighed.scores_of(acts, first, last) for first, last in pairwise(self._edges) if last - first > 2)
        return list(map(max, zip(whole, *parts, strict=True)))

    @cached_property
    def _edges(self) -> list[int]:
        """The index of the word at which each clause begins, and of the last word's end."""
        starts = (clause.start - self.span.start for clause in self.clauses)
        return [*(bisect_left(self.weighed.starts, start) for start in starts), len(self.weighed.starts)]


@dataclass(frozen=True)
class Reading:
    """A message with its sentences as heard, and its acts in text order."""

    message: Message
    acts: tuple[Act, ...]
    sentences: tuple[Sentence, ...] = ()
    memo: dict = field(default_factory=dict, compare=False, repr=False)  # what was worked out once from this reading

    @cached_property
    def scores(self) -> list[dict[str, float]]:
        """For each sentence what the model says of each act."""
        return [sentence.scores for sentence in self.sentences]

    @cached_property
    def _of_one(self) -> dict[str, list[Act]]:
        """The acts by kind."""
        found: dict[str, list[Act]] = {}
        for act in self.acts:
            found.setdefault(act.kind, []).append(act)
        return found

    def once(self, name: str, work: Callable[["Reading"], T]) -> T:
        """Give what `work` makes of this reading, worked out when it is first asked for under its name."""
        if name not in self.memo:
            self.memo[name] = work(self)
        return self.memo[name]

    def of(self, *kinds: str) -> list[Act]:
        """Give the acts of these kinds, in text order."""
        if len(kinds) == 1:
            return self._of_one.get(kinds[0], [])
        return [act for act in self.acts if act.kind in kinds] if any(kind in self._of_one for kind in kinds) else []

    def most_like(self, act: str, least: float = -inf) -> Span | None:
        """Give the passage most like an act in the sentence that scores highest, None where all are below `least`."""
        best = max(self.sentences, key=lambda sentence: sentence.scores[act], default=None)
        return best.passage(act) if best and best.scores[act] >= least else None


def tag(message: Message, model: Model | None = None) -> Reading:
    """Take a message, give its reading. model: another sentence model than that of the language.

    >>> from declinekit.message import read
    >>> m = read("Thanks for asking me, but I won't come.")
    >>> [(act.kind, act.span.cut(m.text)) for act in tag(m).of("thank", "absent")]
    [('thank', 'Thanks for asking me'), ('absent', "I won't come")]
    """
    acts: list[Act] = []
    model, rules = model or load_model(), load().rules[message.kind]
    sentences = tuple(_sentence(message, i, model) for i in range(len(message.sentences)))
    tops = dict(zip(model.acts, map(max, zip(*(s.scores.values() for s in sentences), strict=True)), strict=False))
    near = [rule for rule in rules if tops.get(rule.act, inf) > rule.denies_below - _FAR]
    shown = [rule for rule in rules if tops.get(rule.act, -inf) > rule.shows_above]
    for sentence in sentences:
        cued = list(by_cues(sentence, near))
        acts += [*cued, *by_model(sentence, shown, {act.kind for act in cued})]
    return Reading(message, tuple(sorted(acts, key=lambda act: (act.words, act.kind))), sentences)


def _sentence(message: Message, place: int, model: Model) -> Sentence:
    """Take a message and the index of a sentence, give what its acts are read from."""
    span = message.sentences[place]
    plain = span.cut(message.plain)
    words, weighed = words_of(plain), model.weigh(plain)
    return Sentence(message.plain, span, place, words, _clauses(message.plain, span), weighed, weighed.scores)


def by_cues(sentence: Sentence, rules: Iterable[Rule]) -> Iterator[Act]:
    """Give the acts that cues show, less those that a phrase beside them or the model denies."""
    scores = sentence.scores
    near = {rule.kind: rule for rule in rules if scores.get(rule.act, inf) > rule.denies_below - _FAR}
    found: dict[str, set[Span]] = {}
    for kind, cue in load().cues.candidates(sentence.words, near):
        for passage in cue.find(sentence.plain, sentence.words, sentence.span):
            if not cue.at_start or passage.start == sentence.span.start:
                found.setdefault(kind, set()).add(passage)
    for kind, passages in found.items():
        rule, last = near[kind], -1
        for passage in sorted(passages):
            if passage.end <= last:
                continue
            clause = _clause_around(sentence, passage)
            strength = scores.get(rule.act, 0.0)
            if strength < rule.denies_below:  # a long sentence may hide what its clause says
                strength = sentence.strength(rule.act, clause)
            if strength >= rule.denies_below and clause.cut(sentence.plain) and not _vetoed(kind, sentence, clause):
                yield Act(kind, passage, sentence, rule.act, "cue", strength)
                last = clause.end


def by_model(sentence: Sentence, rules: Iterable[Rule], shown: Container[str] = ()) -> Iterator[Act]:
    """Give the acts that the model shows and that are not shown yet; a phrase that denies one lowers its score."""
    for rule in rules:
        if rule.kind not in shown and sentence.scores.get(rule.act, -inf) > rule.shows_above:
            found = Act(rule.kind, sentence.span, sentence, rule.act, "model", sentence.scores[rule.act])
            if sentence.may_be_vetoed(rule.kind) and _vetoed(rule.kind, sentence, found.span):
                sentence.scores[rule.act] = _DENIED
            else:
                yield found


def _clauses(plain: str, sentence: Span) -> list[Span]:
    """Cut a sentence at its commas, dashes and conjunctions."""
    cuts = [sentence.start]
    for mark in islice(_BOUNDARY.finditer(plain, sentence.start, sentence.end), _MOST_CLAUSES):
        cuts.append(mark.start() if plain[mark.start()].isspace() else mark.end())
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True) if b > a]


def _clause_around(sentence: Sentence, words: Span) -> Span:
    """Give the clause or clauses that hold a passage."""
    touched = [c for c in sentence.clauses if c.start < words.end and words.start < c.end] or [words]
    return _trimmed(sentence.plain, Span(touched[0].start, touched[-1].end))


def _trimmed(plain: str, span: Span) -> Span:
    """Give a passage without the conjunction before and the marks around."""
    bare = trim(plain, span, " \n,;:.!?()-…")
    span = bare if bare.start < bare.end else trim(plain, span)
    lead = _LEAD.match(plain, span.start, span.end)
    return Span(lead.end(), span.end) if lead and lead.end() < span.end else span


def _vetoed(kind: str, sentence: Sentence, span: Span) -> bool:
    """Tell whether a phrase stands in the clause that takes the act's meaning away."""
    if not sentence.may_be_vetoed(kind):
        return False
    around = Span(max(0, span.start - 1), span.end + 1)
    vetoes = (veto for act, veto in sentence.vetoes if act == kind)
    return any(True for veto in vetoes for _ in veto.find(sentence.plain, sentence.words, around))
