"""Puts the lines of a page in reading order where two columns were written across.

In: the lines of a page as a reader engine gives them. Out: the same lines; the left column before the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from carelint.readers.pdf.lines import Line

FEWEST = 6
"""Rows of two halves that make columns rather than chance."""
FILLED = 0.6
"""Share of its half that a line of a column fills, by the median; cells of a table are shorter."""


def in_columns(page: Sequence[Line]) -> list[Line]:
    """The lines in reading order."""
    rows = _rows(page)
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < FEWEST or not _are_columns(pairs):
        return list(page)
    gutter = median(row[1].seen[0] for row in pairs)
    ordered: list[Line] = []
    band: list[Line] = []
    for row in [*rows, []]:
        across = len(row) == 1 and row[0].seen[0] < gutter - 5 and row[0].seen[2] > gutter + 5
        if across or not row or len(row) > 2:
            ordered += [line for line in band if line.seen[0] < gutter - 2]
            ordered += [line for line in band if line.seen[0] >= gutter - 2]
            band = []
            ordered += row
        else:
            band += row
    return ordered


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow one another on one level."""
    rows: list[list[Line]] = []
    for line in page:
        last = rows[-1][-1] if rows else None
        level = last is not None and abs(last.seen[1] - line.seen[1]) < 0.4 * max(1.0, line.seen[3] - line.seen[1])
        if last is not None and level and line.seen[0] > last.seen[2]:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _are_columns(pairs: Sequence[Sequence[Line]]) -> bool:
    """Whether both halves begin where the others do and are filled as running text is."""
    lefts, rights = [row[0].seen for row in pairs], [row[1].seen for row in pairs]
    left, right = median(box[0] for box in lefts), median(box[0] for box in rights)
    steady = sum(abs(box[0] - right) < 6 for box in rights) >= 0.8 * len(pairs)
    width = right - left
    return (
        steady
        and median(box[2] - box[0] for box in lefts) >= FILLED * width
        and (median(box[2] - box[0] for box in rights) >= FILLED * width * 0.9)
    )
