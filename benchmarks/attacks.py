"""What happens to files that are made to do harm: outcome, seconds, memory.

    python benchmarks/attacks.py [PART OF A NAME …]

In: the files that tests/attacks.py makes. Out: a line for each; memory is the peak of the process that reads.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from carelint.finding import Unread
from carelint.limits import Limits
from carelint.processes.worker import Read, Worker
from carelint.readers.options import Options
from tests.attacks import ATTACKS


def peak(process: int | None) -> str:
    """Megabytes; a process that was killed can no longer be asked."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return "killed"
    return f"{next(int(line.split()[1]) for line in lines if line.startswith('VmHWM')) >> 10} MB"


def outcome(seen: list[Read]) -> str:
    """The reason, or how much was read."""
    if not seen:
        return "no document in it"
    first = seen[0]
    return f"not read: {first.reason}" if isinstance(first, Unread) else f"read: {len(first.text.split()):,} words"


def main(parts: list[str]) -> None:
    """A line for each attack whose name holds one of `parts`."""
    for name, (file, make) in ATTACKS.items():
        if parts and not any(part in name for part in parts):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / file
            path.write_bytes(make())
            options = Options(limits=Limits(seconds=20), column="note" if file.endswith("jsonl") else "")
            with Worker(options) as worker:
                start = time.perf_counter()
                seen = list(worker.read(str(path)))
                taken = time.perf_counter() - start
                memory = peak(worker.process_id)
            size = path.stat().st_size / 1e6
        print(f"{name:26} {size:8.2f} MB {taken:7.2f} s {memory:>9}  {outcome(seen)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
