"""Measure the scorer on the test part of `data/messages.jsonl` and write `data/EVALUATION.md`.

Run from the top folder:  python tools/evaluate.py   (or `make evaluate`). Only figures are written, no messages:
nobody looks at single messages of the test part while tuning.
"""

import json
import sys
from collections import Counter
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))
from declinekit.codebook import EVIDENCE_KEYS, KINDS
from declinekit.scorecard import score

PAGE = TOP / "data/EVALUATION.md"
Pairs = list[tuple[object, object]]  # (label given by people, label given by the program)


def f1(pairs: Pairs, value: object) -> float | None:
    """Take label pairs, give F1 of one value; None where neither side has it."""
    both = sum(a == value == b for a, b in pairs)
    either = sum((a == value) + (b == value) for a, b in pairs)
    return 2 * both / either if either else None


def macro_f1(pairs: Pairs, values: tuple) -> float:
    """Take label pairs, give the mean of F1 over the values that occur."""
    found = [x for x in (f1(pairs, value) for value in values) if x is not None]
    return sum(found) / len(found)


def kappa(pairs: Pairs, levels: int = 5) -> float:
    """Take pairs of marks 1…levels, give Cohen's kappa with quadratic weights (QWK).

    >>> kappa([(1, 1), (5, 5), (3, 3)])
    1.0
    """
    n, truth, given = len(pairs), Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    apart = sum((a - b) ** 2 for a, b in pairs)
    chance = sum((a - b) ** 2 * truth[a] * given[b] / n for a in truth for b in given)
    return 1 - apart / chance


def token_f1(text: str, truth: list, given: list) -> float:
    """Take a text with two lists of passages, give F1 over the words that they touch."""
    starts = [i for i, c in enumerate(text) if not c.isspace() and (i == 0 or text[i - 1].isspace())]
    one, other = ({i for i in starts if any(a <= i < b for a, b in spans)} for spans in (truth, given))
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def table(kind: str, scored: list[tuple[dict, object]]) -> list[str]:
    """Take a kind with records and their scorecards, give the lines of its table and of its summary."""
    lines = ["| key | macro-F1 | F1 of each value | evidence token-F1 |", "| --- | ---: | --- | ---: |"]
    means, quotes = [], []
    for key, values in KINDS[kind].items():
        pairs = [(record["labels"][key], card.labels[key]) for record, card in scored]
        each = " · ".join(f"{_name(v)} {x:.2f}" for v in values if (x := f1(pairs, v)) is not None)
        means.append(macro_f1(pairs, values))
        shown = [
            token_f1(r["text"], r["evidence"][key], c.evidence[key])
            for r, c in scored
            if key in EVIDENCE_KEYS and r["evidence"].get(key) and c.evidence.get(key)
        ]
        quotes += shown
        quote = f"{sum(shown) / len(shown):.2f}" if shown else ""
        lines.append(f"| `{key}` | {means[-1]:.2f} | {each} | {quote} |")
    marks = [(record["labels"]["overall"], card.overall) for record, card in scored]
    exact = sum(a == b for a, b in marks) / len(marks)
    lines += ["", f"Mean macro-F1 over the keys without `overall`: **{sum(means[:-1]) / len(means[:-1]):.3f}**. "]
    lines[-1] += f"`overall`: QWK **{kappa(marks):.2f}**, exactly the same mark {exact:.0%}. "
    lines[-1] += f"Evidence token-F1, where both quote: {sum(quotes) / len(quotes):.2f}."
    return lines


def _name(value: object) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def confusion(scored: list[tuple[dict, object]], key: str, values: tuple) -> list[str]:
    """Give a table that counts what the program said (columns) for what people said (rows)."""
    counts = Counter((record["labels"][key], card.labels[key]) for record, card in scored)
    lines = [
        f"| `{key}`: people ↓, program → | {' | '.join(map(_name, values))} |",
        f"| --- |{' ---: |' * len(values)}",
    ]
    return lines + [f"| {_name(a)} | {' | '.join(str(counts[a, b]) for b in values)} |" for a in values]


def main() -> None:
    """Score the test part and write the page."""
    records = [json.loads(line) for line in (TOP / "data/messages.jsonl").open(encoding="utf-8")]
    test = [record for record in records if record["split"] == "test"]
    voices = sorted({record["voice"] for record in test})
    lines = [
        "# How well the scorer agrees with people",
        "",
        "Written by `make evaluate`; do not edit. All figures are of the test part: "
        f"{len(test)} messages in {len(voices)} voices that stand in no other part. Nobody read them while tuning; "
        "only these figures were looked at. The labels are those of the writer of each message.",
    ]
    for kind in KINDS:
        scored = [(r, score(r["text"], kind)) for r in test if r["kind"] == kind]
        lines += ["", f"## `{kind}`: {len(scored)} messages", "", *table(kind, scored)]
        for key in ("decision", "overall"):
            if key in KINDS[kind]:
                lines += ["", *confusion(scored, key, KINDS[kind][key])]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
