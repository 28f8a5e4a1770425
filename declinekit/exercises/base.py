"""What every kind of exercise has: an `Item` to show, an answer, and a `Grade` for that answer."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from ..languages import table


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. right: belongs to the solution.  note: feedback for somebody who looks at this answer."""

    text: str
    right: bool
    note: str


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise.

    id: unique in its pack.  kind: a module of `exercises`.  prompt: the question, plain text.
    minutes: how long it takes.  title: two to five words.  guideline: what it trains, "" for several.
    text: what stands above the answers.  options: the answers, sentences or steps.
    why, why_prompt: reasons to tick in a second step (choose, decide), and their question.
    places: for each option where it belongs: its rank in the text (order), or its slot (sequence, scale).
    slots: the times to choose from (sequence), the steps from one end to the other (scale).
    seconds: for a clock that a learner may start and stop, 0 for none; time never changes a grade.
    hints: at least two, from a question to nearly the answer.
    Writing tasks: message ("decline" or "follow_up"), start (text to mend), focus (guidelines that count),
    goal (labels to reach), keep (words that must stay), example (one good answer).
    solved: whether a learner may ask for the solution.
    was: ids that it had before.  since: the version of its pack from which on answers to it count.
    """

    id: str
    kind: str
    prompt: str
    minutes: int = 2
    title: str = ""
    guideline: str = ""
    text: str = ""
    options: tuple[Option, ...] = ()
    why: tuple[Option, ...] = ()
    why_prompt: str = ""
    places: tuple[int, ...] = ()
    slots: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    message: str = "decline"
    start: str = ""
    focus: tuple[str, ...] = ()
    goal: dict = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    example: str = ""
    solved: bool = True
    seconds: int = 0
    was: tuple[str, ...] = ()
    since: int = 1

    def public(self) -> dict:
        """Give what a learner may see: everything but the key, the notes and the hints."""
        shown = ("id", "kind", "title", "prompt", "minutes", "text", "why_prompt", "start", "seconds")
        texts = {"options": [o.text for o in self.options], "why": [o.text for o in self.why]}
        return {name: getattr(self, name) for name in shown} | texts | {"slots": list(self.slots)}

    def record(self) -> dict:
        """Give the whole item with its key as plain data for a file, which `itemfile.item` reads; without empty fields.

        >>> Item("q", "choose", "Which?", options=(Option("a", True, "Yes."),)).record()["options"]
        [{'text': 'a', 'right': True, 'note': 'Yes.'}]
        """
        blank = asdict(Item("", "", ""))
        kept = {name: value for name, value in asdict(self).items() if value != blank[name]}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()}


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer is worth.

    outcome: "right", "partly", "wrong" or "not attempted".  points: 0.0–1.0.  feedback: one or two sentences on the
    whole answer.  notes: for each option what to say about it, "" for nothing.  why: the same for the second step.
    evidence: the words of the text that the feedback speaks of.  parts: for each guideline that was graded its points.
    """

    outcome: str
    points: float
    feedback: str
    notes: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    parts: dict[str, float] = field(default_factory=dict)


NOT_ATTEMPTED = Grade("not attempted", 0.0, "Choose an answer first, then check it.")


def words(name: str) -> dict:
    """Take the name of a table of exercises.toml, give it."""
    return table("en", "exercises")[name]


def outcome(points: float, enough: float = 0.5) -> str:
    """Take 0–1 points, give the outcome: more than `enough` is partly right.

    >>> [outcome(points) for points in (1.0, 0.6, 0.5, 0.0)]
    ['right', 'partly', 'wrong', 'wrong']
    """
    return "right" if points == 1 else "partly" if points > enough else "wrong"


def indices(answer: object, count: int) -> set[int] | None:
    """Take what was answered and the number of options, give the indices that were chosen; None where it is no list.

    >>> indices([0, 2, 9, "x", True], 3), indices("02", 3)
    ({0, 2}, None)
    """
    if not isinstance(answer, list | tuple | set | frozenset):
        return None
    return {i for i in answer if type(i) is int and 0 <= i < count}


def ticked(options: tuple[Option, ...], chosen: Iterable[int]) -> float:
    """Take options and the indices that were ticked, give the share that was judged as the key does."""
    chosen = set(chosen)
    return sum(option.right == (i in chosen) for i, option in enumerate(options)) / len(options)


def right(options: tuple[Option, ...]) -> list[int]:
    """Give the indices of the right options."""
    return [i for i, option in enumerate(options) if option.right]


def notes(options: tuple[Option, ...], chosen: Iterable[int]) -> tuple[str, ...]:
    """Take options and the indices that were chosen, give the notes on these, "" for the others."""
    chosen = set(chosen)
    return tuple(option.note if i in chosen else "" for i, option in enumerate(options))


def to_be_found(missing: int) -> list[str]:
    """Take how many right answers are missing, give it as a sentence, no sentence for none.

    >>> to_be_found(1), to_be_found(2), to_be_found(0)
    (['One is missing.'], ['2 are missing.'], [])
    """
    return ["One is missing."] if missing == 1 else [f"{missing} are missing."] * (missing > 0)
