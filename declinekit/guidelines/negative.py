"""`negative`: any criticism of company, role, pay, people, place or process (guide: avoid negative comments)."""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the passages that criticise."""
    barbs = tuple(dict.fromkeys(act.span for act in reading.of("criticise")))
    return Finding("negative", bool(barbs), barbs)
