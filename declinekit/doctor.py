"""Is all in place for the lessons? A course folder comes in, one check after another with its cure goes out."""

import importlib.metadata
import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import __version__
from .exceptions import DeclinekitError
from .paths import lessons

NEEDED = {
    "jupyterlab": (4, 4),
    "ipykernel": (6, 29),
    "ipywidgets": (8, 1, 6),
    "anywidget": (0, 9, 18),
    "voila": (0, 5, 8),
}
"""The oldest version that the lessons work with; `tests/test_doctor.py` holds it against pyproject.toml."""

FRONT_ENDS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
"""What must be there for widgets to be drawn, as folders below Jupyter's `labextensions`."""

_INSTALL = 'pip install "declinekit[lab]"'


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. ok: all is well.  what: what was found.  cure: what to do, "" where nothing is to do."""

    ok: bool
    what: str
    cure: str = ""

    def line(self) -> str:
        """Give the line to print.

        >>> Check(False, "voila: not installed", "pip install voila").line()
        'problem  voila: not installed. Do: pip install voila'
        """
        return f"ok       {self.what}" if self.ok else f"problem  {self.what}. Do: {self.cure}"


def examine(folder: Path) -> Iterator[Check]:
    """Take a course folder (it need not exist yet), give each check as it is made."""
    yield Check(True, f"declinekit {__version__}")
    yield _python()
    yield from (_package(name, oldest) for name, oldest in NEEDED.items())
    yield from (_front_end(name) for name in FRONT_ENDS)
    yield _kernel()
    yield _lessons()
    yield from _folder(folder)


def version(text: str) -> tuple[int, ...]:
    """Take a version in words, give its leading numbers.

    >>> version("4.5.0rc1"), version("8.1.9")
    ((4, 5, 0), (8, 1, 9))
    """
    parts = []
    for part in text.split(".")[:3]:
        digits = "".join(part[: next((i for i, c in enumerate(part) if not c.isdigit()), len(part))])
        if not digits:
            break
        parts.append(int(digits))
    return tuple(parts)


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    return Check(
        sys.version_info >= (3, 11), f"Python {found}", "install Python 3.11 or newer from python.org/downloads"
    )


def _package(name: str, oldest: tuple[int, ...]) -> Check:
    """Check that a package is there and new enough."""
    needed = ".".join(map(str, oldest))
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Check(False, f"{name}: not installed, {needed} or newer is needed", _INSTALL)
    if version(found) < oldest:
        return Check(False, f"{name} {found}: too old, {needed} or newer is needed", f"{_INSTALL} --upgrade")
    return Check(True, f"{name} {found}")


def _front_end(name: str) -> Check:
    """Check that the part of a widget library that runs in the browser is where JupyterLab looks for it."""
    try:
        from jupyter_core.paths import jupyter_path
    except ImportError:
        return Check(False, f"front end {name}: JupyterLab is missing", _INSTALL)
    found = any((Path(place) / "labextensions" / name / "package.json").is_file() for place in jupyter_path())
    package = "ipywidgets jupyterlab_widgets" if name.startswith("@") else name
    return Check(found, f"front end {name}", f"pip install --force-reinstall {package}")


def _kernel() -> Check:
    """Check that the kernel `python3` is known and its Python is there."""
    try:
        from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
    except ImportError:
        return Check(False, "kernel python3: JupyterLab is missing", _INSTALL)
    cure = f"{Path(sys.executable).name} -m ipykernel install --sys-prefix"
    try:
        KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Check(False, "kernel python3: none", cure)
    except (OSError, json.JSONDecodeError) as error:
        return Check(False, f"kernel python3: {error}", cure)
    return Check(True, "kernel python3")


def _lessons() -> Check:
    try:
        return Check(True, f"lessons: {len(lessons())}")
    except DeclinekitError:
        return Check(False, "lessons: none came with the package", "pip install --force-reinstall declinekit")


def _folder(folder: Path) -> Iterator[Check]:
    """Check that files and an SQLite database can be written where the course folder is, or will be."""
    there = next((place for place in (folder, *folder.absolute().parents) if place.exists()), folder)
    if not there.is_dir():
        yield Check(False, f"folder {folder}: {there} is a file", "name a folder: declinekit doctor FOLDER")
        return
    try:
        with tempfile.TemporaryDirectory(dir=there, prefix=".declinekit-check-") as place:
            yield Check(True, f"folder {folder} can be written")
            yield _database(Path(place))
    except OSError as error:
        cure = "choose a folder of your own: declinekit lab FOLDER"
        yield Check(False, f"folder {folder} cannot be written: {error.strerror}", cure)


def _database(place: Path) -> Check:
    """Check that progress can be kept: some network drives refuse the locks that SQLite needs."""
    try:
        base = sqlite3.connect(place / "check.sqlite")
        try:
            with base:
                base.execute("create table try (n integer)")
                base.execute("insert into try values (1)")
        finally:
            base.close()
    except sqlite3.Error as error:
        return Check(False, f"progress cannot be kept there: {error}", "choose a folder on this computer's own disk")
    return Check(True, f"progress can be kept there (SQLite {sqlite3.sqlite_version})")
