"""What a hook costs on every commit, beside starting Python: small files, many that did not change, one that did.

In: nothing, or how often each is run. Out: a table of seconds and of ratios to `python -c pass`, in one run; the exit
code is 1 where one is over its bar.

    python benchmarks/hook.py [--runs 7]

The files are made: policies of some 1,400 words. Bytecode is written, as it is where carelint is installed. Commands
take turns, so that what else the machine does strikes all of them alike; where it is busy, seconds of the processor
tell more than those on the wall, and a bar is held to the smaller ratio.
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
SMALL = "# Notes\n\nThe garden was open on Tuesday and many people came. We talked about the new paths.\n\n" * 8
"""The clean small file of `speed.py`; one with charged words loads the learned reader the first time."""
MORE = 1.0
"""Seconds that one changed file among many may cost above that file alone."""


@dataclass
class Timed:
    """A command and what its runs took."""

    name: str
    arguments: list[str]
    bar: float = 0.0
    """Times `python -c pass` that it may take (issue 14); 0 where nobody said."""
    changes: bool = False
    """Whether a file is another one before each run."""
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
    for n in range(FILES // 10):
        (home / f"q{n}.md").write_text(policy(FILES + n, 1_400, phrase=False), encoding="utf-8")
    clean = [*(name for n, name in enumerate(names) if n % 10), *(f"q{n}.md" for n in range(FILES // 10))]
    (home / "small.txt").write_text(SMALL, encoding="utf-8")
    (home / "small.md").write_text(SMALL, encoding="utf-8")
    check = ["-m", "carelint", "check", "--hook", "--register", "policy"]
    every = [
        Timed("python -c pass", ["-c", "pass"]),
        Timed("clean small text, judged anew", [*check, "--no-cache", "small.txt"], 12),
        Timed("clean small Markdown, judged anew", [*check, "--no-cache", "small.md"], 12),
        Timed("clean small Markdown, unchanged", [*check, "small.md"], 12),
        Timed(f"{FILES} clean files, unchanged", [*check, *clean], 15),
        Timed(f"{FILES} files, unchanged, {FILES // 10} shown", [*check, *names]),
        Timed("one changed file", [*check, "p7.md"], changes=True),
        Timed(f"one changed file among {FILES} clean ones", [*check, *clean], changes=True),
    ]
    for turn in range(runs + 1):
        for one in every:
            if one.changes:
                changed = policy(7, 1_400, phrase=True) + f"\nVersion {turn} for {one.name}.\n"
                (home / "p7.md").write_text(changed, encoding="utf-8")
            took = run(one.arguments, home)
            if turn:
                one.wall.append(took[0])
                one.processor.append(took[1])
            if one.changes:
                (home / "p7.md").write_text(policy(7, 1_400, phrase=False), encoding="utf-8")
    return {one.name: one for one in every}


def table(every: dict[str, Timed]) -> int:
    """Print it; how many are over their bar."""
    first = next(iter(every.values()))
    wall, processor = statistics.median(first.wall), statistics.median(first.processor)
    over = 0
    print(f"{'':45} {'wall s':>8} {'×':>6} {'cpu s':>8} {'×':>6}   bar")
    for one in every.values():
        took, used = statistics.median(one.wall), statistics.median(one.processor)
        late = bool(one.bar) and min(took / wall, used / processor) > one.bar
        bar = f"{one.bar:.0f} ×{' – over' if late else ''}" if one.bar else ""
        print(f"{one.name:45} {took:8.3f} {took / wall:6.1f} {used:8.3f} {used / processor:6.1f}   {bar}")
        over += late
    alone, among = (statistics.median(one.processor) for one in list(every.values())[-2:])
    late = among - alone > MORE
    print(f"among many it takes {among - alone:.2f} s more than alone   {MORE:.0f} s{' – over' if late else ''}")
    return over + late


def main() -> int:
    """Run all of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=7)
    runs = asked.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        return 1 if table(measured(Path(folder), runs)) else 0


if __name__ == "__main__":
    sys.exit(main())
