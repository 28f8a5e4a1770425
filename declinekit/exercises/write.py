"""`write`: a message in one's own words, graded by the rubric. The answer is the text."""

from random import Random

from ..exceptions import UnusableText
from ..generator import generate
from ..generator import scenario as scenarios
from ..scorecard import Scorecard, score
from .base import NOT_ATTEMPTED, Grade, Item, outcome, words
from .sources import Wish, fault


def grade(item: Item, answer: str | None) -> Grade:
    """Take an item and a text, give the grade: the share of the item's goal labels that the text reaches.

    Without a goal the guidelines in focus count (all of them where none is named), each as "not to mend". `parts` says
    for each of them whether it was reached, `evidence` gives the words that show it.

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
    parts: dict[str, float] = {}
    for title, done in reached:  # one guideline may sum up several labels
        parts[title] = min(float(done), parts.get(title, 1.0))
    points = sum(done for _, done in reached) / len(reached)
    open_points = [title for title, done in parts.items() if not done]
    said = f"Still to do: {', '.join(open_points)}." if open_points else "Everything this exercise asks for is there."
    better = [advice.title for advice in card.advice if advice.state == "mend" and advice.title not in parts]
    said += f" You can still improve: {', '.join(better)}." if better and not open_points else ""
    quotes = tuple(span.cut(answer) for spans in card.evidence.values() for span in spans)
    return Grade(outcome(points, 0.0), points, said, evidence=quotes, parts=parts)


def _reached(item: Item, card: Scorecard) -> list[tuple[str, bool]]:
    """Give for each thing that counts its title for learners and whether the text reaches it."""
    titles = {key: advice.title for advice in card.advice for key in advice.keys} | {"overall": "The whole message"}
    if item.goal:
        return [(titles[key], card.labels[key] == value) for key, value in item.goal.items()]
    return [(a.title, a.state != "mend") for a in card.advice if not item.focus or a.guideline in item.focus]


def solution(item: Item) -> str:
    """Give one good answer."""
    return item.example


def make(rng: Random, wish: Wish) -> Item:
    """Make an item: a scenario to answer. The example is a generated message of the highest quality."""
    places = scenarios.choose(wish.scenario)
    place = places[int(rng.random() * len(places))]
    asked = fault(wish)
    goal = {"decision": "declined"} if wish.kind == "decline" else {}
    goal |= {asked["key"]: asked["right"]}
    [record] = generate(
        1, kind=wish.kind, scenario=place.id, labels=goal, flaws=[], difficulty="easy", seed=rng.getrandbits(32)
    )
    return Item(
        wish.id(rng), "write", f"{place.about} {words('prompt')['write']}", 6, words("titles")["write"],
        wish.guideline, message=wish.kind, focus=(wish.guideline,), goal=goal,
        example=record["text"], hints=tuple(words("hints")["write"]),
    )  # fmt: skip
