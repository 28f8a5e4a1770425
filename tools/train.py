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
sys.path.insert(0, str(TOP))
from declinekit.acts import tag
from declinekit.features import features
from declinekit.message import read
from declinekit.model import pairs, pieces, unpack, words
from declinekit.spans import Span, overlap, plain

FROM_LABELS = {
    "thank": ("thanks", "appreciation"),
    "decline": ("decision",),
    "undecided": ("decision",),
    "reason": ("reason",),
    "criticise": ("negative",),
    "offer": ("assistance",),
    "keep_in_touch": ("door_open",),
    "refer_back": ("refers_back",),
    "confirm": ("asks_confirmation",),
}
"""Acts that the labelled evidence of these keys shows in whole messages."""

HEADS = {
    "decision": "top decline|top undecided|top accept|top reschedule|top ask|top condition|top reason|top thank|"
    "top apologise|cue absent|cue decline|cue release|cue accept|cue reschedule|cue undecided|cue condition|firm|"
    "hedged|wanting comes last|both|questions|any reason|words",
    "reason": "top reason|top private|top undecided|top ask|reason words|reason share|reason sentences|"
    "private sentences|any reason|words|digits|cue boast",
    "negative": "top criticise|next criticise|harsh sentences|top hostile|top thank|top reason|top private|"
    "top decline|cue hostile|cue criticise|words|questions|top enjoy|top keep_in_touch",
    "tone": "top hostile|top criticise|top thank|top apologise|top wish|top offer|top keep_in_touch|top private|"
    "cue casual|cue demand|cue boast|cue grovel|cue gush|cue hostile|words|greeting|closing|exclamations|capitals|"
    "private sentences|reason share|questions",
}
"""Labels decided by a head, with the features that it may look at."""

HEAD_STRENGTH = 0.3  # inverse regularisation of the heads

FOLDS = 6
"""The features that a head is trained on come from a sentence model that has not seen the message's voice."""

FROM_BANK = ("accept", "reschedule", "ask", "condition", "enjoy", "private", "wish", "apologise", "hostile")
"""Acts that only the sentence bank shows; sentences of a message that declines count as examples without them."""

ACTS = (*FROM_LABELS, *FROM_BANK)
OPEN_ENDED = ("accept", "reschedule", "condition", "ask")
DECISIONS = {"decline": "declined", "undecided": "unclear"}
PIECE_WEIGHT = 0.35  # a piece of a word counts less than a word
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
        return 0 if labels.get("decision") == "declined" and act in OPEN_ENDED else None
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
        known = dict.fromkeys(record["looks_like"], 0) | dict.fromkeys(acts, 1)
        return plain(record["text"]), {act: known.get(act) for act in ACTS}
    shown = {act: int(act in acts) for act in ACTS}
    if "private" in acts:
        shown["reason"] = None
    if acts & {"release"}:
        shown["decline"] = None
    if acts & {"refer_back", "confirm"}:
        shown |= {act: 1 if act in acts else None for act in ("refer_back", "confirm", "decline", "reason")}
    if acts & {"condition", "undecided"}:
        shown |= {act: 1 if act in acts else None for act in ("condition", "undecided", "decline")}
    if acts & {"hostile"}:
        shown["criticise"] = None
    return plain(record["text"]), shown


def grams(text: str) -> list[str]:
    """Give all words, pairs and pieces of a plain text."""
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
    factor = np.array([PIECE_WEIGHT if name.startswith("~") else 1.0 for name in names])
    root = np.array([max(1, len(words(t))) ** -0.5 for t in texts])
    return (diags(root) @ counts @ diags(factor)).tocsr(), names, factor


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


def head(label: str, found: list[dict[str, float]], values: list[str]) -> dict[str, dict[str, float]]:
    """Take the features of messages and their values of a label, give a row of weights for each value."""
    names = HEADS[label].split("|")
    x = np.array([[f[name] for name in names] for f in found])
    spread = x.std(axis=0) + 1e-6
    regression = LogisticRegression(C=HEAD_STRENGTH, max_iter=3000).fit(x / spread, values)
    rows = {}
    weights, biases = regression.coef_, regression.intercept_
    if len(weights) == 1:  # two values share one row, with opposite signs
        weights, biases = np.vstack([-weights / 2, weights / 2]), np.array([-biases[0] / 2, biases[0] / 2])
    for value, row, bias in zip(regression.classes_, weights, biases, strict=True):
        named = {name: round(float(w), 3) for name, w in zip(names, row / spread, strict=True)}
        rows[str(value)] = {name: w for name, w in named.items() if w} | {"bias": round(float(bias), 3)}
    return rows


def heads(messages: list[dict], bank: list[tuple[str, dict]]) -> dict:
    """Take records and the sentences of the bank, give a trained head for each label of `HEADS`."""
    voices = sorted({m["voice"] for m in messages})
    pairs: list[tuple[dict, dict]] = []
    for fold in range(FOLDS):
        held = set(voices[fold::FOLDS])
        seen = [row for m in messages if m["voice"] not in held for row in from_message(m)]
        model = unpack(fit(seen + bank) | {"heads": {}})
        for m in (m for m in messages if m["voice"] in held):
            pairs.append((m["labels"], features(tag(read(m["text"], m["kind"]), model))))
    made = {}
    for label in HEADS:
        known = [(str(labels[label]), found) for labels, found in pairs if label in labels]
        made[label] = head(label, [found for _, found in known], [value for value, _ in known])
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
    model = fit(rows + others) | {"heads": heads(messages, others)}
    options.out.write_text(json.dumps(model, ensure_ascii=False), encoding="utf-8")
    sys.stderr.write(f"{model['grams'].count(chr(10)) + 1} grams, {options.out.stat().st_size / 1e3:.0f} kB\n")


if __name__ == "__main__":
    main()
