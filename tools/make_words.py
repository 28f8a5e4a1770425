"""From the SCOWL word lists to the one list that the proofreader looks words up in.

    python tools/make_words.py FOLDER [OUT]

FOLDER holds SCOWL's lists by their own names (`english-words.35`, `british-words.50` …); on Debian and Ubuntu the
package `scowl` puts them into /usr/share/dict/scowl. OUT is where the list is written, by default
declinekit/languages/en/words.txt. SCOWL's licence stands beside it in WORDS-LICENSE.txt and must stay there.
British, American, Canadian and Australian spellings are merged, so all of them are right. Three things keep the
list small and sharp: possessives are left out, so are plurals that only add an s, and a rare word stays out where
it looks like a slip in a common one ("wether", "beleive").
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")
VARIANTS = ("variant_1", "british_variant_1", "australian_variant_1", "canadian_variant_1")
LISTS = ("words", "contractions", "upper")
COMMON, USUAL, RARE, VARIANT = 50, 60, 70, 50
"""SCOWL's sizes. Up to USUAL all words count, up to RARE those that are no slip in a COMMON one; second spellings
("judgement") up to VARIANT: beyond it they are old-fashioned or wrong in a letter."""
OUT = Path(__file__).parents[1] / "declinekit" / "languages" / "en" / "words.txt"

_LOOKED_UP = re.compile(r"[a-z](?:[a-z']*[a-z])?")
"""Only lower-case words are ever looked up; accents are taken off before ("café" is listed as "cafe")."""
_PLAIN = str.maketrans("àâäåáçéèêëíîïñóôöúûü", "aaaaaceeeeiiinooouuu")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NO_BARE_S = re.compile(r"(?:[^aeiou]y|s|x|z|ch|sh|'.*)$")


def size(name: str) -> int | None:
    """Take the name of a list, give its size if its words count, else None.

    >>> [size(name) for name in ("british-words.60", "english-words.95", "american-proper-names.50")]
    [60, None, None]
    """
    spelling, _, rest = name.partition("-")
    kind, _, number = rest.rpartition(".")
    if kind not in LISTS or not number.isdigit():
        return None
    most = RARE if spelling in SPELLINGS else VARIANT if spelling in VARIANTS else 0
    return int(number) if int(number) <= most else None


def clean(lines: Iterable[str]) -> set[str]:
    """Take lines of a list, give its lower-case words without possessives.

    >>> sorted(clean(["colour", "colour's", "Paris", "don't", "café"]))
    ['cafe', 'colour', "don't"]
    """
    plain = (line.strip().translate(_PLAIN) for line in lines)
    return {word for word in plain if _LOOKED_UP.fullmatch(word) and not word.endswith("'s")}


def near(word: str) -> Iterator[str]:
    """Take a word, give what is one slip away: a letter too many, too few, wrong, or two letters swapped.

    >>> "weather" in set(near("wether")), "believe" in set(near("beleive"))
    (True, True)
    """
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right
            yield left + letter + right[1:]


def shorten(words: set[str]) -> set[str]:
    """Take words, give them without the forms that only add an s to another one.

    >>> sorted(shorten({"offer", "offers", "party", "parties", "has", "ha"}))
    ['ha', 'has', 'offer', 'parties', 'party']
    """
    return {w for w in words if not (w[-1] == "s" and len(w) > 4 and w[:-1] in words and not _NO_BARE_S.search(w[:-1]))}


def main(arguments: list[str]) -> int:
    """Take the command's arguments, give its exit code."""
    if not 1 <= len(arguments) <= 2 or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    sizes: dict[str, int] = {}
    for path in sorted(Path(arguments[0]).iterdir()):
        number = size(path.name)
        for word in clean(path.read_text(encoding="utf-8").splitlines()) if number else ():
            sizes[word] = min(number, sizes.get(word, number))
    common = {word for word, number in sizes.items() if number <= COMMON}
    words = {w for w, number in sizes.items() if number <= USUAL or common.isdisjoint(near(w))}
    out = Path(arguments[1]) if len(arguments) == 2 else OUT
    words = shorten(words)
    out.write_text("\n".join(sorted(words)) + "\n", encoding="ascii", newline="\n")
    print(f"{len(words)} words: {out}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
