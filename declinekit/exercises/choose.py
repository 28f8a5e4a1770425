"""`choose`: one of several answers. The answer is the index of the option, or None."""

from .base import NOT_ATTEMPTED, Grade, Item


def grade(item: Item, answer: int | None) -> Grade:
    """Take an item and the index of the chosen option, give the grade with the note on that option.

    >>> from declinekit.exercises.base import Option
    >>> item = Item("q", "choose", "?", options=(Option("a", True, "Yes, because."), Option("b", False, "No.")))
    >>> grade(item, 0).outcome, grade(item, 1).feedback, grade(item, None).outcome
    ('right', 'No.', 'not attempted')
    """
    if not isinstance(answer, int) or isinstance(answer, bool) or not 0 <= answer < len(item.options):
        return NOT_ATTEMPTED
    chosen = item.options[answer]
    notes = tuple(chosen.note if i == answer else "" for i in range(len(item.options)))
    return Grade("right" if chosen.right else "wrong", float(chosen.right), chosen.note, notes)
