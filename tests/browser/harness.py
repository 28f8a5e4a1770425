"""What the browser tests share: servers on free ports, a watch over each page, and `run_all(page)`."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from declinekit.course import environment, free_port, lab_command, pages_command

BROWSER_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL = {"127.0.0.1", "localhost", "", None}  # no host: data:, blob: and about: addresses
QUIET_ERRORS = ()
"""Parts of console errors that are not ours and harm nobody; each with its reason."""

READY = """() => { const c = window.jupyterapp?.shell?.currentWidget?.context, s = c?.sessionContext,
    k = s?.session?.kernel;
    return !!(c?.isReady && s?.isReady && k?.connectionStatus === 'connected' && k?.status === 'idle'); }"""
COUNTS = """() => { const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
    return Array.from({length: cells.length}, (_, i) => cells.get(i))
        .filter(c => c.type === 'code' && c.sharedModel.getSource().trim())
        .map(c => c.executionState === 'running' ? 0 : (c.executionCount ?? 0)); }"""


def chromium_path() -> str | None:
    """Give the path of an installed Chromium or Chrome, None where there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def need_browser() -> None:
    """Skip with what to do; conftest.py makes it a failure where DECLINEKIT_NEED_BROWSER is set."""
    how = "no Chromium found: install it (Debian, Ubuntu: apt-get install chromium; else google.com/chrome)"
    pytest.skip(how)


class Watch:
    """Notes what a page does wrong: errors on its console, and requests to any host but this computer."""

    def __init__(self, context):
        self.faults: list[str] = []
        context.route(lambda url: urlsplit(url).hostname not in LOCAL, self._refuse)
        context.on("page", self._attach)

    def _refuse(self, route) -> None:
        self.faults.append(f"asked another host: {route.request.url}")
        route.abort()

    def _attach(self, page) -> None:
        page.on("console", lambda m: self._error(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self._error(str(error)))
        page.on("websocket", self._socket)

    def _socket(self, socket) -> None:
        if urlsplit(socket.url).hostname not in LOCAL:
            self.faults.append(f"asked another host: {socket.url}")

    def _error(self, text: str) -> None:
        if not any(part in text for part in QUIET_ERRORS):
            self.faults.append(f"console error: {text[:500]}")


@dataclass
class Server:
    """A running server. address: `http://127.0.0.1:port`.  log: the file with all that it printed."""

    address: str
    log: Path

    def open_lab(self, page, path: str, *, dark: bool = False) -> None:
        """Open the notebook at `path` in JupyterLab; wait for its kernel, and for the dark theme where asked."""
        page.goto(f"{self.address}/lab/tree/{path}?reset")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.wait_for_function(READY, timeout=40_000)
        if dark:
            page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")

    def open_voila(self, page, path: str) -> None:
        """Open the notebook at `path` as a page and wait until all its cells have run."""
        page.goto(f"{self.address}/voila/render/{path}", wait_until="commit")
        page.wait_for_function("() => document.readyState === 'complete'", timeout=60_000)
        page.wait_for_function(
            "() => !document.getElementById('loading') && getComputedStyle(rendered_cells).display !== 'none'",
            timeout=60_000,
        )

    def stop_kernels(self, folder: str) -> None:
        """End every kernel of the notebooks in `folder` (one test's own)."""
        for session in json.loads(self._ask("GET", "/api/sessions")):
            if session["path"].startswith(f"{folder}/"):
                self._ask("DELETE", f"/api/sessions/{session['id']}")

    def _ask(self, method: str, path: str) -> bytes:
        with urlopen(Request(self.address + path, method=method), timeout=20) as answer:
            return answer.read()


def run_all(page, timeout: float = 60) -> None:
    """Run every cell of the notebook open in JupyterLab; wait until all have a number (`timeout` in seconds)."""
    page.wait_for_function(READY, timeout=40_000)
    ends = time.monotonic() + timeout
    _press_run_all(page)
    again = time.monotonic() + 5
    while not all(counts := page.evaluate(COUNTS)) or not page.evaluate(READY):
        if time.monotonic() > ends:
            raise TimeoutError(f"cells did not finish within {timeout} s; execution counts: {counts}")
        if again and time.monotonic() > again and not any(counts):
            _press_run_all(page)
            again = None
        page.wait_for_timeout(100)


def _press_run_all(page) -> None:
    page.evaluate("() => { void window.jupyterapp.commands.execute('notebook:run-all-cells'); }")  # never awaited


def clean_environment(settings: Path) -> dict[str, str]:
    """Give an environment in which Jupyter reads and writes its settings below `settings` alone."""
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return environment() | {name: str(settings / folder) for name, folder in own.items()}


@contextmanager
def serve(command: list[str], folder: Path, address: str, ready: str, settings: Path) -> Iterator[Server]:
    """Start `command` in `folder`, wait (60 s at most) until `ready` answers; end it with its kernels."""
    log = settings / "server.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=clean_environment(settings), cwd=folder
        )
    try:
        _wait(address + ready, process, log)
        yield Server(address, log)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(url: str, process: subprocess.Popen, log: Path) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends and process.poll() is None:
        try:
            with urlopen(url, timeout=5):
                return
        except HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-3000:]}")


@contextmanager
def lab_server(folder: Path, settings: Path) -> Iterator[Server]:
    """Serve `folder` in JupyterLab as `declinekit lab` does, but without a password."""
    port = free_port()
    command = lab_command(".", port, browser=False)
    command += [
        "--IdentityProvider.token=",
        "--ServerApp.disable_check_xsrf=True",
        "--LabApp.expose_app_in_browser=True",
    ]
    with serve(command, folder, f"http://127.0.0.1:{port}", "/api/status", settings) as server:
        yield server


@contextmanager
def voila_server(folder: Path, settings: Path) -> Iterator[Server]:
    """Serve `folder` as pages as `declinekit learn` does."""
    port = free_port()
    with serve(pages_command(port), folder, f"http://127.0.0.1:{port}", "/voila/static/", settings) as server:
        yield server
