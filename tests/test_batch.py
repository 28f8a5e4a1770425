"""Tables of messages: every format, bad rows, other people's columns, and nothing lost."""

import csv
import json
from pathlib import Path

import pytest

from declinekit.batch import ADDED, run
from declinekit.cli import main
from declinekit.codebook import KINDS
from declinekit.exceptions import MissingExtra, UnusableFile, UnusableText, WrongRecord

DECLINE = {*KINDS["decline"], "score", "evidence"}


def write_jsonl(path: Path, *rows) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def read_jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_csv(path: Path, delimiter: str = ",") -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_jsonl(tmp_path, message):
    source = write_jsonl(
        tmp_path / "in.jsonl",
        {"id": 7, "text": message, "team": {"name": "é"}},
        "",
        {"id": 8, "kind": "follow_up", "text": "Did my note arrive?"},
    )
    tally = run(source, tmp_path / "out.jsonl")
    first, second = read_jsonl(tmp_path / "out.jsonl")
    assert (tally.scored, tally.errors) == (2, 0)
    assert (first["id"], first["text"], first["team"]) == (7, message, {"name": "é"})
    assert set(first) == {"id", "text", "team"} | DECLINE
    assert set(second) == {"id", "kind", "text", "score", "evidence", *KINDS["follow_up"]}


def test_jsonl_bad_rows_are_kept_and_named(tmp_path, message):
    bad = ['{"text": ', "[1]", {"id": 1}, {"text": None}, {"text": 5}, {"text": " "}, {"text": "a", "kind": "poem"}]
    bad += [{"text": "a" * 100_001}, "[" * 100_000]
    source = write_jsonl(tmp_path / "in.jsonl", *bad, {"text": message})
    notes = []
    tally = run(source, tmp_path / "out.jsonl", note=notes.append)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert (tally.scored, tally.errors) == (1, len(bad))
    assert [note.split(":")[0] for note in notes] == [f"row {n}" for n in range(1, len(bad) + 1)]
    assert all("error" in row for row in rows[:-1])
    assert "error" not in rows[-1]
    assert rows[0]["line"] == '{"text": '
    assert rows[2]["id"] == 1
    assert "poem" in rows[6]["error"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv(tmp_path, message, mark, encoding):
    source = tmp_path / "in.csv"
    with source.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=mark)
        writer.writerows([["who", "text"], ["Zoë", message], ["", ""], ["Li", "No."]])
    notes = []
    tally = run(source, tmp_path / "out.csv", note=notes.append)
    rows = read_csv(tmp_path / "out.csv")
    assert (tally.scored, tally.errors) == (2, 1)
    assert [row["who"] for row in rows] == ["Zoë", "", "Li"]
    assert rows[0]["text"] == message
    assert rows[0]["thanks"] in ("true", "false")
    assert isinstance(json.loads(rows[0]["evidence"]), dict)
    assert rows[1]["error"] == "there is no message in column 'text'."
    assert notes == ["row 2: there is no message in column 'text'."]
    assert list(rows[0])[:2] == ["who", "text"]
    assert "refers_back" not in rows[0]  # no column kind, so no follow-ups


def test_csv_line_ends_in_a_message_are_kept(tmp_path, message):
    text = message.replace("\n", "\r\n")
    source = tmp_path / "in.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["text"], [text]])
    run(source, tmp_path / "out.csv")
    assert read_csv(tmp_path / "out.csv")[0]["text"] == text


def test_csv_with_a_huge_cell_and_loose_cells(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text(f"text,n\n{'a' * 200_000},1\nNo, thank you, sorry,2\nNo.,3\n", encoding="utf-8")
    limit = csv.field_size_limit()
    tally = run(source, tmp_path / "out.csv")
    assert csv.field_size_limit(10**6) == limit
    rows = read_csv(tmp_path / "out.csv")
    csv.field_size_limit(limit)
    assert (tally.scored, tally.errors) == (1, 2)
    assert "longer than 100,000" in rows[0]["error"]
    assert "2 cells more" in rows[1]["error"]


def test_lines_without_any_json(tmp_path):
    source = write_jsonl(tmp_path / "in.jsonl", "Dear Ms Lee", "No.")
    tally = run(source, tmp_path / "out.csv")
    assert (tally.scored, tally.errors) == (0, 2)
    assert [row["line"] for row in read_csv(tmp_path / "out.csv")] == ["Dear Ms Lee", "No."]
    assert run(write_jsonl(tmp_path / "none.jsonl"), tmp_path / "out.csv").scored == 0


def test_another_text_column_and_clashing_names(tmp_path, message):
    source = write_jsonl(tmp_path / "in.jsonl", {"mail": message, "score": "mine", "evidence": {"thanks": []}})
    notes = []
    run(source, tmp_path / "out.csv", text_column="mail", note=notes.append)
    row = read_csv(tmp_path / "out.csv")[0]
    assert row["given_score"] == "mine"
    assert row["given_evidence"] == '{"thanks": []}'
    assert 0 <= int(row["score"]) <= 100
    assert notes == ["columns of in.jsonl kept as given_score, given_evidence"]


def test_parquet(tmp_path, message):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = pandas.DataFrame(
        {"text": [message, None, "Did it arrive?"], "kind": [None, None, "follow_up"], "n": [1, 2, 3]}
    )
    table.to_parquet(tmp_path / "in.parquet")
    tally = run(tmp_path / "in.parquet", tmp_path / "out.parquet")
    made = pandas.read_parquet(tmp_path / "out.parquet")
    assert (tally.scored, tally.errors) == (2, 1)
    assert list(made["n"]) == [1, 2, 3]
    assert set(ADDED) <= set(made.columns)
    assert isinstance(json.loads(made["evidence"][0]), dict)
    assert run(tmp_path / "in.parquet", tmp_path / "out.jsonl") == tally
    assert json.loads((tmp_path / "out.jsonl").read_text().splitlines()[2])["kind"] == "follow_up"


def test_parquet_without_the_extra(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r'pip install "declinekit\[instructor\]"'):
        run(tmp_path / "in.parquet", tmp_path / "out.csv")


@pytest.mark.parametrize(
    ("name", "raw", "error", "says"),
    [
        ("in.csv", None, UnusableFile, "does not exist"),
        ("in.jsonl", None, UnusableFile, "does not exist"),
        ("in.parquet", None, UnusableFile, "does not exist"),
        ("in.xlsx", b"", UnusableFile, "none of .csv, .jsonl, .parquet"),
        ("in.csv", b"", WrongRecord, "no column 'text'. Its columns: none"),
        ("in.csv", b"mail,who\nNo,me\n", WrongRecord, "Its columns: mail, who. .*--text-column"),
        ("in.csv", b"a\x00b\x00", UnusableText, "binary"),
        ("in.csv", "текст\nПривет".encode("cp1251"), UnusableText, "encoding"),
        ("in.parquet", b"no parquet", UnusableFile, "cannot be read"),
    ],
)
def test_unusable_tables(tmp_path, name, raw, error, says):
    source = tmp_path / name
    if raw is not None:
        source.write_bytes(raw)
    with pytest.raises(error, match=says):
        run(source, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_is_no_table(tmp_path):
    (tmp_path / "in.csv").mkdir()
    with pytest.raises(UnusableFile, match="folder"):
        run(tmp_path / "in.csv", tmp_path / "out.csv")


def test_the_input_is_never_written_over(tmp_path, message):
    source = write_jsonl(tmp_path / "in.jsonl", {"text": message})
    before = source.read_bytes()
    (tmp_path / "link.jsonl").symlink_to(source)
    for target in (source, tmp_path / "." / "in.jsonl", tmp_path / "link.jsonl"):
        with pytest.raises(UnusableFile, match="would be overwritten"):
            run(source, target)
    assert source.read_bytes() == before


def test_a_broken_run_leaves_the_old_result(tmp_path, message, monkeypatch):
    source = write_jsonl(tmp_path / "in.jsonl", {"text": message}, {"text": message})
    (tmp_path / "out.jsonl").write_text("old")

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(source, tmp_path / "out.jsonl", progress=stop)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_as_a_command(tmp_path, message, capsys):
    source = write_jsonl(tmp_path / "in.jsonl", {"text": message}, {"text": ""})
    assert main(["batch", str(source), str(tmp_path / "out.csv")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "declinekit: row 2: there is no message in column 'text'.",
        f"declinekit: 1 scored, 1 with errors: {tmp_path / 'out.csv'}",
    ]
    write_jsonl(source, {"text": ""})
    assert main(["batch", str(source), str(tmp_path / "out.csv")]) == 1
    assert main(["batch", str(source), str(source)]) == 2
    assert main(["batch", str(source), str(tmp_path / "no" / "out.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
