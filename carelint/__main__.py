"""`python -m carelint`, and the command `carelint`.

In: the command line. Out: what `cli` does with it; Ctrl-C is heeded from the first import on.
"""

from __future__ import annotations

import gc
import os
import sys

ALLOCATIONS = 100_000
"""New objects after which Python looks for circles; at its own 700 it looks 200 times through rules that stay to the
end, a tenth of a small run (2026-11-27)."""
BLAS = "OPENBLAS_NUM_THREADS"
"""At its import numpy starts a thread for each processor, which takes .1 s of them, and little here is multiplied with
it (2026-11-28). What somebody set stays."""


def main() -> None:
    """Run a command and leave with its exit code."""
    gc.set_threshold(ALLOCATIONS)
    os.environ.setdefault(BLAS, "1")
    try:
        from carelint.cli import main as run  # a tenth of a second, in which somebody may think better of it

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
