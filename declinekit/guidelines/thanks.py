"""`thanks`: at least one sincere expression of gratitude to the reader (guide: thank the interviewer).

The sign-off line is no part of the body, so "Many thanks," above a name does not count.
"""

from ..acts import Reading
from .base import Finding, weighed

_LEAST = -1.0  # a word of thanks counts although the rest of its sentence pulls it below the middle


def find(reading: Reading) -> Finding:
    """Take a reading, give the first expression of thanks."""
    return weighed("thanks", reading, "thank", _LEAST)
