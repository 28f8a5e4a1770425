"""The yardstick: the keyword matcher that somebody would write in an afternoon. It shares nothing with the package.

`label(text, kind)` gives the codebook's labels. `make evaluate` and `make bench` set the scorer beside it.
"""

import re


def _has(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})", text) is not None


def label(text: str, kind: str = "decline") -> dict:
    """Take a message and its kind, give every label of the codebook by keywords alone.

    >>> found = label("Dear Ms Lee, thank you, but I must decline. Kind regards, Jo Lee")
    >>> found["decision"], found["thanks"], found["closing"]
    ('declined', True, True)
    """
    low, lines = text.lower(), [line.strip() for line in text.strip().splitlines() if line.strip()] or [""]
    thanks = len(re.findall(r"\b(?:thank|grateful|appreciate|gratitude)", low))
    words = len(text.split())
    found = {
        "thanks": thanks > 0,
        "greeting": _has(r"dear|hi|hello|hey|good (?:morning|afternoon|evening)", lines[0].lower()),
        "closing": _has(r"regards|sincerely|best wishes|yours|cheers|thanks,", "\n".join(lines[-3:]).lower()),
        "full_name": re.fullmatch(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)+", lines[-1]) is not None,
        "errors": _has(r"i(?= )|u |pls|thx|recieve|dont|cant|wont", text) or _has(r"\[|xxx", low),
        "tone": "hostile"
        if _has("stupid|idiot|joke|ridiculous|waste", low)
        else "off"
        if "!!" in low
        else "professional",
        "length": "short" if words < 25 else "long" if words > (180 if kind == "decline" else 90) else "fitting",
    }
    if kind == "follow_up":
        found["refers_back"] = _has("my (?:last|previous|earlier)|wrote|sent|e-?mail", low)
        found["asks_confirmation"] = _has("confirm|receive|let me know", low)
        return found | {"overall": max(1, 5 - sum(not found[key] for key in _GOOD["follow_up"]) - found["errors"])}
    no = _has("declin|withdraw|not be able|unable|cannot|can't|won't|will not|no longer|pass on", low)
    doubt = _has("not sure|maybe|might|perhaps|unless|if you", low)
    found |= {
        "decision": "unclear" if doubt else "declined" if no else "not_declined",
        "appreciation": thanks > 1,
        "reason": "oversharing"
        if words > 150
        else "brief"
        if _has("because|as i|since|due to|accepted|reason", low)
        else "none",
        "negative": _has("bad|poor|unprofessional|rude|low salary|disappoint|terrible", low),
        "assistance": _has("recommend|refer|happy to help|let me know if|another date|reschedule", low),
        "door_open": _has("keep in touch|stay in touch|future|hope to|paths cross", low),
    }
    marks = 5 - sum(not found[key] for key in _GOOD["decline"]) // 2 - found["errors"] - 2 * found["negative"]
    return found | {"overall": max(1, marks if found["decision"] == "declined" else min(2, marks))}


_GOOD = {
    "decline": ("thanks", "appreciation", "greeting", "closing", "full_name", "assistance"),
    "follow_up": ("thanks", "refers_back", "asks_confirmation", "greeting", "closing", "full_name"),
}
"""Keys whose absence costs marks."""
