"""Every lesson as a page: it runs, shows its exercises and no code, fits a narrow window; the way between lessons."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from declinekit.exercises import packs
from declinekit.paths import lessons
from declinekit.widgets.series import WRITING

from .hands import MESSAGE, fill, tab_to, type_in

LESSONS = lessons()
CALL = re.compile(r"lesson\.(show|play)\((.*)\)")


def violations(page) -> list[str]:
    """Give what axe-core finds wrong with a page for people who see, hear or move differently."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['help']} {node['html'][:200]}" for v in found for node in v["nodes"]]


def calls(path) -> list[tuple[str, list[str]]]:
    """Give what a lesson shows, in order: ("show", ids of items) or ("play", [name of a pack])."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found = (CALL.search("".join(cell["source"])) for cell in cells)
    return [(call[1], re.findall(r'"([^"]*)"', call[2])) for call in found if call]


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
    assert violations(page) == []


def test_links_lead_from_lesson_to_lesson(voila):
    page = voila("02-say-thanks.ipynb")
    page.get_by_role("link", name="Be clear").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Be clear", timeout=60_000)
    assert page.url.endswith("03-be-clear.ipynb")


def test_the_worksheet_is_kept(voila):
    page = voila("01-before-you-decide.ipynb")
    slider = page.get_by_role("slider", name="The tasks are what I want to do: true of this job")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("matters 3, true 0")).to_have_count(1)
    again = voila("01-before-you-decide.ipynb")
    expect(again.get_by_text("matters 3, true 0")).to_have_count(1)


def write(page, item) -> None:
    """Write a whole message and have it checked."""
    coach = page.locator(f'section.dk-coach[aria-label="{item.title}"]')
    coach.get_by_role("textbox").fill(item.example or MESSAGE)
    coach.get_by_role("button", name="Check my message").click()
    expect(coach.locator(".dk-status .dk-sign")).to_have_text("✓")


def answer(page, item) -> None:
    """Answer one exercise of a lesson, and have it checked."""
    player = page.locator(f'section.dk-player[aria-label="{item.title}"]').filter(has=page.get_by_text(item.prompt))
    fill(player, item)
    player.get_by_role("button", name="Check", exact=True).click()
    expect(player.locator(".dk-status .dk-sign")).to_have_text("✓")


def answer_series(page, items) -> None:
    """Answer exercises that come one after another."""
    player = page.locator("section.dk-player").filter(has=page.locator(".dk-place:not(:empty)"))
    for number, item in enumerate(items, 1):
        expect(player.locator(".dk-place")).to_have_text(f"Exercise {number} of {len(items)}")
        fill(player, item)
        player.get_by_role("button", name=re.compile("^(Check|Keep this answer)$")).click()
        expect(player.locator(".dk-status .dk-sign")).to_have_text("✓")
        player.get_by_role("button", name=re.compile("^(Next|Finish)$")).click()


@pytest.mark.timeout(600)
def test_the_whole_course_from_the_first_to_the_last_exercise(voila):
    """As a learner who does everything right: the map, the two tests and the page to keep tell of it."""
    page = voila(LESSONS[0].name)
    for path, following in zip(LESSONS, [*LESSONS[1:], None], strict=True):
        for what, names in calls(path):
            if what == "play":
                answer_series(page, packs.load(names[0]).items)
                continue
            items = [packs.load(path.stem).item(name) for name in names]
            if len(items) > 1:
                answer_series(page, items)
            else:
                (write if items[0].kind in WRITING else answer)(page, items[0])
        for bar in page.locator(".dk-progress").all():
            expect(bar).to_contain_text("This lesson is done")
        assert violations(page) == []
        if following:
            page.locator(f'a[href*="{following.name}"]').last.click()
            page.wait_for_url(f"**/{following.name}")
            expect(page.locator(".dk-progress").last).to_contain_text("exercises done", timeout=60_000)
    page.get_by_role("button", name="Show my results").click()
    expect(page.get_by_text("Test before the course: 100 %. Test after it: 100 %.")).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("button", name="Save my page").click()
    kept = file.value.path().read_text(encoding="utf-8")
    assert file.value.suggested_filename == "my-message.html"
    assert "My checklist for the next time" in kept
    page.get_by_role("link", name="All lessons").click()
    expect(page.get_by_role("cell", name="✓ done")).to_have_count(len(LESSONS), timeout=60_000)


@pytest.mark.timeout(180)
def test_a_lesson_with_the_keyboard_alone(voila):
    """From the first exercise to the link to the next lesson: nothing needs a mouse, and the focus can be seen."""
    page, name = voila("03-be-clear.ipynb"), "03-be-clear"
    for what, names in calls(next(path for path in LESSONS if path.stem == name)):
        assert what == "show"
        item = packs.load(name).item(names[0])
        if item.kind in WRITING:
            coach = page.locator(f'section.dk-coach[aria-label="{item.title}"]')
            tab_to(page, coach.get_by_role("textbox"))
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(item.example or MESSAGE)
            tab_to(page, coach.get_by_role("button", name="Check my message"))
            page.keyboard.press("Enter")
            expect(coach.locator(".dk-status .dk-sign")).to_have_text("✓")
        else:
            player = page.locator(f'section.dk-player[aria-label="{item.title}"]')
            type_in(page, player, item)
            tab_to(page, player.get_by_role("button", name="Check", exact=True))
            page.keyboard.press("Enter")
            expect(player.locator(".dk-status .dk-sign")).to_have_text("✓")
    expect(page.locator(".dk-progress").last).to_contain_text("This lesson is done")
    tab_to(page, page.get_by_role("link", name="Be brief"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Be brief", timeout=60_000)
