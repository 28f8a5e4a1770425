"""`assistance`: an offer of use to the recruiter (guide: offer help or an alternative, as another date or role)."""

from ..acts import Reading
from . import decision
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the first offer."""
    first = tuple(act.span for act in reading.of("offer")[:1])
    blurs = first and decision.find(reading).value != "declined"
    return Finding("assistance", bool(first), first, "blurs" if blurs else "")
