"""What every kind of exercise has: an `Item` to show, an answer, and a `Grade` for that answer."""

from dataclasses import dataclass, field


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
    minutes: how long it takes.  options: the answers to choose from, with the key.
    kind of writing tasks: message ("decline" or "follow_up"), start (text to mend), focus (guidelines that count).
    """

    id: str
    kind: str
    prompt: str
    minutes: int = 2
    title: str = ""
    options: tuple[Option, ...] = ()
    message: str = "decline"
    start: str = ""
    focus: tuple[str, ...] = ()
    goal: dict = field(default_factory=dict)

    def public(self) -> dict:
        """Give what a learner may see: everything but the key."""
        texts = [option.text for option in self.options]
        return {"id": self.id, "kind": self.kind, "title": self.title, "prompt": self.prompt, "options": texts}


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer is worth.

    outcome: "right", "partly", "wrong" or "not attempted".  points: 0.0–1.0.  feedback: one sentence on the whole.
    notes: for each option (spot, choose) what to say about it, "" for nothing.
    """

    outcome: str
    points: float
    feedback: str
    notes: tuple[str, ...] = ()


NOT_ATTEMPTED = Grade("not attempted", 0.0, "Choose an answer first, then check it.")
