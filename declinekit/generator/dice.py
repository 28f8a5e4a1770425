"""Where chance comes from: one stream for many messages, or one throw for each name, so that two messages can share."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of throws. `Random.random` gives the same numbers on every Python; its other methods need not.

    >>> Dice(Random(7)).pick("day", ["Monday", "Tuesday", "Wednesday"])
    'Monday'
    """

    __slots__ = ("random",)

    def __init__(self, rng: Random):
        self.random = rng.random

    def throw(self, name: str) -> float:
        """Give a number from 0 up to 1. name: what it is for, for dice that remember."""
        return self.random()

    def pick(self, name: str, options: Sequence[T]) -> T:
        """Give one of the options."""
        return options[int(self.random() * len(options))]

    def chance(self, name: str, share: float) -> bool:
        """Tell yes in this share of the throws."""
        return self.random() < share


class Shared(Dice):
    """Dice that fall the same for the same name: two messages made with them differ only where their plans do.

    >>> Shared("s").pick("day", "abcdef") == Shared("s").pick("day", "abcdef")
    True
    """

    __slots__ = ("seed", "seen")

    def __init__(self, seed: str):
        self.seed, self.seen = seed, Counter()

    def throw(self, name: str) -> float:
        """Give the number that belongs to the name, another one each time it is asked for."""
        self.seen[name] += 1
        return Random(f"{self.seed}/{name}/{self.seen[name]}").random()

    def pick(self, name: str, options: Sequence[T]) -> T:
        """Give the option that belongs to the name."""
        return options[int(self.throw(name) * len(options))]

    def chance(self, name: str, share: float) -> bool:
        """Tell whether the number of the name is below this share."""
        return self.throw(name) < share
