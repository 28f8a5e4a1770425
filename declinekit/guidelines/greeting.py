"""`greeting`: the reader is addressed at the start (guide: the formal frame)."""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give whether its message has a greeting."""
    zone = reading.message.greeting
    return Finding("greeting", zone is not None, (zone,) if zone else ())
