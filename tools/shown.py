"""Which acts the labelled evidence of whole messages shows; read by `train.py` and `evaluate.py`."""

FROM_LABELS = {
    "thank": ("thanks", "appreciation"),
    "decline": ("decision",),
    "undecided": ("decision",),
    "reason": ("reason",),
    "criticise": ("negative",),
    "offer": ("assistance",),
    "keep_in_touch": ("door_open",),
    "refer_back": ("refers_back",),
    "confirm": ("asks_confirmation",),
}
"""Acts that the labelled evidence of these keys shows in whole messages."""
