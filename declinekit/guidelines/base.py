"""What a guideline gives: a `Finding`, one codebook key with its value and the passages that show it."""

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One key of the codebook as found in one message.

    key: a codebook key.  value: one of its values.  spans: the passages that make the value true, the most telling
    one first (for `errors` the slips).  cause: a short word that chooses among the advice texts for this value, or "".
    """

    key: str
    value: bool | str | int
    spans: tuple[Span, ...] = ()
    cause: str = ""


def present(key: str, *spans: Span | None) -> Finding:
    """Take a yes-or-no key and the passage that shows it (None: there is none), give the finding."""
    found = tuple(span for span in spans if span is not None)
    return Finding(key, bool(found), found)
