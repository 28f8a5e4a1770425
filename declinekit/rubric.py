"""The rubric: what each label costs, and which `overall` the points make. It sees labels only, never words."""

from collections.abc import Iterator

POINTS_OFF = {
    "decline": {
        ("thanks", False): 7,
        ("appreciation", False): 13,
        ("reason", "none"): 12,
        ("reason", "oversharing"): 13,
        ("negative", True): 21,
        ("greeting", False): 8,
        ("closing", False): 6,
        ("full_name", False): 5,
        ("errors", True): 17,
        ("tone", "off"): 12,
        ("length", "short"): 3,
        ("length", "long"): 8,
    },
    "follow_up": {
        ("refers_back", False): 25,
        ("asks_confirmation", False): 18,
        ("thanks", False): 28,
        ("greeting", False): 6,
        ("closing", False): 11,
        ("full_name", False): 5,
        ("errors", True): 14,
        ("tone", "off"): 16,
        ("length", "short"): 5,
        ("length", "long"): 19,
    },
}
"""Points taken from 100. Source: a ridge regression of `overall` on the other labels of the messages outside the test
part, then whole points moved until most of these messages had the `overall` of their labellers (86 % of the declines,
77 % of the follow-ups). 25 points are one step of `overall`; a missing piece of the frame costs the highest mark."""

NEITHER_HELP_NOR_DOOR = 9
PLACEHOLDER = 13
AT_MOST_3 = {
    "decline": (("thanks", False), ("reason", "oversharing"), ("tone", "off"), ("length", "short")),
    "follow_up": (("tone", "off"),),
}
"""Labels with which a message gets at most 3. Source: of the 381 messages outside the test part that have one of these
labels, and a clear no where there is one to give, none got more from its labellers."""
BANDS = (21, 46, 71, 96)
"""`overall` is 1 below 21 points, 2 from 21, 3 from 46, 4 from 71, 5 from 96."""


def points(kind: str, labels: dict[str, bool | str | int], placeholder: bool = False) -> int:
    """Take a kind of message and its labels, give 0–100 points. placeholder: one was left in.

    >>> points("follow_up", {"refers_back": True, "tone": "off", "errors": False})
    70
    """
    return 100 - sum(off for _, off in deductions(kind, labels, placeholder))


def overall(points: int) -> int:
    """Take 0–100 points, give `overall`, 1–5.

    >>> [overall(points) for points in (0, 21, 45, 70, 100)]
    [1, 2, 2, 3, 5]
    """
    return 1 + sum(points >= band for band in BANDS)


def deductions(kind: str, labels: dict[str, bool | str | int], placeholder: bool = False) -> list[tuple[str, int]]:
    """Take a kind and labels, give each reason for points off 100 with its points, caps last.

    >>> deductions("follow_up", {"refers_back": False, "errors": False, "tone": "off"})
    [('refers_back=False', 25), ('tone=off', 16)]
    """
    table = POINTS_OFF[kind]
    off = [(f"{key}={value}", table[key, value]) for key, value in labels.items() if (key, value) in table]
    if kind == "decline" and not (labels.get("assistance") or labels.get("door_open")):
        off.append(("neither assistance nor door_open", NEITHER_HELP_NOR_DOOR))
    if placeholder:
        off.append(("a placeholder left in", PLACEHOLDER))
    points = 100 - sum(points for _, points in off)
    for why, lowest, highest in _bounds(kind, labels, placeholder):
        bounded = min(max(points, lowest), highest)
        off += [(why, points - bounded)] if points != bounded else []
        points = bounded
    return off


def _bounds(kind: str, labels: dict, placeholder: bool) -> Iterator[tuple[str, int, int]]:
    """Give the bounds of the codebook that hold for a message: why, the fewest and the most points."""
    if placeholder:
        yield "a placeholder allows at most 3", -100, BANDS[2] - 1
    for key, value in AT_MOST_3[kind]:
        if labels.get(key) == value:
            yield f"{key}={value} allows at most 3", -100, BANDS[2] - 1
    if kind == "decline" and labels["decision"] != "declined":
        if labels["tone"] == "professional" and not labels["negative"]:
            yield "no clear no, but polite: 2", BANDS[0], BANDS[1] - 1
        else:
            yield "no clear no, and not polite: 1", -100, BANDS[0] - 1
    if labels["tone"] == "hostile":
        yield "hostile: 1", -100, BANDS[0] - 1
    yield "never below 0", 0, 100
