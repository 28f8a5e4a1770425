"""Every lesson as a page: it runs, shows its exercises and no code, fits a narrow window; the way between lessons."""

import json
import re

import pytest
from playwright.sync_api import expect

from declinekit.paths import lessons

LESSONS = lessons()


def exercises(path) -> int:
    """Count the exercises that a lesson shows one by one."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return sum("lesson.show(" in "".join(cell["source"]) for cell in cells)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_runs_as_a_page_in_a_narrow_window(voila, path):
    page = voila(path.name, width=400, dark=True)
    expect(page.locator(".dk-progress").last).to_contain_text("exercises done")
    shown = page.locator(".dk-player .dk-card, .dk-coach")
    assert shown.count() >= exercises(path)
    text = page.locator("body").inner_text()
    assert not re.search(r"lesson\.\w+\(", text)
    assert "Error" not in text
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 400


def test_links_lead_from_lesson_to_lesson(voila):
    page = voila("02-say-thanks.ipynb")
    page.get_by_role("link", name="Be clear").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Be clear", timeout=60_000)
    assert page.url.endswith("03-be-clear.ipynb")


def test_the_worksheet_is_kept(voila):
    page = voila("01-before-you-decide.ipynb")
    slider = page.get_by_role("slider").nth(1)
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("weight 3, fit 0")).to_have_count(1)
    again = voila("01-before-you-decide.ipynb")
    expect(again.get_by_text("weight 3, fit 0")).to_have_count(1)
