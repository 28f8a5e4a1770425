"""`spot`: tick every answer that fits. The answer is the list of the indices ticked, empty for "none of them"."""

from .base import NOT_ATTEMPTED, Grade, Item


def grade(item: Item, answer: list[int] | None) -> Grade:
    """Take an item and the ticked indices, give the grade with a note on every option. Points: share judged right.

    >>> from declinekit.exercises.base import Option
    >>> item = Item("q", "spot", "?", options=(Option("a", True, "It does."), Option("b", False, "It does not.")))
    >>> grade(item, [0]).feedback, grade(item, [0, 1]).points, grade(item, []).outcome
    ('All 2 judged right.', 0.5, 'not attempted')
    """
    given = answer if isinstance(answer, list | tuple | set) else ()
    ticked = {i for i in given if isinstance(i, int) and 0 <= i < len(item.options)}
    if not ticked:
        return NOT_ATTEMPTED
    hits = [option.right == (i in ticked) for i, option in enumerate(item.options)]
    count, total = sum(hits), len(hits)
    notes = tuple(option.note for option in item.options)
    if count == total:
        return Grade("right", 1.0, f"All {total} judged right.", notes)
    feedback = f"{count} of {total} judged right. Read the notes where you differ, and try again."
    return Grade("partly" if count > total / 2 else "wrong", count / total, feedback, notes)
