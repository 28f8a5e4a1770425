"""`refers_back`: the follow-up points to the earlier message or call that declined (guide: follow up briefly)."""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the first passage that points back."""
    first = tuple(act.span for act in reading.of("refer_back")[:1])
    return Finding("refers_back", bool(first), first)
