"""From a sentence encoder to groups of words that mean much the same, so that the model knows words it never saw.

    python tools/make_groups.py FOLDER [OUT]

FOLDER holds the encoder all-MiniLM-L6-v2 (Apache-2.0) as its authors publish it: `model.safetensors` and `vocab.txt`.
OUT is where the groups are written, by default declinekit/languages/en/groups.txt: one line for each group, its
words in alphabetical order. Needs numpy and scikit-learn. Takes about two minutes, most of it for the groups.

Each word goes through the encoder alone; the vectors are cut to their main directions and grouped by k-means. The
groups derive from the encoder's weights, so its licence and name stand beside them in GROUPS-LICENSE.txt.
"""

import json
import re
import struct
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA

TOP = Path(__file__).resolve().parents[1]
OUT = TOP / "declinekit/languages/en/groups.txt"
MESSAGES = TOP / "data/messages.jsonl"
GROUPS = 1024
COMMONEST = 150
DIRECTIONS = 256
HEADS = 12
BATCH = 512
_WORD = re.compile(r"[a-z]{2,}")


class Encoder:
    """The encoder in plain numpy: pieces of words in, one vector for a word out."""

    def __init__(self, folder: Path):
        pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.pieces = {piece: i for i, piece in enumerate(pieces)}
        with (folder / "model.safetensors").open("rb") as file:
            head = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
            data = file.read()
        head = {name: entry for name, entry in head.items() if entry.get("dtype") == "F32"}
        self.weights = {
            name: np.frombuffer(data[slice(*entry["data_offsets"])], np.float32).reshape(entry["shape"])
            for name, entry in head.items()
        }

    def cut(self, word: str) -> tuple[int, ...]:
        """Take a word, give its longest known pieces from left to right, between the encoder's two end marks."""
        found, rest, mark = [], word, ""
        while rest:
            size = next((n for n in range(len(rest), 0, -1) if mark + rest[:n] in self.pieces), 0)
            if not size:
                return (self.pieces["[CLS]"], self.pieces["[UNK]"], self.pieces["[SEP]"])
            found.append(self.pieces[mark + rest[:size]])
            rest, mark = rest[size:], "##"
        return (self.pieces["[CLS]"], *found, self.pieces["[SEP]"])

    def encode(self, rows: np.ndarray) -> np.ndarray:
        """Take words of equally many pieces, (n, pieces), give their vectors, (n, 384)."""
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][rows] + w["embeddings.token_type_embeddings.weight"][0]
        x = self._normal(x + w["embeddings.position_embeddings.weight"][: rows.shape[1]], "embeddings.LayerNorm")
        for layer in range(sum(name.endswith("query.bias") for name in w)):
            name = f"encoder.layer.{layer}."
            query, key, value = (self._heads(x, f"{name}attention.self.{part}") for part in ("query", "key", "value"))
            seen = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1])
            seen = np.exp(seen - seen.max(axis=-1, keepdims=True))
            mixed = (seen / seen.sum(axis=-1, keepdims=True) @ value).transpose(0, 2, 1, 3).reshape(x.shape)
            x = self._normal(
                x + self._dense(mixed, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm"
            )
            wide = self._dense(x, f"{name}intermediate.dense")
            wide *= 0.5 * (1 + np.tanh(0.7978846 * (wide + 0.044715 * wide**3)))  # gelu
            x = self._normal(x + self._dense(wide, f"{name}output.dense"), f"{name}output.LayerNorm")
        return x.mean(axis=1)

    def _dense(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _heads(self, x: np.ndarray, name: str) -> np.ndarray:
        return self._dense(x, name).reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)

    def _normal(self, x: np.ndarray, name: str) -> np.ndarray:
        x = (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def chosen(encoder: Encoder) -> list[str]:
    """Give the words to group: rightly spelled ones that the encoder has whole or that stand in our training data.

    The commonest stay themselves: "not" and "never", "you" and "they" must not fall together.
    """
    right = set((TOP / "declinekit/languages/en/words.txt").read_text(encoding="ascii").split())
    with (TOP / "data/sentences.jsonl").open(encoding="utf-8") as bank, MESSAGES.open(encoding="utf-8") as messages:
        records = [r for r in map(json.loads, (*bank, *messages)) if r.get("split", "train") == "train"]
    counts = Counter(_WORD.findall("\n".join(r["text"] for r in records).lower()))
    words = {*counts, *filter(_WORD.fullmatch, encoder.pieces)} - {word for word, _ in counts.most_common(COMMONEST)}
    return sorted(word for word in words if word in right or (word[-1] == "s" and word[:-1] in right))


def vectors(encoder: Encoder, words: list[str]) -> np.ndarray:
    """Take words, give a vector of length 1 for each, cut to the main directions."""
    found = np.zeros((len(words), 384), np.float32)
    order = sorted(range(len(words)), key=lambda i: len(encoder.cut(words[i])))
    for _, same_length in groupby(order, key=lambda i: len(encoder.cut(words[i]))):
        places = list(same_length)
        for part in (places[at : at + BATCH] for at in range(0, len(places), BATCH)):
            found[part] = encoder.encode(np.array([encoder.cut(words[i]) for i in part]))
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    found = PCA(DIRECTIONS, random_state=0).fit_transform(found)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def main(folder: Path, out: Path = OUT) -> None:
    """Read the encoder, group the words, write the groups."""
    encoder = Encoder(folder)
    words = chosen(encoder)
    group_of = KMeans(GROUPS, n_init=1, max_iter=60, random_state=0).fit_predict(vectors(encoder, words))
    groups: dict[int, list[str]] = {}
    for word, group in zip(words, group_of, strict=True):
        groups.setdefault(group, []).append(word)
    out.write_text("".join(f"{' '.join(group)}\n" for group in sorted(groups.values())), encoding="ascii")
    sys.stderr.write(f"{len(words)} words in {len(groups)} groups\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
