"""A linear model of single sentences: it reads wordings that no list of cues foresees.

Each word, pair of neighbouring words and piece of a word has one weight for each act; the score of a sentence is the
sum of the weights it holds, divided by the square root of its number of words, plus a bias. Above 0 the sentence more
likely does the act than not. The weights are trained by `tools/train.py` and shipped as `languages/<code>/model.json`.
"""

import json
import re
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise

_WORD = re.compile(r"[\w']+|[?!£$€%]")
_DIGIT = re.compile(r"\d")
_REMEMBERED = 20_000  # words whose weights are kept in memory
_LONGEST = 40  # characters of a word that are looked at


def words(plain: str) -> list[str]:
    """Take a plain text (see `spans.plain`), give its words; every digit is 0.

    >>> words("can't come on 12 march?")
    ["can't", 'come', 'on', '00', 'march', '?']
    """
    return _WORD.findall(_DIGIT.sub("0", plain))


def pieces(word: str) -> list[str]:
    """Take a word, give itself and its pieces of three to five characters, marked by "~"; "_" stands at its ends.

    >>> pieces("come")
    ['come', '~_co', '~com', '~ome', '~me_', '~_com', '~come', '~ome_', '~_come', '~come_']
    """
    framed = f"_{word[:_LONGEST]}_"
    cut = [f"~{framed[i : i + n]}" for n in (3, 4, 5) for i in range(len(framed) - n + 1)]
    return [word, *cut]


def pairs(found: Sequence[str]) -> list[str]:
    """Take words, give each two neighbours joined by a blank."""
    return [f"{one} {two}" for one, two in pairwise(found)]


@dataclass(frozen=True)
class Model:
    """Weights ready for use.

    acts: the acts it knows.  bias, scale: one number for each act.  rows: for each word, pair or piece its row.
    weights: rows of one signed byte for each act, to be multiplied by `scale`.
    heads: for some labels and each of their values the weight of each feature (see `features`).
    """

    acts: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    rows: dict[str, int]
    weights: memoryview
    heads: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def score(self, found: Sequence[str]) -> dict[str, float]:
        """Take the words of a sentence or clause, give for each act its score: above 0 is more likely than not."""
        if not found:
            return dict.fromkeys(self.acts, -9.0)
        rows = [self._word(word) for word in found]
        rows += [self._row(self.rows[pair]) for pair in pairs(found) if pair in self.rows]
        total = map(sum, zip(*rows, strict=True))
        root = len(found) ** -0.5
        return {a: t * s * root + b for a, t, s, b in zip(self.acts, total, self.scale, self.bias, strict=True)}

    def score_of(self, found: Sequence[str], act: str) -> float:
        """Take the words of a clause and one act, give the score of that act alone."""
        if not found:
            return -9.0
        i = self.acts.index(act)
        total = sum(self._word(word)[i] for word in found)
        total += sum(self._row(self.rows[pair])[i] for pair in pairs(found) if pair in self.rows)
        return total * self.scale[i] * len(found) ** -0.5 + self.bias[i]

    def carried_by(self, found: Sequence[str], act: str) -> list[tuple[str, float]]:
        """Take words and an act, give each word with what it adds to the score of the act, the largest first."""
        i, root = self.acts.index(act), len(found) ** -0.5
        parts = {word: self._word(word)[i] * self.scale[i] * root for word in found}
        return sorted(parts.items(), key=lambda part: -part[1])

    def _word(self, word: str) -> tuple[int, ...]:
        """Give the summed weights of a word and its pieces; summed once, then remembered."""
        known = self._known.get(word)
        if known is None:
            rows = [self._row(self.rows[piece]) for piece in pieces(word) if piece in self.rows]
            known = tuple(map(sum, zip((0,) * len(self.acts), *rows, strict=True)))
            if len(self._known) < _REMEMBERED and len(word) <= _LONGEST:
                self._known[word] = known
        return known

    def _row(self, row: int) -> memoryview:
        width = len(self.acts)
        return self.weights[row * width : (row + 1) * width]


@cache
def load(code: str = "en") -> Model:
    """Take a language code, give its model."""
    file = files("declinekit.languages").joinpath(code, "model.json")
    return unpack(json.loads(file.read_text(encoding="utf-8")))


def unpack(data: dict) -> Model:
    """Take the content of a model's file, give the model."""
    rows = {gram: i for i, gram in enumerate(data["grams"].split("\n"))}
    return Model(
        tuple(data["acts"]),
        tuple(data["bias"]),
        tuple(data["scale"]),
        rows,
        memoryview(b64decode(data["weights"])).cast("b"),
        data["heads"],
    )
