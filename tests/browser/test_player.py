"""The player in real pages: every kind by mouse and by keyboard, hints, solution, next; both themes, narrow windows."""

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from declinekit.exercises import KINDS, make, solution
from declinekit.widgets.series import WRITING

from .hands import fill
from .test_coach_lab import CONTRAST

CHOICES = [kind for kind in KINDS if kind not in WRITING]
SOURCE = """from declinekit.exercises import make
from declinekit.widgets.series import Series
Series([make(kind, seed=6) for kind in {kinds}], count={count})"""


@pytest.fixture
def notebook(tmp_path):
    """Give a maker of a notebook with a series of exercises of some kinds."""

    def made(*kinds: str) -> Path:
        source = SOURCE.format(kinds=kinds, count=len(kinds))
        cells = [nbformat.v4.new_markdown_cell("# Practice"), nbformat.v4.new_code_cell(source)]
        path = tmp_path / "series.ipynb"
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
        return path

    return made


def test_every_kind_can_be_played_to_the_end(voila, notebook):
    page = voila(notebook(*CHOICES))
    for number, kind in enumerate(CHOICES, 1):
        item, player = make(kind, seed=6), page.locator(".dk-player")
        expect(player.locator(".dk-place")).to_have_text(f"Exercise {number} of {len(CHOICES)}")
        if number > 1:
            expect(player.locator("legend").first).to_be_focused()
        fill(player, item)
        player.get_by_role("button", name="Check").click()
        expect(player.locator(".dk-status .dk-sign")).to_have_text("✓")
        player.get_by_role("button", name="Finish" if number == len(CHOICES) else "Next").click()
    expect(page.get_by_text(f"{len(CHOICES)} of them are right")).to_be_visible()


def test_writing_tasks_have_the_editor_and_hints_below(voila, notebook):
    page = voila(notebook("repair"))
    item = make("repair", seed=6)
    expect(page.get_by_role("textbox")).to_have_value(item.start)
    page.get_by_role("button", name="Hint").click()
    expect(page.locator(".dk-hint")).to_contain_text(item.hints[0])
    page.get_by_role("textbox").fill(item.example)
    page.get_by_role("button", name="Check my message").click()
    expect(page.get_by_text("Mended. What was wrong is gone")).to_be_visible()


def test_hints_and_solution_by_keyboard_alone(voila, notebook):
    page = voila(notebook("order"))
    item, player = make("order", seed=6), page.locator(".dk-player")
    player.get_by_role("button", name="Move down").first.focus()
    page.keyboard.press("Enter")
    expect(player.get_by_role("status")).to_contain_text("Now line 2")
    for name in ("Check", "Hint", "Another hint", "Show the solution"):
        player.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        if name == "Hint":
            expect(player.locator(".dk-hint")).to_have_count(1)
        if name == "Another hint":
            expect(player.locator(".dk-hint")).to_have_count(2)
    expect(player.get_by_role("status")).to_contain_text("The solution.")
    shown = player.locator(".dk-line").evaluate_all("lines => lines.map((line) => Number(line.dataset.index))")
    assert shown == solution(item)


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_and_nothing_is_wider_than_the_window(voila, notebook, dark):
    page = voila(notebook(*CHOICES), width=400, dark=dark)
    probe = CONTRAST.replace(".dk-coach", ".dk-player")
    for number, kind in enumerate(CHOICES, 1):
        player = page.locator(".dk-player")
        expect(player.locator(".dk-place")).to_contain_text(f"Exercise {number} ")
        fill(player, make(kind, seed=6))
        player.get_by_role("button", name="Check").click()
        player.get_by_role("button", name="Hint").click()
        expect(player.locator(".dk-hint")).to_have_count(1)
        assert page.evaluate(probe) == {}
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 400
        player.locator(".dk-bar-row .dk-button").last.click()
