"""A learner's course folder: put the lessons there, and open them in JupyterLab or as pages.

A lesson that the learner changed is never written over. Running a lesson changes nothing in this sense: what
counts are the words and the code in its cells, not the output below them.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

from .exceptions import DeclinekitError, MissingExtra, UnknownName, UnusableFile
from .paths import JUPYTER, lessons
from .textfile import replacing

MANIFEST = ".declinekit-lessons.json"
"""In the course folder: for each lesson the fingerprint of the version that was last put there."""


def need_lab() -> None:
    """Raise `MissingExtra` where JupyterLab or what the lessons need beside it is not installed."""
    missing = [name for name in ("jupyterlab", "voila", "ipywidgets", "anywidget") if find_spec(name) is None]
    if missing:
        raise MissingExtra(f'{", ".join(missing)} not installed. Do: pip install "declinekit[lab]"')


def install(folder: Path) -> list[str]:
    """Put every lesson into `folder` (made if need be); give one line for each thing done.

    A missing lesson is added; one that is as it was installed is brought up to date; a changed one stays, and
    where there is a newer version of it, that is put beside it as `<name>-new.ipynb`.
    Raises `UnusableFile` where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UnusableFile(f"{folder} is a file. Give the name of a folder for your lessons.") from None
    except OSError as error:
        raise UnusableFile(f"{folder} cannot be made: {error.strerror}. Give a folder of your own.") from None
    known = _manifest(folder)
    done = [line for lesson in lessons() for line in _place(lesson, folder, known)]
    with replacing(folder / MANIFEST) as file:
        json.dump(known, file, indent=1)
    added = sum(line == "" for line in done)
    first = [f"Lessons put into {folder}: {added}"] if added else []
    return first + [line for line in done if line]


def fingerprint(path: Path) -> str:
    """Take a notebook, give a short text that is the same as long as its cells say the same."""
    raw = path.read_bytes()
    try:
        cells = [[cell["cell_type"], "".join(cell["source"])] for cell in json.loads(raw)["cells"]]
    except (ValueError, KeyError, TypeError):
        return sha256(raw).hexdigest()
    return sha256(json.dumps(cells).encode()).hexdigest()


def open_lab(folder: Path, lesson: str | None = None, *, port: int | None = None, browser: bool = True) -> int:
    """Run JupyterLab on a lesson in `folder` (default: the first) until it is closed; give 0."""
    name = _chosen(folder, lesson)
    return _serve(lab_command(name, port, browser), folder, "JupyterLab")


def open_pages(folder: Path, lesson: str | None = None, *, port: int | None = None, browser: bool = True) -> int:
    """Serve the lessons in `folder` as pages until stopped; open one (default: the first). Gives 0."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}/voila/render/{_chosen(folder, lesson)}"
    return _serve(pages_command(port), folder, "Voila", address if browser else None)


def lab_command(lesson: str, port: int | None, browser: bool) -> list[str]:
    """Give the command that runs JupyterLab in the working folder on `lesson`."""
    command = [sys.executable, "-m", "jupyterlab", lesson, "-y", "--LabApp.extension_manager=readonly"]
    command += [f"--port={port}", "--ServerApp.port_retries=0"] if port else []
    command += [] if browser else ["--no-browser"]
    return command + (["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])


def pages_command(port: int) -> list[str]:
    """Give the command that serves the working folder as pages, with our template and no other host."""
    command = [sys.executable, "-m", "voila", ".", "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    return [*command, "--template=declinekit", "--classic-tree", "--VoilaConfiguration.allow_template_override=NO"]


def environment() -> dict[str, str]:
    """Give the environment in which Jupyter finds our settings and our page template, after the user's own."""
    extra = {"JUPYTER_CONFIG_PATH": str(JUPYTER), "JUPYTER_PATH": str(JUPYTER)}
    return os.environ | {n: os.pathsep.join(filter(None, [os.environ.get(n), p])) for n, p in extra.items()}


def free_port() -> int:
    """Give the number of a port on this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _place(lesson: Path, folder: Path, known: dict[str, str]) -> Iterator[str]:
    """Put one lesson into the folder; give a line to print, "" for one that was added."""
    target, new = folder / lesson.name, fingerprint(lesson)
    if not target.exists():
        _copy(lesson, target)
        yield ""
    elif (there := fingerprint(target)) == new:
        pass
    elif there == known.get(lesson.name):
        _copy(lesson, target)
        yield f"{lesson.name}: brought up to date."
    elif known.get(lesson.name) != new:
        beside = folder / f"{lesson.stem}-new.ipynb"
        while beside.exists() and fingerprint(beside) != new:
            beside = beside.with_stem(f"{beside.stem}-new")
        _copy(lesson, beside)
        yield f"{lesson.name}: you changed it, so it stays; the new version is beside it as {beside.name}."
    known[lesson.name] = new


def _copy(lesson: Path, target: Path) -> None:
    with replacing(target, "wb") as file, lesson.open("rb") as source:
        shutil.copyfileobj(source, file)


def _manifest(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _chosen(folder: Path, lesson: str | None) -> str:
    """Give the file name of the lesson asked for, by its name, its number or a part of it."""
    names = sorted(path.name for path in folder.glob("*.ipynb"))
    fitting = [name for name in names if lesson is None or lesson in name]
    if not fitting:
        raise UnknownName(f"there is no lesson {lesson!r} in {folder}. Lessons: {', '.join(names) or 'none'}.")
    return fitting[0]


def _serve(command: list[str], folder: Path, what: str, address: str | None = None) -> int:
    """Run a server in `folder` until it ends; open `address` once it answers. Ctrl-C or a kill ends both."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    process = subprocess.Popen(command, cwd=folder, env=environment())  # noqa: S603  our own command, no shell
    try:
        if address and _answers(address, process):
            webbrowser.open(address)
        code = process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        code = 0
    finally:
        signal.signal(signal.SIGTERM, before)
    if code:
        raise DeclinekitError(f"{what} stopped with code {code}; its own words are above. Try: declinekit doctor")
    return 0


def _answers(address: str, process: subprocess.Popen, seconds: float = 60) -> bool:
    """Wait until somebody listens at `address`; tell whether that came true."""
    ends, port = monotonic() + seconds, int(address.split(":")[2].split("/")[0])
    while monotonic() < ends and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            sleep(0.1)
    return False
