"""`python -m carelint`.

In: the command line. Out: what `cli` does with it.
"""

from __future__ import annotations

from carelint.cli import main

if __name__ == "__main__":
    main()
