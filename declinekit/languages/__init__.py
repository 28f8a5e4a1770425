"""Languages: one folder of words each. `load("en")` reads the folder and gives its pack, ready to use."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from typing import NamedTuple

from ..codebook import KINDS
from ..cues import Index, Phrases, compile_cue
from ..exceptions import UnknownName, WrongRecord


class Rule(NamedTuple):
    """How an act is found.

    kind: its name.  act: the one that the sentence model knows it as.
    shows_above, denies_below: scores from which the model shows the act, or below which it denies a cue.
    """

    kind: str
    act: str
    shows_above: float = inf
    denies_below: float = -inf


@dataclass(frozen=True)
class Pack:
    """The words of one language.

    words: patterns that zones and small checks use, by name.  cues: the phrases of all acts.
    vetoes: for each act the phrases in whose clause a cue of this act does not count.
    rules: for each kind of message the acts looked for in it.
    """

    code: str
    words: dict[str, re.Pattern | Phrases]
    cues: Index
    vetoes: Index
    rules: dict[str, tuple[Rule, ...]]

    def is_full_name(self, line: str) -> bool:
        """Tell whether a signature line holds a first and a last name; an initial for one of them counts.

        >>> [load("en").is_full_name(line) for line in ("M. Ammann", "Dr. Ammann", "Ana de la Cruz, RN", "[Your Name]")]
        [True, False, True, False]
        """
        if self.words["placeholder"].search(line) or self.words["role"].search(line.lower()):
            line = line.split(",")[0].split("|")[0]
            if self.words["placeholder"].search(line):
                return False
        parts = [part.strip(".'’") for part in re.split(r"[\s,()|]+|(?<=\w\.)(?=\w)", line)]
        parts = [p for p in parts if re.match(r"[^\W\d_]", p) and not self.words["credential"].fullmatch(p.lower())]
        names = [p for p in parts if not (p.islower() and self.words["particle"].fullmatch(p))]
        return len(names) >= 2 and any(len(name) > 1 for name in names)


@cache
def load(code: str = "en") -> Pack:
    """Take a language code, give its pack. Raises `UnknownName` for a language without a folder.

    >>> load("en").words["greeting"].match("dear ms lee,", 0, 12).group()
    'dear '
    """
    zones, acts = table(code, "zones"), table(code, "cues")
    words = {name: re.compile(pattern) for name, pattern in zones["patterns"].items()}
    words |= {name: Phrases(phrases, zones["words"]) for name, phrases in zones["phrases"].items()}
    groups = acts["words"]
    acts = {name: act for name, act in acts.items() if name != "words"}
    cues = Index({name: [compile_cue(p, groups) for p in act["cues"]] for name, act in acts.items()})
    vetoes = Index({name: [compile_cue(p, groups) for p in act.get("unless", ())] for name, act in acts.items()})
    rules = {
        kind: tuple(
            Rule(name, **{"act": name} | act.get("model", {}))
            for name, act in acts.items()
            if kind in act.get("kinds", (kind,))
        )
        for kind in KINDS
    }
    return Pack(code, words, cues, vetoes, rules)


@cache
def table(code: str, name: str) -> dict:
    """Take a language code and a file name without ending, give the content of that TOML file.

    Raises `UnknownName` where there is no such file and `WrongRecord` where it is not TOML.
    """
    file = files(__package__).joinpath(code, f"{name}.toml")
    if not file.is_file():
        raise UnknownName(f"no file {name}.toml for the language {code!r} in declinekit/languages/.")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WrongRecord(f"declinekit/languages/{code}/{name}.toml: {error}") from None
