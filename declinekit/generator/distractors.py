"""Single sentences that look as if they did something and do not: what wrong answers are made of."""

from random import Random

from ..exceptions import UnknownName
from . import scenario as scenarios
from .dice import Dice
from .phrases import load, phrases
from .writer import finished


def sentence(heading: str, rng: Random, scenario: str | None = None) -> str:
    """Take a heading of the phrase files, give one of its phrases as a sentence, with the facts of a scenario.

    Raises `UnknownName` for a heading that is not there.

    >>> sentence("lookalike.thanks", Random(1), "nursing")[-1] in ".?!"
    True
    """
    if heading not in load():
        raise UnknownName(f"no phrases under {heading!r}. Headings: {', '.join(load())}.")
    dice = Dice(rng)
    place = dice.pick("scenario", scenarios.choose(scenario))
    phrase = dice.pick("phrase", phrases(heading, american=place.american))
    return "".join(words for words, _ in finished([(phrase.say("phrase", dice, scenarios.facts(place, dice)), None)]))
