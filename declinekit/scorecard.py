"""From text to scorecard: `score(text)` runs the whole flow text → message → acts → findings → scorecard."""

from dataclasses import dataclass
from functools import cached_property

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

POINTS_OFF = {
    "decline": {
        ("thanks", False): 10,
        ("appreciation", False): 16,
        ("reason", "none"): 14,
        ("reason", "oversharing"): 17,
        ("negative", True): 18,
        ("greeting", False): 2,
        ("closing", False): 2,
        ("full_name", False): 4,
        ("errors", True): 15,
        ("tone", "off"): 7,
        ("length", "short"): 15,
        ("length", "long"): 9,
    },
    "follow_up": {
        ("refers_back", False): 33,
        ("asks_confirmation", False): 24,
        ("thanks", False): 17,
        ("greeting", False): 2,
        ("closing", False): 12,
        ("full_name", False): 2,
        ("errors", True): 14,
        ("tone", "off"): 13,
        ("length", "short"): 12,
        ("length", "long"): 27,
    },
}
"""Points taken from 100. Source: linear regression of `overall` on the labels of 269 declines and 65 follow-ups."""

NEITHER_HELP_NOR_DOOR = 9
PLACEHOLDER = 11
BANDS = (21, 46, 71, 96)
"""`overall` is 1 below 21 points, 2 from 21, 3 from 46, 4 from 71, 5 from 96."""


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
    points = _points(kind, findings)
    overall = 1 + sum(points >= band for band in BANDS)
    return Scorecard(text, kind, findings, overall, points)


def _refuse_unusable(text: str) -> None:
    if not isinstance(text, str):
        raise UnusableText(f"a message is text, not {type(text).__name__}. Decode bytes first.")
    if len(text) > LONGEST:
        raise UnusableText(f"the message has {len(text):,} characters. Up to {LONGEST:,} are scored: shorten it.")
    if "\0" in text:
        raise UnusableText("this is no text: it holds NUL characters. Save the message as plain text.")
    if not text.strip():
        raise UnusableText("the message is empty. Write at least one word.")


def _points(kind: str, findings: tuple[Finding, ...]) -> int:
    """Take the findings, give 0–100 points: 100 less the points off, then the codebook's caps."""
    labels = {f.key: f.value for f in findings}
    causes = {f.key: f.cause for f in findings}
    points = 100 - sum(POINTS_OFF[kind].get(item, 0) for item in labels.items())
    if kind == "decline" and not (labels["assistance"] or labels["door_open"]):
        points -= NEITHER_HELP_NOR_DOOR
    if causes["errors"] == "placeholder":
        points = min(points - PLACEHOLDER, BANDS[2] - 1)
    if kind == "decline" and labels["decision"] != "declined":
        points = _undecided_points(labels, points)
    if labels["tone"] == "hostile":
        points = min(points, BANDS[0] - 1)
    return max(0, points)


def _undecided_points(labels: dict, points: int) -> int:
    """Give the points of a message that does not decline: `overall` 2 where it is polite, else 1."""
    polite = labels["tone"] == "professional" and not labels["negative"]
    return min(max(points, BANDS[0]), BANDS[1] - 1) if polite else min(points, BANDS[0] - 1)
