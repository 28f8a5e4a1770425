"""The command line: what it prints, and that every error is one line that names the cure."""

import io
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from declinekit import __version__
from declinekit.cli import main
from declinekit.codebook import KINDS


def failing(capsys, *words: str) -> str:
    """Run a command that must fail with exit code 2; give its one line on standard error."""
    assert main(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("declinekit: ")
    assert err.count("\n") == 1
    return err


def test_version(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"declinekit {__version__}\n"


def test_score_prints_words(capsys, letter):
    assert main(["score", str(letter)]) == 0
    out, err = capsys.readouterr()
    assert out.strip()
    assert "\x1b" not in out  # no colour: this is no terminal
    assert err == ""


@pytest.mark.parametrize("kind", KINDS)
def test_score_json_has_the_codebooks_keys(capsys, letter, kind):
    assert main(["score", str(letter), "--kind", kind, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert set(KINDS[kind]) | {"score", "evidence"} <= set(record)
    length = len(letter.read_text(encoding="utf-8"))
    assert all(0 <= start < end <= length for spans in record["evidence"].values() for start, end in spans)


def test_score_html(capsys, letter, tmp_path):
    assert main(["score", str(letter), "--html", str(tmp_path / "card.html")]) == 0
    assert "<html" in (tmp_path / "card.html").read_text(encoding="utf-8").lower()
    assert main(["score", str(letter), "--html", "-"]) == 0
    assert "<html" in capsys.readouterr().out.lower()


def test_score_reads_standard_input(capsys, monkeypatch):
    stdin = SimpleNamespace(buffer=io.BytesIO(b"no thanks"), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["score", "-"]) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"MZ\x00\x01\x02" * 50, "is a binary file"),
        (bytes(range(1, 9)) * 9, "is a binary file"),
        (b"\x00" * 5_000_000, "is a binary file"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "is a zipped document"),
        ("Здравствуйте, я не приду".encode("cp1251"), "encoding"),
        ("申し訳ありませんが辞退します".encode("shift_jis"), "encoding"),
        (b"\xff\xfeD", "encoding"),
        (b"word " * 20_001, "longer than 100,000 characters"),
        (b"a" * 5_000_000, "longer than 100,000 characters"),
    ],
)
def test_unusable_texts(capsys, tmp_path, raw, says):
    path = tmp_path / "letter.txt"
    path.write_bytes(raw)
    assert says in failing(capsys, "score", str(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_and_line_ends_are_kept(capsys, tmp_path, message, encoding):
    from declinekit.textfile import read_text

    text = message.replace("Osei", "Zoë").replace("\n", "\r\n")
    path = tmp_path / "letter.txt"
    path.write_bytes(text.encode(encoding))
    assert read_text(path) == text
    assert main(["score", str(path)]) == 0


def test_exactly_the_limit_is_read(tmp_path):
    from declinekit.textfile import LONGEST, read_text

    path = tmp_path / "letter.txt"
    path.write_text("😀" * LONGEST, encoding="utf-8")
    assert len(read_text(path)) == LONGEST


def test_the_limit_is_the_scorers():
    from declinekit import scorecard, textfile

    assert textfile.LONGEST == scorecard.LONGEST


def test_no_file_and_a_folder(capsys, tmp_path):
    assert "does not exist" in failing(capsys, "score", str(tmp_path / "none.txt"))
    assert "is a folder" in failing(capsys, "score", str(tmp_path))
    assert "cannot be read" in failing(capsys, "score", "bad\0name")
    assert "cannot be read" in failing(capsys, "score", "x" * 5000)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(capsys, letter):
    letter.chmod(0)
    assert "may not be read" in failing(capsys, "score", str(letter))


def test_page_into_a_missing_folder(capsys, letter, tmp_path):
    assert "cannot be written" in failing(capsys, "score", str(letter), "--html", str(tmp_path / "no" / "card.html"))


def test_unknown_words_show_the_usage(capsys):
    for words in (["scroe"], [], ["score"], ["score", "a", "--kind", "love_letter"]):
        with pytest.raises(SystemExit) as end:
            main(words)
        assert end.value.code == 2
        assert "usage: declinekit" in capsys.readouterr().err


def test_interrupt_is_quiet(capsys, monkeypatch):
    monkeypatch.setattr("declinekit.textfile.read_text", lambda source: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main(["score", "-"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def run(*words: str, **more) -> subprocess.CompletedProcess:
    """Run the command as a program of its own."""
    command = [sys.executable, "-m", "declinekit", *words]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **more)


def test_as_a_program(letter):
    done = run("score", "-", input=b"no thanks")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.strip()
    done = run("score", str(letter), "--json", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert json.loads(done.stdout)


def test_a_closed_pipe_is_quiet(letter):
    command = [sys.executable, "-m", "declinekit", "score", str(letter), "--json"]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.stderr == b""


def test_the_package_is_quick_to_import_and_loads_no_screen():
    screen = ("pandas", "ipywidgets", "IPython", "anywidget")
    code = f"import sys, declinekit, declinekit.cli; print([m for m in {screen} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout.strip() == b"[]"
