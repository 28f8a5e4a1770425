"""What a guideline gives: a `Finding`, one codebook key with its value and the passages that show it."""

from dataclasses import dataclass

from ..acts import Act, Reading
from ..features import decide
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


def weighed(key: str, reading: Reading, act: str, least: float = 0.0) -> Finding:
    """Take a yes-or-no key that has a head, a reading and the act that makes the key true, give the finding.

    The head decides from the whole message, but not against a cue whose passage scores above `least`. The passage is
    the first such act, else the sentence most like one.
    """
    return reading.once(key, lambda reading: _weighed(key, reading, act, least))


def _weighed(key: str, reading: Reading, act: str, least: float) -> Finding:
    plain = any(a.by == "cue" and a.strength > least for a in reading.of(act))
    found = plain or (bool(reading.message.sentences) and decide(key, reading) == "True")
    if not found:
        return present(key)
    return present(key, next((a.span for a in kindly(reading, act)), None) or reading.most_like(act))


def kindly(reading: Reading, *kinds: str) -> list[Act]:
    """Take a reading and kinds of acts, give those whose passage says what they do more than it criticises.

    "Your receptionist was rude to me" is about how somebody treated the writer, as many thanks are; it is none.
    """
    unkind = {act.home.place for act in reading.of("criticise", "hostile")}
    return [act for act in reading.of(*kinds) if act.home.place not in unkind or _more_than_barb(act)]


def _more_than_barb(act: Act) -> bool:
    return act.home.strength("criticise", act.span) <= act.home.strength(act.act, act.span)
