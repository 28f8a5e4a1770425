"""Write `data/SAMPLES.md`: thirty generated messages, how varied they are, and how far readers and scorer agree.

Run from the top folder:  python tools/samples.py   (half a minute). The messages that an independent reader labelled
blind are in `data/generated.jsonl`: each with the labels it was built with and those that the reader gave.
"""

import json
import re
import sys
from collections import Counter
from math import exp, log
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP)]

from declinekit import score
from declinekit.codebook import KINDS
from declinekit.generator import generate
from declinekit.generator.phrases import load

OUT = TOP / "data/SAMPLES.md"
LEVELS = (("Exemplary (overall 5)", 5), ("Acceptable (overall 3)", 3), ("Poor (overall 2)", 2))
MANY, FEW, SEED = 1000, 200, 2026
NEAR = 0.6  # Jaccard similarity of the five-word sequences from which two messages are nearly the same


def words(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return re.findall(r"[\w'’]+", text.lower())


def sequences(found: list[str], n: int) -> list[tuple[str, ...]]:
    """Give all runs of n words."""
    return [tuple(found[i : i + n]) for i in range(len(found) - n + 1)]


def distinct(texts: list[str]) -> float:
    """Give the share of two-word sequences that are different ones (distinct-2; Li et al. 2016)."""
    pairs = [pair for text in texts for pair in sequences(words(text), 2)]
    return len(set(pairs)) / len(pairs)


def self_bleu(texts: list[str]) -> float:
    """Give the mean BLEU of each text against all others, with sequences of up to four words (Zhu et al. 2018)."""
    counted = [[Counter(sequences(words(text), n)) for n in (1, 2, 3, 4)] for text in texts]
    best: list[dict] = [{}, {}, {}, {}]  # for each sequence the two highest counts, and in which text the highest is
    for i, grams in enumerate(counted):
        for n, found in enumerate(grams):
            for gram, count in found.items():
                top, where, second = best[n].get(gram, (0, -1, 0))
                best[n][gram] = (count, i, top) if count > top else (top, where, max(second, count))
    total = 0.0
    for i, grams in enumerate(counted):
        logs = 0.0
        for n, found in enumerate(grams):
            hits = 0
            for gram, count in found.items():
                top, where, second = best[n][gram]
                hits += min(count, second if where == i else top)
            logs += log(max(hits, 0.5) / max(1, found.total())) / 4
        total += exp(logs)
    return total / len(texts)


def near(texts: list[str]) -> int:
    """Count the texts that are nearly the same as one before them."""
    shown = [set(sequences(words(text), 5)) for text in texts]
    index: dict[tuple, list[int]] = {}
    for i, found in enumerate(shown):
        for gram in found:
            index.setdefault(gram, []).append(i)
    count = 0
    for i, found in enumerate(shown):
        shared = Counter(j for gram in found for j in index[gram] if j < i)
        count += any(n / len(found | shown[j]) > NEAR for j, n in shared.items())
    return count


def variety() -> list[str]:
    """Give the table of variety, the hand-written corpus beside the generated messages."""
    with (TOP / "data/messages.jsonl").open(encoding="utf-8") as lines:
        people = [record for record in map(json.loads, lines) if record["split"] == "train"]
    rows = ["| messages | distinct-2 | self-BLEU | nearly the same |", "| --- | --- | --- | --- |"]
    for kind in KINDS:
        made = [record["text"] for record in generate(MANY, kind=kind, seed=SEED)]
        ours = [record["text"] for record in people if record["kind"] == kind]
        for name, texts in (("generated", made), ("by hand", ours)):
            figures = f"{distinct(texts[:FEW]):.2f} | {self_bleu(texts[:FEW]):.2f} | {near(texts)} of {len(texts)}"
            rows.append(f"| {kind}, {name} | {figures} |")
    return rows


def readers() -> list[str]:
    """Give the table of how far a blind reader and the scorer agree with the labels that messages were built with."""
    with (TOP / "data/generated.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    read, scored, count = Counter(), Counter(), Counter()
    for record in records:
        labels = score(record["text"], record["kind"]).labels
        for key, value in record["labels"].items():
            count[key] += 1
            read[key] += record["reader"][key] == value
            scored[key] += labels[key] == value
    rows = ["| key | messages | the reader agrees | the scorer agrees (consistency) |", "| --- | --- | --- | --- |"]
    rows += [f"| `{k}` | {n} | {read[k] / n:.1%} | {scored[k] / n:.1%} |" for k, n in count.items()]
    total = count.total()
    rows.append(f"| **all** | {len(records)} | **{read.total() / total:.1%}** | {scored.total() / total:.1%} |")
    return rows


def samples() -> list[str]:
    """Give ten messages for each level of quality."""
    lines = []
    for title, overall in LEVELS:
        lines += [f"## {title}", ""]
        kinds = ["decline"] * 8 + ["follow_up"] * 2
        records = [generate(1, kind=k, labels={"overall": overall}, seed=SEED + i)[0] for i, k in enumerate(kinds)]
        for record in records:
            flaws = _flaws(record["labels"])
            lines += [f"**{record['scenario']}** · {record['kind']} · {record['difficulty']}{flaws}", ""]
            lines += [f"> {line}".rstrip() for line in record["text"].split("\n")] + [""]
    return lines


def _flaws(labels: dict) -> str:
    """Name the labels that are not as they should be."""
    good = (True, "declined", "brief", "professional", "fitting")
    found = [f"{k}={v}" for k, v in labels.items() if k not in ("overall", "negative", "errors") and v not in good]
    found += [key for key in ("negative", "errors") if labels.get(key)]
    return f" · {', '.join(found)}" if found else ""


def main() -> None:
    """Write the page."""
    phrases = sum(map(len, load().values()))
    text = [
        "# Generated messages",
        "",
        f"Written by `make samples`, from {phrases:,} phrases and the scenarios of `scenarios.toml`; not by hand.",
        "",
        "## How varied they are",
        "",
        f"distinct-2 and self-BLEU over {FEW} messages each, as both depend on their number. More distinct pairs and "
        "less self-BLEU mean more variety. Nearly the same: more than 0.6 of the five-word sequences shared with a "
        "message before it.",
        "",
        *variety(),
        "",
        "## Are the labels right?",
        "",
        "Independent readers labelled these 200 messages blind: they saw the texts, the codebook and notes on "
        "borderline tone and marks, not the labels that the messages were built with (`generated.jsonl` holds both). "
        "The scorer's column is no accuracy: it says only how "
        "far two parts of one program see the same thing. Accuracy is in `EVALUATION.md`.",
        "",
        *readers(),
        "",
        *samples(),
    ]
    OUT.write_text("\n".join(text).rstrip() + "\n", encoding="utf-8")
    sys.stderr.write(f"written: {OUT.relative_to(TOP)}\n")


if __name__ == "__main__":
    main()
