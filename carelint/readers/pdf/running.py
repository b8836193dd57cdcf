"""Finds what stands at the edge of page after page: running headers, footers, numbers of pages.

In: the lines of each page. Out: those that are no text of the paper. A line that is only like its neighbours, as in a
list of beds, is none: it must stand in one place on pages that follow one another, and be the same or count pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from carelint.readers.pdf.lines import Line
from carelint.readers.pdf.pitch import Pitch, goes_on, is_like, overlaps, step

EDGE_ROWS = 3
"""Rows at the top and at the bottom that can belong to a running header."""
APART = 1.35
"""How much farther than the lines of a paragraph a running header stands from the text."""
NEIGHBOURS = 2
"""Pages from one to the next on which it stands; facing pages take turns."""
MANY = 4
"""Pages whose running lines stand in one place, so that another line in it is one too."""
SAME_PLACE = 3.0
"""Points by which its height may differ."""
PAGE = re.compile(
    r"(?i)\b(?:page|pg?\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?|^\W*\d+(?:\s*(?:of|/)\s*\d+)?\W*$"
    r"|^\d+(?=\s*[|\u00b7\u2022])|(?<=[|\u00b7\u2022])\s*\d+\s*$"
)
"""The number of a page, as it is written."""
ALONE = re.compile(r"(?i)\W*page\s*\d+(?:\s*(?:of|/)\s*\d+)?\W*|\W*\d+\s+of\s+\d+\W*")
"""A line that is nothing else, whatever stands on the pages round it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at the edge of its page."""

    line: Line
    apart: bool
    """Whether more than a line's distance parts it from the text."""


def running(pages: Sequence[Sequence[Line]], pitch: Pitch) -> frozenset[Line]:
    """Lines that recur in their place on neighbouring pages."""
    if len(pages) < 2:
        return frozenset()
    found: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    inside: set[tuple[int, str]] = set()
    for page in pages:
        top, bottom = edges(page, pitch, 1), edges(page, pitch, -1)
        for above, some in ((True, top), (False, bottom)):
            for edge in some:
                found[above, _key(edge.line)].append(edge)
        at_edge = {edge.line for edge in (*top, *bottom)}
        inside |= {(line.page, _key(line)) for line in page if line not in at_edge}
    runs = (run for some in found.values() for run in _runs(some))
    recurring = [edge for run in runs if _recurs(run, inside) for edge in run]
    return frozenset(edge.line for edge in (*recurring, *_of_short_chapters(found, recurring)))


def _of_short_chapters(found: Mapping[tuple[bool, str], Sequence[Edge]], recurring: Sequence[Edge]) -> Iterator[Edge]:
    """Lines that stand once, where the lines of other chapters recur; a list has several of a wording."""
    taken = {edge.line for edge in recurring}
    for some in found.values():
        if len(some) == 1 and some[0].apart and some[0].line not in taken:
            like = [other.line for other in recurring if other.apart and _is_in_place_of(some[0].line, other.line)]
            if len(like) >= MANY and min(abs(line.page - some[0].line.page) for line in like) <= NEIGHBOURS:
                yield some[0]


def _is_in_place_of(line: Line, other: Line) -> bool:
    return abs(line.base - other.base) <= SAME_PLACE and is_like(line, other) and line.page != other.page


def furniture(pages: Sequence[Sequence[Line]]) -> frozenset[Line]:
    """Lines above or below everything that a tagged page calls its content."""
    found: set[Line] = set()
    for page in pages:
        spoken = [line.box for line in page if line.tag]
        if spoken and len(spoken) >= len(page) / 2:
            low, high = min(box[1] for box in spoken), max(box[3] for box in spoken)
            found |= {line for line in page if not line.tag and (line.box[1] >= high or line.box[3] <= low)}
    return frozenset(found)


def numbers(pages: Sequence[Sequence[Line]], pitch: Pitch) -> frozenset[Line]:
    """Numbers of pages that stand alone at the edge: a paper of one page shows «Page 1 of 1» and no other."""
    found = (edge for page in pages for down in (1, -1) for edge in edges(page, pitch, down) if edge.apart)
    return frozenset(edge.line for edge in found if ALONE.fullmatch(edge.line.text.strip()))


def once(lines: Iterable[Line]) -> Iterator[Line]:
    """Each of them where it first stands; one that says something else, but for the number of a page, is another."""
    seen: set[str] = set()
    for line in lines:
        if (said := _said(line)) not in seen:
            seen.add(said)
            yield line


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _said(line: Line) -> str:
    return PAGE.sub("#", " ".join(line.text.split()))


def edges(page: Sequence[Line], pitch: Pitch, down: int) -> list[Edge]:
    """Lines of the first rows from the top, or from the bottom where `down` is -1."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -down * line.base):
        if rows and abs(rows[-1][0].base - line.base) < SAME_PLACE:
            rows[-1].append(line)
        elif len(rows) > EDGE_ROWS:
            break
        else:
            rows.append([line])
    far = [
        at
        for at, (one, other) in enumerate(zip(rows, rows[1:], strict=False))
        if abs(step(one[0], other[0])) > APART * pitch.of(other[0])
    ]
    last = max(far, default=-1)
    inner = [*rows[1:], []]
    return [
        Edge(line, at <= last)
        for at, row in enumerate(rows[:EDGE_ROWS])
        for line in row
        if not any(_are_one_text(line, other, pitch, down) for other in inner[at])
    ]


def _are_one_text(line: Line, other: Line, pitch: Pitch, down: int) -> bool:
    """Whether a sentence runs from one into the other."""
    first, second = (line, other) if down == 1 else (other, line)
    near = step(first, second) <= APART * pitch.of(line)
    return near and is_like(first, second) and overlaps(first, second) and goes_on(first, second)


def _runs(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Those of one wording that follow one another in one place."""
    rest = sorted(edges, key=lambda edge: (edge.line.page, -edge.line.base))
    while rest:
        run, other = [rest[0]], []
        for edge in rest[1:]:
            near = edge.line.page - run[-1].line.page
            if 0 < near <= NEIGHBOURS and abs(edge.line.base - run[-1].line.base) <= SAME_PLACE:
                run.append(edge)
            else:
                other.append(edge)
        yield run
        rest = other


def _recurs(run: Sequence[Edge], inside: set[tuple[int, str]]) -> bool:
    """Whether it is the same each time, or counts pages; the words of a list stand inside its pages too."""
    apart, same = all(edge.apart for edge in run), len({_said(edge.line) for edge in run}) == 1
    numbered = bool(PAGE.search(run[0].line.text))
    if len(run) < (2 if apart else 3) or (not (numbered and apart) and _is_inside(run, inside)):
        return False
    return (same and (not numbered or _counts(run))) or (apart and _counts(run))


def _is_inside(run: Sequence[Edge], inside: set[tuple[int, str]]) -> bool:
    return any((edge.line.page, _key(edge.line)) in inside for edge in run)


def _counts(run: Sequence[Edge]) -> bool:
    """Whether what differs goes up with the pages."""
    numbers = [[int(number) for number in re.findall(r"\d{1,6}", edge.line.text)] for edge in run]
    if len({len(some) for some in numbers}) != 1:
        return False
    pages = [edge.line.page for edge in run]
    steady = (
        len(set(some)) == 1 or len({number - page for number, page in zip(some, pages, strict=True)}) == 1
        for some in zip(*numbers, strict=True)
    )
    return all(steady)
