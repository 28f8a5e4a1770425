"""`errors`: at least one slip that careful proofreading catches (guide: proofread)."""

from ..acts import Reading
from ..slips import slips
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the slips. A word that is still being typed is none."""
    found = slips(reading.message)
    kinds = [slip.kind for slip in found]
    cause = "placeholder" if "placeholder" in kinds else kinds[0] if kinds else ""
    first = sorted(found, key=lambda slip: slip.kind != cause)  # the advice quotes what it speaks of
    return Finding("errors", bool(found), tuple(slip.span for slip in first), cause)
