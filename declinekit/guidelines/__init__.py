"""The rubric in order: one module for each key of the codebook. Each has `find(reading) -> Finding`.

A new guideline is a module here, a line in the table, its row in `docs/codebook.md` and `tests/examples/<key>.toml`.
"""

from ..acts import Reading
from . import (
    appreciation,
    asks_confirmation,
    assistance,
    closing,
    decision,
    door_open,
    errors,
    full_name,
    greeting,
    length,
    negative,
    reason,
    refers_back,
    thanks,
    tone,
)
from .base import Finding

RUBRIC = {
    "decline": (
        decision,
        thanks,
        appreciation,
        reason,
        negative,
        assistance,
        door_open,
        greeting,
        closing,
        full_name,
        errors,
        tone,
        length,
    ),
    "follow_up": (refers_back, asks_confirmation, thanks, greeting, closing, full_name, errors, tone, length),
}


def apply(reading: Reading) -> tuple[Finding, ...]:
    """Take a reading, give one finding for each guideline of its kind, in rubric order."""
    return tuple(guideline.find(reading) for guideline in RUBRIC[reading.message.kind])
