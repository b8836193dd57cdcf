"""What would change in a file, line by line, as `patch` and people read it.

In: two texts. Out: lines of a unified diff.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

NO_END = "\\ No newline at end of file"


def difference(path: str, before: str, after: str) -> Iterator[str]:
    """The lines that differ and three around them, each with its own end."""
    for line in difflib.unified_diff(_lines(before), _lines(after), path, path):
        yield line if line.endswith("\n") else f"{line}\n{NO_END}\n"


def _lines(text: str) -> list[str]:
    """Lines as patch knows them: they end at a line feed, whatever stands before it."""
    parts = text.split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]
