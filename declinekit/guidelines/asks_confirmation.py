"""`asks_confirmation`: the follow-up asks whether the earlier message arrived (guide: follow up briefly)."""

from ..acts import Reading
from .base import Finding, present


def find(reading: Reading) -> Finding:
    """Take a reading, give the first passage that asks."""
    return present("asks_confirmation", *(act.span for act in reading.of("confirm")[:1]))
