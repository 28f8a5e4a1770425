"""The doctor names what is wrong and what to do, and agrees with pyproject.toml."""

import importlib.metadata
import re
import sqlite3
import tomllib
from pathlib import Path

import pytest

from declinekit import doctor
from declinekit.cli import main
from declinekit.exceptions import UnknownName


def wrong(folder) -> list[doctor.Check]:
    return [check for check in doctor.examine(folder) if not check.ok]


def test_all_is_well_here(tmp_path, capsys):
    assert wrong(tmp_path / "not there yet") == []
    assert main(["doctor", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("All is in place.\n")
    assert list(tmp_path.iterdir()) == []


def test_versions_are_those_of_pyproject():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = dict(re.match(r"([a-z]+)>=([\d.]+)", line).groups() for line in project["optional-dependencies"]["lab"])
    assert {name: doctor.version(asked[name]) for name in doctor.NEEDED} == doctor.NEEDED


def test_missing_and_old_packages(monkeypatch, tmp_path, capsys):
    def version(name: str) -> str:
        if name == "voila":
            raise importlib.metadata.PackageNotFoundError(name)
        return "4.0.0" if name == "jupyterlab" else "99.0"

    monkeypatch.setattr(importlib.metadata, "version", version)
    found = {check.what for check in wrong(tmp_path)}
    assert "voila: not installed, 0.5.8 or newer is needed" in found
    assert "jupyterlab 4.0.0: too old, 4.4 or newer is needed" in found
    assert main(["doctor", str(tmp_path)]) == 1
    assert "2 to mend." in capsys.readouterr().out


def test_no_front_end_no_kernel_no_lessons(monkeypatch, tmp_path):
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    def none(*_):
        raise NoSuchKernel("python3")

    def no_lessons():
        raise UnknownName("none")

    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda: [str(tmp_path)])
    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", none)
    monkeypatch.setattr(doctor, "lessons", no_lessons)
    found = [check.what.split(":")[0] for check in wrong(tmp_path)]
    assert found == [
        "front end @jupyter-widgets/jupyterlab-manager",
        "front end anywidget",
        "kernel python3",
        "lessons",
    ]


def test_a_folder_that_is_a_file(letter):
    assert "is a file" in wrong(letter)[0].what


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(30, "Read-only file system")])
def test_a_folder_that_cannot_be_written(monkeypatch, tmp_path, error):
    def refuse(**_):
        raise error

    monkeypatch.setattr(doctor.tempfile, "TemporaryDirectory", refuse)
    assert wrong(tmp_path)[0].what.endswith(f"cannot be written: {error.strerror}")


def test_a_drive_that_refuses_sqlite(monkeypatch, tmp_path):
    def refuse(*_):
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(doctor.sqlite3, "connect", refuse)
    assert wrong(tmp_path)[0].cure == "choose a folder on this computer's own disk"
