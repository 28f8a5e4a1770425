"""`decision`: would the recruiter cancel the slot after one reading? (guide: be clear, no ambiguity, no false hope)

The label is decided by the head "decision" from all acts together; the evidence is the passage that shows it best.
"""

from ..acts import Act, Reading
from ..features import decide
from ..spans import Span
from .base import Finding

_LEAST = -2.5  # a sentence that scores lower for "decline" cannot stand for a refusal


def find(reading: Reading) -> Finding:
    """Take a reading, give the decision with the passage that states it or leaves it open."""
    return reading.once("decision", _find)


def _find(reading: Reading) -> Finding:
    refusal = _refusal(reading)
    without = () if refusal and not _hangs(reading) and not _wavers(reading) else ("declined",)
    value = decide("decision", reading, without) if reading.message.sentences else "not_declined"
    if value == "declined":
        return Finding("decision", value, (refusal,))
    if value == "unclear":
        span, cause = _doubt(reading)
        return Finding("decision", value, (span,), cause)
    cause = "moves" if reading.of("reschedule") else "accepts" if reading.of("accept") else "silent"
    return Finding("decision", value, cause=cause)


def _wavers(reading: Reading) -> bool:
    """Tell whether a message states doubt, and no refusal but in sentences that doubt more than they refuse."""
    refusals = (act.home for act in reading.of("decline", "absent", "release"))
    return bool(reading.of("undecided")) and all(s.scores["undecided"] > s.scores["decline"] for s in refusals)


def _hangs(reading: Reading) -> bool:
    """Tell whether every refusal stands in a sentence with a condition that the reader could meet."""
    conditions = {act.sentence for act in reading.of("condition") if act.by == "cue"}
    refusals = {act.sentence for act in reading.of("decline", "absent")}
    return bool(conditions) and refusals <= conditions


def _refusal(reading: Reading) -> Span | None:
    """Give the clearest refusal: the strongest that no doubt stands beside, else the passage most like one."""
    refusals = reading.of("decline", "absent")
    doubtful = {act.sentence for act in reading.of("undecided")}
    firm = [act for act in refusals if act.sentence not in doubtful]
    for acts in (firm, refusals, reading.of("release")):
        if acts:
            return max(acts, key=lambda act: act.strength).span
    return reading.most_like("decline", least=_LEAST)


def _doubt(reading: Reading) -> tuple[Span, str]:
    """Give the passage that leaves the answer open, and why it does."""
    conditions, doubts = reading.of("condition"), reading.of("undecided")
    if conditions and not any(d.strength > conditions[0].strength for d in doubts):
        return _strongest(conditions).span, "condition"
    if doubts:
        return _strongest(doubts).span, "hedge"
    if not reading.of("decline", "absent") and reading.of("reason"):
        return reading.of("reason")[0].span, "obstacles"
    return reading.most_like("undecided"), ""


def _strongest(acts: list[Act]) -> Act:
    return max(acts, key=lambda act: act.strength)
