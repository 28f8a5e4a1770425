"""The command `declinekit`: arguments come in, text and an exit code go out.

Every error of the package becomes one line on standard error that names the cure, and exit code 2.
"""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from . import __version__, instructor
from .codebook import KINDS
from .exceptions import DeclinekitError

_EPILOG = "Start with: declinekit lab   or: printf 'no thanks' | declinekit score -"


def main(argv: list[str] | None = None) -> int:
    """Take the words of a command line (default: those of the program), give the exit code.

    >>> main(["score", "no-such-file.txt"])
    2
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character shows "?" instead of failing
            stream.reconfigure(errors="replace")
    try:
        arguments = parser().parse_args(argv)
        code = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except DeclinekitError as error:
        print(f"declinekit: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of every command; `tests/test_docs.py` holds the README against it."""
    top = argparse.ArgumentParser(prog="declinekit", description=_description(), epilog=_EPILOG)
    top.add_argument("--version", action="version", version=f"declinekit {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    one = _command(commands, "score", _score, "score one message and say why")
    one.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    one.add_argument("--kind", default="decline", choices=KINDS, help="what the message is (default: decline)")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print labels, score and evidence as JSON")
    form.add_argument("--explain", action="store_true", help="show step by step how the score came about")
    form.add_argument("--html", metavar="OUT", type=Path, help="write a page with the passages marked (- prints it)")

    many = _command(commands, "batch", _batch, "score a table of messages (.csv, .jsonl, .parquet)")
    many.add_argument("source", metavar="IN", type=Path, help="the table; columns kind and id are optional")
    many.add_argument("target", metavar="OUT", type=Path, help="the table to write, in the format of its suffix")
    many.add_argument("--text-column", default="text", metavar="NAME", help="the column with the message")

    instructor.add(
        _command(commands, "generate", None, "write labelled example messages (.jsonl, .csv, .parquet)"),
        _command(commands, "make", None, "make exercises with answer keys (.json)"),
    )

    for name, run, what in (
        ("lab", _lab, "open the lessons in JupyterLab"),
        ("learn", _learn, "open the lessons as pages, without any code"),
    ):
        course = _command(commands, name, run, what)
        _folder(course)
        course.add_argument("--lesson", metavar="NAME", help="the lesson to open (default: the first)")
        course.add_argument("--port", type=int, help="the port to serve on (default: a free one)")
        course.add_argument("--no-open", action="store_true", help="start the server, but no browser")

    _folder(_command(commands, "doctor", _doctor, "check that all is in place, and say what to do where it is not"))
    return top


def _description() -> str:
    return "Turn down a job interview politely: score messages, take the lessons."


def _command(commands, name: str, run, what: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
    command.set_defaults(run=run)
    return command


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        type=Path,
        default=Path("declinekit-course"),
        help="where your lessons and your progress are kept (default: declinekit-course)",
    )


def _score(arguments: argparse.Namespace) -> int:
    """Score one message; print the scorecard in the form asked for."""
    from .scorecard import score  # here, not above: `declinekit --version` needs none of it
    from .textfile import read_text

    if arguments.file == "-" and sys.stdin.isatty():
        print("Type or paste the message; end it with Ctrl-D (Windows: Ctrl-Z, Enter).", file=sys.stderr)
    card = score(read_text(arguments.file), arguments.kind)
    if arguments.json:
        print(import_module("declinekit.views.record").as_json(card))
    elif arguments.explain:
        print(import_module("declinekit.views.explain").render(card))
    elif arguments.html:
        _page(import_module("declinekit.views.html").render(card), arguments.html)
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(import_module("declinekit.views.text").render(card, colour=colour))
    return 0


def _page(page: str, target: Path) -> None:
    """Write a page to a file, or print it where the target is "-"."""
    from .textfile import replacing

    if str(target) == "-":
        print(page)
        return
    with replacing(target) as file:
        file.write(page)
    print(f"Written: {target}", file=sys.stderr)


def _batch(arguments: argparse.Namespace) -> int:
    """Score a table; report bad rows and the sum on standard error. 1 where not a single row could be scored."""
    from .batch import run

    shows = sys.stderr.isatty()

    def note(line: str) -> None:
        print(f"\r\x1b[Kdeclinekit: {line}" if shows else f"declinekit: {line}", file=sys.stderr)

    def progress(rows: int) -> None:
        if shows and rows % 25 == 0:
            print(f"\r{rows} rows", end="", file=sys.stderr, flush=True)

    tally = run(arguments.source, arguments.target, text_column=arguments.text_column, note=note, progress=progress)
    note(f"{tally.scored} scored, {tally.errors} with errors: {arguments.target}")
    return int(tally.errors > 0 and tally.scored == 0)


def _lab(arguments: argparse.Namespace) -> int:
    """Put the lessons into the folder and open JupyterLab there, until it is closed."""
    return _open(arguments, "open_lab")


def _learn(arguments: argparse.Namespace) -> int:
    """Put the lessons into the folder and serve them as pages, until stopped."""
    return _open(arguments, "open_pages")


def _open(arguments: argparse.Namespace, how: str) -> int:
    from . import course

    course.need_lab()
    for line in course.install(arguments.folder):
        print(line)
    print("To stop, press Ctrl-C here. Your work stays in the folder.", flush=True)
    start = getattr(course, how)
    return start(arguments.folder, arguments.lesson, port=arguments.port, browser=not arguments.no_open)


def _doctor(arguments: argparse.Namespace) -> int:
    """Print each check and what to do; 1 where something is wrong."""
    from .doctor import examine

    checks = list(examine(arguments.folder))
    for check in checks:
        print(check.line())
    wrong = sum(not check.ok for check in checks)
    print(f"{wrong} to mend." if wrong else "All is in place.")
    return int(wrong > 0)
