"""`reason`: none, one brief reason, or more than a recruiter needs (guide: a brief, honest, tactful reason).

How much is too much is decided by the head "reason": it sees how much room reasons take and how private they are.
"""

from ..acts import Act, Reading
from ..features import decide
from .base import Finding

_OTHER_WORK = {"thank", "enjoy", "wish", "offer", "keep_in_touch"}


def find(reading: Reading) -> Finding:
    """Take a reading, give the kind of reason with its passage."""
    reasons = _reasons(reading)
    value = decide("reason", reading) if reasons else "none"
    if value == "none":
        return Finding("reason", "none")
    if value == "oversharing":
        private = reading.of("private")
        return Finding("reason", "oversharing", ((private or reasons)[0].span,), "private" if private else "")
    return Finding("reason", "brief", (max(reasons, key=lambda act: act.strength).span,))


def _reasons(reading: Reading) -> list[Act]:
    """Give the reasons and private details that stand in a clause of their own, not inside a thanks or an offer."""
    taken = {act.span for act in reading.acts if act.kind in _OTHER_WORK}
    return [act for act in reading.of("reason", "private") if act.span not in taken]
