"""From a reading to numbers about the whole message, and the linear heads that decide a label from them.

Most labels depend on how all acts stand together: an offer beside a doubt is another thing than beside a clear no.
Such a label has a head: a table of weights, one row for each of its values, trained by `tools/train.py` and stored
beside the sentence model.
"""

from collections import Counter
from itertools import zip_longest
from math import exp, log
from operator import mul

from . import model
from .acts import Reading
from .spans import Span

_COUNTED = (
    *("absent", "decline", "release", "accept", "reschedule", "undecided", "condition", "criticise", "hostile"),
    *("casual", "demand", "boast", "grovel", "gush", "thank"),
)
_PEAKS = ("decline", "accept", "reschedule", "undecided", "criticise", "thank")
_CAP = 4.0  # scores are cut here: beyond it more says nothing more
_FULL = 5.0  # more sentences than that say nothing more
_MANY = 3  # acts of one kind are counted up to this


def features(reading: Reading) -> dict[str, float]:
    """Take a reading, give its features by name.

    `top x`: the highest score of act x among the sentences.  `sum x`: how many sentences do x, as far as the model can
    tell.  `cue x`: how many cues of x were found.

    >>> from declinekit.acts import tag
    >>> from declinekit.message import read
    >>> found = features(tag(read("I can't come on Friday, sorry.")))
    >>> found["cue absent"], found["words"] == log(6)
    (1.0, True)
    """
    return reading.once("features", _features)


def _features(reading: Reading) -> dict[str, float]:
    found = _scores(reading)
    counts = Counter(act.kind for act in reading.acts if act.by == "cue")
    found |= {f"cue {kind}": float(min(_MANY, counts[kind])) for kind in _COUNTED}
    return found | _order(reading) | _reasons(reading) | _surface(reading)


def decide(label: str, reading: Reading, without: tuple[str, ...] = ()) -> str:
    """Take the name of a label that has a head and a reading, give the value with the highest sum.

    without: values that something else rules out.
    """
    sums = weigh(label, reading.once("values", lambda reading: values(features(reading))))
    return max((value for value in sums if value not in without), key=sums.get)


def values(found: dict[str, float]) -> tuple[float, ...]:
    """Take features by name, give them in the order of the heads' weights, and the 1 of their last weight."""
    return (*map(found.__getitem__, model.load().features), 1.0)


def weigh(label: str, values: tuple[float, ...]) -> dict[str, float]:
    """Take the name of a label and the values of all features, give each value of the label its weighted sum."""
    return {value: sum(map(mul, row, values)) for value, row in model.load().heads[label].items()}


def _scores(reading: Reading) -> dict[str, float]:
    """Give for each act its highest score among the sentences, cut at both ends, and how many sentences do it."""
    found = {}
    names = reading.scores[0] if reading.sentences else model.load().acts
    columns = zip(*(score.values() for score in reading.scores), strict=True)
    for act, scores in zip_longest(names, columns, fillvalue=(-_CAP,)):
        top = found[f"top {act}"] = max(-_CAP, min(_CAP, max(scores)))
        some = [1 / (1 + exp(-score)) for score in scores if score > -_CAP] if top > -_CAP else ()
        found[f"sum {act}"] = min(_FULL, sum(some))
    columns = zip(*(sentence.peaks(_PEAKS) for sentence in reading.sentences), strict=True)
    for act, peaks in zip_longest(_PEAKS, columns, fillvalue=(-_CAP,)):
        found[f"peak {act}"] = max(-_CAP, min(_CAP, max(peaks)))
    ranked = sorted(score["criticise"] for score in reading.scores)
    return found | {"next criticise": max(-_CAP, min(_CAP, ranked[-2])) if len(ranked) > 1 else -_CAP}


def _order(reading: Reading) -> dict[str, float]:
    """How refusals stand to doubts and to signs of wanting to come."""
    refusals = reading.of("absent", "decline")
    wanting = reading.of("accept", "reschedule")
    doubts = [s["undecided"] - s["decline"] for s in reading.scores if s["decline"] > 0]
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
    message = reading.message
    body = message.body.cut(message.text)
    words = body.split()
    return {
        "words": log(max(1, message.words)),
        "greeting": float(message.greeting is not None),
        "closing": float(message.closing is not None),
        "questions": float(min(_MANY, body.count("?"))),
        "exclamations": float(min(_MANY, body.count("!"))),
        "capitals": min(1.0, sum(len(word) > _MANY and word.isupper() for word in words) / _FULL),
        "digits": min(1.0, sum(word[0] in "0123456789£$€" for word in words) / _FULL),
    }


def _words(reading: Reading, span: Span) -> int:
    return len(span.cut(reading.message.text).split())
