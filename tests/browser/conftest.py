"""Fixtures that open a notebook in a real Chromium: `lab(notebook) -> page` and `voila(notebook) -> page`.

Each test has its own copy of the course folder, so its own progress file and its own kernels. When a test ends,
its pages must have shown no console error and asked no other host for anything; otherwise the test fails.

    def test_typing(lab):
        page = lab("02-say-thanks.ipynb")          # a name in notebooks/, or a Path to any notebook
        run_all(page)                              # from tests.browser.harness

Both take width=1280, height=900, dark=False. A second call in one test opens the same folder again.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .harness import BROWSER_ARGS, Server, Watch, chromium_path, lab_server, need_browser, voila_server

LIMIT = 20_000
"""Milliseconds after which waiting for anything in a page is given up."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder `browser`, with a time limit of its own."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not item.get_closest_marker("timeout"):
                item.add_marker(pytest.mark.timeout(120))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator:
    """On the build server nothing may be skipped: turn a skipped browser test into a failure."""
    report = yield
    if report.skipped and os.environ.get("DECLINEKIT_NEED_BROWSER") and item.get_closest_marker("browser"):
        report.outcome, report.longrepr = "failed", f"skipped, but DECLINEKIT_NEED_BROWSER is set: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    """Give a running Chromium, or skip (fail where DECLINEKIT_NEED_BROWSER is set) with what to do."""
    path = chromium_path()
    if path is None:
        need_browser()
    sync_api = pytest.importorskip("playwright.sync_api", reason='needs: pip install "declinekit[test]"')
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGS, timeout=60_000)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def course_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that both servers serve; each test has a folder of its own in it."""
    return tmp_path_factory.mktemp("course")


@pytest.fixture(scope="session")
def lab_site(chromium, course_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a JupyterLab server that reads nobody's settings but ours."""
    with lab_server(course_root, tmp_path_factory.mktemp("lab-settings")) as server:
        yield server


@pytest.fixture(scope="session")
def voila_site(chromium, course_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a Voila server as `declinekit learn` starts it."""
    with voila_server(course_root, tmp_path_factory.mktemp("voila-settings")) as server:
        yield server


@pytest.fixture
def course(course_root: Path, request: pytest.FixtureRequest) -> Path:
    """Give this test's own course folder with a copy of every lesson."""
    folder = course_root / f"t{abs(hash(request.node.nodeid)) % 10**8}"
    shutil.rmtree(folder, ignore_errors=True)
    lessons = Path(__file__).parents[2] / "notebooks"
    shutil.copytree(lessons, folder, ignore=shutil.ignore_patterns(".*", "*.sqlite*"))
    return folder


@pytest.fixture
def _pages(chromium) -> Iterator[Callable]:
    """Give a maker of watched pages; at the end close them and report what they did wrong."""
    opened: list[tuple] = []

    def make(width: int, height: int, dark: bool):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        context.set_default_timeout(LIMIT)
        watch = Watch(context)
        page = context.new_page()
        opened.append((context, watch))
        return page

    yield make
    for context, _ in opened:
        context.close()
    faults = [fault for _, watch in opened for fault in watch.faults]
    if faults:
        pytest.fail("the page misbehaved:\n  " + "\n  ".join(faults), pytrace=False)


def _place(course: Path, notebook: str | Path) -> str:
    """Take a lesson's name or a path to any notebook, give its address below the served folder."""
    if isinstance(notebook, Path):
        shutil.copy(notebook, course / notebook.name)
        notebook = notebook.name
    return f"{course.name}/{notebook}"


@pytest.fixture
def lab(_pages, lab_site: Server, course: Path) -> Iterator[Callable]:
    """Give `lab(notebook, width=1280, height=900, dark=False) -> page`: it is open, its kernel is ready."""

    def open_notebook(notebook: str | Path, *, width: int = 1280, height: int = 900, dark: bool = False):
        page = _pages(width, height, dark)
        lab_site.open_lab(page, _place(course, notebook), dark=dark)
        return page

    yield open_notebook
    lab_site.stop_kernels(course.name)


@pytest.fixture
def voila(_pages, voila_site: Server, course: Path) -> Callable:
    """Give `voila(notebook, width=1280, height=900, dark=False) -> page`: it has run to its end."""

    def open_notebook(notebook: str | Path, *, width: int = 1280, height: int = 900, dark: bool = False):
        page = _pages(width, height, dark)
        voila_site.open_voila(page, _place(course, notebook))
        return page

    return open_notebook
