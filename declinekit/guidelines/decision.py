"""`decision`: would the recruiter cancel the slot after one reading? (guide: be clear, no ambiguity, no false hope)

`declined` needs a refusal that stands: neither hedged nor hung on a condition the reader could meet.
"""

from ..acts import Act, Reading
from ..spans import overlap
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the decision with the passage that states it or leaves it open."""
    refusals = reading.of("decline", "absent")
    hedged = [r for r in refusals if _hedged(r, reading)]
    firm = [r for r in refusals if r not in hedged]
    doubts = _on_their_own(reading, "undecided")
    conditions = _on_their_own(reading, "condition")
    if reading.of("reschedule") and not any(r.kind == "decline" for r in firm):
        return _unclear(doubts, "hedge") if doubts else Finding("decision", "not_declined", cause="moves")
    wanting = reading.of("accept", "reschedule")
    if wanting and wanting[-1].words > max((r.words for r in firm), default=(0, 0)):
        return Finding("decision", "not_declined", cause="accepts")
    if firm:
        return _unclear(conditions, "condition") if conditions else _declined(firm)
    if doubts or conditions:
        return _unclear(doubts or conditions, "hedge" if doubts else "condition")
    if reading.of("release"):
        return _declined(reading.of("release"))
    if hedged:
        return _unclear(hedged, "hedge")
    if reading.of("reason"):
        return _unclear(reading.of("reason"), "obstacles")
    return Finding("decision", "not_declined", cause="silent")


def _hedged(refusal: Act, reading: Reading) -> bool:
    """Tell whether a doubt stands in the same clause and weighs more than the refusal."""
    doubts = [d for d in reading.of("undecided") if overlap(d.span, refusal.span)]
    return any(d.by == "cue" or d.strength > refusal.strength for d in doubts)


def _on_their_own(reading: Reading, kind: str) -> list[Act]:
    """Give the acts of a kind outside the sentences that offer, thank or keep in touch: "if" and "may" abound there."""
    return [a for a in reading.of(kind) if not reading.kinds_in(a.sentence) & {"offer", "keep_in_touch", "thank"}]


def _declined(acts: list[Act]) -> Finding:
    best = next((act for act in acts if act.kind == "decline"), acts[0])
    return Finding("decision", "declined", (min(best, acts[0], key=lambda a: a.span).span,))


def _unclear(acts: list[Act], cause: str) -> Finding:
    return Finding("decision", "unclear", (acts[0].span,), cause)
