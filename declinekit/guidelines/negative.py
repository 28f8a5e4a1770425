"""`negative`: any criticism of company, role, pay, people, place or process (guide: avoid negative comments)."""

from dataclasses import replace

from ..acts import Reading
from .base import Finding, present, weighed

_LEAST = -1.5  # a message in which no sentence comes nearer to criticism than that criticises nothing


def find(reading: Reading) -> Finding:
    """Take a reading, give every passage that criticises."""
    if max((max(s.scores["criticise"], s.scores["hostile"]) for s in reading.sentences), default=_LEAST) < _LEAST:
        return present("negative")
    found = weighed("negative", reading, "criticise")
    barbs = tuple(dict.fromkeys(act.span for act in reading.of("criticise")))
    return replace(found, spans=barbs or found.spans) if found.value else found
