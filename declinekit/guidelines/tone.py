"""`tone`: could it be sent as it stands, is it off for this reader, or hostile? (guide: keep it professional)"""

from ..acts import Reading
from .base import Finding


def find(reading: Reading) -> Finding:
    """Take a reading, give the tone with the passages that set it."""
    attacks = reading.of("hostile")
    if len(attacks) >= 2 or (attacks and (not reading.of("thank") and reading.of("criticise"))):
        return _finding("hostile", "hostile", attacks)
    for kind in ("hostile", "demand", "boast", "grovel", "gush"):
        if reading.of(kind):
            return _finding("off", "barb" if kind == "hostile" else kind, reading.of(kind))
    casual = reading.of("casual")
    if len(casual) >= 2:
        return _finding("off", "casual", casual)
    if _curt(reading):
        return _finding("off", "curt", [])
    return Finding("tone", "professional")


def _curt(reading: Reading) -> bool:
    """Tell whether a message is so bare that it reads as an order: few words and no kind one among them."""
    kind_words = reading.of("thank", "enjoy", "apologise", "wish", "offer", "keep_in_touch")
    return reading.message.words < 30 and not kind_words


def _finding(value: str, cause: str, acts) -> Finding:
    return Finding("tone", value, tuple(act.span for act in acts), cause)
