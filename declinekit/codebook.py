"""The codebook as code: kinds of message, their keys, the values of each key, and `check(record)`.

The rules in words are in `docs/codebook.md`; a test compares the two.
A record is a plain dict, the one shape that people who label, the generator and the scorecard all make:
`{"id": str, "kind": str, "text": str, "labels": {key: value}, "evidence": {key: [[start, end], …]}}`.
"""

from .exceptions import UnknownName, WrongRecord

_YES_NO = (True, False)
_TONE = ("professional", "off", "hostile")
_LENGTH = ("short", "fitting", "long")
_OVERALL = (1, 2, 3, 4, 5)

KINDS: dict[str, dict[str, tuple]] = {
    "decline": {
        "decision": ("declined", "unclear", "not_declined"),
        "thanks": _YES_NO,
        "appreciation": _YES_NO,
        "reason": ("none", "brief", "oversharing"),
        "negative": _YES_NO,
        "assistance": _YES_NO,
        "door_open": _YES_NO,
        "greeting": _YES_NO,
        "closing": _YES_NO,
        "full_name": _YES_NO,
        "errors": _YES_NO,
        "tone": _TONE,
        "length": _LENGTH,
        "overall": _OVERALL,
    },
    "follow_up": {
        "refers_back": _YES_NO,
        "asks_confirmation": _YES_NO,
        "thanks": _YES_NO,
        "greeting": _YES_NO,
        "closing": _YES_NO,
        "full_name": _YES_NO,
        "errors": _YES_NO,
        "tone": _TONE,
        "length": _LENGTH,
        "overall": _OVERALL,
    },
}

EVIDENCE_KEYS = (
    "decision",
    "thanks",
    "appreciation",
    "reason",
    "negative",
    "assistance",
    "door_open",
    "refers_back",
    "asks_confirmation",
)
"""The keys whose label, when it is true, quotes the message."""

_ABSENT = (False, "none", "not_declined")


def keys(kind: str) -> dict[str, tuple]:
    """Take a kind of message, give its keys with the values allowed for each.

    Raises `UnknownName` for a kind that is not in the codebook.

    >>> keys("follow_up")["tone"]
    ('professional', 'off', 'hostile')
    """
    if kind not in KINDS:
        raise UnknownName(f"{kind!r} is no kind of message. Kinds: {', '.join(KINDS)}.")
    return KINDS[kind]


def allows(kind: str, key: str, value: object) -> bool:
    """Tell whether a value is one of a key's, and of its type: 1 is not True.

    >>> allows("decline", "thanks", True), allows("decline", "thanks", 1), allows("follow_up", "reason", "none")
    (True, False, False)
    """
    return any(value == v and type(value) is type(v) for v in keys(kind).get(key, ()))


def check(record: dict) -> dict:
    """Take a record, give it back when it keeps the codebook; else raise `WrongRecord` naming the first fault.

    >>> check({"id": "a", "kind": "decline", "text": "No.", "labels": {"thanks": "yes"}, "evidence": {}})
    Traceback (most recent call last):
    declinekit.exceptions.WrongRecord: a: 'yes' is no value of 'thanks'. Allowed: True, False.
    """
    for fault in _faults(record):
        raise WrongRecord(f"{record.get('id', 'record')}: {fault}")
    return record


def _faults(record: dict):
    """Give each way in which a record breaks the codebook, as a sentence."""
    missing = {"id", "kind", "text", "labels", "evidence"} - set(record)
    if missing:
        yield f"the record lacks {', '.join(sorted(missing))}."
        return
    shapes = {"id": str, "kind": str, "text": str, "labels": dict, "evidence": dict}
    for field, shape in shapes.items():
        if not isinstance(record[field], shape):
            yield f"{field!r} is {type(record[field]).__name__}, not {shape.__name__}."
            return
    allowed = keys(record["kind"])
    for key, value in record["labels"].items():
        if key not in allowed:
            yield f"{key!r} is no label of kind {record['kind']!r}. Labels: {', '.join(allowed)}."
        elif not allows(record["kind"], key, value):
            yield f"{value!r} is no value of {key!r}. Allowed: {', '.join(map(str, allowed[key]))}."
    for key in allowed:
        if key not in record["labels"]:
            yield f"the label {key!r} is missing."
    for key, spans in record["evidence"].items():
        if key not in EVIDENCE_KEYS or key not in allowed:
            yield f"{key!r} takes no evidence. Keys that do: {', '.join(EVIDENCE_KEYS)}."
        elif record["labels"].get(key) in _ABSENT:
            yield f"{key!r} is {record['labels'][key]!r}, so it has no evidence."
        if not _are_pairs(spans):
            yield f"evidence for {key!r} is not a list of pairs [start, end] of whole numbers."
            return
        for start, end in spans:
            if not 0 <= start < end <= len(record["text"]):
                size = len(record["text"])
                yield f"evidence for {key!r} at {start}–{end} lies outside the text of {size} characters."
    for key in EVIDENCE_KEYS:
        if key in allowed and record["labels"].get(key, False) not in _ABSENT and not record["evidence"].get(key):
            yield f"{key!r} is {record['labels'][key]!r} but quotes no passage."
    if record["labels"].get("appreciation") and not record["labels"].get("thanks"):
        yield "'appreciation' is a second thanks, so it needs 'thanks'."


def _are_pairs(spans: object) -> bool:
    """Tell whether evidence has its shape: [[start, end], …]."""
    if not isinstance(spans, list | tuple):
        return False
    return all(isinstance(pair, list | tuple) and [type(n) for n in pair] == [int, int] for pair in spans)
