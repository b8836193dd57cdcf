"""Tables of reStructuredText, drawn with + - | or with =.

In: the lines of a table. Out: its cells: number of the row, of the cell in it, and the lines that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carelint.readers.rst.lines import ADORNED, Line, cut

SIMPLE = re.compile(r"=+(?:\s+=+)+\s*$")
GRID = re.compile(r"\+(?:[-=]+\+)+\s*$")
Cell = tuple[int, int, list[Line]]


def is_grid(words: str) -> bool:
    """Whether a table drawn with + - | begins with this line."""
    return bool(GRID.match(words))


def is_simple(words: str) -> bool:
    """Whether a table drawn with = begins with this line."""
    return bool(SIMPLE.match(words))


def grid(lines: Sequence[Line]) -> Iterator[Cell]:
    """Cells are what stands between the bars."""
    edges = [place for place, sign in enumerate(lines[0][2]) if sign == "+"]
    rows: list[list[Line]] = [[]]
    for line in lines[1:]:
        if line[2].startswith("+"):
            rows.append([])
        else:
            rows[-1].append(line)
    for row, group in enumerate((one for one in rows if one), 1):
        for cell, (left, right) in enumerate(zip(edges, edges[1:], strict=False), 1):
            yield row, cell, [cut(line, left + 1, right) for line in group]


def length(lines: Sequence[Line], at: int) -> int:
    """How many lines a table has that is drawn with = and begins at `at`."""
    last = at + 1
    borders = 0
    while last < len(lines) and (lines[last][2] or borders < 2):
        borders += is_simple(lines[last][2])
        last += 1
        if borders == 2 or (borders == 1 and (last >= len(lines) or not lines[last][2])):
            break
    return last - at


def simple(lines: Sequence[Line]) -> Iterator[Cell]:
    """Each line is a row; its cells stand under the = of the first line, the last one has no end."""
    spans = [(found.start(), found.end()) for found in re.finditer("=+", lines[0][2])]
    rows = [line for line in lines[1:] if line[2] and not ADORNED.match(line[2]) and not is_simple(line[2])]
    for row, line in enumerate(rows, 1):
        for cell, (left, right) in enumerate(spans, 1):
            yield row, cell, [cut(line, left, right if cell < len(spans) else None)]
