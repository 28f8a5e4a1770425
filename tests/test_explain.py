"""The explanation adds up: its shares to the scores, its points to the mark; and evidence carries its label."""

import json
import re
from pathlib import Path

import pytest

from declinekit import score
from declinekit.rubric import deductions
from declinekit.scorecard import judged
from declinekit.spans import without
from declinekit.views import explain

ROOT = Path(__file__).parents[1]
ROWS = [json.loads(line) for line in (ROOT / "data/messages.jsonl").open(encoding="utf-8")]
DEV = [row for row in ROWS if row["split"] == "dev"]
ROUNDS, FAITHFUL = 3, 0.92


@pytest.mark.parametrize("row", DEV[::4], ids=lambda row: row["id"])
def test_the_points_shown_add_up(row):
    card = score(row["text"], row["kind"])
    assert 100 - sum(points for _, points in deductions(card.kind, *judged(card.findings))) == card.score
    shown = explain.render(card)
    points = [int(sign) for sign in re.findall(r"^  ([ +-]+\d+)  ", shown.split("POINTS")[1], re.MULTILINE)]
    assert 100 + sum(points) == card.score
    assert shown.endswith(f"`overall` is {card.overall}")


def test_every_label_and_every_sentence_is_shown():
    card = score("Hi Sam,\n\nthanks for asking me. I won't come: I signed elsewhere.\n\nBest,\nJo Lee")
    shown = explain.render(card)
    assert all(f"  {key}: {value}" in shown for key, value in card.labels.items() if key != "overall")
    assert "1. thanks for asking me." in shown and "2. I won't come: I signed elsewhere." in shown
    assert 'by the cue "' in shown and "rather than" in shown


@pytest.mark.parametrize("text", ["\x1b[31mno thanks", "no\x07 thanks\r\n", "…", "?", "👍"])
def test_no_message_steers_the_terminal(text):
    assert all(c.isprintable() or c == "\n" for c in explain.render(score(text)))


def test_without_its_evidence_a_label_goes():
    """ERASER's test of faithfulness: take the passage away, again where another passage then shows the label."""
    gone = []
    for row in DEV:
        card = score(row["text"], row["kind"])
        gone += [_goes(row["text"], row["kind"], key) for key in card.evidence]
    assert len(gone) > 200
    assert sum(gone) / len(gone) >= FAITHFUL, f"{sum(gone) / len(gone):.3f}"


def _goes(text: str, kind: str, key: str) -> bool:
    value = score(text, kind).labels[key]
    for _ in range(ROUNDS):
        text = without(text, score(text, kind).evidence[key])
        if not text.strip() or score(text, kind).labels[key] != value:
            return True
    return False
