"""Answers to exercises as a learner gives them in a page: with the mouse, or with the keyboard alone."""

from playwright.sync_api import Locator, Page

from declinekit.exercises import solution
from declinekit.exercises.base import Item

FOCUSED = "element => element === document.activeElement"
RING = """() => { const { activeElement: it } = document;
    const drawn = [it, it.parentElement].map((element) => getComputedStyle(element));
    return drawn.some(({ outlineStyle: line, outlineWidth: width }) => line !== 'none' && parseFloat(width) >= 2); }"""
MESSAGE = (
    "Dear Ms Aydin,\n\nThank you for inviting me to an interview at your bakery on Friday. I have accepted a post "
    "nearer to home, so I have to decline. I really appreciated your friendly call.\n\nKind regards,\nRuth Mensah"
)


def fill(player: Locator, item: Item) -> None:
    """Give the right answer with the mouse."""
    answer = solution(item)
    if item.kind == "mark":
        for index in answer:
            player.locator(".dk-sentence").nth(index).click()
    elif item.kind == "sequence":
        for index, slot in enumerate(answer):
            player.get_by_role("combobox").nth(index).select_option(str(slot))
    elif item.kind == "scale":
        for index, step in enumerate(answer):
            player.get_by_role("slider").nth(index).fill(str(step))
    elif item.kind == "order":
        for place, index in enumerate(answer):
            line = player.locator(f'.dk-line[data-index="{index}"]')
            while line.evaluate("e => [...e.parentElement.children].indexOf(e)") > place:
                line.get_by_role("button", name="Move up").click()
    elif item.kind == "spot":
        for index in answer:
            player.get_by_role("checkbox").nth(index).check()
    elif isinstance(answer, dict):
        player.get_by_role("radio").nth(answer["choice"]).check()
        for index in answer["why"]:
            player.locator(".dk-second").get_by_role("checkbox").nth(index).check()
    else:
        player.get_by_role("radio").nth(answer).check()


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until the target has the focus, and see that the focus can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate(FOCUSED):
            assert page.evaluate(RING), f"the focus cannot be seen on {target}"
            return
    raise AssertionError(f"{most} times Tab did not lead to {target}")


def type_in(page: Page, player: Locator, item: Item) -> None:
    """Give the right answer with the keyboard alone; the focus stands before the exercise."""
    answer, press = solution(item), page.keyboard.press
    if item.kind == "mark":
        for index in answer:
            tab_to(page, player.locator(".dk-sentence").nth(index))
            press("Enter")
    elif item.kind == "scale":
        for index, step in enumerate(answer):
            tab_to(page, player.get_by_role("slider").nth(index))
            press("Home")
            for _ in range(step):
                press("ArrowRight")
    elif item.kind == "spot":
        for index in answer:
            tab_to(page, player.get_by_role("checkbox").nth(index))
            press("Space")
    else:
        tab_to(page, player.get_by_role("radio").first)
        press("Space")
        for _ in range(answer["choice"] if isinstance(answer, dict) else answer):
            press("ArrowDown")
        for index in answer["why"] if isinstance(answer, dict) else ():
            tab_to(page, player.locator(".dk-second").get_by_role("checkbox").nth(index))
            press("Space")
