"""Weigh a job against one's own goals: criteria with a weight and a rating, the sum, and what would change it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .exceptions import WrongRecord

MOST = 5
"""Weights and ratings run from 0 to this."""
GO, DECLINE = 65, 45
"""From 65 points on the job fits well; below 45 it does not. Between them: ask first. A worksheet that nobody has
touched has 60 points, so it leans nowhere; ten points are one step of the ratings on half of the criteria."""

STANDARD = (
    "The tasks are what I want to do",
    "I meet the requirements",
    "Hours and place fit my life",
    "The pay is enough",
    "The culture and values suit me",
    "It brings me nearer to my goals",
)
"""The criteria that the worksheet begins with: requirements, culture and values, goals."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that matters. name: in words.  weight: how much, 0–5.  rating: how well the job fits, 0–5."""

    name: str
    weight: int = 3
    rating: int = 3


@dataclass(frozen=True, slots=True)
class Weighing:
    """The criteria in order with their result.

    points: 0–100, the weighted mean of the ratings; None where no criterion has a weight.
    """

    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> int | None:
        """The weighted mean of the ratings, 0–100."""
        total = sum(c.weight for c in self.criteria)
        return round(100 * sum(c.weight * c.rating for c in self.criteria) / (MOST * total)) if total else None

    @property
    def leaning(self) -> str:
        """Where it leans: "go", "ask" or "decline"; "" where nothing has a weight."""
        points = self.points
        return "" if points is None else "go" if points >= GO else "decline" if points < DECLINE else "ask"


def weigh(criteria: Iterable[Criterion]) -> Weighing:
    """Take criteria, give them weighed. Raises `WrongRecord` for a weight or a rating outside 0–5.

    >>> weighing = weigh([Criterion("tasks", 5, 1), Criterion("pay", 1, 5)])
    >>> weighing.points, weighing.leaning
    (33, 'decline')
    """
    kept = tuple(criteria)
    for criterion in kept:
        for value in (criterion.weight, criterion.rating):
            if type(value) is not int or not 0 <= value <= MOST:
                raise WrongRecord(f"{criterion.name!r}: {value!r} is no number from 0 to {MOST}.")
    return Weighing(kept)


def what_if(weighing: Weighing) -> tuple[tuple[Criterion, int, str], ...]:
    """Take a weighing, give each criterion of which another weight alone would change where it leans.

    Each with the nearest such weight and where it leans then.

    >>> [(c.name, w, then) for c, w, then in what_if(weigh([Criterion("tasks", 3, 1), Criterion("pay", 2, 5)]))]
    [('tasks', 1, 'go'), ('pay', 1, 'decline')]
    """
    found = []
    for i, criterion in enumerate(weighing.criteria):
        for weight in sorted(range(MOST + 1), key=lambda weight: abs(weight - criterion.weight)):
            changed = list(weighing.criteria)
            changed[i] = Criterion(criterion.name, weight, criterion.rating)
            then = Weighing(tuple(changed)).leaning
            if then and then != weighing.leaning:
                found.append((criterion, weight, then))
                break
    return tuple(found)


def against(weighing: Weighing) -> tuple[Criterion, ...]:
    """Take a weighing, give the criteria that matter most and are hardly met: each alone can decide.

    >>> [c.name for c in against(weigh([Criterion("hours", 5, 0), Criterion("pay", 4, 0), Criterion("tasks", 5, 4)]))]
    ['hours']
    """
    return tuple(c for c in weighing.criteria if c.weight == MOST and c.rating <= 1)


def as_text(criterion: Criterion) -> str:
    """Give weight and rating as a text, to be kept under the criterion's name."""
    return f"{criterion.weight} {criterion.rating}"


def kept(store: Mapping[str, str]) -> Weighing:
    """Take what was kept, text by name, give the weighing: the standard criteria first, then one's own.

    A text that `as_text` did not give counts as a criterion that nobody has touched.

    >>> weighing = kept({"My dog may come along": "4 2", "The pay is enough": "?"})
    >>> len(weighing.criteria), weighing.criteria[-1].rating, weighing.criteria[3].rating
    (7, 2, 3)
    """
    texts = dict.fromkeys(STANDARD, "") | dict(store.items())
    return Weighing(tuple(_criterion(name, text) for name, text in texts.items()))


def _criterion(name: str, text: str) -> Criterion:
    try:
        weight, rating = map(int, text.split())
        return weigh([Criterion(name, weight, rating)]).criteria[0]
    except ValueError:
        return Criterion(name)
