"""`full_name`: signed with a first and a last name, an initial for one of them counts (guide: the formal frame)."""

from ..acts import Reading
from ..languages import load
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give whether its signature holds a full name."""
    zone = reading.message.signature
    if zone is None:
        return Finding("full_name", False)
    first_line = zone.cut(reading.message.text).split("\n", 1)[0]
    return Finding("full_name", load().is_full_name(first_line), (zone,))
