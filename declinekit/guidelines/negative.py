"""`negative`: any criticism of company, role, pay, people, place or process (guide: avoid negative comments)."""

from dataclasses import replace

from ..acts import Reading
from .base import Finding, weighed


def find(reading: Reading) -> Finding:
    """Take a reading, give every passage that criticises."""
    found = weighed("negative", reading, "criticise")
    barbs = tuple(dict.fromkeys(act.span for act in reading.of("criticise")))
    return replace(found, spans=barbs or found.spans) if found.value else found
