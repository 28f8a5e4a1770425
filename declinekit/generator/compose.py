"""From a plan and a scenario to a record: what is said is laid out in lines and put together, its passages noted."""

from .content import blocks
from .dice import Dice
from .plan import Plan
from .scenario import Scenario, facts
from .slips import Where, spoil
from .writer import Sentence, Writer


def compose(plan: Plan, scenario: Scenario, dice: Dice) -> dict:
    """Take a plan and a scenario, give a record: kind, text, labels, evidence, and `slips`, the spans of its slips."""
    writer = Writer(plan, scenario, dice, facts(scenario, dice))
    lines = _laid_out(writer, blocks(writer))
    slips = spoil(lines, dice, writer.level) if plan.labels["errors"] else []
    return _record(plan, lines, slips)


def _laid_out(writer: Writer, blocks: list[list[Sentence]]) -> list[list[Sentence]]:
    """Give the message as lines, each a list of sentences: greeting, paragraphs with a blank line between, sign-off."""
    dice, labels, channel = writer.dice, writer.labels, writer.scenario.channel
    short = labels["length"] == "short"
    one = short or channel == "text" or (channel == "network" and dice.chance("one block", 0.6))
    if one:
        blocks = [[sentence for block in blocks for sentence in block]]
    elif len(blocks) > 2 and dice.chance("two blocks", 0.5):
        blocks = [blocks[0] + blocks[1], *blocks[2:]]
    gap: list[list[Sentence]] = [] if short else [[]]
    lines: list[list[Sentence]] = []
    if labels["greeting"]:
        lines += [[_frame(writer, "greeting")], *gap]
    for block in blocks:
        lines += [block, *gap]
    if labels["closing"]:
        lines += [[_frame(writer, "closing")]]
    name = _signature(writer)
    if name:
        lines += [[[(name, None)]]]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _frame(writer: Writer, name: str) -> Sentence:
    """Give a greeting or a closing that fits the register."""
    register = {"esl": "neutral"}.get(writer.register, writer.register)
    register = "casual" if writer.manner == "casual" else register
    register = "cold" if name == "closing" and writer.labels["tone"] == "hostile" else register
    return writer.say(name, None, f"{name}.{register}")


def _signature(writer: Writer) -> str:
    """Give the name below the message; where it shall not be full: the first name, or none."""
    if writer.labels["full_name"]:
        return writer.facts["sender"]
    return "" if writer.dice.chance("no name", 0.4) else writer.facts["sender_first"]


def _record(plan: Plan, lines: list[list[Sentence]], slips: list[tuple[Where, int, int]]) -> dict:
    """Put the text together and note where each label stands."""
    text: list[str] = []
    evidence: dict[str, list[list[int]]] = {}
    where = dict.fromkeys(place for place, _, _ in slips)
    at = 0
    for i, line in enumerate(lines):
        for j, sentence in enumerate(line):
            if j:
                text.append(" ")
                at += 1
            for k, (words, key) in enumerate(sentence):
                if slips and (i, j, k) in where:
                    where[i, j, k] = at
                text.append(words)
                if key:
                    evidence.setdefault(key, []).append([at, at + len(words.rstrip(".!?"))])
                at += len(words)
        text.append("\n")
        at += 1
    evidence = {key: evidence[key] for key in plan.labels if key in evidence}
    found = [[where[place] + start, where[place] + end] for place, start, end in slips]
    labels = dict(plan.labels)
    return {"kind": plan.kind, "text": "".join(text)[:-1], "labels": labels, "evidence": evidence, "slips": found}
