"""`python -m carelint`, and the command `carelint`.

In: the command line. Out: what `cli` does with it; Ctrl-C is heeded from the first import on.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run a command and leave with its exit code."""
    try:
        from carelint.cli import main as run  # a tenth of a second, in which somebody may think better of it

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
