"""Every lesson keeps the frame: minutes, questions, objectives, key points; short, folded, stored without outputs."""

import json
import re
from itertools import pairwise

import pytest

from declinekit.advice import guidelines
from declinekit.exercises import packs
from declinekit.paths import lessons
from declinekit.scorecard import score
from declinekit.views import html

LESSONS = lessons()
HEADINGS = ("Questions", "Objectives", "Key points")


@pytest.fixture(params=LESSONS, ids=lambda path: path.name)
def lesson(request) -> dict:
    """Give a lesson as the file says it."""
    return json.loads(request.param.read_text(encoding="utf-8"))


def prose(lesson: dict) -> list[str]:
    return ["".join(cell["source"]) for cell in lesson["cells"] if cell["cell_type"] == "markdown"]


def code(lesson: dict) -> list[dict]:
    return [cell for cell in lesson["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_name(path):
    assert re.fullmatch(r"\d\d-[a-z0-9-]+\.ipynb", path.name)


def test_metadata(lesson):
    about = lesson["metadata"]["declinekit"]
    assert 5 <= about["minutes"] <= 30
    assert isinstance(about["guidelines"], list)
    assert lesson["metadata"]["kernelspec"]["name"] == "python3"
    assert about["version"] == packs.load(about["lesson"]).version
    assert "widgets" not in lesson["metadata"]
    assert lesson["nbformat"] == 4


def test_frame(lesson):
    texts = prose(lesson)
    assert lesson["cells"][0]["cell_type"] == "markdown"
    assert texts[0].startswith("# ")
    assert f"{lesson['metadata']['declinekit']['minutes']} min" in "\n".join(texts[:3])
    whole = "\n".join(texts).lower()
    places = [whole.find(heading.lower()) for heading in HEADINGS]
    assert -1 not in places, f"a lesson has {', '.join(HEADINGS)}"
    assert max(places[:2]) < places[2]
    opening = "\n".join(texts[:4]).lower()
    assert "questions" in opening and "objectives" in opening
    assert any("key points" in text.lower() for text in texts[-3:])


def test_headings_are_nested(lesson):
    levels = [len(mark) for text in prose(lesson) for mark in re.findall(r"^(#+) ", text, re.M)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_short(lesson):
    assert len(lesson["cells"]) <= 25


def test_code_is_one_line_and_folded(lesson):
    for number, cell in enumerate(code(lesson)):
        source = "".join(cell["source"])
        lines = [line for line in source.splitlines() if line.strip()]
        assert len(lines) == 1, source
        assert cell["metadata"].get("jupyter", {}).get("source_hidden") is True, f"not folded: {source}"
        if "import" in source:
            assert number == 0
            assert "from declinekit import lesson" in source


def test_stored_without_outputs(lesson):
    for cell in code(lesson):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


def grade_level(text: str) -> float:
    """Give the reading level of a text in school years (Flesch and Kincaid 1975); syllables are groups of vowels."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*#|_]", r"\1", text)
    words = re.findall(r"[A-Za-z’']+", text)
    sentences = len(re.findall(r"[.!?:](?:\s|$)|\n\n", text))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", w.lower())) - (w.endswith("e") and len(w) > 3)) for w in words)
    return 0.39 * len(words) / max(1, sentences) + 11.8 * syllables / max(1, len(words)) - 15.59


def test_plain_english(lesson):
    """Grade 8 is what adults read with ease; people who read English as a second language need no more."""
    assert grade_level("\n\n".join(prose(lesson))) < 8


def test_sentences_of_prose_are_short(lesson):
    sentences = re.split(r"(?<=[.!?:])\s+|\n+", "\n".join(prose(lesson)))
    long = [s for s in sentences if len(s.split()) > 26 and "](" not in s]
    assert len(long) <= 2, long


def test_pictures_have_words_and_nothing_comes_from_elsewhere(lesson):
    whole = "\n".join(prose(lesson))
    assert not re.search(r"!\[\s*\]\(", whole)
    assert not re.search(r"(!\[[^\]]*\]\(|src=[\"'])https?:", whole)


COMPARES = [
    pytest.param(path.stem, call[1], call[2], id=f"{path.stem}-{call[2]}")
    for path in LESSONS
    for call in re.finditer(
        r'lesson\.compare\(((?:\\"[\w-]+\\",? ?)+), guideline=\\"(\w+)\\"\)', path.read_text("utf-8")
    )
]


@pytest.mark.parametrize(("name", "exhibits", "guideline"), COMPARES)
def test_the_words_that_a_lesson_speaks_of_are_marked(name, exhibits, guideline):
    """A lesson says that words are marked: the scorer must still find them, after every training."""
    kind = "decline" if guideline in guidelines("decline") else "follow_up"
    shown = [packs.load(name).exhibit(exhibit).text for exhibit in re.findall(r"[\w-]+", exhibits)]
    marks = [html.marked(score(text, kind), only=(guideline,)).count("<mark") for text in shown]
    assert len(shown) >= 2
    assert any(marks), f"{guideline} is marked in none of {exhibits}"
