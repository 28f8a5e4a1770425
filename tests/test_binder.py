"""`binder/` does what Binder will do with it, as far as that goes without Docker.

The environment is kept in `.venv-binder` as long as the pins and the Python stay the same.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from declinekit.paths import lessons

ROOT = Path(__file__).parents[1]
BINDER = ROOT / "binder"
PINS = (BINDER / "requirements.txt").read_text(encoding="utf-8")
VENV = ROOT / ".venv-binder"


def named_python() -> str:
    """Give the Python that runtime.txt names where it is installed and runs, else the one that runs the tests."""
    name = (BINDER / "runtime.txt").read_text().strip().replace("-", "")
    found = shutil.which(name)
    runs = found and subprocess.run([found, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0
    return found if runs else sys.executable


def run(*words: str | Path, cwd: Path = ROOT) -> str:
    """Run a program of the Binder environment; give what it printed, fail with it."""
    own = {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(VENV)}
    own["JUPYTERLAB_WORKSPACES_DIR"] = str(VENV / "workspaces")  # never the user's own
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("JUPYTER", "PYTHON"))}
    done = subprocess.run(
        words, cwd=cwd, env=kept | own, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=500
    )
    assert done.returncode == 0, f"{words}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def environment() -> Path:
    """Give an environment with the pins and our package, made as Binder makes it: pins first, then postBuild."""
    python = named_python()
    version = subprocess.run([python, "--version"], capture_output=True, check=True).stdout
    key = sha256(PINS.encode() + version).hexdigest()
    stamp = VENV / "pins"
    if not stamp.exists() or stamp.read_text() != key:
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([python, "-m", "venv", str(VENV)], check=True, timeout=120)
        run("python", "-m", "pip", "install", "--quiet", "-r", BINDER / "requirements.txt")
        stamp.write_text(key)
    run(BINDER / "postBuild")
    return VENV


def test_runtime_is_one_that_binder_knows_and_we_support():
    found = re.fullmatch(r"python-3\.(\d+)\n", (BINDER / "runtime.txt").read_text())
    assert 11 <= int(found[1]) <= 14


def test_requirements_are_pins_and_nothing_else():
    lines = [line for line in PINS.splitlines() if line and not line.startswith("#")]
    for line in lines:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.+!]*", line), line
    pinned = {re.sub("[._]", "-", line.split("==")[0].lower()) for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[a-z0-9-]+", line)[0] for line in project["optional-dependencies"]["lab"]}
    assert asked <= pinned
    assert "declinekit" not in pinned


def test_post_build_is_a_program():
    assert os.access(BINDER / "postBuild", os.X_OK)
    subprocess.run(["bash", "-n", str(BINDER / "postBuild")], check=True)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_pins_agree_and_settings_are_found(environment):
    run("python", "-m", "pip", "check")
    code = "from jupyterlab_server.settings_utils import _get_overrides as g; import json; print(json.dumps(g('x')[0]))"
    overrides = json.loads(run("python", "-c", code))
    assert overrides["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    code = "from voila.paths import collect_template_paths as c; print(c(['voila', 'nbconvert'], 'declinekit')[0])"
    assert "declinekit" in run("python", "-c", code)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_lessons_run_there(environment, tmp_path):
    where = run("python", "-c", "import declinekit; print(declinekit.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(VENV)
    assert len(lessons()) == int(
        run("python", "-c", "from declinekit.paths import lessons as a; print(len(a()))", cwd=tmp_path)
    )
    for lesson in lessons():
        shutil.copy(lesson, tmp_path)
        run("python", "-m", "jupyter", "execute", "--timeout=120", lesson.name, cwd=tmp_path)


def test_jupyterlab_opens_with_the_first_lesson(environment):
    told = json.loads(run("jupyter", "lab", "workspaces", "export", "default"))["data"]
    tab = told["layout-restorer:data"]["main"]["current"]
    path = told[tab]["data"]["path"]
    assert path == f"notebooks/{lessons()[0].name}"
    assert (ROOT / path).is_file()
