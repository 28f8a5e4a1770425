"""A scorecard as plain data: the codebook's keys, `score` and `evidence`."""

import json

from ..scorecard import Scorecard


def render(card: Scorecard) -> dict:
    """Take a scorecard, give a flat dict: each codebook key, `score` 0–100, `evidence` {key: [[start, end], …]}.

    Offsets count characters of the text as given.

    >>> from declinekit.scorecard import score
    >>> record = render(score("Hi Sam, thanks for asking. I won't come. Bye, Jo Lee"))
    >>> record["decision"], record["evidence"]["decision"]
    ('declined', [[27, 39]])
    """
    return card.labels | {"score": card.score, "evidence": _evidence(card)}


def as_json(card: Scorecard) -> str:
    """Take a scorecard, give its record as JSON text with one line for each key."""
    lines = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in render(card).items())
    return "{\n" + ",\n".join(lines) + "\n}"


def labelled(card: Scorecard, name: str = "") -> dict:
    """Take a scorecard and an id, give a record of the shape that people who label make (see `codebook`)."""
    return {"id": name, "kind": card.kind, "text": card.text, "labels": card.labels, "evidence": _evidence(card)}


def _evidence(card: Scorecard) -> dict[str, list[list[int]]]:
    return {key: [list(span) for span in spans] for key, spans in card.evidence.items()}
