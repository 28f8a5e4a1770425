"""What a message says: its sentences in blocks, by plan. A block becomes a paragraph, or a part of one."""

from .phrases import cut
from .writer import UNUSUAL, Sentence, Writer, finished, joins, linked

_TARGETS = ("pay", "process", "people", "place", "firm", "role")
_OBSTACLES = ("commute", "family", "hours", "studies", "timing")
"""Reasons that somebody may give who has not decided yet."""
_LEAST = {"decline": 32, "follow_up": 27}  # words of a fitting message
_LONG = {"decline": 205, "follow_up": 112}  # words of one that is too long
_MOST = {"decline": 170, "follow_up": 85}  # words of one that fits
_TRIES = 60


def blocks(writer: Writer) -> list[list[Sentence]]:
    """Take a writer, give the finished sentences of the message in blocks."""
    short = writer.labels["length"] == "short"
    said = _short(writer) if short else (_decline if writer.plan.kind == "decline" else _follow_up)(writer)
    done = [[finished(sentence) for sentence in block] for block in said if block]
    if not short:
        _fill(writer, done)
    return done


# ---- what a declining message says -------------------------------------------------------------------------------


def _decline(writer: Writer) -> list[list[Sentence]]:
    """Give the blocks of a declining message: the answer, what is said about the firm, the end."""
    dice, labels = writer.dice, writer.labels
    thanks = [writer.say("thanks", "thanks")] if labels["thanks"] else []
    leads = bool(thanks) and (labels["appreciation"] or dice.chance("thanks lead", 0.8))
    answer = _answer(writer, thanks if leads else [])
    middle = _barbs(writer) + _manner(writer)
    end = [
        *([] if leads else thanks),
        *([writer.say("appreciation", "appreciation")] if labels["appreciation"] else []),
        *([_help(writer)] if labels["assistance"] and labels["decision"] != "not_declined" else []),
        *([writer.say("door_open", "door_open")] if labels["door_open"] else []),
        *_lookalikes(writer),
    ]
    if dice.chance("tidy", 0.2) and labels["decision"] == "declined" and labels["tone"] != "hostile":
        answer.append(writer.say("tidy"))
    end.sort(key=lambda sentence: dice.throw(f"order {sentence[0][1]}"))
    if dice.chance("context", 0.25) and labels["tone"] != "hostile":
        answer.insert(0, writer.say("context"))
    return [answer, middle, end]


def _answer(writer: Writer, thanks: list[Sentence]) -> list[Sentence]:
    """Give the sentences of the decision with its reason, after the thanks where these come first."""
    decision, labels = writer.labels["decision"], writer.labels
    if decision == "not_declined":
        return thanks + _still_wants(writer)
    reasons = _reasons(writer)
    if decision == "unclear":
        return [*thanks, writer.say("unclear", "decision"), *reasons]
    if labels["tone"] == "hostile":
        return [writer.say("hostile.no", "decision"), *reasons]
    no = writer.say("declined", "decision")
    return _woven(writer, thanks, no, reasons)


def _woven(writer: Writer, thanks: list[Sentence], no: Sentence, reasons: list[Sentence]) -> list[Sentence]:
    """Join thanks, refusal and reason to sentences, as people do."""
    dice = writer.dice
    reason = reasons[0] if len(reasons) == 1 and joins(reasons[0]) else None
    if thanks and joins(no) and not reason and dice.chance("both", 0.15) and writer.manner != "casual":
        return [cut(writer.say("both")[0][0]), *reasons]
    if joins(no) and reason and dice.chance("reason first", 0.2):
        link = writer.say("link.reason_first")[0][0]
        return [*thanks, linked(reason, link, no)]
    if reason and joins(no) and dice.chance("because", 0.55):
        no, reasons = linked(no, writer.say("link.reason")[0][0], reason), []
    elif reasons and dice.chance("reason before", 0.12):
        return [*thanks, *reasons, no]
    if joins(no) and thanks and joins(thanks[-1]) and dice.chance("but", 0.3):
        return [linked(thanks[-1], writer.say("link.no_after_thanks")[0][0], no), *reasons]
    if joins(no) and writer.manner != "casual" and dice.chance("opener", 0.45):
        opener = writer.say("opener")[0][0]
        if opener.endswith("that") or no[0][0].startswith("I"):  # "after some thought," needs somebody who thought
            no = [(f"{opener} ", None), *no]
    return [*thanks, no, *reasons]


def _still_wants(writer: Writer) -> list[Sentence]:
    """Give the sentences of a message that declines nothing: it accepts, asks, or asks for another date."""
    dice, labels = writer.dice, writer.labels
    if labels["reason"] == "none" and not labels["assistance"]:
        form = dice.pick("wants", ("accept", "accept", "ask", "move", "no_answer"))
        return [writer.say(form)]
    move = writer.say("move_to", "assistance") if labels["assistance"] else writer.say("move")
    if labels["reason"] == "none":
        return [move]
    reason = writer.say("move_over" if labels["reason"] == "oversharing" else "move_reason", "reason")
    return [move, reason] if dice.chance("move first", 0.5) else [reason, move]


def _reasons(writer: Writer) -> list[Sentence]:
    """Give the reason, or the much too long one; for somebody undecided only what need not decide it."""
    value = writer.labels["reason"]
    if value == "none":
        return []
    sorts = writer.scenario.reasons
    if writer.labels["decision"] == "unclear":
        sorts = tuple(sort for sort in sorts if sort in _OBSTACLES) or _OBSTACLES
    sort = writer.dice.pick("sort", sorts)
    if value == "brief":
        return [writer.say(f"reason.{sort}", "reason")]
    return [writer.say(f"over.{sort}" if writer.manner != "life story" else f"over_off.{sort}", "reason")]


def _barbs(writer: Writer) -> list[Sentence]:
    """Give what is said against the firm."""
    labels, dice = writer.labels, writer.dice
    if labels["tone"] == "hostile":
        name, key = ("hostile.critical", "negative") if labels["negative"] else ("hostile.cold", None)
        return _two(writer, name, key)
    if not labels["negative"]:
        return []
    sharp = "sharp" if labels["tone"] == "off" else "polite"
    return [writer.say(f"negative.{dice.pick('target', _TARGETS)}.{sharp}", "negative")]


def _two(writer: Writer, heading: str, key: str | None = None) -> list[Sentence]:
    """Give two different sentences from one heading."""
    first = writer.say(heading, key)
    for _ in range(9):
        if (second := writer.say(heading, key)) != first:
            return [first, second]
    return [first]


def _manner(writer: Writer) -> list[Sentence]:
    """Give sentences of the manner that makes a message off in tone."""
    if writer.manner in ("", "sharp", "casual", "life story"):
        return []
    heading = f"off.{writer.manner}" if writer.plan.kind == "decline" else f"off_follow.{writer.manner}"
    return _two(writer, heading)


def _help(writer: Writer) -> Sentence:
    """Give an offer of help."""
    later = "later" if writer.labels["door_open"] else "refer"  # whoever offers to come later also keeps in touch
    headings = ("refer", "refer", "share", "help", "help", later, writer.register)
    heading = f"assistance.{writer.dice.pick('help', headings)}"
    if writer.manner == "casual":
        heading = "assistance.casual"
    elif writer.dice.chance("help unusual", UNUSUAL[writer.level]):
        heading = "assistance.hard"
    if heading == "assistance.neutral":
        heading = "assistance.help"
    return writer.say("assistance", "assistance", heading)


def _lookalikes(writer: Writer) -> list[Sentence]:
    """Give at times a sentence that looks like something that the message does not do, mostly in hard ones."""
    if writer.level == "easy" or writer.labels["tone"] == "hostile":
        return []
    labels = writer.labels
    absent = [key for key in ("thanks", "assistance", "door_open", "negative") if labels[key] is False]
    absent += ["reason"] if labels["reason"] == "none" and labels["decision"] == "declined" else []
    if not absent or labels["decision"] == "not_declined":
        return []
    if not writer.dice.chance("lookalike", UNUSUAL[writer.level]):
        return []
    return [writer.say(f"lookalike.{writer.dice.pick('which lookalike', absent)}")]


# ---- what a follow-up says ----------------------------------------------------------------------------------------


def _follow_up(writer: Writer) -> list[list[Sentence]]:
    """Give the blocks of a follow-up."""
    dice, labels = writer.dice, writer.labels
    hostile = labels["tone"] == "hostile"
    back = writer.say("refers_back", "refers_back") if labels["refers_back"] else writer.say("restate")
    start = [back]
    if dice.chance("purpose", 0.25) and not hostile:
        start.append(writer.say("follow.purpose"))
    asks = [writer.say("asks", "asks_confirmation", "asks.short" * hostile)] if labels["asks_confirmation"] else []
    if not asks and writer.level != "easy" and dice.chance("lookalike", 0.5) and not hostile:
        asks = [writer.say("lookalike.asks")]
    middle = _two(writer, "hostile_follow") if hostile else _manner(writer)
    thanks = [writer.say("thanks_follow", "thanks")] if labels["thanks"] else []
    if thanks and dice.chance("thanks first", 0.3):
        return [thanks + start, asks + middle]
    return [start, asks + middle, thanks]


# ---- length -------------------------------------------------------------------------------------------------------


def _short(writer: Writer) -> list[list[Sentence]]:
    """Give the few words of a message that is too short."""
    labels = writer.labels
    if writer.plan.kind == "follow_up":
        steps = (("refers_back", "refers_back"), ("asks_confirmation", "asks"), ("thanks", "thanks"))
        said = [writer.say(name, key, f"{name}.short") for key, name in steps if labels[key]]
        return [said or [writer.say("restate")]]
    said = [writer.say("thanks", "thanks", "thanks.short")] if labels["thanks"] else []
    said += [_short_answer(writer)]
    if labels["reason"] == "brief":
        sorts = writer.scenario.reasons if labels["decision"] == "declined" else _OBSTACLES
        said += [writer.say("reason", "reason", f"reason.{writer.dice.pick('sort', sorts)}.short")]
    said += [writer.say("negative", "negative", "negative.short")] if labels["negative"] else []
    for key in ("appreciation", "assistance", "door_open"):
        if labels[key]:
            said += [writer.say(key, key, f"{key}.short")]
    if writer.manner and writer.manner != "sharp":
        said += [writer.say("off", None, "off.curt")]
    return [said]


def _short_answer(writer: Writer) -> Sentence:
    """Give the decision in a few words."""
    labels = writer.labels
    if labels["decision"] == "not_declined":  # to ask for another day takes more words than a short message has
        return writer.say("accept")
    if labels["tone"] == "hostile":
        return writer.say("hostile.no", "decision")
    heading = "declined.short" if labels["decision"] == "declined" else "unclear.short"
    return writer.say("answer", "decision", heading)


def _fill(writer: Writer, done: list[list[Sentence]]) -> None:
    """Add sentences that do nothing until the message is as long as planned."""
    kind, long = writer.plan.kind, writer.labels["length"] == "long"
    words = _count(done)
    if not long and words > _MOST[kind]:  # what does nothing goes first
        done[:] = [kept for block in done if (kept := [s for s in block if any(key for _, key in s)])]
    least = _LONG[kind] if long else _LEAST[kind]
    used: set[str] = set()
    for _ in range(_TRIES):
        if words >= least:
            return
        name = _filler(kind) if long else _padding(writer)
        sentence = finished(writer.say(name))
        if sentence[0][0] in used:
            continue
        used.add(sentence[0][0])
        words += sentence[0][0].count(" ") + 1
        block = done[1] if long and len(done) > 1 and writer.dice.chance("filler block", 0.5) else done[0]
        first = name == "context" or (long and writer.dice.chance("filler place", 0.4))
        block.insert(0 if first else len(block), sentence)


def _count(done: list[list[Sentence]]) -> int:
    """Count words."""
    return sum(text.count(" ") + 1 for block in done for sentence in block for text, _ in sentence)


def _filler(kind: str) -> str:
    """Name the sentences that make a message too long."""
    return "filler" if kind == "decline" else "filler_follow"


def _padding(writer: Writer) -> str:
    """Name the harmless sentences that may fill up a message that would be too short."""
    if writer.plan.kind == "follow_up":
        return "follow.purpose"
    declined = writer.labels["decision"] == "declined" and writer.labels["tone"] != "hostile"
    return "tidy" if declined else "context"
