"""How a score came about, step by step, so that an instructor can check it and dispute it."""

import textwrap

from ..acts import Act, Reading, Sentence, tag
from ..features import features, values, weigh
from ..message import read
from ..model import load
from ..rubric import deductions
from ..scorecard import Scorecard, judged

_MOST = 4  # words or features shown for one act or label
_WIDTH = 96


def render(card: Scorecard) -> str:
    """Take a scorecard, give the way from sentences to acts, from acts to labels, from labels to points.

    >>> from declinekit.scorecard import score
    >>> print(render(score("Hi Sam, thanks for asking me. I won't come.")).splitlines()[2])
    1. thanks for asking me.
    """
    reading = tag(read(card.text, card.kind))
    lines = ["SENTENCES and what each does (above 0: more likely than not)", ""]
    for sentence in reading.sentences:
        lines += _sentence(sentence, reading)
    lines += ["LABELS, and for those that weigh the whole message what weighed most", ""]
    for finding in card.findings:
        lines += _label(finding.key, finding.value, [span.cut(card.text) for span in finding.spans], reading)
    lines += ["", "POINTS", "", "  100"]
    lines += [f"  {-points:+4d}  {why}" for why, points in deductions(card.kind, *judged(card.findings))]
    return "\n".join([*lines, f"  = {card.score:3d}, so `overall` is {card.overall}"])


def _sentence(sentence: Sentence, reading: Reading) -> list[str]:
    """Give a sentence with its acts, each with what carried it."""
    said = _clean(sentence.span.cut(reading.message.text))
    lines = textwrap.wrap(f"{sentence.place + 1}. {said}", _WIDTH)
    lines += [f"     {_act(act, reading)}" for act in reading.acts if act.sentence == sentence.place]
    return [*lines, ""]


def _act(act: Act, reading: Reading) -> str:
    cue = f'by the cue "{_clean(act.words.cut(reading.message.text))}"' if act.by == "cue" else "by the model"
    if act.act not in act.home.scores:
        return f"{act.kind}: {cue}"
    words = ", ".join(f"{_named(name)} {share:+.1f}" for name, share in act.home.weighed.carried_by(act.act)[:_MOST])
    return f"{act.kind} {act.strength:+.1f}: {cue}; words that carry it: {words}"


def _named(name: str) -> str:
    """Give a word or pair as it is shown; a group of words goes by one of its words and "…"."""
    return " ".join(load().group_names.get(part, part) for part in name.split())


def _label(key: str, value: object, quotes: list[str], reading: Reading) -> list[str]:
    """Give a label with its evidence and, where it has a head, the features that weighed most for it."""
    quoted = "".join(f'\n    "{_clean(quote)}"' for quote in quotes)
    lines = [f"  {key}: {value}{quoted}"]
    if str(value) in load().heads.get(key, {}):
        found = features(reading)
        sums = weigh(key, values(found))
        other = max((name for name in sums if name != str(value)), key=sums.get)
        columns = zip(load().features, load().heads[key][str(value)], load().heads[key][other], strict=False)
        shares = [(name, (for_it - against) * found[name]) for name, for_it, against in columns]
        shares.sort(key=lambda share: -abs(share[1]))
        lines.append("    sums: " + ", ".join(f"{name} {total:+.1f}" for name, total in sorted(sums.items())))
        lines.append(f"    rather than {other}: " + ", ".join(f"{name} {s:+.1f}" for name, s in shares[:_MOST]))
    return lines


def _clean(words: str) -> str:
    """Give words on one line, without anything that could steer the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
