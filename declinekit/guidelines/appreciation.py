"""`appreciation`: a second, separate expression of appreciation after the decision (guide: appreciate once more)."""

from ..acts import Reading
from ..spans import overlap
from . import decision, thanks
from .base import Finding, kindly, present


def find(reading: Reading) -> Finding:
    """Take a reading, give the first appreciation that follows the decision and stands apart from the `thanks`."""
    first, decided = thanks.find(reading), decision.find(reading)
    if not first.spans or not decided.spans:
        return present("appreciation")
    later = (act for act in kindly(reading, "thank", "enjoy") if act.home.span.end > decided.spans[0].start)
    apart = (act.span for act in later if not overlap(act.home.span, first.spans[0]))
    return present("appreciation", next((span for span in apart if span.start > decided.spans[0].start), None))
