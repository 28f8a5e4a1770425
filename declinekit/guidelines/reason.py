"""`reason`: none, one brief reason, or more than a recruiter needs (guide: a brief, honest, tactful reason)."""

from ..acts import Act, Reading
from .base import Finding

_OTHER_WORK = {"thank", "enjoy", "wish", "offer", "keep_in_touch"}
_MUCH = 62  # words given to reasons: above this, reasons run on (development messages: 3 in 4 of those are oversharing)
_MUCH_PRIVATE = 30  # the same where details of health, family, money or law are told


def find(reading: Reading) -> Finding:
    """Take a reading, give the kind of reason with its passages."""
    reasons = _reasons(reading)
    if not reasons:
        return Finding("reason", "none")
    words = _words_spent(reading, reasons)
    private = {act.sentence for act in reading.of("private")} & {act.sentence for act in reasons}
    details = [act for act in reading.of("private") if act.sentence in private]
    if words > _MUCH or (len(details) >= 2 and words > _MUCH_PRIVATE):
        return Finding("reason", "oversharing", ((details or reasons)[0].span,), "private" if details else "long")
    return Finding("reason", "brief", (_best(reasons).span,))


def _reasons(reading: Reading) -> list[Act]:
    """Give the reasons that stand in a clause of their own, not inside a thanks, a wish or an offer."""
    taken = [act.span for act in reading.acts if act.kind in _OTHER_WORK]
    return [act for act in reading.of("reason") if not any(act.span == span for span in taken)]


def _best(reasons: list[Act]) -> Act:
    return reasons[0]


def _words_spent(reading: Reading, reasons: list[Act]) -> int:
    """Count the words of the sentences that give reasons."""
    text, sentences = reading.message.text, reading.message.sentences
    return sum(len(sentences[i].cut(text).split()) for i in {act.sentence for act in reasons})
