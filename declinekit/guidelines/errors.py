"""`errors`: at least one slip that careful proofreading catches (guide: proofread)."""

from ..acts import Reading
from ..slips import slips
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the slips. A word that is still being typed is none."""
    found = slips(reading.message)
    return Finding("errors", bool(found), tuple(s.span for s in found), found[0].kind if found else "")
