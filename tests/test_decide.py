"""Weighing a job: the sum, where it leans, what would change it, and what is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.decide import MOST, STANDARD, Criterion, as_text, kept, weigh, what_if
from declinekit.exceptions import WrongRecord

CRITERIA = st.lists(st.builds(Criterion, st.text(max_size=9), st.integers(0, MOST), st.integers(0, MOST)), max_size=6)


def test_a_fresh_worksheet_leans_nowhere():
    fresh = kept({})
    assert [criterion.name for criterion in fresh.criteria] == list(STANDARD)
    assert fresh.leaning == "ask"


def test_a_heavy_criterion_counts_more():
    assert weigh([Criterion("a", 5, 5), Criterion("b", 1, 0)]).points == 83
    assert weigh([Criterion("a", 1, 5), Criterion("b", 5, 0)]).leaning == "decline"
    assert weigh([Criterion("a", 0, 5)]).points is None


@given(CRITERIA)
def test_what_if_tells_the_truth(criteria):
    weighing = weigh(criteria)
    for criterion in criteria:
        assert kept({STANDARD[0]: as_text(criterion)}).criteria[0].weight == criterion.weight
    for criterion, weight, then in what_if(weighing):
        changed = [Criterion(c.name, weight, c.rating) if c is criterion else c for c in weighing.criteria]
        assert weigh(changed).leaning == then != weighing.leaning


@pytest.mark.parametrize("wrong", [{"weight": 6}, {"rating": -1}, {"rating": "3"}, {"weight": True}])
def test_numbers_outside_are_refused(wrong):
    with pytest.raises(WrongRecord, match="from 0 to 5"):
        weigh([Criterion("a", **wrong)])


@pytest.mark.parametrize("junk", ["", "?", "7", "3 x", "3 99", "-1 3", "1 2 3"])
def test_junk_counts_as_untouched(junk):
    assert kept({STANDARD[2]: junk}) == kept({})


def test_what_one_adds_comes_after_the_standard_criteria():
    assert kept({"My dog": "5 0", STANDARD[1]: "0 0"}).criteria[-1] == Criterion("My dog", 5, 0)
