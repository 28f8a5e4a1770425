"""The README tells the truth: it names every command, and its examples print what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from declinekit.cli import parser
from declinekit.paths import lessons

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").exists() else ""
COMMANDS = next(action for action in parser()._actions if action.choices and not action.option_strings).choices


def examples() -> list[tuple[str, str]]:
    """Give each `$ command` of the README's console blocks with the output shown below it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            while command.endswith("\\"):
                more, _, output = output.partition("\n")
                command = command[:-1] + more.lstrip("> ")
            found.append((command.strip(), output))
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"declinekit {command}" in README


@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.name)
def test_every_lesson_is_in_the_readme(path):
    assert path.name in README or path.stem in README


@pytest.mark.parametrize(("command", "output"), examples(), ids=[command for command, _ in examples()])
def test_examples_print_what_the_readme_shows(tmp_path, command, output):
    """Run what scores; commands that install or open something are only read. `…` stands for any lines."""
    if not re.search(r"declinekit (score|batch|--version)", command):
        pytest.skip("installs or opens something")
    bin_dir = tmp_path / "bin"
    bin_dir.mkdir()
    (bin_dir / "declinekit").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m declinekit "$@"\n')
    (bin_dir / "declinekit").chmod(0o755)
    way = f"{bin_dir}{os.pathsep}{os.environ['PATH']}"
    more = {"PATH": way, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=os.environ | more, capture_output=True, timeout=60)
    printed = (done.stdout + done.stderr).decode()
    pattern = re.escape(output.strip()).replace("…", r"[\s\S]*?")
    assert re.fullmatch(pattern, printed.strip()), f"README shows:\n{output}\nreally printed:\n{printed}"


def test_links_in_the_readme_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", README):
        assert (ROOT / target).exists(), f"README links to {target}"
