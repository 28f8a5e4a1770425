"""The lesson on thanks as a learner uses it, in JupyterLab and in the page view."""

import re

import pytest
from playwright.sync_api import Page, expect

from .harness import run_all

LESSON = "02-say-thanks.ipynb"
THANK = re.compile("^Thank ?:")
MENDED = (
    "Dear Mr Rossi,\n\nThank you for changing your own shift to meet me. I will not be coming to the trial shift "
    "on Friday. I have accepted a place at another restaurant.\n\nKind regards,\nFatima Benali"
)


@pytest.fixture(params=["lab", "voila"])
def lesson(request) -> Page:
    """Give the lesson, run to its end, in each of the two views."""
    page = request.getfixturevalue(request.param)(LESSON)
    if request.param == "lab":
        run_all(page)
    expect(page.locator(".dk-progress").last).to_contain_text("0 of 6 exercises done")
    return page


def exercise(page: Page, title: str):
    """Give the part of the page that shows one exercise."""
    return page.get_by_role("region", name=title, exact=True)


def test_feedback_changes_while_typing(lesson):
    mend = exercise(lesson, "Mend it")
    thank = mend.get_by_role("button", name=THANK)
    expect(thank).to_have_accessible_name(re.compile("to mend"))
    mend.get_by_role("textbox").fill(MENDED)
    expect(thank).to_have_accessible_name(re.compile("works"))
    expect(mend.locator("mark.dk-g-thank")).to_have_count(1)
    mend.get_by_role("button", name="Check my message").click()
    expect(lesson.locator(".dk-progress").last).to_contain_text("Mend it (done)")


def test_each_answer_gets_feedback_of_its_own(lesson):
    spot = exercise(lesson, "Spot it")
    spot.get_by_role("checkbox").nth(0).check()
    spot.get_by_role("checkbox").nth(1).check()
    spot.get_by_role("button", name="Check").click()
    expect(spot.get_by_role("status")).to_contain_text("1 of your 2 ticks is right. One is missing.")
    expect(spot.locator(".dk-note").nth(0)).to_contain_text("You judged this right.")
    expect(spot.locator(".dk-note").nth(1)).to_contain_text("Look again.")
    question = exercise(lesson, "Question 1 of 3")
    question.get_by_role("radio").nth(1).check()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).to_contain_text("is only a closing")
    question.get_by_role("radio").nth(0).check()
    question.get_by_role("button", name="Check").click()
    expect(lesson.locator(".dk-progress").first).to_contain_text("1 of 6 exercises done")


def test_no_code_is_shown_in_the_page_view(voila):
    page = voila(LESSON)
    assert "lesson." not in page.locator("body").inner_text()
    expect(page).to_have_title("Say thanks")


def test_progress_and_drafts_are_there_again(voila):
    page = voila(LESSON)
    mend = exercise(page, "Mend it")
    mend.get_by_role("textbox").fill(MENDED)
    expect(mend.get_by_role("button", name=THANK)).to_have_accessible_name(re.compile("works"))
    exercise(page, "Question 2 of 3").get_by_role("radio").nth(1).check()
    exercise(page, "Question 2 of 3").get_by_role("button", name="Check").click()
    expect(page.locator(".dk-progress").first).to_contain_text("1 of 6 exercises done")
    again = voila(LESSON)
    expect(again.locator(".dk-progress").first).to_contain_text("1 of 6 exercises done")
    expect(exercise(again, "Mend it").get_by_role("textbox")).to_have_value(MENDED)


def test_a_quiz_by_keyboard_alone(voila):
    page = voila(LESSON)
    question = exercise(page, "Question 1 of 3")
    question.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("Yes.")


def test_nothing_is_wider_than_a_narrow_window(voila):
    page = voila(LESSON, width=400)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 400


def test_marks_wrap_as_the_text_does(voila):
    """The marked copy below the text must break its lines where the text box does, at every width."""
    page = voila(LESSON)
    turn = exercise(page, "Your turn")
    turn.get_by_role("textbox").fill(KERNED)
    expect(turn.locator("mark.dk-g-thank")).to_have_count(1)
    for width in range(380, 700, 4):
        page.set_viewport_size({"width": width, "height": 900})
        lines, plain = turn.locator(".dk-backdrop").evaluate(LINES)
        assert lines == plain, f"at {width} px"


KERNED = (
    "Dear Ms Osei,\n\nThank you for inviting me to the interview on Thursday. I have said yes to a post closer to my "
    "family, so I will not be coming. Your shifts sounded rather hard anyway.\n\nKind regards,\nAmina Yusuf"
)
"""Marks end before a full stop or a comma, where fonts draw letters closer together."""

LINES = """(marked) => {
    const plain = marked.cloneNode(false);
    plain.textContent = marked.textContent;
    marked.after(plain);
    const lines = (box) => {
        const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), range = document.createRange(), tops = [];
        for (let node = walk.nextNode(); node; node = walk.nextNode())
            for (let i = 0; i < node.length; i++) {
                range.setStart(node, i);
                range.setEnd(node, i + 1);
                if (node.data[i].trim()) tops.push(Math.round(range.getBoundingClientRect().bottom / 8));
            }
        return tops;
    };
    const found = [lines(marked), lines(plain)];
    plain.remove();
    return found;
}"""
