"""`assistance`: an offer of use to the recruiter (guide: offer help or an alternative, as another date or role)."""

from dataclasses import replace

from ..acts import Reading
from . import decision
from .base import Finding, weighed


def find(reading: Reading) -> Finding:
    """Take a reading, give the first offer."""
    offer = weighed("assistance", reading, "offer")
    blurs = offer.value and decision.find(reading).value != "declined"
    return replace(offer, cause="blurs") if blurs else offer
