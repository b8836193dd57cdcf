"""What a hook costs on every commit, beside starting Python itself: small files, many that did not change, one that did.

In: nothing, or how often each is run. Out: a table of seconds and of ratios to `python -c pass`, in one run; the exit
code is 1 where one is over its bar.

    python benchmarks/hook.py [--runs 7]

The files are made: policies of some 1,400 words, of which one in ten has a phrase in it. Bytecode is written, as it is
where carelint is installed. Commands take turns, so that what else the machine does strikes all of them alike.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HOME = Path(__file__).parents[1]
FILES = 200
SENTENCES = (
    "The committee reviews this policy every two years.", "Staff are told of changes by their manager.",
    "Visits are possible at any hour.", "Complaints are answered within ten working days.",
    "Each team keeps a list of its equipment.", "The record is kept for eight years.",
    "Rooms are cleaned every morning.", "Questions about this policy go to the secretary.",
)  # fmt: skip
PHRASE = "Bed blockers are moved to another ward."
BARS = {"clean": 12.0, "unchanged": 15.0}
"""Times `python -c pass`; issue 14."""
MORE = 1.0
"""Seconds that one changed file among many may cost above that file alone."""


@dataclass
class Timed:
    """A command and what its runs took."""

    name: str
    arguments: list[str]
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def policy(number: int, words: int, *, phrase: bool) -> str:
    """A policy in Markdown."""
    draw = random.Random(number)
    parts, count = [f"# Policy {number}\n"], 0
    while count < words:
        some = [draw.choice(SENTENCES) for _ in range(5)]
        parts.append(" ".join(some))
        count += sum(len(one.split()) for one in some)
    return "\n\n".join([*parts, *([PHRASE] if phrase else [])]) + "\n"


def run(command: list[str], home: Path) -> tuple[float, float]:
    """Seconds on the wall, and of processor time, with all that the command starts."""
    env = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "PYTHONPATH": str(HOME)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=home, env=env, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr.decode()
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(home: Path, runs: int) -> dict[str, Timed]:
    """Each command in turn; the first round, which fills caches, is not counted."""
    names = [f"p{n}.md" for n in range(FILES)]
    for n, name in enumerate(names):
        (home / name).write_text(policy(n, 1_400, phrase=n % 10 == 0), encoding="utf-8")
    quiet = [name for n, name in enumerate(names) if n % 10]
    (home / "small.md").write_text(policy(999, 200, phrase=False), encoding="utf-8")
    check = ["-m", "carelint", "check", "--hook", "--register", "policy"]
    every = [
        Timed("python -c pass", ["-c", "pass"]),
        Timed("clean small file, judged anew", [*check, "--no-cache", "small.md"]),
        Timed("clean small file, unchanged", [*check, "small.md"]),
        Timed(f"{len(quiet)} clean files, unchanged", [*check, *quiet]),
        Timed(f"{FILES} files, unchanged, {FILES // 10} with a phrase", [*check, *names]),
        Timed("one changed file", [*check, "p7.md"]),
        Timed(f"one changed file among {FILES}", [*check, *names]),
    ]
    for turn in range(runs + 1):
        for one in every:
            if "changed file" in one.name:
                (home / "p7.md").write_text(policy(7, 1_400, phrase=True) + f"\nVersion {turn}.{one.name}\n")
            took = run(one.arguments, home)
            if turn:
                one.wall.append(took[0])
                one.processor.append(took[1])
            if "changed file" in one.name:
                (home / "p7.md").write_text(policy(7, 1_400, phrase=False), encoding="utf-8")
    return {one.name: one for one in every}


def table(every: dict[str, Timed]) -> int:
    """Print it; how many are over their bar."""
    first = next(iter(every.values()))
    ratios: defaultdict[str, float] = defaultdict(float)
    print(f"{'':45} {'wall s':>8} {'cpu s':>8} {'× wall':>8} {'× cpu':>8}")
    for one in every.values():
        wall, processor = statistics.median(one.wall), statistics.median(one.processor)
        ratios[one.name] = min(wall / statistics.median(first.wall), processor / statistics.median(first.processor))
        by = processor / statistics.median(first.processor)
        print(f"{one.name:45} {wall:8.3f} {processor:8.3f} {wall / statistics.median(first.wall):8.1f} {by:8.1f}")
    alone, among = (statistics.median(every[name].wall) for name in list(every)[-2:])
    print(f"one changed file among {FILES} takes {among - alone:.2f} s more than alone (bar {MORE:.1f} s)")
    over = [name for name, ratio in ratios.items() for word, bar in BARS.items() if word in name and ratio > bar]
    over = [name for name in over if name.startswith("clean") or name.startswith(f"{FILES} files")]
    print(f"over its bar: {', '.join(over)}" if over else "all within their bars (clean 12 ×, unchanged 15 ×)")
    return len(over) + (among - alone > MORE)


def main() -> int:
    """Run all of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=7)
    runs = asked.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        return 1 if table(measured(Path(folder), runs)) else 0


if __name__ == "__main__":
    sys.exit(main())
