"""`length`: short reads as abrupt, long makes the reader dig for the point (guide: be concise)."""

from ..acts import Reading
from .base import Finding

_LIMITS = {"decline": (30, 160), "follow_up": (26, 90)}
"""Words (greeting to signature) below which a message is short, and from which it is long; codebook, `length`."""


def find(reading: Reading) -> Finding:
    """Take a reading, give its length in the codebook's three words."""
    short, long = _LIMITS[reading.message.kind]
    words = reading.message.words
    value = "short" if words < short else "long" if words > long else "fitting"
    return Finding("length", value, cause=str(words))
