"""Measure the speed and memory of scorer and generator beside other programs and write `docs/BENCHMARKS.md`.

Run from the top folder:  python tools/bench.py [--seconds S] [--out FILE]. About five minutes. Peers that are not
installed are named and left out: pip install proselint vaderSentiment textstat scikit-learn faker
Every start of a peer is a process of its own, so that import time and memory are its own; the peers take turns, so
that a busy minute of the computer meets all of them. Only figures are written, no messages.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import mean, median, quantiles
from time import perf_counter, process_time
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tools")]
STARTS, RUNS, LIMIT = 3, 9, 60  # processes for each peer, runs of each command, seconds for one long text
LATE = f"over {LIMIT}"
SIZES = (1_000, 10_000, 100_000)
READINGS = ("lexicon_count", "sentence_count", "char_count", "automated_readability_index", "coleman_liau_index")
ENV = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
ENV |= {"PYTHONPATH": os.pathsep.join((str(TOP), str(TOP / "tools"))), "PYTHONIOENCODING": "utf-8"}
IMPORT = "import time; t = time.perf_counter(); import declinekit; print((time.perf_counter() - t) * 1000)"
Run = Callable[[dict], object]  # takes a record with text and kind


def messages(shortest: int = 80, longest: int = 160) -> list[dict]:
    """Give text, kind and labels of the train messages with so many words, in the order of the file."""
    with (TOP / "data/messages.jsonl").open(encoding="utf-8") as lines:
        records = (record for record in map(json.loads, lines) if record["split"] == "train")
        sized = (record for record in records if shortest <= len(record["text"].split()) <= longest)
        return [{key: record[key] for key in ("text", "kind", "labels")} for record in sized]


def _floor() -> Run:
    return lambda record: record["text"].lower().split()


def _keywords() -> Run:
    from baseline import label

    return lambda record: label(record["text"], record["kind"])


def _proselint() -> Run:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda record: LintFile("message", record["text"]).lint()


def _vader() -> Run:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scores = SentimentIntensityAnalyzer().polarity_scores
    return lambda record: scores(record["text"])


def _textstat() -> Run:
    import textstat

    readings = [getattr(textstat, name) for name in READINGS]
    return lambda record: [reading(record["text"]) for reading in readings]


def fit(path: str) -> None:
    """Train the models of scikit-learn on the declining messages of the train part, whole, and store them."""
    import joblib
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    records = [record for record in messages(0, 10_000) if record["kind"] == "decline"]
    words = TfidfVectorizer(ngram_range=(1, 2))
    rows = words.fit_transform(record["text"] for record in records)
    models = {}
    for key in (key for key in records[0]["labels"] if key != "overall"):
        models[key] = LogisticRegression(max_iter=1000).fit(rows, [str(record["labels"][key]) for record in records])
    joblib.dump((words, models), path)


def _sklearn() -> Run:
    import joblib

    words, models = joblib.load(os.environ["BENCH_MODELS"])

    def run(record: dict) -> dict:
        row = words.transform([record["text"]])
        return {key: model.predict(row)[0] for key, model in models.items()}

    return run


def _declinekit() -> Run:
    from declinekit import score

    def run(record: dict) -> tuple:
        card = score(record["text"], record["kind"])
        return card.labels, card.evidence

    return run


class Peer(NamedTuple):
    """A program to measure: its module, its package, what is imported, what is set up, and both in words."""

    module: str
    package: str | None
    imports: str
    ready: Callable[[], Run] | None
    what: str


PEERS = {
    "bare Python": Peer("sys", None, "", None, "the messages loaded, nothing else"),
    "floor": Peer("sys", None, "", _floor, "`text.lower().split()`"),
    "keywords": Peer("baseline", None, "import baseline", _keywords, "`tools/baseline.py`: all labels by keywords"),
    "proselint": Peer(
        "proselint",
        "proselint",
        "import proselint.tools, proselint.checks, proselint.registry",
        _proselint,
        "all default checks of style and usage",
    ),
    "VADER": Peer(
        "vaderSentiment",
        "vaderSentiment",
        "import vaderSentiment.vaderSentiment",
        _vader,
        "`polarity_scores`: four figures of sentiment",
    ),
    "textstat": Peer("textstat", "textstat", "import textstat", _textstat, f"{len(READINGS)} counts and readabilities"),
    "scikit-learn": Peer(
        "sklearn",
        "scikit-learn",
        "import joblib, sklearn.linear_model, sklearn.feature_extraction.text",
        _sklearn,
        "TF-IDF (1, 2) and 13 logistic regressions: labels of a decline, no evidence; set-up is loading the models",
    ),
    "declinekit": Peer(
        "declinekit", "declinekit", "from declinekit import score", _declinekit, "all labels with their evidence"
    ),
}
COLUMNS = {
    "import": "import ms",
    "setup": "set-up ms",
    "first": "first call ms",
    "rate": "messages/s",
    "median": "median ms",
    "p95": "p95 ms",
    "fresh": "median ms, first sight",
    "peak": "peak MB",
}


def work(name: str, import_ms: float, seconds: float) -> None:
    """Measure one peer in this process and print its figures as one line of JSON."""
    records, found = messages(), {}
    if ready := PEERS[name].ready:
        start = perf_counter()
        run = ready()
        found = {"import": import_ms, "setup": (perf_counter() - start) * 1000}
        found["first"] = _times(run, records[:1])[0]
        found |= {"fresh": median(_times(run, records)), "peak": _peak()}  # before the list of times grows
        passes: list[list[float]] = []
        wall, core = perf_counter(), process_time()
        while len(passes) < 3 or sum(map(sum, passes)) < seconds * 1000:
            passes.append(_times(run, records))
        found["share"] = (process_time() - core) / (perf_counter() - wall)
        each = [median(times) for times in zip(*passes, strict=True)]
        found |= {"rate": 1000 / mean(each), "median": median(each), "p95": quantiles(each, n=20)[-1]}
    sys.stdout.write("\n" + json.dumps({"peak": _peak()} | found) + "\n")


def _times(run: Run, records: list[dict]) -> list[float]:
    """Take what to run, give the milliseconds for each record."""
    found = []
    for record in records:
        start = perf_counter()
        run(record)
        found.append((perf_counter() - start) * 1000)
    return found


def _peak() -> float | None:
    """Give the most memory that this process held, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def long_texts() -> dict[str, Callable[[int], str]]:
    """Give name → maker of a text of so many characters: two of ordinary prose, the others made to be hard."""
    texts = [record["text"] for record in messages(0, 10_000)]
    prose = {"prose, one paragraph": " ".join(" ".join(texts).split()), "prose, whole messages": "\n\n".join(texts)}
    units = {
        "one run of `a`": "a",
        "`a` with spaces": "a ",
        "one word of all letters": "abcdefghijklmnopqrstuvwxyz",
        "`thank you `": "thank you ",
        "`I will not `": "I will not ",
        "`I will not. `": "I will not. ",
        "`Dear Ms Lee,` lines": "Dear Ms Lee,\n",
        "`Kind regards,` lines": "Kind regards,\n",
        "`(`": "(",
        "`[`": "[",
        "`> `": "> ",
        "`> ` lines": "> \n",
        "commas": ",",
        "full stops": ".",
        "question marks": "?",
        "quotation marks": '"',
        "hyphens": "-",
        "apostrophes": "'",
        "digits": "0123456789",
        "newlines": "\n",
        "spaces": " ",
        "emoji": "\N{SLIGHTLY SMILING FACE}",
    }
    made = {name: lambda size, unit=unit: ("No." + unit * size)[:size] for name, unit in units.items()}
    return {name: lambda size, whole=whole: whole[:size] for name, whole in prose.items()} | made


def stretch(name: str) -> None:
    """Print as lines of JSON the seconds that the scorer takes for one long text at each size, or what it raised."""
    run, make = _declinekit(), long_texts()[name]
    run(messages()[0])
    for size in SIZES:
        try:
            found = _times(run, [{"text": make(size), "kind": "decline"}])[0] / 1000
        except Exception as error:  # a text that breaks the scorer is a result
            found = type(error).__name__
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def _joined() -> Callable[[int], object]:
    from random import Random

    from declinekit.generator.phrases import load

    lines, rng = [line for found in load().values() for line in found], Random(1)
    return lambda n: [". ".join(rng.choice(lines) for _ in range(8)) for _ in range(n)]


def _faker() -> Callable[[int], object]:
    from faker import Faker

    fake = Faker()
    return lambda n: [fake.paragraph(nb_sentences=8) for _ in range(n)]


def _generator() -> Callable[[int], object]:
    from declinekit import generate

    generate(6000, seed=0)  # every wording of every phrase is read in
    return lambda n: generate(n, seed=1)


WRITERS = {
    "eight phrases": ("declinekit", _joined, "`random.choice` of our phrases, joined: no labels, no sense"),
    "Faker": ("faker", _faker, "`paragraph(nb_sentences=8)`: words by chance, no labels"),
    "declinekit.generate": ("declinekit", _generator, "declining messages with all labels, evidence and slips"),
}


def write(name: str, seconds: float) -> None:
    """Print as one line of JSON how many texts a second one of the writers makes, in its best of several rounds."""
    run, rates = WRITERS[name][1](), []
    start = perf_counter()
    while len(rates) < 3 or perf_counter() - start < seconds:
        at = perf_counter()
        run(5000)
        rates.append(5000 / (perf_counter() - at))
    sys.stdout.write("\n" + json.dumps(max(rates)) + "\n")


def writer_lines(seconds: float) -> list[str]:
    """Measure the writers, each in three processes in turn, give the lines of their table."""
    names = [name for name, (module, *_) in WRITERS.items() if find_spec(module)]
    rates: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(STARTS):
        for name in names:
            _tell(f"writer: {name}")
            if lines := call(f"import bench; bench.write({name!r}, {seconds})"):
                rates[name].append(json.loads(lines[-1]))
    rows = ["| writer | what is timed | texts/s |", "| --- | --- | ---: |"]
    for name, (_, _, what) in WRITERS.items():
        rows.append(f"| {name} | {what} | {_short(max(rates[name])) if rates.get(name) else 'not installed'} |")
    return rows


def call(code: str, limit: float | None = None) -> list[str] | None:
    """Take Python code, run it in a fresh process, give the lines that it printed; None where it failed."""
    command = [sys.executable, "-c", code]
    try:
        done = subprocess.run(command, env=ENV, stdout=subprocess.PIPE, timeout=limit)  # noqa: S603 - our own code
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode().splitlines()
    return None if done.returncode else done.stdout.decode().splitlines()


def measure(seconds: float) -> dict[str, dict | None]:
    """Give for each peer that is installed its figures, each the middle one of three starts; None where it failed."""
    found: dict[str, list] = {name: [] for name, peer in PEERS.items() if find_spec(peer.module)}
    with tempfile.TemporaryDirectory() as folder:
        ENV["BENCH_MODELS"] = str(Path(folder) / "models")
        if "scikit-learn" in found:
            call("import os, bench; bench.fit(os.environ['BENCH_MODELS'])")
        for turn in range(STARTS):
            for name, starts in found.items():
                _tell(f"{name}, start {turn + 1} of {STARTS}")
                timed = f"import time; t = time.perf_counter()\n{PEERS[name].imports}\nms = (time.perf_counter() - t)"
                lines = call(f"{timed} * 1000\nimport bench; bench.work({name!r}, ms, {seconds})")
                starts.append(json.loads(lines[-1]) if lines else None)
    return {name: _middle(starts) if all(starts) else None for name, starts in found.items()}


def _middle(starts: list[dict]) -> dict:
    return {key: median(start[key] for start in starts) for key in starts[0] if starts[0][key] is not None}


def processes() -> dict[str, float | None]:
    """Give name → milliseconds of whole processes, the median of nine; None where one failed."""
    declines = (record["text"] for record in messages() if record["kind"] == "decline")
    text = min(declines, key=lambda text: abs(len(text.split()) - 120))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "message.txt"
        file.write_text(text, encoding="utf-8")
        commands = {
            "`python -c pass`": ["-c", "pass"],
            '`python -c "import declinekit"`': ["-c", "import declinekit"],
            '`python -c "from declinekit import score"`': ["-c", "from declinekit import score"],
            "`python -m declinekit score FILE`": ["-m", "declinekit", "score", str(file)],
        }
        turns = [{name: _process_ms(words) for name, words in commands.items()} for _ in range(RUNS)]
    inside = [float(lines[-1]) if (lines := call(IMPORT)) else None for _ in range(RUNS)]
    times = {name: [turn[name] for turn in turns] for name in commands}
    times["`import declinekit` inside a process"] = inside
    return {name: None if None in each else median(each) for name, each in times.items()}


def _process_ms(words: list[str]) -> float | None:
    """Take the words of a command after `python`, give the milliseconds from its start to its end."""
    start = perf_counter()
    done = subprocess.run([sys.executable, *words], env=ENV, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    return None if done.returncode else (perf_counter() - start) * 1000


def stretches() -> dict[str, list[float | str]]:
    """Give for each long text and size its seconds, the median of three processes, or in a word what went wrong."""
    found = {}
    for name in long_texts():
        _tell(f"long text: {name}")
        starts = [call(f"import bench; bench.stretch({name!r})", LIMIT) or [] for _ in range(STARTS)]
        found[name] = [
            _outcome([json.loads(lines[i]) for lines in starts if i < len(lines)]) for i in range(len(SIZES))
        ]
    return found


def _outcome(times: list[float | str]) -> float | str:
    wrong = [each for each in times if isinstance(each, str)]
    return wrong[0] if wrong else median(times) if len(times) > STARTS // 2 else LATE


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


def _short(number: float | str | None) -> str:
    """Take a figure, give it with three digits that count; a word stays.

    >>> _short(12345.6), _short(1.23456), _short(0.0012345), _short(0.00001), _short("late"), _short(None)
    ('12,346', '1.23', '0.00123', '<0.001', 'late', '')
    """
    if number is None or isinstance(number, str):
        return number or ""
    if number < 0.001:
        return "<0.001"
    return f"{number:,.0f}" if number >= 100 else f"{number:.{max(0, 2 - _exponent(number))}f}"


def _exponent(number: float) -> int:
    return int(f"{number:e}".partition("e")[2])


def _version(peer: Peer) -> str:
    try:
        return version(peer.package) if peer.package else ""
    except PackageNotFoundError:
        return "from this folder"


def peer_lines(found: dict[str, dict | None]) -> list[str]:
    """Take the figures of the peers, give the lines of what they are and of the table."""
    lines = ["| peer | version | what is timed |", "| --- | --- | --- |"]
    for name, peer in PEERS.items():
        lines.append(f"| {name} | {_version(peer) if name in found else 'not installed'} | {peer.what} |")
    lines += ["", f"| peer | {' | '.join(COLUMNS.values())} |", f"| --- |{' ---: |' * len(COLUMNS)}"]
    for name in PEERS:
        figures = found.get(name)
        cells = [_short(figures.get(key)) for key in COLUMNS] if figures else [""] * len(COLUMNS)
        cells[0] = cells[0] if figures else "failed" if name in found else "not installed"
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def stretch_lines(found: dict[str, list[float | str]]) -> list[str]:
    """Take the seconds of the long texts, give the lines of their table, of the worst and of what could not be scored.

    >>> stretch_lines({"commas": [0.01, 0.1, 2.0], "digits": [0.01, "ValueError", "ValueError"]})[-1]
    'The worst at 100,000 characters, the longest that is scored: commas, 2.00 seconds. Could not be scored: digits.'
    """
    sizes = " | ".join(f"{size:,} characters, s" for size in SIZES)
    lines = [f"| text | {sizes} | last ÷ one before |", f"| --- |{' ---: |' * (len(SIZES) + 1)}"]
    for name, times in found.items():
        growth = times[-1] / times[-2] if not any(isinstance(each, str) for each in times[-2:]) else None
        lines.append(f"| {name} | {' | '.join(map(_short, [*times, growth]))} |")
    last = {name: LIMIT if times[-1] == LATE else times[-1] for name, times in found.items()}
    last = {name: seconds for name, seconds in last.items() if not isinstance(seconds, str)}
    worst = max(last, key=last.__getitem__, default=None)
    took = f"{worst}, {_short(found[worst][-1])} seconds" if worst else "none"
    broken = [name for name, times in found.items() if any(isinstance(each, str) and each != LATE for each in times)]
    words = f"The worst at {SIZES[-1]:,} characters, the longest that is scored: {took}. "
    return [*lines, "", f"{words}Could not be scored: {', '.join(broken) or 'none'}."]


def page(seconds: float) -> list[str]:
    """Measure everything, give the lines of the page.

    The peers come first: Linux charges a process with the memory that its parent held, so nothing is loaded before.
    """
    pinned = hasattr(os, "sched_setaffinity")
    if pinned:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    found = measure(seconds)
    shares = [figures["share"] for figures in found.values() if figures and "share" in figures]
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, "
    system += f"{platform.python_implementation()} {platform.python_version()}"
    written = writer_lines(seconds)
    whole, long = processes(), stretch_lines(stretches())
    return [
        "# How fast the scorer is",
        "",
        "Written by `python tools/bench.py`; do not edit. How to read it: computers are shared and figures shift from "
        "run to run, so differences under 1.5 times are ties, and the peers do different work, so they show what a "
        "user is used to wait for, not who is better.",
        "",
        f"Machine: {system}; every process {'on one core' if pinned else 'free to use all cores'}, of which the peers "
        f"got {min(shares):.0%} to {max(shares):.0%} (other programs had the rest). Messages: the "
        f"{len(messages())} of the train part of `data/messages.jsonl` with 80 to 160 words. "
        f"Each peer starts {STARTS} times in a fresh process, and each figure is the middle one of the {STARTS}. In a "
        f"process all messages are run again and again for at least {seconds:g} seconds, three times at least; a "
        "message's time is its median over these passes. *First sight* is the pass before them, in which each message "
        "is new: where it is slower, later passes gain from what is still in memory.",
        "",
        "## Beside others",
        "",
        *peer_lines(found),
        "",
        "## The generator",
        "",
        f"Texts a second in rounds of 5,000, the best round of {STARTS} processes.",
        "",
        *written,
        "",
        "## A whole process",
        "",
        f"The median of {RUNS}; the message has 120 words or nearly so.",
        "",
        "| command | ms |",
        "| --- | ---: |",
        *(f"| {name} | {_short(ms) or 'failed'} |" for name, ms in whole.items()),
        "",
        "## Long texts",
        "",
        "Seconds of `declinekit.score` with `.labels` and `.evidence` for a text that it has not seen, the middle one "
        "of three processes; a short message was scored before. In the last column 10 is linear, 100 quadratic.",
        "",
        *long,
    ]


def main() -> None:
    """Measure and write the page."""
    words = argparse.ArgumentParser(description="Measure the scorer beside other programs.")
    words.add_argument("--seconds", type=float, default=1.5, help="the least time for each peer (default: 1.5)")
    words.add_argument("--out", type=Path, default=TOP / "docs/BENCHMARKS.md", help="the page to write")
    given = words.parse_args()
    lines = page(given.seconds)
    given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
