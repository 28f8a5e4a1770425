"""From a reading to numbers about the whole message, and the linear heads that decide a label from them.

Three labels depend on how several acts stand together: `decision`, `reason` and `tone`. Each has a head: a small table
of weights, one row for each value of the label, trained by `tools/train.py` and stored beside the sentence model.
"""

from collections import Counter
from math import log

from . import model
from .acts import Reading
from .spans import Span

# fmt: off
_TOP = (
    "thank", "enjoy", "decline", "undecided", "reason", "criticise", "offer", "keep_in_touch", "accept", "reschedule",
    "ask", "condition", "private", "wish", "apologise", "hostile",
)
_COUNTED = (
    "absent", "decline", "release", "accept", "reschedule", "undecided", "casual", "demand", "boast", "grovel", "gush",
    "hostile", "condition", "criticise",
)
# fmt: on
_CAP = 4.0  # scores are cut here: beyond it more says nothing more
_MANY = 3  # acts of one kind are counted up to this


def features(reading: Reading) -> dict[str, float]:
    """Take a reading, give its features by name. `top x`: the highest score of act x among the sentences.

    >>> from declinekit.acts import tag
    >>> from declinekit.message import read
    >>> found = features(tag(read("I can't come on Friday, sorry.")))
    >>> found["cue absent"], found["words"] == log(6)
    (1.0, True)
    """
    if "features" not in reading.memo:
        reading.memo["features"] = _features(reading)
    return reading.memo["features"]


def _features(reading: Reading) -> dict[str, float]:
    found = {f"top {act}": best for act, best in _tops(reading).items()}
    counts = Counter(act.kind for act in reading.acts if act.by == "cue")
    found |= {f"cue {kind}": float(min(_MANY, counts[kind])) for kind in _COUNTED}
    found["next criticise"] = _next(reading, "criticise")
    return found | _order(reading) | _reasons(reading) | _surface(reading)


def decide(label: str, reading: Reading, without: tuple[str, ...] = ()) -> str:
    """Take the name of a label that has a head and a reading, give the value with the highest sum.

    without: values that something else rules out.
    """
    sums = weigh(label, features(reading))
    return max((value for value in sums if value not in without), key=sums.get)


def weigh(label: str, found: dict[str, float]) -> dict[str, float]:
    """Take the name of a label and features, give for each value of the label its sum of weight times feature."""
    head = model.load().heads[label]
    return {value: sum(w * found.get(name, 1.0) for name, w in row.items()) for value, row in head.items()}


def _tops(reading: Reading) -> dict[str, float]:
    """Give for each act its highest score among the sentences, cut at both ends."""
    columns = zip(*(score.values() for score in reading.scores), strict=True)
    best = dict(zip(reading.scores[0] if reading.scores else (), map(max, columns), strict=True))
    return {act: max(-_CAP, min(_CAP, best.get(act, -_CAP))) for act in _TOP}


def _next(reading: Reading, act: str) -> float:
    """Give the second highest score of an act among the sentences, cut at both ends."""
    ranked = sorted([-_CAP, -_CAP, *(score[act] for score in reading.scores)])
    return max(-_CAP, min(_CAP, ranked[-2]))


def _order(reading: Reading) -> dict[str, float]:
    """How refusals stand to doubts and to signs of wanting to come."""
    refusals = reading.of("absent", "decline")
    wanting = reading.of("accept", "reschedule")
    doubts = [s.get("undecided", 0) - s.get("decline", 0) for s in reading.scores if s.get("decline", 0) > 0]
    last_wanting = bool(wanting) and (not refusals or wanting[-1].words > refusals[-1].words)
    return {
        "firm": float(any(gap < 0 for gap in doubts)),
        "hedged": float(bool(doubts) and all(gap > 0 for gap in doubts)),
        "wanting comes last": float(last_wanting),
        "both": float(bool(wanting) and bool(refusals)),
    }


def _reasons(reading: Reading) -> dict[str, float]:
    """How much room reasons take, in words and sentences."""
    giving = {a.sentence for a in reading.of("reason", "private")}
    told = sum(_words(reading, reading.message.sentences[i]) for i in giving)
    private = len({a.sentence for a in reading.of("private")})
    return {
        "reason words": log(1 + told),
        "reason share": told / max(1, reading.message.words),
        "reason sentences": float(len(giving)),
        "private sentences": float(private),
        "any reason": float(bool(giving)),
        "harsh sentences": float(sum(score["criticise"] > 0 for score in reading.scores)),
    }


def _surface(reading: Reading) -> dict[str, float]:
    """Length, frame and signs."""
    text, message = reading.message.text, reading.message
    letters = sum(map(str.isalpha, text)) or 1
    body = message.body.cut(text)
    return {
        "words": log(max(1, message.words)),
        "greeting": float(message.greeting is not None),
        "closing": float(message.closing is not None),
        "questions": float(min(_MANY, body.count("?"))),
        "exclamations": float(min(_MANY, body.count("!"))),
        "capitals": sum(map(str.isupper, text)) / letters,
        "digits": min(1.0, sum(map(str.isdigit, body)) / 20),
    }


def _words(reading: Reading, span: Span) -> int:
    return len(span.cut(reading.message.text).split())
