"""From text to scorecard: `score(text)` runs the whole flow text → message → acts → findings → scorecard."""

from dataclasses import dataclass
from functools import cached_property

from . import rubric
from .acts import tag
from .advice import Advice, advise, verdict
from .codebook import EVIDENCE_KEYS, keys
from .exceptions import UnusableText
from .guidelines import apply
from .guidelines.base import Finding
from .message import read
from .spans import Span

LONGEST = 100_000
"""The longest message that is scored, in characters."""


@dataclass(frozen=True)
class Scorecard:
    """A message with all that was found in it.

    text: as given.  kind: "decline" or "follow_up".  findings: one for each codebook key, in rubric order.
    overall: 1–5 as in the codebook.  score: 0–100, finer, never lower for a higher `overall`.
    verdict: the overall verdict in words.  advice: one for each guideline, in the order learners see; both are worked
    out when they are first asked for, as a table of a million messages needs neither.
    """

    text: str
    kind: str
    findings: tuple[Finding, ...]
    overall: int
    score: int

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """For each guideline what was seen, why it matters, one next step."""
        return advise(self.text, self.kind, self.findings)

    @cached_property
    def verdict(self) -> str:
        """The overall verdict in words."""
        return verdict(self.kind, self.overall, self.labels.get("decision", "declined"))

    @property
    def labels(self) -> dict[str, bool | str | int]:
        """Every key of the codebook with its value."""
        return {f.key: f.value for f in self.findings} | {"overall": self.overall}

    @property
    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """For each key that quotes the message, its passages."""
        absent = (False, "none", "not_declined")
        return {f.key: f.spans for f in self.findings if f.key in EVIDENCE_KEYS and f.value not in absent}


def score(text: str, kind: str = "decline", *, cursor: int | None = None) -> Scorecard:
    """Take a text and the kind of message, give its scorecard.

    cursor: where the writer is typing, in characters; the word at that place is not yet held to be a slip.
    Raises `UnusableText` for an empty text, one with NUL characters or one of more than 100,000 characters,
    and `UnknownName` for a kind that is not in the codebook.

    >>> card = score("Hi Sam, thanks for the invitation. I have to say no: I start a new job on Monday. Bye, Jo Lee")
    >>> card.labels["decision"], card.labels["reason"], [s.cut(card.text) for s in card.evidence["thanks"]]
    ('declined', 'brief', ['thanks for the invitation'])
    """
    keys(kind)
    _refuse_unusable(text)
    findings = apply(tag(read(text, kind, cursor)))
    points = rubric.points(kind, *judged(findings))
    return Scorecard(text, kind, findings, rubric.overall(points), points)


def judged(findings: tuple[Finding, ...]) -> tuple[dict[str, bool | str | int], bool]:
    """Take findings, give what the rubric counts: the labels, and whether a placeholder was left in."""
    return {f.key: f.value for f in findings}, any(f.key == "errors" and f.cause == "placeholder" for f in findings)


def _refuse_unusable(text: str) -> None:
    if not isinstance(text, str):
        raise UnusableText(f"a message is text, not {type(text).__name__}. Decode bytes first.")
    if len(text) > LONGEST:
        raise UnusableText(f"the message has {len(text):,} characters. Up to {LONGEST:,} are scored: shorten it.")
    if "\0" in text:
        raise UnusableText("this is no text: it holds NUL characters. Save the message as plain text.")
    if not text.strip():
        raise UnusableText("the message is empty. Write at least one word.")
