"""Fixtures for all tests: two messages, and a course folder's worth of lessons to install."""

import json
from pathlib import Path

import pytest

GOOD = """Dear Ms Osei,

Thank you for inviting me to interview for the analyst role. After some thought, I will not be going ahead, as I
have accepted another offer. I enjoyed reading about your team's work, and I hope our paths cross again.

Kind regards,
Amina Yusuf
"""


@pytest.fixture
def message() -> str:
    """Give a message that declines well."""
    return GOOD


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Give a file with a message that declines well."""
    path = tmp_path / "letter.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def make_lesson():
    """Give `make_lesson(path, *sources)`: writes a notebook with these code cells."""

    def make(path: Path, *sources: str) -> Path:
        code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        cells = [code | {"id": f"c{n}", "source": source} for n, source in enumerate(sources)]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
        return path

    return make
