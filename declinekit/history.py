"""What the learner's record says of a pack as it is today, though lessons change.

A lesson keeps its id for ever. An item may get another id (`was` names the earlier ones), and it may become another
question (answers count from the version `since` of its pack on). Nothing in the record is rewritten.
"""

from dataclasses import replace

from .exercises.base import Grade, Item
from .exercises.packs import Pack
from .progress import Attempt, Progress, best


def attempts(progress: Progress, pack: Pack) -> list[Attempt]:
    """Give the attempts that count for a pack, oldest first, under the ids that its items have now.

    >>> import tempfile
    >>> from pathlib import Path
    >>> progress = Progress(Path(tempfile.mkdtemp()) / "p.sqlite")
    >>> for item in ("old-name", "changed"):
    ...     progress.add(Attempt("mine", item, "right", 1.0, 0, version=1))
    >>> items = Item("new-name", "choose", "?", was=("old-name",)), Item("changed", "choose", "?", since=2)
    >>> [attempt.item for attempt in attempts(progress, Pack("mine", items, version=2))]
    ['new-name']
    """
    now = {name: item for item in pack.by_hand for name in (item.id, *item.was)}
    found = []
    for attempt in progress.attempts(pack.name):
        item = now.get(attempt.item)
        if item is None:
            found.append(attempt)
        elif attempt.version >= item.since:
            found.append(replace(attempt, item=item.id))
    return found


def outcomes(progress: Progress, pack: Pack) -> dict[str, str]:
    """Give for each item of a pack that was tried its best outcome."""
    return best(attempts(progress, pack))


def keep(progress: Progress, pack: Pack, item: Item, answer: object, grade: Grade) -> None:
    """Store an answer to an item of a pack; one that was not attempted is none."""
    if grade.outcome != "not attempted":
        progress.add(Attempt(pack.name, item.id, grade.outcome, grade.points, answer, pack.version))


def draft(progress: Progress, pack: Pack, item: Item) -> str:
    """Give the newest text of a writing task, whatever its id was when it was written; "" where there is none."""
    texts = (progress.draft(pack.name, name) for name in (item.id, *item.was))
    return next(filter(None, texts), "")
