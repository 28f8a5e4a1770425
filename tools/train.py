"""Train the sentence model: hand-written messages and sentences in, `declinekit/languages/en/model.json` out.

Needs scikit-learn (`pip install "declinekit[train]"`). Run from the top folder:  python tools/train.py
Only records of `data/messages.jsonl` whose split is "train" are read, and all of `data/sentences.jsonl`.
With --without VOICE,… those voices are left out too, to measure on them (see `tools/evaluate.py`).
"""

import argparse
import json
import sys
from base64 import b64encode
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tools")]
from shown import FROM_LABELS

from declinekit.acts import tag
from declinekit.features import features
from declinekit.message import read
from declinekit.model import pairs, pieces, unpack, words
from declinekit.spans import Span, overlap, plain, without

HEADS = ("decision", "thanks", "reason", "negative", "assistance", "door_open", "tone")
"""Labels decided by a head from all features of the message."""

HEAD_STRENGTH = 0.2  # inverse regularisation of the heads

COPIED = ("thanks", "reason", "negative", "assistance", "door_open")
COPY_WEIGHT = 0.05  # a message without the evidence of a label counts less than one that somebody wrote

FOLDS = 6
"""The features that a head is trained on come from a sentence model that has not seen the message's voice."""

MANNERS = ("casual", "demand", "boast", "grovel", "gush")
FROM_BANK = ("accept", "reschedule", "ask", "condition", "enjoy", "private", "wish", "apologise", "hostile", *MANNERS)
"""Acts that only the sentence bank shows."""

ACTS = (*FROM_LABELS, *FROM_BANK)
ABSENT = (
    ("decision", ("declined",), ("accept", "reschedule", "condition", "ask")),
    ("tone", ("professional",), ("hostile", *MANNERS)),
    ("reason", ("none", "brief"), ("private",)),
)
"""Where a message has one of these values of a label, none of its sentences does these acts."""

DECISIONS = {"decline": "declined", "undecided": "unclear"}
PIECE_WEIGHT, GROUP_WEIGHT, PAIR_WEIGHT = 0.35, 1.0, 2.0  # how much a gram counts, where a word counts 1
RARE_WORD, RARE_PIECE = 2, 4  # grams seen in fewer sentences are left out
STRENGTH = 3.0  # inverse regularisation of the logistic regression


def from_message(record: dict):
    """Give each sentence of a record with 1, 0 or None (not known) for each act."""
    message = read(record["text"], record["kind"])
    for sentence in message.sentences:
        yield sentence.cut(message.plain), {act: _shown(record, sentence, act) for act in ACTS}


def _shown(record: dict, sentence: Span, act: str) -> int | None:
    labels = record["labels"]
    if act in FROM_BANK:
        return 0 if any(labels.get(key) in values and act in acts for key, values, acts in ABSENT) else None
    known = [key for key in FROM_LABELS[act] if key in labels]
    if act in DECISIONS:
        known = [key for key in known if labels[key] == DECISIONS[act]]
        if not known:
            return 0 if "decision" in labels and record["kind"] == "decline" else None
    evidence = [Span(*pair) for key in known for pair in record["evidence"].get(key, ())]
    if any(overlap(sentence, span) for span in evidence):
        return 1
    return None if evidence or not known else 0  # a message with one thanks may hold another


def from_bank(record: dict):
    """Give a sentence of the bank with 1, 0 or None for each act."""
    acts = set(record["acts"])
    if record["looks_like"]:  # says what it is not, and perhaps what it is, but not all that it is not
        known = {"hostile": 0} | dict.fromkeys(record["looks_like"], 0) | dict.fromkeys(acts, 1)
        return plain(record["text"]), {act: known.get(act) for act in ACTS}
    shown = {act: int(act in acts) for act in ACTS}
    if acts & set(MANNERS):  # of a sentence written for its manner nobody said what else it does
        return plain(record["text"]), {act: shown[act] if act in acts or act in MANNERS else None for act in ACTS}
    shown |= dict.fromkeys(MANNERS)
    if "private" in acts:
        shown["reason"] = None
    if acts & {"release"}:
        shown["decline"] = 1  # whoever gives the place away will not come
    if acts & {"refer_back", "confirm"}:
        shown |= {act: 1 if act in acts else None for act in ("refer_back", "confirm", "decline", "reason")}
    if acts & {"condition", "undecided"}:
        shown |= {act: 1 if act in acts else None for act in ("condition", "undecided", "decline")}
    if acts & {"hostile"}:
        shown["criticise"] = None
    return plain(record["text"]), shown


def grams(text: str) -> list[str]:
    """Give all words, pieces, groups and pairs of a plain text."""
    found = words(text)
    return [piece for word in found for piece in pieces(word)] + pairs(found)


def matrix(texts: list[str]) -> tuple[csr_matrix, list[str], np.ndarray]:
    """Give the training matrix, its columns' names, and what each column is multiplied by."""
    counter = CountVectorizer(analyzer=grams, min_df=RARE_WORD)
    counts = counter.fit_transform(texts)
    names = counter.get_feature_names_out()
    seen = np.asarray((counts > 0).sum(axis=0)).ravel()
    keep = np.array([not n.startswith("~") or s >= RARE_PIECE for n, s in zip(names, seen, strict=True)])
    counts, names = counts[:, keep], list(names[keep])
    factor = np.array([_weight(name) for name in names])
    root = np.array([max(1, len(words(t))) ** -0.5 for t in texts])
    return (diags(root) @ counts @ diags(factor)).tocsr(), names, factor


def _weight(gram: str) -> float:
    """Give how much a gram counts."""
    if " " in gram:
        return PAIR_WEIGHT
    return {"~": PIECE_WEIGHT, "#": GROUP_WEIGHT}.get(gram[0], 1.0)


def fit(rows: list[tuple[str, dict]]) -> dict:
    """Take sentences with their acts, give the content of the model's file."""
    x, names, factor = matrix([text for text, _ in rows])
    weights, bias = np.zeros((len(names), len(ACTS))), []
    for column, act in enumerate(ACTS):
        shown = [labels[act] for _, labels in rows]
        known = np.array([value is not None for value in shown])
        y = np.array([value or 0 for value in shown])[known]
        regression = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500).fit(x[known], y)
        weights[:, column] = regression.coef_[0] * factor
        bias.append(round(float(regression.intercept_[0]), 4))
    scale = np.abs(weights).max(axis=0) / 127
    small = np.rint(weights / scale).astype(np.int8)
    used = np.abs(small).max(axis=1) >= 3
    return {
        "acts": list(ACTS),
        "bias": bias,
        "scale": [float(f"{s:.6g}") for s in scale],
        "grams": "\n".join(name for name, keep in zip(names, used, strict=True) if keep),
        "weights": b64encode(small[used].tobytes()).decode(),
    }


def bare(record: dict, label: str) -> tuple[str, str] | None:
    """Take a record and a label that its evidence shows, give the text without the evidence and the label it then has.

    From these copies the heads learn to rest on the passages that they name, not on what often stands beside them.
    """
    keys = ("thanks", "appreciation") if label == "thanks" else (label,)
    spans = [Span(*pair) for key in keys for pair in record["evidence"].get(key, ())]
    if not spans or record["labels"].get(label) == "oversharing":
        return None
    text = without(record["text"], spans)
    return (text, "none" if label == "reason" else "False") if text.strip() else None


def head(found: list[dict[str, float]], values: list[str], weights: list[float]) -> dict[str, list[float]]:
    """Take the features of messages, their values of one label and how much each counts, give each value's weights."""
    names = sorted(found[0])
    x = np.array([[f[name] for name in names] for f in found])
    spread = x.std(axis=0) + 1e-2
    regression = LogisticRegression(C=HEAD_STRENGTH, max_iter=3000).fit(x / spread, values, weights)
    rows = {}
    weights, biases = regression.coef_, regression.intercept_
    if len(weights) == 1:  # two values share one row, with opposite signs
        weights, biases = np.vstack([-weights / 2, weights / 2]), np.array([-biases[0] / 2, biases[0] / 2])
    for value, row, bias in zip(regression.classes_, weights, biases, strict=True):
        rows[str(value)] = [round(float(w), 3) for w in (*(row / spread), bias)]
    return rows


def heads(messages: list[dict], bank: list[tuple[str, dict]]) -> dict:
    """Take records and the sentences of the bank, give the features and a trained head for each label of `HEADS`."""
    voices = sorted({m["voice"] for m in messages})
    pairs: list[tuple[dict, dict, float]] = []
    for fold in range(FOLDS):
        held = set(voices[fold::FOLDS])
        seen = [row for m in messages if m["voice"] not in held for row in from_message(m)]
        model = unpack(fit(seen + bank) | {"features": [], "heads": {}})
        for m in (m for m in messages if m["voice"] in held):
            pairs.append((m["labels"], features(tag(read(m["text"], m["kind"]), model)), 1.0))
            copies = ((label, copy) for label in COPIED if (copy := bare(m, label)))
            for label, (text, value) in copies:
                pairs.append(({label: value}, features(tag(read(text, m["kind"]), model)), COPY_WEIGHT))
    made = {"features": sorted(pairs[0][1]), "heads": {}}
    for label in HEADS:
        known = [(found, str(labels[label]), weight) for labels, found, weight in pairs if label in labels]
        made["heads"][label] = head(*map(list, zip(*known, strict=True)))
    return made


def main() -> None:
    """Read the options, train, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--without", default="", help="voices to leave out, separated by commas")
    parser.add_argument("--out", type=Path, default=TOP / "declinekit/languages/en/model.json")
    options = parser.parse_args()
    left_out = set(options.without.split(","))
    messages = [json.loads(line) for line in (TOP / "data/messages.jsonl").open(encoding="utf-8")]
    bank = [json.loads(line) for line in (TOP / "data/sentences.jsonl").open(encoding="utf-8")]
    messages = [m for m in messages if m["split"] == "train" and m["voice"] not in left_out]
    rows, others = [row for m in messages for row in from_message(m)], [from_bank(record) for record in bank]
    model = fit(rows + others) | heads(messages, others)
    options.out.write_text(json.dumps(model, ensure_ascii=False), encoding="utf-8")
    sys.stderr.write(f"{model['grams'].count(chr(10)) + 1} grams, {options.out.stat().st_size / 1e3:.0f} kB\n")


if __name__ == "__main__":
    main()
