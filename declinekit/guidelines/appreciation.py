"""`appreciation`: a second, separate expression of appreciation after the decision (guide: appreciate once more)."""

from ..acts import Act, Reading
from . import decision
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the first appreciation that is not the `thanks` and follows the decision."""
    thanks = reading.of("thank")[:1]
    decided = decision.find(reading).spans
    if not thanks or not decided:
        return Finding("appreciation", False)
    for act in reading.of("thank", "enjoy"):
        if act.span.start > decided[0].start and _separate(thanks[0], act, decided[0].start):
            return Finding("appreciation", True, (act.span,))
    return Finding("appreciation", False)


def _separate(first: Act, second: Act, decided: int) -> bool:
    """Tell whether two thanks are two: neighbouring formulas on the same side of the decision are one."""
    if second.sentence == first.sentence:
        return False
    return first.span.start < decided or second.sentence - first.sentence > 1
