"""`write`: a message in one's own words, graded by the rubric. The answer is the text."""

from ..exceptions import UnusableText
from ..scorecard import Scorecard, score
from .base import NOT_ATTEMPTED, Grade, Item


def grade(item: Item, answer: str | None) -> Grade:
    """Take an item and a text, give the grade: the share of the item's goal labels that the text reaches.

    Without a goal the guidelines in focus count (all of them where none is named), each as "not to mend".

    >>> grade(Item("w", "write", "Thank her.", goal={"thanks": True}), "I won't come.").outcome
    'wrong'
    """
    if not isinstance(answer, str) or not answer.strip() or answer.strip() == item.start.strip():
        return NOT_ATTEMPTED
    try:
        card = score(answer, item.message)
    except UnusableText as error:
        return Grade("wrong", 0.0, str(error))
    reached = _reached(item, card)
    points = sum(done for _, done in reached) / len(reached)
    open_points = list(dict.fromkeys(title for title, done in reached if not done))
    if not open_points:
        return Grade("right", 1.0, "Everything this exercise asks for is there.")
    return Grade("partly" if points > 0 else "wrong", points, f"Still to do: {', '.join(open_points)}.")


def _reached(item: Item, card: Scorecard) -> list[tuple[str, bool]]:
    """Give for each thing that counts its title for learners and whether the text reaches it."""
    titles = {key: advice.title for advice in card.advice for key in advice.keys} | {"overall": "The whole message"}
    if item.goal:
        return [(titles[key], card.labels[key] == value) for key, value in item.goal.items()]
    return [(a.title, a.state != "mend") for a in card.advice if not item.focus or a.guideline in item.focus]
