"""A linear model of single sentences: it reads wordings that no list of cues foresees.

Each word, piece of a word, group of words and pair of neighbouring groups has one weight for each act; the score of a
sentence is the sum of the weights it holds, divided by the square root of its number of words, plus a bias. Above 0 the
sentence more likely does the act than not. `tools/train.py` trains the weights; they are `languages/<code>/model.json`.
"""

import json
import re
from base64 import b64decode
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate, islice, pairwise
from struct import Struct

from . import groups

_WORD = re.compile(r"[\w']+|[?!£$€%]")
_DIGITS = str.maketrans("123456789", "0" * 9)
_REMEMBERED = 8_192  # words and pairs whose weights are kept in memory
_MOST_WORDS = 2_000  # of a sentence that are looked at
_LONGEST = 40  # characters of a word that are looked at
_EMPTY = -9.0  # the score of no words at all
_ZERO = 1 << 15  # added to every weight, so that none is negative
_LANE_BITS = 32  # room for the weights of `_MOST_WORDS`
_LANE = (1 << _LANE_BITS) - 1


def words(plain: str) -> list[str]:
    """Take a plain text (see `spans.plain`), give its words; every digit is 0.

    >>> words("can't come on 12 march?")
    ["can't", 'come', 'on', '00', 'march', '?']
    """
    return _WORD.findall(plain.translate(_DIGITS))


def pieces(word: str) -> list[str]:
    """Take a word, give itself, its pieces of three to five characters, marked by "~" ("_" is an end), and its group.

    >>> pieces("come")
    ['come', '~_co', '~com', '~ome', '~me_', '~_com', '~come', '~ome_', '~_come', '~come_']
    """
    framed = f"_{word[:_LONGEST]}_"
    cut = [f"~{framed[i : i + n]}" for n in (3, 4, 5) for i in range(len(framed) - n + 1)]
    group = groups.load().get(word)
    return [word, *cut, group] if group else [word, *cut]


def pairs(found: Sequence[str]) -> list[str]:
    """Take words, give each two neighbours joined by a blank; a word in a group goes by the group's name.

    >>> pairs(["not", "grateful"]) == pairs(["not", "thankful"])
    True
    """
    named = groups.load()
    names = [named.get(word, word) for word in found]
    return [f"{one} {two}" for one, two in pairwise(names)]


@dataclass(frozen=True)
class Model:
    """Weights ready for use.

    acts: the acts it knows.  bias, scale: one number for each act.  rows: for each word, piece, group or pair its row.
    weights: rows of one signed byte for each act, to be multiplied by `scale`.
    features: the names of the features that heads weigh, in order (see `features`).
    heads: for some labels, for each of their values, the weight of each feature and, last, of no feature at all.
    """

    acts: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    rows: dict[str, int]
    weights: memoryview
    features: tuple[str, ...] = ()
    heads: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict, repr=False)

    @cached_property
    def lanes(self) -> Struct:
        """How a row of weights lies in the bytes of an integer: a lane for each act."""
        return Struct(f"<{len(self.acts)}I")

    @cached_property
    def lane(self) -> dict[str, tuple[int, float, float]]:
        """For each act where its lane begins, in bits, with its scale and bias."""
        columns = zip(self.acts, self.scale, self.bias, strict=True)
        return {act: (_LANE_BITS * i, scale, bias) for i, (act, scale, bias) in enumerate(columns)}

    @cached_property
    def group_names(self) -> dict[str, str]:
        """For each group of words its first word and "…", to show it by."""
        first: dict[str, str] = {}
        for word, group in groups.load().items():
            first.setdefault(group, f"{word}…")
        return first

    @cached_property
    def nothing(self) -> int:
        """The row of a word that says nothing for any act."""
        return self._packed([0] * len(self.acts))

    def weigh(self, plain: str) -> "Weighed":
        """Take a sentence as plain text, give its words with their weights."""
        marks = islice(_WORD.finditer(plain.translate(_DIGITS)), _MOST_WORDS)
        found = [(m[0], m.start()) for m in marks]
        names = [name for name, _ in found]
        known, nothing = self._known.get, self.nothing
        rows = [known(name) or self._row(name, pieces(name)) for name in names]
        beside = [known(pair) or (self._row(pair, (pair,)) if pair in self.rows else nothing) for pair in pairs(names)]
        return Weighed(self, tuple(names), [start for _, start in found], rows, beside)

    def _row(self, name: str, grams: Sequence[str]) -> int:
        """Take a word or pair and its grams, give the sum of their weights packed; summed once, then remembered."""
        if name in self._known:
            return self._known[name]
        width = len(self.acts)
        places = [self.rows[gram] * width for gram in grams if gram in self.rows]
        columns = zip((0,) * width, *(self.weights[at : at + width] for at in places), strict=True)
        row = self._packed(map(sum, columns))
        if len(self._known) < _REMEMBERED and len(name) <= 2 * _LONGEST:
            self._known[name] = row
        return row

    def _packed(self, sums: Iterable[int]) -> int:
        return int.from_bytes(self.lanes.pack(*(_ZERO + value for value in sums)), "little")


@dataclass(frozen=True)
class Weighed:
    """A sentence whose words have their weights: it scores itself, or any range of itself, for any act.

    A row of weights is one integer with a lane of 32 bits for each act, shifted by `_ZERO` so that no lane is
    negative: adding the rows of twenty words is then twenty additions, for all acts at once.
    """

    model: Model
    words: tuple[str, ...]
    starts: list[int]
    rows: list[int]
    beside: list[int]

    @property
    def scores(self) -> dict[str, float]:
        """For each act the score of the sentence: above 0 is more likely than not."""
        model = self.model
        if not self.words:
            return dict.fromkeys(model.acts, _EMPTY)
        zero, root = _ZERO * (2 * len(self.rows) - 1), len(self.rows) ** -0.5
        lanes = model.lanes.unpack((sum(self.rows) + sum(self.beside)).to_bytes(model.lanes.size, "little"))
        columns = zip(model.acts, lanes, model.scale, model.bias, strict=True)
        return {act: (lane - zero) * scale * root + bias for act, lane, scale, bias in columns}

    def places(self, start: int, end: int) -> tuple[int, int]:
        """Take a range in characters of the sentence, give the range of the words that begin in it."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def scores_of(self, acts: Sequence[str], first: int = 0, last: int | None = None) -> list[float]:
        """Take acts and a range of words, give the scores of these words for each act."""
        last = len(self.rows) if last is None else last
        if first >= last:
            return [_EMPTY] * len(acts)
        rows, beside = self._sums
        total = rows[last] - rows[first] + beside[last - 1] - beside[first]
        zero, root = _ZERO * (2 * (last - first) - 1), (last - first) ** -0.5
        lanes = map(self.model.lane.__getitem__, acts)
        return [((total >> shift & _LANE) - zero) * scale * root + bias for shift, scale, bias in lanes]

    @cached_property
    def _sums(self) -> tuple[list[int], list[int]]:
        """The rows of words and pairs, each summed up to every place, so that any range is one subtraction."""
        return list(accumulate(self.rows, initial=0)), list(accumulate(self.beside, initial=0))

    def carried_by(self, act: str) -> list[tuple[str, float]]:
        """Take an act, give each word and pair with what it adds to the score of the act, the largest first."""
        shift, scale, _ = self.model.lane[act]
        parts = zip((*self.words, *pairs(self.words)), (*self.rows, *self.beside), strict=True)
        factor = scale * len(self.rows) ** -0.5
        shares = [(name, ((row >> shift & _LANE) - _ZERO) * factor) for name, row in parts]
        return sorted(shares, key=lambda share: -share[1])


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
        tuple(data["features"]),
        data["heads"],
    )
