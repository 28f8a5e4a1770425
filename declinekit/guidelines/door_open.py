"""`door_open`: willingness or hope for later contact (guide: keep a good relationship with the employer)."""

from ..acts import Reading
from .base import Finding, present


def find(reading: Reading) -> Finding:
    """Take a reading, give the first passage that keeps the door open."""
    return present("door_open", *(act.span for act in reading.of("keep_in_touch")[:1]))
