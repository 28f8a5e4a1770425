"""`reason`: none, one brief reason, or more than a recruiter needs (guide: a brief, honest, tactful reason).

How much is too much is decided by the head "reason": it sees how much room reasons take and how private they are.
"""

from ..acts import Reading
from ..features import decide
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the kind of reason with its passage."""
    value = decide("reason", reading)
    reasons = reading.of("reason", "private")
    if value == "none" or not reading.message.sentences:
        return Finding("reason", "none")
    if not reasons:
        return Finding("reason", value, (reading.most_like("reason"),))
    if value == "oversharing":
        private = reading.of("private")
        return Finding("reason", "oversharing", ((private or reasons)[0].span,), "private" if private else "")
    return Finding("reason", "brief", (max(reasons, key=lambda act: act.strength).span,))
