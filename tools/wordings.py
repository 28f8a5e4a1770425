"""How much of an act is found in wordings that the model was never trained on? Writes `data/WORDINGS.md`.

Run from the top folder:  python tools/wordings.py   (part of `make evaluate`; needs scikit-learn, takes minutes).
For each act and each of its commonest cue words, every training sentence with that word is taken out; then the share
of those sentences is counted that the model still finds, where this word is their only strong cue, at the score that
3 % of other held-out sentences pass. The ordinary test cannot see this: its wordings are mostly familiar.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tools")]
import train
from sklearn.linear_model import LogisticRegression

from declinekit import groups
from declinekit.model import words

PAGE = TOP / "data/WORDINGS.md"
FALSE_ALARMS = 0.03
MOST_CUES, LEAST_SENTENCES, LEAST_SHARE, TIMES_BASE = 6, 20, 0.2, 5
STEM = 6  # letters by which forms of a word are held to be one
Rows = list[tuple[str, dict]]


def cues(rows: Rows, act: str) -> tuple[list[str], set[str]]:
    """Take sentences and an act, give the stems to hold out, commonest first, and all that are strong cues of it."""
    known = [(stems(text), labels[act]) for text, labels in rows if labels[act] is not None]
    base = sum(value for _, value in known) / len(known)
    shown = Counter(stem for found, value in known if value for stem in found)
    every = Counter(stem for found, _ in known for stem in found)
    strong = [s for s, n in shown.most_common() if n >= 8 and n / every[s] >= max(LEAST_SHARE, TIMES_BASE * base)]
    return [stem for stem in strong if shown[stem] >= LEAST_SENTENCES][:MOST_CUES], set(strong)


def stems(text: str) -> set[str]:
    """Take a sentence, give the beginnings of its longer words."""
    return {word[:STEM] for word in words(text) if len(word) > 3}


def recall(x, rows: Rows, act: str, cue: str, strong: set[str]) -> float | None:
    """Take the matrix of all sentences, give the share found of those whose only strong cue was held out."""
    found = [stems(text) for text, _ in rows]
    target = [
        i for i, (_, labels) in enumerate(rows) if labels[act] and cue in found[i] and not found[i] & (strong - {cue})
    ]
    rest = np.array([i for i, (_, labels) in enumerate(rows) if labels[act] is not None and cue not in found[i]])
    if len(target) < 8:
        return None
    rest = np.random.default_rng(0).permutation(rest)
    kept, seen = rest[: len(rest) // 5], rest[len(rest) // 5 :]
    y = np.array([labels[act] or 0 for _, labels in rows])
    fitted = LogisticRegression(C=train.STRENGTH, class_weight="balanced", max_iter=300, solver="liblinear")
    fitted.fit(x[seen], y[seen])
    limit = np.quantile(fitted.decision_function(x[[i for i in kept if not y[i]]]), 1 - FALSE_ALARMS)
    return float((fitted.decision_function(x[target]) > limit).mean())


def main() -> None:
    """Measure with n-grams alone and with word groups, write the page."""
    with (TOP / "data/messages.jsonl").open(encoding="utf-8") as messages:
        some = [m for m in map(json.loads, messages) if m["split"] == "train"]
    with (TOP / "data/sentences.jsonl").open(encoding="utf-8") as bank:
        rows = [row for m in some for row in train.from_message(m)] + [
            train.from_bank(r) for r in map(json.loads, bank)
        ]
    with_groups = train.matrix([text for text, _ in rows])[0]
    grouped, groups.load = groups.load, lambda code="en": {}  # the same model, were there no groups
    alone = train.matrix([text for text, _ in rows])[0]
    groups.load = grouped
    lines, all_found = [], []
    for act in train.FROM_LABELS | dict.fromkeys(("apologise", "wish", "enjoy", "reschedule", "accept")):
        stems_out, strong = cues(rows, act)
        for cue in stems_out:
            pair = [recall(x, rows, act, cue, strong) for x in (alone, with_groups)]
            if pair[0] is not None:
                all_found.append(pair)
                lines.append(f"| {act} | {cue} | {pair[0]:.0%} | {pair[1]:.0%} |")
    means = np.mean(all_found, axis=0)
    better, worse = (sum(sign * (b - a) > 0 for a, b in all_found) for sign in (1, -1))
    PAGE.write_text(
        "# Words never trained on\n\nWritten by `make evaluate`; do not edit. Share of sentences still found when all "
        f"sentences with their cue word are taken out of training, at {FALSE_ALARMS:.0%} false alarms.\n\n"
        f"**Mean of {len(all_found)} cue words: n-grams alone {means[0]:.0%}, with word groups {means[1]:.0%}** "
        f"({better} better, {worse} worse, the others equal).\n\n"
        "| act | cue word held out | n-grams alone | with word groups |\n| --- | --- | ---: | ---: |\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
