"""The writer of one message: chooses phrases in its register and manner, fills in the facts, joins clauses.

A sentence is a list of pieces, and each piece knows the label that it shows. So the passages that show a label are
known when the text is put together: they need not be looked for.
"""

from .dice import Dice
from .phrases import Phrase, phrases, pools
from .plan import Plan
from .scenario import Scenario

Piece = tuple[str, str | None]
"""Words, and the label that they show, if any."""
Sentence = list[Piece]

_SHARES = {
    "letter": {"formal": 14, "neutral": 6},
    "email": {"neutral": 11, "formal": 4, "informal": 5},
    "network": {"informal": 11, "neutral": 9},
    "text": {"informal": 15, "neutral": 5},
}
"""For each channel how many of twenty messages are in each register."""
_REGISTERS = {channel: [r for r, many in shares.items() for _ in range(many)] for channel, shares in _SHARES.items()}
_OWN = 0.6  # so many phrases are of the register of the message; the others fit every register
UNUSUAL = {"easy": 0.0, "medium": 0.15, "hard": 0.75}
"""For each difficulty the share of phrases without the usual words."""
_FOREIGN = {"easy": 0.0, "medium": 0.2, "hard": 0.2}
_ENGLISH = ("United Kingdom", "United States", "Ireland", "Australia", "New Zealand", "Canada")
_MANNERS = {
    "decline": ("casual", "demanding", "boastful", "gushing", "grovelling", "chatty"),
    "follow_up": ("impatient", "demanding", "grovelling", "gushing", "chatty"),
}
"""The ways in which a message can be off in tone."""
_PLACEHOLDERS = ("[Name]", "[Recruiter's name]", "XXX", "{name}", "[Hiring Manager]", "<first name>")


class Writer:
    """One message in the making.

    plan, labels, level: what is wanted.  scenario, facts: the situation.  dice: where chance comes from.
    register: "formal", "neutral", "informal" or "esl".  manner: how it is off in tone, or "".
    """

    __slots__ = (
        *("american", "briefly", "dice", "facts", "friendly", "labels", "level", "manner", "named", "plan"),
        *("register", "scenario"),
    )

    def __init__(self, plan: Plan, scenario: Scenario, dice: Dice, facts: dict[str, str]):
        self.plan, self.labels, self.level = plan, plan.labels, plan.difficulty
        self.scenario, self.dice, self.facts = scenario, dice, facts
        self.register = dice.pick("register", _REGISTERS[scenario.channel])
        if scenario.country not in _ENGLISH and dice.chance("foreign", _FOREIGN[self.level]):
            self.register = "esl"
        self.friendly, self.american = self.register == "informal", scenario.american
        self.named = facts["event"]
        self.briefly = "the interview" if self.named.endswith("interview") else self.named
        self.manner = dice.pick("manner", _MANNERS[plan.kind]) if plan.labels["tone"] == "off" else ""
        if plan.labels.get("negative") and self.manner:
            self.manner = "sharp"  # a barb is enough
        elif plan.labels.get("reason") == "oversharing" and self.manner:
            self.manner = "life story"  # told as one would to a friend
        if plan.placeholder:
            self.facts |= dict.fromkeys(("title_name", "first"), dice.pick("placeholder", _PLACEHOLDERS))

    def phrase(self, name: str) -> Phrase:
        """Choose a phrase for an act, in the register of the message where there is one."""
        dice, found = self.dice, pools(name, self.friendly, self.american)
        if self.manner == "casual" and "casual" in found:
            return dice.pick(name, found["casual"])
        if dice.chance(name, UNUSUAL[self.level]) and "hard" in found:
            return dice.pick(name, found["hard"])
        if dice.chance(name, _OWN) and self.register in found:
            return dice.pick(name, found[self.register])
        return dice.pick(name, found["neutral"])

    def say(self, name: str, key: str | None = None, heading: str = "") -> Sentence:
        """Choose a phrase and give its words as a clause or sentence.

        key: the label that the words show.  heading: the phrases to choose from; by default those of the act `name`.
        """
        known = phrases(heading, self.friendly, self.american) if heading else ()
        phrase = self.dice.pick(name, known) if heading else self.phrase(name)
        words = phrase.say(name, self.dice, self.facts)
        if self.named in words:
            self.facts["event"] = self.briefly  # the full name stands once
        return [(words, key)]


def finished(sentence: Sentence) -> Sentence:
    """Take pieces, give them with a capital at the start and a mark at the end."""
    (text, key), *rest = sentence
    pieces = [(text[0].upper() + text[1:], key), *rest]
    if pieces[-1][0][-1] not in ".?!":
        pieces.append((".", None))
    return pieces


def joins(sentence: Sentence) -> bool:
    """Tell whether pieces are a clause, which may be joined to another."""
    return sentence[-1][0][-1] not in ".?!" and not (sentence[0][0][0].isupper() and sentence[0][0][:1] != "I")


def linked(first: Sentence, link: str, then: Sentence) -> Sentence:
    """Join two clauses by a link, which may end the first sentence itself."""
    gap = "" if link[0] in ",.;:" else " "
    return [*first, (f"{gap}{link} ", None), *then]
