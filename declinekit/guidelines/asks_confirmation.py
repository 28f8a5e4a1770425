"""`asks_confirmation`: the follow-up asks whether the earlier message arrived (guide: follow up briefly)."""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the first passage that asks."""
    first = tuple(act.span for act in reading.of("confirm")[:1])
    return Finding("asks_confirmation", bool(first), first)
