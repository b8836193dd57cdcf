"""Speed: carelint beside its peers on the same files, in one go, and on what they do not read.

In: nothing, or names of cases. Out: seconds of the processor and of the clock, and ratios; a line a case.

    python benchmarks/speed.py [CASE …] [--quick] [--runs 5] [--peers FOLDER]

The cases are clean, noticed, board, pdf, word, many, jobs, table, growth and warm. Peers are installed into a folder
of their own (`peers.py`), and those that are missing are named. Commands are run in turn, and ratios are medians of
what stands side by side, so that a machine whose speed drifts cannot decide; processor seconds count all processes.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import material
import peers

from carelint import readers, readings
from carelint.engine import check_document
from carelint.resources import folder as data
from carelint.run import cache_folder, rulebook_for
from carelint.settings import Settings

OURS = [sys.executable, "-m", "carelint", "check", "--no-cache", "--isolated", "--fail-on", "never"]
WITHOUT = ["--reader", "off"]
PIPELINE = "import spacy, sys; spacy.load(sys.argv[1])"
TEXT = (
    "import sys, pypdfium2\nfor page in pypdfium2.PdfDocument(sys.argv[1]):\n    page.get_textpage().get_text_bounded()"
)


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    processor: float
    """Seconds of all its processes together."""
    wall: float
    """Seconds of the clock."""


@dataclass(frozen=True)
class Bench:
    """What the cases share."""

    folder: Path
    text: str
    runs: int
    quick: bool
    peers: Mapping[str, peers.Command]

    def file(self, name: str, content: str) -> Path:
        """A text as a file."""
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path


def cost(command: Sequence[str]) -> Cost:
    """What one run of a command takes; an installed package has its modules compiled, and so has this one."""
    where = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=where, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def costs(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, list[Cost]]:
    """Of each command so many runs, in turn, after one of each that is not counted, where there are several."""
    first = int(runs > 1)
    rounds = [{name: cost(command) for name, command in commands.items()} for _ in range(runs + first)][first:]
    return {name: [one[name] for one in rounds] for name in commands}


def side_by_side(bench: Bench, name: str, commands: Mapping[str, Sequence[str]], against: Sequence[str]) -> None:
    """A line for each command: its seconds, and how many times as long as each of `against` it took, pair by pair."""
    found = costs(commands, bench.runs)
    for who, taken in found.items():
        seconds = statistics.median(one.processor for one in taken)
        wall = statistics.median(one.wall for one in taken)
        others = [other for other in against if other in found and who.startswith("carelint")]
        ratios = [
            f"{statistics.median(a.processor / b.processor for a, b in zip(taken, found[other], strict=True)):.2f}"
            f" × {other}"
            for other in others
        ]
        print(f"{name:8} {who:22} {seconds:7.2f} s processor {wall:7.2f} s   {', '.join(ratios)}", flush=True)


def _beside_peers(bench: Bench, name: str, path: Path, more: Mapping[str, Sequence[str]] | None = None) -> None:
    ours = {"carelint, no reader": [*OURS, *WITHOUT, str(path)], "carelint": [*OURS, str(path)]}
    theirs = {who: command(path) for who, command in bench.peers.items()}
    side_by_side(bench, name, {**ours, **theirs, **(more or {})}, ("proselint", "diction", "alex", *(more or {})))


def clean(bench: Bench) -> None:
    """1.4 KB in which there is nothing to judge."""
    _beside_peers(bench, "clean", bench.file("clean.md", material.CLEAN[: material.PAGE]))


def noticed(bench: Bench) -> None:
    """1.4 KB with phrases that grammar has to judge: what it takes to import and load that stands beside it."""
    floor = {"spaCy and pipeline": [sys.executable, "-c", PIPELINE, str(data("model"))]}
    _beside_peers(bench, "noticed", bench.file("noticed.md", material.NOTICED[: material.PAGE]), floor)


def board(bench: Bench) -> None:
    """1 MB of board text."""
    _beside_peers(bench, "board", bench.file("board.txt", bench.text))


def pdf(bench: Bench) -> None:
    """A PDF of 300 pages, beside PDFium's text alone."""
    path, count = bench.folder / "long.pdf", 60 if bench.quick else 300
    material.pdf(path, bench.text, count)
    commands = {
        "carelint, no reader": [*OURS, *WITHOUT, str(path)],
        "PDFium's text": [sys.executable, "-c", TEXT, str(path)],
    }
    side_by_side(bench, f"pdf {count}", commands, ("PDFium's text",))


def word(bench: Bench) -> None:
    """A Word file of 6,000 paragraphs."""
    path, count = bench.folder / "long.docx", 1_200 if bench.quick else 6_000
    material.word(path, bench.text, count)
    words = sum(len(part.split()) for page in material.pages(bench.text, count // 5) for part in page)
    taken = costs({"": [*OURS, *WITHOUT, str(path)]}, bench.runs)[""]
    seconds = statistics.median(one.processor for one in taken)
    print(f"word     {count:,} paragraphs, {words:,} words: {seconds:.2f} s, {words / seconds:,.0f} words a second")


def many(bench: Bench) -> None:
    """300 mixed documents."""
    folder, count = bench.folder / "mixed", 60 if bench.quick else 300
    material.mixed(folder, bench.text, count)
    side_by_side(bench, f"many {count}", {"carelint, no reader": [*OURS, *WITHOUT, str(folder)]}, ())


def jobs(bench: Bench) -> None:
    """With one process and with two, by the clock, for which two quiet cores are needed: 60 documents, which are judged
    whole, and a paper of 300 pages and 1 MB of text, which are judged by part, with the learned reader."""
    folder, pages = bench.folder / "sixty", 60 if bench.quick else 300
    material.mixed(folder, bench.text, 60)
    material.pdf(bench.folder / "parted.pdf", bench.text, pages)
    _faster(bench, "60 documents", [*WITHOUT, str(folder)])
    _faster(bench, f"a PDF of {pages} pages, by part", [str(bench.folder / "parted.pdf")])
    _faster(bench, "1 MB of board text, by part", [str(bench.file("parted.txt", bench.text))])


def _faster(bench: Bench, what: str, more: Sequence[str]) -> None:
    found = costs({n: [*OURS, "--jobs", n, *more] for n in ("1", "2")}, bench.runs)
    one, two = (statistics.median(taken.wall for taken in found[n]) for n in ("1", "2"))
    faster = statistics.median(a.wall / b.wall for a, b in zip(found["1"], found["2"], strict=True))
    print(f"jobs     {what}: {one:.2f} s, with two processes {two:.2f} s, {faster:.2f} times as fast", flush=True)


def table(bench: Bench) -> None:
    """A table of 100,000 notes."""
    path, rows = bench.folder / "notes.csv", 3_000 if bench.quick else 100_000
    material.table(path, rows)
    more = ["--column", "note", "--id-column", "id", "--register", "clinical", "--format", f"jsonl={bench.folder}/o"]
    taken = cost([*OURS, *WITHOUT, *more, str(path)])
    print(f"table    {rows:,} notes: {taken.processor:.1f} s processor, {rows / taken.processor:,.0f} notes a second")


def growth(bench: Bench) -> None:
    """The same text once, ten and a hundred times."""
    part = bench.text[len(bench.text) // 2 :][:10_000]
    times = (1, 10, 100)
    paths = [bench.file(f"{count}.txt", "\n\n".join([part] * count)) for count in times]
    found = costs({str(path): [*OURS, *WITHOUT, str(path)] for path in paths}, bench.runs)
    seconds = [statistics.median(one.processor for one in taken) for taken in found.values()]
    said = ", ".join(f"{count} × {one:.2f} s" for count, one in zip(times, seconds, strict=True))
    print(f"growth   10 KB: {said}; from 10 to 100 times {(seconds[2] - seconds[1]) / 90:.4f} s for each")


def warm(bench: Bench) -> None:
    """Words a second of one core, in a process that has read a paper before."""
    for reader in ("off", "on"):
        settings = Settings(register="board", cache=cache_folder(), reader=reader)
        rulebook, rates = rulebook_for(settings), []
        check_document(readers.read_text(material.NOTICED), rulebook, settings)  # loads the models
        for _ in range(1 if bench.quick else bench.runs):
            document, start = readers.read_text(bench.text), time.process_time()
            rates.append(check_document(document, rulebook, settings).words / (time.process_time() - start))
            readings.forget()  # or the second run would be quicker than anybody's first
        print(f"warm     reader {reader:3} {statistics.median(rates):,.0f} words a second", flush=True)


CASES: dict[str, Callable[[Bench], None]] = {
    "clean": clean, "noticed": noticed, "board": board, "pdf": pdf, "word": word, "many": many, "jobs": jobs,
    "table": table, "growth": growth, "warm": warm,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"{', '.join(CASES)}; all if left out")
    parser.add_argument("--quick", action="store_true", help="smaller files and one run of each: some minutes")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "carelint-peers")
    options = parser.parse_args()
    if wrong := [name for name in options.cases if name not in CASES]:
        parser.error(f"there is no case {wrong[0]!r}: {', '.join(CASES)}")
    found, missing = peers.at_hand(options.peers.resolve())
    text, source = material.board()
    print(f"on {source}; peers: {', '.join(found) or 'none'}", *(f"missing: {one}" for one in missing), sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), text, 1 if options.quick else options.runs, options.quick, found)
        for name in options.cases or CASES:
            CASES[name](bench)


if __name__ == "__main__":
    main()
