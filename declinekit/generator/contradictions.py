"""What no message can be: labels that the codebook, or common sense, rules out together, each with the reason."""

from collections.abc import Callable

from .. import codebook

Labels = dict[str, bool | str | int]

_SHORT_HOLDS = 3  # so many acts fit into a message that is too short


def contradiction(kind: str, labels: Labels) -> str:
    """Take a kind of message and some of its labels, give why they cannot stand together, "" where they can.

    >>> contradiction("decline", {"appreciation": True, "thanks": False})
    'appreciation is a second thanks, so there must be a first.'
    """
    return next((why for holds, why in (*_RULES[kind], *_RULES_OF_BOTH) if holds(labels)), "")


def _acts(labels: Labels) -> int:
    """Count the things that a message does."""
    yes = sum(labels.get(key) is True for key in codebook.EVIDENCE_KEYS)
    return yes + ("decision" in labels) + (labels.get("reason", "none") != "none") + (labels.get("tone") == "off")


_RULES: dict[str, tuple[tuple[Callable[[Labels], bool], str], ...]] = {
    "decline": (
        (
            lambda g: g.get("appreciation") is True and g.get("thanks") is False,
            "appreciation is a second thanks, so there must be a first.",
        ),
        (
            lambda g: g.get("appreciation") is True and g.get("decision", "declined") != "declined",
            "appreciation comes after the decision was stated; here none is stated.",
        ),
        (
            lambda g: g.get("decision") == "not_declined" and g.get("door_open") is True,
            "an open door means later contact; this message still wants the interview itself.",
        ),
        (
            lambda g: g.get("decision") == "not_declined" and g.get("tone") == "hostile",
            "a hostile message that wants the interview would be no message of this world.",
        ),
        (
            lambda g: g.get("decision") == "not_declined" and g.get("negative") is True and g.get("tone") == "off",
            "a barb beside an acceptance is not among the phrases; ask for negative with a professional tone.",
        ),
    ),
    "follow_up": (
        (
            lambda g: g.get("refers_back") is False and g.get("asks_confirmation") is False and g.get("thanks") is False
            and g.get("length") == "long",
            "nothing would be left to say at length.",
        ),
    ),
}  # fmt: skip
_RULES_OF_BOTH: tuple[tuple[Callable[[Labels], bool], str], ...] = (
    (
        lambda g: g.get("tone") == "hostile" and g.get("thanks") is True,
        "a hostile message thanks nobody sincerely, and irony is no thanks.",
    ),
    (
        lambda g: g.get("tone") == "hostile" and True in (g.get("assistance"), g.get("door_open")),
        "a hostile message offers nothing and opens no door.",
    ),
    (
        lambda g: g.get("tone") == "hostile" and g.get("overall", 1) != 1,
        "the codebook gives a hostile message overall 1.",
    ),
    (
        lambda g: g.get("decision", "declined") != "declined" and g.get("overall", 1) > 2,
        "the codebook gives a message without a clear no at most overall 2.",
    ),
    (
        lambda g: (
            g.get("length") == "short"
            and g.get("decision") == "not_declined"
            and (g.get("reason") == "brief" or g.get("assistance") is True)
        ),
        "to ask for another day and to say why takes more than 25 words.",
    ),
    (
        lambda g: g.get("length") == "short" and (_acts(g) > _SHORT_HOLDS or g.get("reason") == "oversharing"),
        f"more than {_SHORT_HOLDS} things to say, or a long reason, make no abrupt message of under 25 words.",
    ),
)
