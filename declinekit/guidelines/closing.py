"""`closing`: a sign-off phrase stands before the signature (guide: the formal frame)."""

from ..acts import Reading
from .base import Finding, present


def find(reading: Reading) -> Finding:
    """Take a reading, give whether its message has a closing."""
    return present("closing", reading.message.closing)
