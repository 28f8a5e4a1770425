"""Weighing a job: the sum, where it leans, what would change it, and what is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.decide import MOST, STANDARD, Criterion, as_json, from_json, weigh, what_if
from declinekit.exceptions import WrongRecord

CRITERIA = st.lists(st.builds(Criterion, st.text(max_size=9), st.integers(0, MOST), st.integers(0, MOST)), max_size=6)


def test_a_fresh_worksheet_leans_nowhere():
    fresh = from_json("")
    assert [criterion.name for criterion in fresh.criteria] == list(STANDARD)
    assert fresh.leaning == "ask"


def test_a_heavy_criterion_counts_more():
    assert weigh([Criterion("a", 5, 5), Criterion("b", 1, 0)]).points == 83
    assert weigh([Criterion("a", 1, 5), Criterion("b", 5, 0)]).leaning == "decline"
    assert weigh([Criterion("a", 0, 5)]).points is None


@given(CRITERIA)
def test_what_if_tells_the_truth(criteria):
    weighing = weigh(criteria)
    assert from_json(as_json(weighing)) == weighing
    for criterion, weight, then in what_if(weighing):
        changed = [Criterion(c.name, weight, c.rating) if c is criterion else c for c in weighing.criteria]
        assert weigh(changed).leaning == then != weighing.leaning


@pytest.mark.parametrize("wrong", [{"weight": 6}, {"rating": -1}, {"rating": "3"}, {"weight": True}])
def test_numbers_outside_are_refused(wrong):
    with pytest.raises(WrongRecord, match="from 0 to 5"):
        weigh([Criterion("a", **wrong)])


@pytest.mark.parametrize("junk", ["", "?", "7", "[7]", '[{"name": "a", "weight": 99}]', '[{"colour": 1}]'])
def test_junk_gives_a_fresh_worksheet(junk):
    assert from_json(junk) == from_json("")
