"""Each language has words for every act and every label, and its advice leaves the writing to the learner."""

import ast
import json
import math
import re
from pathlib import Path

import pytest

from declinekit import groups, languages, model
from declinekit.codebook import KINDS
from declinekit.exceptions import UnknownName, WrongRecord

FOLDER = Path(languages.__file__).parent
GUIDELINES = FOLDER.parent / "guidelines"
CODES = sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and not p.name.startswith("_"))
BARE = {"false", "none", "not_declined", "professional", "short", "fitting", "long"}
"""Values that no passage shows (false criticism, no slip, …), so that there is nothing to quote."""

VALUES = [(k, key, str(v).lower()) for k, t in KINDS.items() for key, vs in t.items() if key != "overall" for v in vs]
PASTE = re.compile(r"\b(?:I|I['’]\w+|me|my|mine|we|our|us|Dear|Sincerely|Best regards|Kind regards)\b")


def advice(code: str) -> dict[str, dict]:
    return {name: words for name, words in languages.table(code, "advice").items() if "keys" in words}


def texts(code: str) -> list[tuple[str, str, str, str, dict]]:
    """Give (guideline, key, value, cause, texts) of all advice."""
    found = []
    for name, words in advice(code).items():
        for label, part in words["texts"].items():
            key, value, cause = re.fullmatch(r"(\w+)=(\w+)/?(\w*)", label).groups()
            found.append((name, key, value, cause, part))
    return found


def strings(path: Path) -> set[str]:
    return {n.value for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant)}


def acts_that_guidelines_read() -> set[str]:
    calls = (n for p in GUIDELINES.glob("*.py") for n in ast.walk(ast.parse(p.read_text(encoding="utf-8"))))
    named = [n for n in calls if isinstance(n, ast.Call) and getattr(n.func, "attr", "") == "of"]
    return {arg.value for call in named for arg in call.args if isinstance(arg, ast.Constant)}


def test_there_is_a_language():
    assert "en" in CODES


@pytest.mark.parametrize("code", CODES)
def test_every_act_has_cues_or_a_rule_for_the_model(code):
    pack, known = languages.load(code), model.load(code).acts
    cues = pack.cues.by_act
    assert acts_that_guidelines_read() <= set(cues), "a guideline reads an act that has no table in cues.toml"
    for rule in {rule for rules in pack.rules.values() for rule in rules}:
        assert cues[rule.kind] or rule.shows_above < math.inf, f"nothing shows the act {rule.kind}"
        if rule.shows_above < math.inf or rule.denies_below > -math.inf:
            assert rule.act in known, f"the model does not know the act of {rule.kind}"


@pytest.mark.parametrize("code", CODES)
def test_no_word_stands_in_two_groups(code):
    lines = (FOLDER / code / "groups.txt").read_text(encoding="ascii").splitlines()
    words = [word for line in lines for word in line.split()]
    assert len(words) == len(set(words)) == len(groups.load(code))
    assert "Apache License" in (FOLDER / code / "GROUPS-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("kind", "key", "value"), VALUES)
def test_every_value_has_advice(code, kind, key, value):
    homes = [n for n, w in advice(code).items() if key in w["keys"] and kind in w.get("kinds", (kind,))]
    assert len(homes) == 1
    assert f"{key}={value}" in advice(code)[homes[0]]["texts"]


@pytest.mark.parametrize("code", CODES)
def test_advice_speaks_of_labels_that_exist(code):
    known = {(key, value) for _, key, value in VALUES}
    for name, key, value, _, part in texts(code):
        assert (key, value) in known, name
        assert key in advice(code)[name]["keys"]
        assert part["state"] in ("good", "mend", "chance")
        assert set(part) <= {"state", "seen", "why", "step"}
        assert part["seen"].strip()


@pytest.mark.parametrize("code", CODES)
def test_letters_tell_guidelines_apart(code):
    for kind in KINDS:
        letters = [w["letter"] for w in advice(code).values() if kind in w.get("kinds", (kind,))]
        assert len(letters) == len(set(letters))
    assert {w["line"] for w in advice(code).values()} <= {"solid", "double", "dotted", "dashed", "wavy"}


@pytest.mark.parametrize("code", CODES)
def test_every_cause_can_be_given_by_its_guideline(code):
    slips = set(re.findall(r'^kind\s*=\s*"(\w+)"', (FOLDER / code / "slips.toml").read_text("utf-8"), re.MULTILINE))
    slips |= strings(FOLDER.parent / "slips.py")
    dead = []
    for name, key, value, cause, _ in texts(code):
        given = strings(GUIDELINES / f"{key}.py") | (slips if key == "errors" else set())
        dead += [f"{name}: {key}={value}/{cause}"] * bool(cause and cause not in given)
    assert not dead, "no guideline gives these causes, so nobody ever reads their advice"


@pytest.mark.parametrize("code", CODES)
def test_no_advice_holds_a_sentence_to_paste(code):
    for name, _, _, _, part in texts(code):
        for field in ("seen", "why", "step"):
            words = part.get(field, "")
            assert not PASTE.search(words), f"{name}: {words}"
            for quoted in re.findall(r"“([^”]*)”", words):
                assert len(quoted.split()) <= 3, f"{name}: {words}"


@pytest.mark.parametrize("code", CODES)
def test_only_what_has_a_passage_is_quoted(code):
    for name, _, value, cause, part in texts(code):
        if value in BARE or cause == "curt":
            assert "{" not in json.dumps(list(part.values())), f"{name}: {value}/{cause}"
        assert "{" not in part.get("why", "") + part.get("step", "")
        assert set(re.findall(r"\{.*?\}", part["seen"])) <= {"{quote}"}


@pytest.mark.parametrize("code", CODES)
def test_there_is_a_verdict_for_each_overall(code):
    verdicts = languages.table(code, "advice")["verdict"]
    for kind, table in KINDS.items():
        assert len(verdicts[kind]) == len(table["overall"])
        assert all(verdicts[kind])
    assert verdicts["unanswered"]


def test_an_unknown_language_is_named():
    with pytest.raises(UnknownName, match="'xx'"):
        languages.load("xx")


def test_a_file_that_is_no_toml_is_named(tmp_path, monkeypatch):
    (tmp_path / "yy").mkdir()
    (tmp_path / "yy" / "zones.toml").write_text("[words\n")
    monkeypatch.setattr(languages, "files", lambda package: tmp_path)
    with pytest.raises(WrongRecord, match=re.escape("yy/zones.toml")):
        languages.table.__wrapped__("yy", "zones")


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("Amina Yusuf", True),
        ("A. Yusuf", True),
        ("Amina Y.", True),
        ("A.Yusuf", True),
        ("Siobhán O'Neill-Kaur", True),
        ("Ana de la Cruz", True),
        ("Dr Amina Yusuf, MSc", True),
        ("李 小龙", True),
        ("Amina", False),
        ("Dr Yusuf", False),
        ("Mr. Yusuf", False),
        ("Amina, BSc", False),
        ("A. Y.", False),
        ("[Your Name]", False),
        ("{first_name} {last_name}", False),
        ("[First] [Last]", False),
        ("", False),
        ("07700 900123", False),
    ],
)
def test_full_names(line, full):
    assert languages.load("en").is_full_name(line) is full
