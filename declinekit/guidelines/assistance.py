"""`assistance`: an offer of use to the recruiter, another date or role among them (guide: offer help or an alternative)."""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the first offer."""
    first = tuple(act.span for act in reading.of("offer")[:1])
    return Finding("assistance", bool(first), first)
