"""`door_open`: willingness or hope for later contact (guide: keep a good relationship with the employer)."""

from ..acts import Reading
from .base import Finding, weighed


def find(reading: Reading) -> Finding:
    """Take a reading, give the first passage that keeps the door open."""
    return weighed("door_open", reading, "keep_in_touch")
