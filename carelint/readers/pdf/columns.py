"""Puts the lines of a page in reading order where columns, or cells of several lines, were written across.

In: the lines of a page as a reader engine gives them. Out: the same lines, column after column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from carelint.readers.pdf.lines import Line
from carelint.readers.pdf.pitch import Pitch, goes_on, is_like, step

FEWEST = 3
"""Rows of as many parts that make columns rather than chance."""
FILLED = 0.6
"""Share of its column that a line fills, by the median; cells of a table are shorter."""
STEADY, NEAR = 0.8, 6.0
"""Share of rows whose parts begin where the others do, within so many points."""
FLOWING = 0.35
"""Share of lines in columns whose sentence goes on below; in prose it is half to three quarters."""
MARGIN = 3.0
"""Sizes of type that a cell keeps clear at its right, with the space before a word."""
CLOSE = 1.25
"""How far apart, in usual steps, the lines of one cell stand at the most."""
Rows = Sequence[Sequence[Line]]


def in_columns(page: Sequence[Line], pitch: Pitch) -> list[Line]:
    """The lines in reading order."""
    rows = _rows(page)
    if sum(len(row) > 1 for row in rows) < 2:
        return list(page)
    starts = _starts(rows)
    if len(starts) > 1 and _are_columns(rows, starts):
        return _down(rows, starts)
    return [line for band in _cells(rows, pitch) for line in band]


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow one another on one level."""
    rows: list[list[Line]] = []
    for line in page:
        last = rows[-1][-1] if rows else None
        level = last is not None and abs(last.base - line.base) < 0.3 * max(1.0, line.size)
        if last is not None and level and last.turned == line.turned and line.seen[0] > last.seen[2] + line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _starts(rows: Rows) -> list[float]:
    """Where the columns of most rows begin; none where rows differ."""
    parts = Counter(len(row) for row in rows if len(row) > 1)
    count, often = parts.most_common(1)[0]
    alike = [row for row in rows if len(row) == count]
    if often < FEWEST:
        return []
    starts = [median(row[at].seen[0] for row in alike) for at in range(count)]
    near = (sum(abs(row[at].seen[0] - start) < NEAR for row in alike) for at, start in enumerate(starts))
    return starts if all(some >= STEADY * often for some in near) else []


def _column(line: Line, starts: Sequence[float]) -> int:
    return max((at for at, start in enumerate(starts) if line.seen[0] >= start - NEAR), default=0)


def _is_across(line: Line, starts: Sequence[float]) -> bool:
    """Whether it reaches over into the next column."""
    at = _column(line, starts)
    return at + 1 < len(starts) and line.seen[2] > starts[at + 1] + NEAR


def _are_columns(rows: Rows, starts: Sequence[float]) -> bool:
    """Whether columns are filled as running text is, and their sentences go on below."""
    alike = [row for row in rows if len(row) == len(starts)]
    wide = median(other - one for one, other in pairwise(starts))
    filled = all(
        median(row[at].seen[2] - row[at].seen[0] for row in alike) >= FILLED * wide for at in range(len(starts))
    )
    pairs = [pair for at in range(len(starts)) for pair in pairwise(row[at] for row in alike)]
    return filled and sum(goes_on(*pair) for pair in pairs) >= FLOWING * len(pairs)


def _down(rows: Rows, starts: Sequence[float]) -> list[Line]:
    """Column after column; what stands across all of them parts those above it from those below."""
    ordered: list[Line] = []
    band: list[list[Line]] = [[] for _ in starts]
    for row in rows:
        if len(row) == 1 and _is_across(row[0], starts):
            ordered += [line for column in band for line in column] + list(row)
            band = [[] for _ in starts]
        else:
            for line in row:
                band[_column(line, starts)].append(line)
    return ordered + [line for column in band for line in column]


def _cells(rows: Rows, pitch: Pitch) -> list[list[Line]]:
    """Rows of which some part goes on below make one row of cells, each of which is read to its end."""
    bands: list[list[Sequence[Line]]] = []
    for row in rows:
        if bands and _is_one_row(bands[-1], row, pitch):
            bands[-1].append(row)
        else:
            bands.append([row])
    return [_by_cell(band) if len(band) > 1 else list(band[0]) for band in bands]


def _is_one_row(band: Rows, row: Sequence[Line], pitch: Pitch) -> bool:
    above = band[-1]
    if max(len(above), len(row)) < 2 or not is_like(above[0], row[0]):
        return False
    if not 0 < step(above[0], row[0]) <= CLOSE * pitch.of(row[0]):
        return False
    return any(goes_on(one, other) and _is_wrapped(one, other, above) for one in above for other in row)


def _is_wrapped(one: Line, other: Line, row: Sequence[Line]) -> bool:
    """Whether `other` stands under `one` because its first word had no room left before the next cell."""
    beyond = min((line.seen[0] for line in row if line.seen[0] > one.seen[2]), default=0.0)
    if abs(one.seen[0] - other.seen[0]) > NEAR or not beyond:
        return False
    first = len(other.text.split()[0]) / len(other.text) * (other.seen[2] - other.seen[0])
    return one.seen[2] + first > beyond - MARGIN * one.size


def _by_cell(band: Rows) -> list[Line]:
    """The lines of a row of cells, cell by cell from the left."""
    widest = max(band, key=len)
    starts = [line.seen[0] for line in widest]
    lines = [line for row in band for line in row]
    return sorted(lines, key=lambda line: _column(line, starts))
