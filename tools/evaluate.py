"""Measure the scorer on the development and the test part of `data/messages.jsonl` and write `data/EVALUATION.md`.

Run from the top folder:  python tools/evaluate.py   (or `make evaluate`). Only figures are written, no messages:
nobody looks at single messages of the test part while tuning.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tools")]
import baseline
from shown import FROM_LABELS

from declinekit.acts import by_cues, tag
from declinekit.codebook import EVIDENCE_KEYS, KINDS
from declinekit.languages import Rule, load
from declinekit.message import read
from declinekit.scorecard import Scorecard, score
from declinekit.spans import Span, overlap

PAGE = TOP / "data/EVALUATION.md"
PARTS = {"dev": "Development part", "test": "Test part"}
RESAMPLES, FEWEST = 300, 5  # bootstrap samples; the smallest slice that is shown
ACTS = {act: keys for act, keys in FROM_LABELS.items() if act != "undecided"}  # what leaves it open is no one act
SHOWN_BY = {"decline": ("decline", "absent", "release")}
Pairs = list[tuple[object, object]]  # (label given by people, label given by the program)


@dataclass
class Scored:
    """A record with what the program, the keyword baseline and each of the two labellers say of it."""

    record: dict
    card: Scorecard
    keywords: dict
    first: dict
    second: dict

    def pair(self, key: str) -> tuple[object, object]:
        """Give the label of people and that of the program."""
        return self.record["labels"][key], self.card.labels[key]


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


def sides(pairs: Pairs, values: tuple) -> tuple[float, float]:
    """Take label pairs, give macro-precision and macro-recall over the values that occur."""
    precise, found = [], []
    for value in values:
        both = sum(a == value == b for a, b in pairs)
        given, true = sum(b == value for _, b in pairs), sum(a == value for a, _ in pairs)
        precise += [both / given] if given else []
        found += [both / true] if true else []
    return sum(precise) / len(precise), sum(found) / len(found)


def mean_f1(scored: list[Scored], kind: str, given: Callable[[Scored, str], object]) -> float:
    """Take scored messages and who gives the labels, give the mean macro-F1 over the keys without `overall`."""
    keys = [key for key in KINDS[kind] if key != "overall"]
    each = [macro_f1([(s.record["labels"][k], given(s, k)) for s in scored], KINDS[kind][k]) for k in keys]
    return sum(each) / len(each)


def interval(scored: list[Scored], figure: Callable[[list[Scored]], float]) -> str:
    """Take scored messages and a figure of them, give its 95 % interval over resampled messages."""
    rng = random.Random(1)
    found = sorted(figure(rng.choices(scored, k=len(scored))) for _ in range(RESAMPLES))
    return f"{found[round(0.025 * RESAMPLES)]:.2f}–{found[round(0.975 * RESAMPLES) - 1]:.2f}"


def evidence_f1(scored: list[Scored], keys: Iterable[str]) -> float | None:
    """Take scored messages, give the mean token-F1 of the passages where both people and program quote."""
    both = [(s, k) for s in scored for k in keys if s.record["evidence"].get(k) and s.card.evidence.get(k)]
    found = [token_f1(s.record["text"], s.record["evidence"][k], s.card.evidence[k]) for s, k in both]
    return sum(found) / len(found) if found else None


def table(kind: str, scored: list[Scored]) -> list[str]:
    """Take a kind with its scored messages, give the lines of its table and of its summary."""
    lines = [
        "| key | precision | recall | macro-F1 | two labellers | keywords | F1 of each value | evidence |",
        f"| --- |{' ---: |' * 5} --- | ---: |",
    ]
    for key, values in KINDS[kind].items():
        pairs = [s.pair(key) for s in scored]
        people = macro_f1([(s.first[key], s.second[key]) for s in scored], values)
        words = macro_f1([(s.record["labels"][key], s.keywords[key]) for s in scored], values)
        each = " · ".join(f"{_name(v)} {x:.2f}" for v in values if (x := f1(pairs, v)) is not None)
        quote = evidence_f1(scored, [key]) if key in EVIDENCE_KEYS else None
        figures = [*sides(pairs, values), macro_f1(pairs, values), people, words]
        cells = [f"`{key}`", *(f"{x:.2f}" for x in figures), each, "" if quote is None else f"{quote:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    marks = [s.pair("overall") for s in scored]
    exact = sum(a == b for a, b in marks) / len(marks)
    mean = mean_f1(scored, kind, lambda s, key: s.card.labels[key])
    spread = interval(scored, lambda some: mean_f1(some, kind, lambda s, key: s.card.labels[key]))
    qwk = interval(scored, lambda some: kappa([s.pair("overall") for s in some]))
    words = mean_f1(scored, kind, lambda s, key: s.keywords[key])
    return [
        *lines,
        "",
        f"Mean macro-F1 over the keys without `overall`: **{mean:.3f}** ({spread}; keywords {words:.3f}). "
        f"`overall`: QWK **{kappa(marks):.2f}** ({qwk}), exactly the same mark {exact:.0%}. "
        f"Evidence token-F1, where both quote: {evidence_f1(scored, EVIDENCE_KEYS):.2f}.",
    ]


def _name(value: object) -> str:
    return str(value).lower()


def confusion(scored: list[Scored], key: str, values: tuple) -> list[str]:
    """Give a table that counts what the program said (columns) for what people said (rows), with the share right."""
    counts = Counter(s.pair(key) for s in scored)
    lines = [
        f"| `{key}`: people ↓, program → | {' | '.join(map(_name, values))} | right |",
        f"| --- |{' ---: |' * (len(values) + 1)}",
    ]
    for a in values:
        all_of_it = sum(counts[a, b] for b in values)
        right = f"{counts[a, a] / all_of_it:.0%}" if all_of_it else ""
        lines.append(f"| {_name(a)} | {' | '.join(str(counts[a, b]) for b in values)} | {right} |")
    return lines


def slices(scored: list[Scored]) -> list[str]:
    """Give a table of parts of the messages: by voice, by kind of trap, by length."""
    parts: dict[str, list[Scored]] = {"all": scored}
    for s in scored:
        record = s.record
        names = [f"voice: {record['voice']}", f"length: {record['labels']['length']}"]
        names += [f"trap: {trap}" for trap in record["traps"]] + ["any trap" if record["traps"] else "no trap"]
        for name in names:
            parts.setdefault(name, []).append(s)
    lines = ["| messages | count | keys right | `overall` right | off by more than one |", f"| --- |{' ---: |' * 4}"]
    for name, some in sorted(parts.items()):
        if len(some) >= FEWEST:
            pairs = [s.pair(key) for s in some for key in s.card.labels if key != "overall"]
            marks = [s.pair("overall") for s in some]
            shares = [
                sum(a == b for a, b in pairs) / len(pairs),
                sum(a == b for a, b in marks) / len(marks),
                sum(abs(a - b) > 1 for a, b in marks) / len(marks),
            ]
            lines.append(f"| {name} | {len(some)} | {' | '.join(f'{share:.0%}' for share in shares)} |")
    return lines


def detectors(records: list[dict]) -> list[str]:
    """Give a table that sets the detectors of each act side by side: F1 over the sentences whose act is known."""
    counts = {act: Counter() for act in ACTS}
    for record in records:
        reading = tag(read(record["text"], record["kind"]))
        rules = load().rules[record["kind"]]
        for sentence in reading.sentences:
            by = {
                "cues": {act.kind for act in by_cues(sentence, [Rule(rule.kind, rule.act) for rule in rules])},
                "model": {act for act, strength in sentence.scores.items() if strength > 0},
                "both": {act.kind for act in reading.acts if act.sentence == sentence.place},
            }
            for act, truth in _known(record, sentence.span):
                for name, kinds in by.items():
                    shown = bool(kinds & set(SHOWN_BY.get(act, (act,))))
                    counts[act][name, truth, shown] += 1
    lines = ["| act | cues alone | model alone | both |", f"| --- |{' ---: |' * 3}"]
    for act, found in counts.items():
        cells = []
        for name in ("cues", "model", "both"):
            right, missed, wrong = found[name, True, True], found[name, True, False], found[name, False, True]
            cells.append(f"{2 * right / max(1, 2 * right + missed + wrong):.2f}")
        lines.append(f"| {act} | {' | '.join(cells)} |")
    return lines


def _known(record: dict, sentence: Span) -> Iterable[tuple[str, bool]]:
    """Give each act of which the labels say whether the sentence does it."""
    for act, keys in ACTS.items():
        keys = [key for key in keys if key in record["labels"]]
        passages = [Span(*pair) for key in keys for pair in record["evidence"].get(key, ())]
        declined = act != "decline" or record["labels"].get("decision") == "declined"
        if keys and declined and any(overlap(sentence, passage) for passage in passages):
            yield act, True
        elif keys and declined and not passages:
            yield act, False


def main() -> None:
    """Score both parts and write the page."""
    records = [json.loads(line) for line in (TOP / "data/messages.jsonl").open(encoding="utf-8")]
    twice = {r["id"]: r for r in map(json.loads, (TOP / "data/labellers.jsonl").open(encoding="utf-8"))}
    lines = [
        "# How well the scorer agrees with people",
        "",
        "Written by `make evaluate`; do not edit. The voices of each part stand in no other part. Nobody read the test "
        "part while tuning; only these figures were looked at. The truth is the settled label: two labellers, and a "
        "third look where they differ. *Two labellers* is the macro-F1 of one against the other, *keywords* that of "
        "`tools/baseline.py`. Precision, recall and F1 are means over the values of a key. Brackets hold 95 % "
        "intervals from resampled messages. What the model does with words it never saw: [WORDINGS.md](WORDINGS.md).",
    ]
    for part, title in PARTS.items():
        some = [r for r in records if r["split"] == part]
        lines += ["", f"# {title}: {len(some)} messages in {len({r['voice'] for r in some})} voices"]
        for kind in KINDS:
            scored = [
                Scored(r, score(r["text"], kind), baseline.label(r["text"], kind), both["first"], both["second"])
                for r in some
                if r["kind"] == kind and (both := twice[r["id"]])
            ]
            lines += ["", f"## `{kind}`: {len(scored)} messages", "", *table(kind, scored)]
            for key in ("decision", "overall"):
                if key in KINDS[kind]:
                    lines += ["", *confusion(scored, key, KINDS[kind][key])]
            lines += ["", *slices(scored)]
        lines += ["", "## Detectors: F1 of each act over sentences", "", *detectors(some)]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
