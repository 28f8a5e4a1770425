"""Adaptive practice: it finds the weak spot, never repeats itself, stops at mastery, and recovers simulated skill."""

from itertools import pairwise
from random import Random

import pytest

from declinekit.exceptions import ImpossiblePlan
from declinekit.exercises.practice import GUESS, KNOWN, MASTERY, SLIP, known, practice, weakest

GUIDELINES = ["thank", "decide", "positive"]


def test_the_chance_follows_the_formula_of_corbett_and_anderson():
    seen = KNOWN * (1 - SLIP) / (KNOWN * (1 - SLIP) + (1 - KNOWN) * GUESS)
    assert known([("thank", 1.0)])["thank"] == pytest.approx(seen + (1 - seen) * 0.15)
    assert known([]) == {}


def test_right_answers_raise_the_chance_and_wrong_ones_lower_it():
    chances = [known([("thank", 1.0)] * n).get("thank", KNOWN) for n in range(6)]
    assert chances == sorted(chances)
    assert chances[5] > MASTERY
    after = known([("thank", 1.0)] * 3 + [("thank", 0.0)])["thank"]
    assert after < chances[3]
    partly = known([("thank", 0.5)])["thank"]
    assert known([("thank", 0.0)])["thank"] < partly < known([("thank", 1.0)])["thank"]


def test_the_weakest_comes_next_and_mastery_ends_it():
    assert weakest([("thank", 1.0), ("decide", 0.0), ("positive", 1.0)], GUIDELINES) == "decide"
    everything = [(name, 1.0) for name in GUIDELINES for _ in range(6)]
    assert weakest(everything, GUIDELINES) is None
    assert practice(everything, Random(1), guidelines=GUIDELINES) is None


def test_it_recovers_the_skill_of_simulated_learners():
    """Of two guidelines a learner knows one: nearly all practice goes to the other, and the chances tell them apart."""
    told, spent = 0, 0
    for seed in range(200):
        rng = Random(seed)
        answers: list[tuple[str, float]] = []
        for _ in range(12):
            name = weakest(answers, ["thank", "decide"])
            if name is None:
                break
            right = rng.random() < (1 - SLIP if name == "thank" else GUESS)
            answers.append((name, float(right)))
        chances = known(answers)
        told += chances["thank"] > chances.get("decide", KNOWN)
        spent += sum(name == "decide" for name, _ in answers) / len(answers)
    assert told / 200 > 0.9
    assert spent / 200 > 0.6


def test_the_estimate_is_calibrated_for_learners_who_learn():
    """Learners simulated by the model itself: where it says 80 to 100 %, about that share of them knows."""
    said, knew = 0.0, 0
    count = 0
    for seed in range(3000):
        rng = Random(seed)
        knows, answers = rng.random() < KNOWN, []
        for _ in range(5):
            answers.append(("thank", float(rng.random() < (1 - SLIP if knows else GUESS))))
            knows = knows or rng.random() < 0.15
        chance = known(answers)["thank"]
        if chance >= 0.8:
            said, knew, count = said + chance, knew + knows, count + 1
    assert count > 500
    assert abs(said / count - knew / count) < 0.04


def test_no_item_comes_twice_in_a_row_and_kinds_change():
    rng, last, answers = Random(3), None, []
    kinds = []
    for _ in range(12):
        item = practice(answers, rng, guidelines=["thank"], last=last)
        if item is None:
            break
        assert last is None or (item.text, item.start, item.options) != (last.text, last.start, last.options)
        kinds.append(item.kind)
        answers.append((item.guideline, 0.4))
        last = item
    assert len(kinds) == 12
    assert all(a != b for a, b in pairwise(kinds))


def test_guidelines_that_no_kind_trains_are_refused():
    with pytest.raises(ImpossiblePlan, match="goals"):
        practice([], Random(1), guidelines=["goals"])
    assert practice([], Random(1), kinds=["decide"], guidelines=["goals"]).kind == "decide"
