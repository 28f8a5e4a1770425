"""From text to scorecard: `score(text)` runs the whole flow text → message → acts → findings → scorecard."""

from collections.abc import Iterator
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
        ("thanks", False): 12,
        ("appreciation", False): 15,
        ("reason", "none"): 12,
        ("reason", "oversharing"): 13,
        ("negative", True): 18,
        ("greeting", False): 5,
        ("closing", False): 5,
        ("full_name", False): 5,
        ("errors", True): 17,
        ("tone", "off"): 10,
        ("length", "short"): 6,
        ("length", "long"): 13,
    },
    "follow_up": {
        ("refers_back", False): 25,
        ("asks_confirmation", False): 18,
        ("thanks", False): 20,
        ("greeting", False): 5,
        ("closing", False): 11,
        ("full_name", False): 6,
        ("errors", True): 14,
        ("tone", "off"): 16,
        ("length", "short"): 5,
        ("length", "long"): 17,
    },
}
"""Points taken from 100. Source: a ridge regression of `overall` on the other labels over the 1,076 messages that are
not in the test part; 25 points are one step of `overall`. A missing piece of the frame costs the highest mark."""

NEITHER_HELP_NOR_DOOR = 9
PLACEHOLDER = 13
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
    points = 100 - sum(off for _, off in deductions(kind, findings))
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


def deductions(kind: str, findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    """Take a kind and findings, give each reason for points off 100 with its points, caps last.

    >>> deductions("follow_up", (Finding("refers_back", False), Finding("errors", False), Finding("tone", "off")))
    [('refers_back=False', 25), ('tone=off', 16)]
    """
    labels = {f.key: f.value for f in findings}
    causes = {f.key: f.cause for f in findings}
    table = POINTS_OFF[kind]
    off = [(f"{key}={value}", table[key, value]) for key, value in labels.items() if (key, value) in table]
    if kind == "decline" and not (labels.get("assistance") or labels.get("door_open")):
        off.append(("neither assistance nor door_open", NEITHER_HELP_NOR_DOOR))
    if causes.get("errors") == "placeholder":
        off.append(("a placeholder left in", PLACEHOLDER))
    points = 100 - sum(points for _, points in off)
    for why, lowest, highest in _bounds(kind, labels, causes):
        bounded = min(max(points, lowest), highest)
        off += [(why, points - bounded)] if points != bounded else []
        points = bounded
    return off


def _bounds(kind: str, labels: dict, causes: dict) -> Iterator[tuple[str, int, int]]:
    """Give the bounds of the codebook that hold for a message: why, the fewest and the most points."""
    if causes.get("errors") == "placeholder":
        yield "a placeholder allows at most 3", -100, BANDS[2] - 1
    if kind == "decline" and labels["decision"] != "declined":
        if labels["tone"] == "professional" and not labels["negative"]:
            yield "no clear no, but polite: 2", BANDS[0], BANDS[1] - 1
        else:
            yield "no clear no, and not polite: 1", -100, BANDS[0] - 1
    if labels["tone"] == "hostile":
        yield "hostile: 1", -100, BANDS[0] - 1
    yield "never below 0", 0, 100
