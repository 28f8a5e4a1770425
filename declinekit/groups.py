"""Words that mean much the same, in groups: by them the sentence model recognises words that it was never trained on.

`languages/<code>/groups.txt` holds one group in each line. The commonest words stand in none: they stay themselves.
Made by `tools/make_groups.py`; where the groups come from is told in GROUPS-LICENSE.txt beside them.
"""

from functools import cache
from importlib.resources import files


@cache
def load(code: str = "en") -> dict[str, str]:
    """Take a language code, give for each word that stands in a group the group's name: "#" and its line.

    >>> groups = load()
    >>> groups["grateful"] == groups["thankful"] != groups["salary"], "not" in groups
    (True, False)
    """
    lines = files("declinekit.languages").joinpath(code, "groups.txt").read_text(encoding="ascii").splitlines()
    return {word: f"#{line}" for line, group in enumerate(lines, start=1) for word in group.split()}
