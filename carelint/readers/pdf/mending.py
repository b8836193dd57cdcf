"""Puts words of a justified line together again that stand so far apart as cells do.

In: the lines of a page in the order of an engine. Out: the same; words that fill a line of their column are one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from carelint.readers.pdf.lines import BULLET, Box, Line

MOST_APART = 12.0
"""Sizes of type between two words; beyond it they stand in different columns."""
OFTEN = 2
"""Lines that begin and end in the same places to be those of a justified column."""
LABEL = 4.0
"""Sizes of type by which the lines of an item stand in behind its bullet, at the most."""
NEAR = 1.5
"""Points by which they may miss them."""


def healed(page: Sequence[Line]) -> list[Line]:
    """The lines, those of one word that share a level and fill their column joined."""
    edges = Counter((round(line.seen[0]), round(line.seen[2])) for line in page if " " in line.text)
    full = {edge for edge, count in edges.items() if count >= OFTEN}
    done: list[Line] = []
    for run in _runs(page):
        fills = any(_fills(run, edge) for edge in full) if run[1:] else False
        done += [_one(run)] if fills else run
    return done


def _fills(run: Sequence[Line], edge: tuple[int, int]) -> bool:
    """Whether it begins and ends where lines of a column do; behind a bullet they begin farther in."""
    left, right = run[0].seen[0], run[-1].seen[2]
    inset = LABEL * run[0].size if BULLET.match(run[0].text) else 0.0
    return -NEAR <= edge[0] - left <= NEAR + inset and abs(edge[1] - right) <= NEAR


def _runs(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Words that a wide space parts, one of which begins with a small letter; every other line by itself."""
    run: list[Line] = []
    for line in page:
        if run and not _is_next(run[-1], line):
            yield from _spoken(run)
            run = []
        run.append(line)
    yield from _spoken(run) if run else ()


def _spoken(run: list[Line]) -> Iterator[list[Line]]:
    yield from [run] if any(line.text[:1].islower() for line in run) else ([line] for line in run)


def _is_next(last: Line, line: Line) -> bool:
    if last.offset is None or line.offset != last.offset + len(last.text) + 1 or " " in line.text:
        return False
    if " " in BULLET.sub("", last.text, count=1):
        return False
    alike = (last.size, last.base, last.tag) == (line.size, line.base, line.tag)
    return alike and line.seen[0] - last.seen[2] < MOST_APART * line.size


def _one(run: Sequence[Line]) -> Line:
    """The whole line, its offsets those of the page's text."""
    first, last, moved, marks = run[0], run[-1], 0, []
    for line in run:
        marks += [(start + moved, end + moved) for start, end in line.marks]
        moved += len(line.text) + 1
    box, seen = _around([line.box for line in run]), _around([line.seen for line in run])
    text = " ".join(line.text for line in run)
    return replace(first, text=text, box=box, seen=seen, marks=tuple(marks), tag=first.tag or last.tag)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
