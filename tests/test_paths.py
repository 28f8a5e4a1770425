"""Lessons and data are found: beside the package in a checkout, inside it in a wheel."""

import pytest

from declinekit import paths
from declinekit.exceptions import UnknownName


def test_lessons_are_sorted_and_hidden_files_left_out(tmp_path, monkeypatch, make_lesson):
    for name in ("10-b.ipynb", "02-a.ipynb", ".hidden.ipynb", ".ipynb_checkpoints/02-a-checkpoint.ipynb"):
        make_lesson(tmp_path / "notebooks" / name)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "declinekit")
    assert [p.name for p in paths.lessons()] == ["02-a.ipynb", "10-b.ipynb"]


def test_a_wheel_carries_its_own(tmp_path, monkeypatch, make_lesson):
    make_lesson(tmp_path / "notebooks" / "01-outside.ipynb")
    make_lesson(tmp_path / "declinekit" / "_assets" / "notebooks" / "01-inside.ipynb")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "declinekit")
    assert [p.name for p in paths.lessons()] == ["01-inside.ipynb"]


def test_no_lessons_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "declinekit")
    with pytest.raises(UnknownName, match="pip install --force-reinstall"):
        paths.lessons()


def test_settings_and_template_are_there():
    assert (paths.JUPYTER / "labconfig" / "default_setting_overrides.json").is_file()
    assert (paths.JUPYTER / "voila" / "templates" / "declinekit" / "index.html.j2").is_file()
