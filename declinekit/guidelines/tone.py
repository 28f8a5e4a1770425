"""`tone`: could it be sent as it stands, is it off for this reader, or hostile? (guide: keep it professional)

The label is decided by the head "tone"; what set it chooses the advice.
"""

from ..acts import Act, Reading
from ..features import decide
from ..spans import Span
from .base import Finding

_CAUSES = ("hostile", "demand", "boast", "grovel", "gush", "casual")
"""Acts that make a tone off, the gravest first; each is the cause that chooses the advice."""
_UNLIKE = -1.0  # a sentence that scores lower for a manner does not show it
_BARE = 40  # up to so many words, an off tone that nothing else explains is called curt


def find(reading: Reading) -> Finding:
    """Take a reading, give the tone with the passages that set it."""
    value = decide("tone", reading)
    if value == "professional":
        return Finding("tone", value)
    if value == "hostile":
        attacks = _spans(reading.of("hostile") or reading.of("criticise"))
        return Finding("tone", value, attacks or tuple(filter(None, [reading.most_like("hostile")])))
    return Finding("tone", value, *_cause(reading))


def _cause(reading: Reading) -> tuple[tuple[Span, ...], str]:
    """Give the passages that make a tone off, and the cause that chooses the advice."""
    for kind in _CAUSES:
        if reading.of(kind):
            return _spans(reading.of(kind)), "barb" if kind == "hostile" else kind
    scored = [(max(scores[kind] for scores in reading.scores), kind) for kind in _CAUSES] if reading.scores else []
    score, kind = max(scored, default=(_UNLIKE, ""))
    if score > _UNLIKE:
        return (reading.most_like(kind),), "barb" if kind == "hostile" else kind
    if reading.message.words <= _BARE:
        return (), "curt"
    return _spans(reading.of("private", "criticise")) or (reading.most_like(kind),), ""


def _spans(acts: list[Act]) -> tuple:
    return tuple(dict.fromkeys(act.span for act in acts))
