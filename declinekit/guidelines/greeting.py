"""`greeting`: the reader is addressed at the start (guide: the formal frame)."""

from ..acts import Reading
from .base import Finding, present


def find(reading: Reading) -> Finding:
    """Take a reading, give whether its message has a greeting."""
    return present("greeting", reading.message.greeting)
