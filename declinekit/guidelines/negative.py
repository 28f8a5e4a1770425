"""`negative`: any criticism of company, role, pay, people, place or process (guide: avoid negative comments).

Whether a message criticises is decided by the head "negative"; the evidence is every passage that does.
"""

from ..acts import Reading
from ..features import decide
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the passages that criticise."""
    barbs = tuple(dict.fromkeys(act.span for act in reading.of("criticise")))
    if not barbs or decide("negative", reading) != "True":
        return Finding("negative", False)
    return Finding("negative", True, barbs)
