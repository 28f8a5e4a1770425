"""Formative feedback: findings in, one `Advice` for each guideline a learner works on out. Words are in advice.toml."""

from collections.abc import Iterable
from dataclasses import dataclass

from .guidelines.base import Finding
from .languages import table
from .spans import Span

SIGNS = {"good": "✓", "mend": "!", "chance": "+"}
"""What stands beside an advice of each state, so that no state is told by colour alone."""

_STATES = ("mend", "chance", "good")  # the most urgent first
_LONGEST_QUOTE = 90  # characters of the learner's own words repeated in an advice


@dataclass(frozen=True, slots=True)
class Advice:
    """What one guideline says of one message.

    guideline: its name ("thank").  title: as learners see it ("Thank").  letter: its mark in the text ("T").
    line: the style of the line under the words ("solid", "double", "dotted", "dashed" or "wavy").
    state: "good" (works), "mend" (to change) or "chance" (welcome, not owed).
    seen: what was seen.  why: why it matters to the recruiter.  step: one next step, "" where nothing is to do.
    keys: the codebook keys it sums up.  spans: the passages it speaks of, in text order.
    """

    guideline: str
    title: str
    letter: str
    line: str
    state: str
    seen: str
    why: str
    step: str
    keys: tuple[str, ...]
    spans: tuple[Span, ...] = ()


def advise(text: str, kind: str, findings: Iterable[Finding]) -> tuple[Advice, ...]:
    """Take a text with its findings, give one advice for each guideline of its kind, in the order of advice.toml.

    >>> advice, = [a for a in advise("No.", "decline", [Finding("thanks", False)]) if a.guideline == "thank"]
    >>> advice.state, advice.seen
    ('mend', 'There is no thank-you in the message yet.')
    """
    by_key = {finding.key: finding for finding in findings}
    advices = []
    for name, words in guidelines(kind).items():
        found = [by_key[key] for key in words["keys"] if key in by_key]
        if found:
            advices.append(_advice(name, words, text, found))
    return tuple(advices)


def guidelines(kind: str) -> dict[str, dict]:
    """Take a kind of message, give the guidelines that learners see for it, each with its words."""
    words = table("en", "advice")
    return {name: w for name, w in words.items() if "keys" in w and kind in w.get("kinds", (kind,))}


def verdict(kind: str, overall: int, decision: str = "declined") -> str:
    """Take a kind, `overall` and the decision, give the verdict in words.

    >>> verdict("decline", 4)
    'Good'
    """
    words = table("en", "advice")["verdict"]
    return words["unanswered"] if decision != "declined" and overall == 2 else words[kind][overall - 1]


def _advice(name: str, words: dict, text: str, found: list[Finding]) -> Advice:
    parts = [(finding, _texts(words, finding)) for finding in found]
    worst = min((part["state"] for _, part in parts), key=_STATES.index)
    told = [(finding, part) for finding, part in parts if part["state"] == worst]
    spans = [span for finding, _ in told for span in finding.spans]
    quote = _quote(text, spans)

    def join(field: str) -> str:
        return " ".join(part[field] for _, part in told if part.get(field)).replace("{quote}", quote)

    return Advice(
        name,
        words["title"],
        words["letter"],
        words["line"],
        worst,
        join("seen"),
        told[0][1].get("why", ""),
        join("step"),
        tuple(words["keys"]),
        tuple(sorted(set(spans))),
    )


def _texts(words: dict, finding: Finding) -> dict:
    """Give the texts for a finding: those of its cause if there are any, else those of its value."""
    value = str(finding.value).lower() if isinstance(finding.value, bool) else finding.value
    texts = words["texts"]
    return texts.get(f"{finding.key}={value}/{finding.cause}") or texts[f"{finding.key}={value}"]


def _quote(text: str, spans: list[Span]) -> str:
    """Give the first passage in one line, cut at a word where it is long."""
    words = " ".join(spans[0].cut(text).split()) if spans else "…"
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
