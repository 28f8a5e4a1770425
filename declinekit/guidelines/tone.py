"""`tone`: could it be sent as it stands, is it off for this reader, or hostile? (guide: keep it professional)

The label is decided by the head "tone"; what set it chooses the advice.
"""

from ..acts import Act, Reading
from ..features import decide
from .base import Finding

_CAUSES = ("hostile", "demand", "boast", "grovel", "gush", "casual")
"""Acts that make a tone off, the gravest first; each is the cause that chooses the advice."""
_BARE = 40  # up to so many words, an off tone that nothing else explains is called curt


def find(reading: Reading) -> Finding:
    """Take a reading, give the tone with the passages that set it."""
    value = decide("tone", reading)
    if value == "professional":
        return Finding("tone", value)
    if value == "hostile":
        attacks = _spans(reading.of("hostile") or reading.of("criticise"))
        return Finding("tone", value, attacks or tuple(filter(None, [reading.most_like("hostile")])))
    for kind in _CAUSES:
        if reading.of(kind):
            return Finding("tone", value, _spans(reading.of(kind)), "barb" if kind == "hostile" else kind)
    cause = "" if reading.message.words > _BARE else "curt"
    return Finding("tone", value, _spans(reading.of("private", "criticise")), cause)


def _spans(acts: list[Act]) -> tuple:
    return tuple(dict.fromkeys(act.span for act in acts))
