"""Slips that careful proofreading catches, each with its passage and kind. First cut."""

import re
from dataclasses import dataclass

from .acts import Reading
from .languages import load
from .spans import Span


@dataclass(frozen=True, slots=True)
class Slip:
    span: Span
    kind: str


def slips(reading: Reading) -> list[Slip]:
    m = reading.message
    out = [Slip(Span(*x.span()), "placeholder") for x in load().words["placeholder"].finditer(m.text)]
    return out
