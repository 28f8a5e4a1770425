"""The job-search record: what is refused, what is warned of, and the way through a CSV file."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declinekit.exceptions import WrongRecord
from declinekit.tracker import STATUSES, application, as_csv, as_text, counts, from_csv, kept, warnings

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(lambda t: " ".join(t.split()))
FIRMS = WORDS.filter(lambda t: t and t[0] not in "=+-@'")
ROWS = st.lists(st.builds(lambda firm, status: application(firm=firm, status=status), FIRMS, st.sampled_from(STATUSES)))


@settings(deadline=None)  # the first one imports pandas
@given(ROWS)
def test_rows_survive_both_files(rows):
    assert from_csv(as_csv(rows)) == tuple(rows)
    assert list(kept({str(n): as_text(row) for n, row in enumerate(rows)}).values()) == rows
    assert counts(rows) == {status: sum(row.status == status for row in rows) for status in STATUSES}


@pytest.mark.parametrize("junk", ["", "?", "7", "[7]", '{"role": "cook"}', '{"firm": "A", "on": "soon"}'])
def test_junk_in_the_file_is_left_out(junk):
    assert list(kept({"a": junk, "b": as_text(application(firm="B"))})) == ["b"]


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


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_another_program_is_read(mark):
    """Spreadsheets in many countries write semicolons, and some a mark of byte order."""
    (row,) = from_csv('\ufeffFirm;x;Status;On\r\n"A;B";1;declined;\r\n'.replace(";", mark))
    assert (row.firm.split(mark.strip() or None), row.status) == (["A", "B"], "declined")


@pytest.mark.parametrize("text", ["", "\n\n", 'firm\n"A', "firm,role\nA,b,c,d\nB", "firm\nA,b"])
def test_a_crooked_table_is_refused_kindly(text):
    with pytest.raises(WrongRecord, match="first line names the columns"):
        from_csv(text)


def test_of_two_columns_with_one_name_the_first_counts():
    assert from_csv("firm,firm\nA,B")[0].firm == "A"


def test_a_second_application_and_a_follow_up_are_told():
    rows = [application(firm="Hafen", role="cook"), application(firm="HAFEN", role="Cook")]
    assert "twice" in warnings(rows)[0]
    declined = application(firm="A", status="declined", on="2026-03-02")
    assert warnings([declined], date(2026, 3, 4)) == ()
    assert "follow-up" in warnings([declined], date(2026, 3, 5))[0]
    assert warnings([application(firm="A", status="confirmed", on="2026-03-02")], date(2026, 5, 1)) == ()


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    assert "\n'=cmd" in as_csv([application(firm="=cmd|' /C calc'!A0")])


def test_saturdays_and_sundays_do_not_count():
    friday = application(firm="A", status="declined", on="2026-03-06")
    assert warnings([friday], date(2026, 3, 10)) == ()
    assert warnings([friday], date(2026, 3, 11))
    assert warnings([friday], date(2027, 3, 11))
    assert warnings([friday], date(2026, 3, 1)) == ()
