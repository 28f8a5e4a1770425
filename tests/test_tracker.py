"""The job-search record: what is refused, what is warned of, and the way through a CSV file."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declinekit.exceptions import WrongRecord
from declinekit.tracker import STATUSES, application, as_csv, as_json, counts, from_csv, from_json, merged, warnings

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(lambda t: " ".join(t.split()))
FIRMS = WORDS.filter(lambda t: t and t[0] not in "=+-@'")
ROWS = st.lists(st.builds(lambda firm, status: application(firm=firm, status=status), FIRMS, st.sampled_from(STATUSES)))


@given(ROWS)
def test_rows_survive_both_files(rows):
    assert from_csv(as_csv(rows)) == tuple(rows)
    assert from_json(as_json(rows)) == tuple(rows)
    assert sum(counts(rows).values()) == len(rows)
    assert merged(rows, rows) == tuple(dict.fromkeys(rows))


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({}, "firm"),
        ({"firm": " "}, "firm"),
        ({"firm": "A", "status": "hired"}, "closed"),
        ({"firm": "A", "on": "12/3"}, "2026"),
    ],
)
def test_what_cannot_be_is_refused_kindly(given_, words):
    with pytest.raises(WrongRecord, match=words):
        application(**given_)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "firm"), ("name\nA", "firm"), ("firm,status\nA,hired", "line 2"), ("firm,on\nA,\nB,soon", "line 3")],
)
def test_a_table_that_cannot_be_read_is_named_with_its_line(text, words):
    with pytest.raises(WrongRecord, match=words):
        from_csv(text)


def test_a_table_of_another_program_is_read():
    rows = from_csv("\ufeffFirm;x\nA;1".replace(";", ",") + "\n")
    assert rows[0].firm == "A"


def test_a_second_application_and_a_follow_up_are_told():
    rows = [application(firm="Hafen", role="cook"), application(firm="HAFEN", role="Cook")]
    assert "twice" in warnings(rows)[0]
    declined = application(firm="A", status="declined", on="2026-03-02")
    assert warnings([declined], date(2026, 3, 5)) == ()
    assert "follow-up" in warnings([declined], date(2026, 3, 6))[0]
    assert warnings([application(firm="A", status="confirmed", on="2026-03-02")], date(2026, 5, 1)) == ()


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    assert "\n'=cmd" in as_csv([application(firm="=cmd|' /C calc'!A0")])
