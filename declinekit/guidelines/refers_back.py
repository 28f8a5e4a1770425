"""`refers_back`: the follow-up points to the earlier message or call that declined (guide: follow up briefly)."""

from ..acts import Reading
from .base import Finding, present


def find(reading: Reading) -> Finding:
    """Take a reading, give the first passage that points back."""
    return present("refers_back", *(act.span for act in reading.of("refer_back")[:1]))
