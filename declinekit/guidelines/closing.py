"""`closing`: a sign-off phrase stands before the signature (guide: the formal frame)."""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give whether its message has a closing."""
    zone = reading.message.closing
    return Finding("closing", zone is not None, (zone,) if zone else ())
