"""What was answered before a lesson changed: found again under new ids, left out where the question is another one."""

import pytest

from declinekit import history
from declinekit.exceptions import UnusableFile, WrongRecord
from declinekit.exercises import packs
from declinekit.exercises.base import Grade, Item
from declinekit.exercises.packs import Pack
from declinekit.progress import FILE, Attempt, Progress, best

RIGHT = Grade("right", 1.0, "")
ONE = Item("one", "write", "?")
OLD = Pack("mine", (ONE, Item("two", "choose", "?")))
NEW = Pack("mine", (Item("uno", "write", "?", was=("one",)), Item("two", "choose", "!", since=2)), version=2)


@pytest.fixture
def progress(tmp_path) -> Progress:
    """Give a record in which both items of the old pack were answered, and a draft was written."""
    made = Progress(tmp_path / FILE)
    for item in OLD.by_hand:
        history.keep(made, OLD, item, "text", RIGHT)
    made.save_draft("mine", "one", "my draft")
    return made


def test_an_item_with_a_new_id_keeps_its_answers_and_its_draft(progress):
    assert best(history.attempts(progress, OLD)) == {"one": "right", "two": "right"}
    assert best(history.attempts(progress, NEW)) == {"uno": "right"}
    assert history.draft(progress, NEW, NEW.by_hand[0]) == "my draft"
    progress.save_draft("mine", "uno", "a newer one")
    assert history.draft(progress, NEW, NEW.by_hand[0]) == "a newer one"


def test_a_question_that_changed_is_answered_anew_and_nothing_is_deleted(progress):
    history.keep(progress, NEW, NEW.by_hand[1], 0, Grade("partly", 0.5, ""))
    assert best(history.attempts(progress, NEW)) == {"uno": "right", "two": "partly"}
    assert [(a.item, a.version) for a in progress.attempts("mine")] == [("one", 1), ("two", 1), ("two", 2)]


def test_what_was_not_attempted_is_not_kept(progress):
    history.keep(progress, OLD, ONE, None, Grade("not attempted", 0.0, ""))
    assert len(progress.attempts("mine")) == 2


ITEM = '[[items]]\nid = "{id}"\nkind = "write"\nprompt = "?"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('version = "two"\n' + ITEM.format(id="a"), "version = 'two'"),
        ("version = 0\n" + ITEM.format(id="a"), "from 1 on"),
        (ITEM.format(id="a") + "since = 2\n", "'a' has since = 2"),
        (ITEM.format(id="a") + ITEM.format(id="b") + 'was = ["a"]\n', "'b' was 'a'"),
    ],
    ids=["words", "zero", "later than the pack", "taken"],
)
def test_a_history_that_cannot_be_is_refused(tmp_path, text, words):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(WrongRecord, match=words):
        packs.read(path)


def test_a_file_of_a_newer_declinekit_is_left_alone(progress):
    with progress._open() as db:
        db.execute("pragma user_version = 99")
    with pytest.raises(UnusableFile, match="newer declinekit"):
        Progress(progress.path)
    assert len(progress.attempts("mine")) == 2


def test_a_draft_written_in_two_notebooks_is_the_newest(progress):
    two = Progress(progress.path)
    two.add(Attempt("mine", "one", "wrong", 0.0, "x"))
    two.save_draft("mine", "one", "from the other window")
    assert history.draft(progress, OLD, ONE) == "from the other window"
    assert len(history.attempts(progress, OLD)) == 3
