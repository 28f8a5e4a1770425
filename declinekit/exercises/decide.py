"""`decide`: an advertisement, a company, one's own goals: go, decline, or ask first? The situations are written by hand
in `data/situations.toml`. The answer is `{"choice": index, "why": [indices]}`.
"""

from random import Random

from .base import Item, Option, words
from .choose import grade, solution
from .sources import Wish, drawn, shuffled

__all__ = ["grade", "make", "solution"]

CHOICES = {"interview": "Go to the interview", "decline": "Decline", "ask": "Ask one thing first"}
"""The three answers, as learners see them."""

GUIDELINES = ("requirements", "culture", "goals", "time")
"""What is to be thought of before one decides."""


def make(rng: Random, wish: Wish) -> Item:
    """Make an item from one of the situations that train the guideline, or from any."""
    row = drawn(rng, wish, "situations", "situation")
    options = tuple(Option(text, choice == row["right"], row["notes"][choice]) for choice, text in CHOICES.items())
    why = tuple(Option(**option) for option in row["why"])
    parts = ("The advertisement", row["job"]), ("The company", row["company"]), ("You", row["goals"])
    return Item(
        wish.id(rng), "decide", words("prompt")["decide"], 4, row["title"], row["guideline"],
        "\n\n".join(f"{head}\n{' '.join(text.split())}" for head, text in parts), options,
        tuple(shuffled(rng, why)), words("prompt")["decide_why"], hints=tuple(row["hints"]),
    )  # fmt: skip
