"""Speed: cold and warm, on a long board paper and on small files, beside a peer where one is installed.

In: optionally a long text. Out: seconds, words a second, and the share of the text that was parsed.

    python benchmarks/speed.py [TEXT] [--peer "alex --text"] [--peer "proselint check"]
"""

from __future__ import annotations

import argparse
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from carelint import readers
from carelint.anchors import find
from carelint.engine import check_document
from carelint.fold import fold_document
from carelint.judges import judge
from carelint.passages import Passages
from carelint.policy import withheld
from carelint.register import stated
from carelint.run import cache_folder, rulebook_for
from carelint.settings import Settings

RUNS = 5
CLEAN = "# Notes\n\nThe garden was open on Tuesday and many people came. We talked about the new paths.\n\n" * 8
NOTICED = "# Notes\n\nThe diabetic in bed four refused breakfast. Patients were processed.\n\n" * 4
SENTENCE = (
    "The Board noted that performance against the plan improved in October, and that {n} people went home with the "
    "help they chose. Capacity in theatres remains a concern; the team will report on the {n} actions in January. "
    "Residents told us that the new clinic is easier to reach, and staff described calmer evenings. "
)


def long_paper() -> str:
    """1 MB of board text of natural density: about 30 listed phrases in 10,000 words."""
    parts = []
    for n in range(2_900):
        parts.append(SENTENCE.format(n=n))
        if n % 25 == 0:
            parts.append(f"Then {n} bed blockers were discussed, and {n} patients are processed within four hours. ")
        if n % 4 == 3:
            parts.append("\n\n")
    return "".join(parts)[:1_000_000]


def seconds(command: list[str]) -> float:
    """Median wall seconds of a command over RUNS runs after one that is not counted."""
    taken = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if run:
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def warm(text: str) -> None:
    """Words a second in a process that has read a paper before, and how much of it was parsed."""
    settings = Settings(register="board", cache=cache_folder())
    rulebook = rulebook_for(settings)
    taken, words = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        words = check_document(readers.read_text(text), rulebook, settings).words
        taken.append(time.perf_counter() - start)
    document = readers.read_text(text)
    silent = withheld(rulebook, "board", Settings())
    skipped = [rule.id in silent for rule in rulebook.rules]
    candidates = find(Passages(document, fold_document(document), stated("board")), rulebook, skipped)
    parsed = {candidate.passage.plain for candidate in candidates if judge(candidate, rulebook.vocabulary).keep is None}
    share = 100 * sum(map(len, parsed)) / len(text)
    best = statistics.median(taken[1:])
    print(
        f"warm   {words:,} words in {best:.2f} s: {words / best:,.0f} words a second; {share:.1f} % of the text parsed"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, help="a long text; one is made if left out")
    parser.add_argument("--peer", action="append", default=[], help="a command to time on the same files")
    options = parser.parse_args()
    text = options.text.read_text(encoding="utf-8") if options.text else long_paper()
    warm(text)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("long.txt", text), ("clean.md", CLEAN), ("noticed.md", NOTICED)):
            path = Path(folder) / name
            path.write_text(content, encoding="utf-8")
            ours = seconds([sys.executable, "-m", "carelint", "check", str(path)])
            line = f"cold   {name:11} {ours:.2f} s"
            for peer in options.peer:
                theirs = seconds([*shlex.split(peer), str(path)])
                line += f"   {shlex.split(peer)[0].rsplit('/')[-1]} {theirs:.2f} s (ratio {ours / theirs:.2f})"
            print(line)


if __name__ == "__main__":
    main()
