"""Speed against another state of carelint, in turn, so that a machine whose speed drifts cannot decide.

In: a checkout of the other state (`git worktree add FOLDER COMMIT`) and files. Out: processor and wall seconds of a
cold run of each, and their ratios.

    python benchmarks/paired.py FOLDER FILE… [--runs 15]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]


def seconds(checkout: Path, file: str) -> tuple[float, float]:
    """Processor and wall seconds of `carelint check FILE` as that checkout does it."""
    command = [sys.executable, "-m", "carelint", "check", str(Path(file).resolve()), "--fail-on", "never"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    where = {**os.environ, "PYTHONPATH": str(checkout)}  # and cwd, which comes before it
    subprocess.run(command, env=where, cwd=checkout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    for file in options.files:
        taken = [(seconds(HERE, file), seconds(options.other, file)) for _ in range(options.runs + 1)][1:]
        for index, kind in enumerate(("processor", "wall")):
            ours, theirs = (statistics.median(pair[side][index] for pair in taken) for side in (0, 1))
            ratio = statistics.median(pair[0][index] / pair[1][index] for pair in taken)
            print(
                f"{Path(file).name:20} {kind:9} here {ours:.3f} s, there {theirs:.3f} s, ratio pair by pair {ratio:.2f}"
            )


if __name__ == "__main__":
    main()
