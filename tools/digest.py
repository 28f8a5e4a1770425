"""Print one digest of scorecards, generated messages and exercises, to see that two Pythons give the same bytes.

    python3.11 tools/digest.py; python3.13 tools/digest.py

Scores every message of `data/messages.jsonl` that is not of the test part, generates a thousand messages and an item
of each kind; needs nothing but the package.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))
from declinekit.exercises import KINDS, make
from declinekit.generator import generate
from declinekit.scorecard import score
from declinekit.views.record import as_json


def main() -> None:
    """Score, and print the version of Python with the digest."""
    found = sha256()
    with (TOP / "data/messages.jsonl").open(encoding="utf-8") as messages:
        for record in map(json.loads, messages):
            if record["split"] != "test":
                found.update(as_json(score(record["text"], record["kind"])).encode())
    for kind in ("decline", "follow_up"):
        found.update(json.dumps(generate(500, kind=kind, seed=3)).encode())
    for kind in KINDS:
        found.update(json.dumps(make(kind, seed=5).record()).encode())
    sys.stdout.write(f"{sys.version.split()[0]} {found.hexdigest()[:16]}\n")


if __name__ == "__main__":
    main()
