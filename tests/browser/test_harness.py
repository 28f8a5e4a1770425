"""The harness itself: pages work, and what it is to catch is caught."""

import json
from pathlib import Path

import pytest

from .harness import Watch, run_all

FOLDED = {"jupyter": {"source_hidden": True}}
WIDGETS = """import ipywidgets as w; box = w.Textarea(description="Text"); out = w.HTML("words=0")
box.observe(lambda change: setattr(out, "value", f"words={len(change['new'].split())}"), "value")
_ = box.add_class("dk-input"), out.add_class("dk-feedback"); w.VBox([box, out])"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a small notebook with a heading, a folded cell and a text box."""
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A small lesson\n\nType."},
        {"cell_type": "code", "id": "b", "metadata": FOLDED, "source": WIDGETS, "outputs": [], "execution_count": None},
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = tmp_path / "small.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    return path


def test_lab_opens_folded_runs_and_answers(lab, small):
    page = lab(small)
    assert page.locator(".jp-CodeCell .cm-content:visible").count() == 0
    run_all(page)
    page.locator(".dk-input textarea").press_sequentially("no thanks")
    page.locator(".dk-feedback", has_text="words=2").wait_for()
    assert page.locator(".jp-toastContainer, .Toastify__toast").count() == 0  # no news, no updates


def test_lab_follows_the_dark_preference(lab, small):
    assert lab(small, dark=True).locator("body").get_attribute("data-jp-theme-name") == "JupyterLab Dark"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (400, True)])
def test_page_view(voila, small, width, dark):
    page = voila(small, width=width, dark=dark)
    page.locator(".dk-input textarea").press_sequentially("no thanks")
    page.locator(".dk-feedback", has_text="words=2").wait_for()
    assert page.title() == "A small lesson"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("body").get_attribute("data-jp-theme-light") == str(not dark).lower()
    assert page.locator(".cm-content:visible, .highlight:visible").count() == 0
    assert page.locator("main").bounding_box()["width"] <= 1100
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_watch_notes_errors_and_other_hosts(chromium):
    context = chromium.new_context()
    watch = Watch(context)
    page = context.new_page()
    page.set_content("<img src='https://example.invalid/a.png'><script>console.error('broken')</script>")
    page.evaluate("() => { setTimeout(() => { throw new Error('thrown') }) }")
    page.wait_for_timeout(300)
    context.close()
    for part in ("another host: https://example.invalid/a.png", "console error: broken", "thrown"):
        assert any(part in fault for fault in watch.faults)


def test_page_view_theme_can_be_asked_for(voila, voila_site, small):
    page = voila(small)
    page.goto(f"{page.url}?theme=dark")
    page.locator(".dk-feedback").wait_for()
    assert page.locator("body").get_attribute("data-jp-theme-name") == "JupyterLab Dark"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--jp-layout-color0').trim()") == "#111"


def test_leaving_a_page_ends_its_kernel_and_the_list_of_lessons_opens(voila, voila_site, small, course):
    page = voila(small)
    kernel = json.loads(page.locator("#jupyter-config-data").text_content())["kernelId"]
    asked = f"{voila_site.address}/api/kernels/{kernel}"
    assert page.request.get(asked).status == 200
    page.goto(f"{voila_site.address}/voila/tree/{course.name}")
    page.wait_for_timeout(1000)
    assert page.request.get(asked).status != 200
    page.get_by_role("link", name="small").click()
    page.locator(".dk-feedback").wait_for()
    assert page.title() == "A small lesson"
