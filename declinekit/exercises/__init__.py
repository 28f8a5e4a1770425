"""Exercises: one module for each kind, `grade(item, answer) -> Grade`, and packs of items from `data/packs`.

A new kind is a module here and a line in the table.
"""

from . import choose, spot, write
from .base import Grade, Item

KINDS = {"choose": choose, "spot": spot, "write": write}


def grade(item: Item, answer) -> Grade:
    """Take an item and an answer of its kind, give the grade. An answer of another shape is "not attempted"."""
    return KINDS[item.kind].grade(item, answer)
