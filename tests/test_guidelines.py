"""Each guideline on the examples of tests/examples/<key>.toml: what it must find, and what it must leave alone."""

import tomllib
from pathlib import Path

import pytest

from declinekit import guidelines
from declinekit.acts import tag
from declinekit.codebook import EVIDENCE_KEYS, KINDS
from declinekit.guidelines import RUBRIC
from declinekit.message import read

EXAMPLES = Path(__file__).parent / "examples"
MODULES = {path.stem for path in Path(guidelines.__file__).parent.glob("*.py")} - {"__init__", "base"}
LISTED = {module.__name__.rpartition(".")[2]: module for modules in RUBRIC.values() for module in modules}
FEWEST = 6


def examples(key: str) -> dict:
    return tomllib.loads((EXAMPLES / f"{key}.toml").read_text(encoding="utf-8"))


def rows() -> list:
    """Give (key, kind, value, text) of every example. `true` and `false` in a file are the codebook's."""
    found = []
    for path in sorted(EXAMPLES.glob("*.toml")):
        file = examples(path.stem)
        for word, texts in file["examples"].items():
            value = {"true": True, "false": False}.get(word, word)
            for n, text in enumerate(texts, 1):
                found.append(pytest.param(path.stem, file["kind"], value, text, id=f"{path.stem}={word}-{n}"))
    return found


def test_every_module_is_listed():
    assert set(LISTED) == MODULES, "a module of guidelines/ is missing in RUBRIC"


def test_every_module_has_examples():
    assert {path.stem for path in EXAMPLES.glob("*.toml")} == MODULES


def test_the_rubric_holds_every_key_but_overall():
    for kind, table in KINDS.items():
        assert sorted(m.__name__.rpartition(".")[2] for m in RUBRIC[kind]) == sorted(set(table) - {"overall"})


@pytest.mark.parametrize("key", sorted(LISTED))
def test_examples_are_many_and_of_every_value(key):
    file = examples(key)
    values = [str(v).lower() for v in KINDS[file["kind"]][key]]
    counts = [len(file["examples"][value]) for value in values]
    assert set(file["examples"]) == set(values)
    assert max(counts) >= FEWEST
    assert sum(counts) - max(counts) >= FEWEST
    every = [text for texts in file["examples"].values() for text in texts]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(("key", "kind", "value", "text"), rows())
def test_example(key, kind, value, text):
    finding = LISTED[key].find(tag(read(text, kind)))
    assert finding.key == key
    assert finding.value == value
    assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
    if key in EVIDENCE_KEYS and value not in (False, "none", "not_declined"):
        assert finding.spans
