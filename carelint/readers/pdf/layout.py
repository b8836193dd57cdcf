"""Makes paragraphs, headings and running headers out of the lines of a paged document.

In: lines with page, box and type size, in the order in which an engine gives them. Out: a `Document`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from carelint.document import Document, Kind
from carelint.places import Place
from carelint.readers.parts.building import Builder
from carelint.readers.pdf.columns import in_columns
from carelint.readers.pdf.hyphens import words_of
from carelint.readers.pdf.joining import join
from carelint.readers.pdf.lines import BULLET, Line

LABEL = re.compile(
    r"\s*(?:[\u2022\u25cf\u25aa\u25a0\u2013\uf0b7\u25cb\u2751*o-]|\(?(?:\d{1,3}\.?)+\)?|\(?[A-Za-z][.)])\s*"
)
"""A bullet or number that stands by itself on its line."""
SENTENCE_END = re.compile(r"[.!?:;][\"')\]\u201d\u2019]*\s*$")
RUNNING_SHARE = 0.6
"""Share of pages on which a first or last line stands, digits aside, to be a running header (../shared research)."""
EDGE_LINES = 3
"""Lines at the top and at the bottom that can belong to a running header."""


def document(pages: Sequence[Sequence[Line]], path: str, *, title: str, warnings: Sequence[str]) -> Document:
    """The pages as a document."""
    laid = [line for page in pages for line in page if line.kind]
    pages = [in_columns([line for line in page if not line.kind]) for page in _trusted(pages)]
    running = _running(pages) | _furniture(pages)
    lines = [line for page in pages for line in page]
    normal = median(line.size for line in lines) if lines else 0.0
    known = words_of([line.text for line in lines])
    builder = Builder()
    for group in _groups([line for line in lines if _key(line) not in running]):
        join(builder, group, normal, known)
    for line in laid:
        builder.add(line.text, line.place)
        builder.end(line.kind or Kind.PARAGRAPH, Place(page=line.page))
    for line in _unique(line for line in lines if _key(line) in running):
        builder.add(line.text, line.place)
        builder.end(Kind.HEADER if line.box[1] > 400 else Kind.FOOTER, Place(page=line.page))
    return builder.document(path, "pdf", title=title, warnings=warnings)


def _trusted(pages: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The same lines, without tags where a producer gave every line a paragraph of its own."""
    tags = [(line.page, line.tag.number) for page in pages for line in page if line.tag and not line.tag.table]
    if len(tags) < 20 or len(set(tags)) < 0.9 * len(tags):
        return pages
    return [[replace(line, tag=None) for line in page] for page in pages]


def _furniture(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Keys of lines above or below everything that a tagged page calls its content."""
    found = set()
    for page in pages:
        spoken = [line.box for line in page if line.tag]
        if not spoken or len(spoken) < len(page) / 2:
            continue
        low, high = min(box[1] for box in spoken), max(box[3] for box in spoken)
        found |= {_key(line) for line in page if not line.tag and (line.box[1] >= high or line.box[3] <= low)}
    return frozenset(found)


def _key(line: Line) -> str:
    """A line without its digits: page numbers differ from page to page."""
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Keys of lines that stand at the edge of most pages."""
    if len(pages) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        by_height = sorted(page, key=lambda line: -line.seen[3])
        seen.update({_key(line) for line in (*by_height[:EDGE_LINES], *by_height[-EDGE_LINES:])})
    return frozenset(key for key, count in seen.items() if count >= RUNNING_SHARE * len(pages))


def _unique(lines: Iterable[Line]) -> Iterator[Line]:
    """A running header is read once, where it first stands."""
    seen: set[str] = set()
    for line in lines:
        if _key(line) not in seen:
            seen.add(_key(line))
            yield line


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that make one paragraph, heading or item."""
    group: list[Line] = []
    for line in lines:
        if group and _parts(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(group: Sequence[Line], line: Line) -> bool:
    """Whether a new block begins with `line`."""
    last = group[-1]
    if line.tag and last.tag and line.page == last.page:
        return line.tag.number != last.tag.number and not _goes_on(last, line)
    if BULLET.match(line.words) or abs(line.size - last.size) > 0.12 * max(line.size, last.size):
        return True
    ended = bool(SENTENCE_END.search(last.words))
    if line.page != last.page or line.seen[3] > last.seen[3] + last.size:
        return ended or not line.words[:1].islower()
    if BULLET.match(group[0].text) and line.seen[0] < group[0].seen[0] - 2:  # an item's lines are indented
        return True
    gap = last.seen[1] - line.seen[3]
    if gap > 0.9 * max(last.size, 1.0):
        return True
    if gap < -1.5 * last.size or _beside(last, line):
        return True
    return _ends_short(group, line)


def _beside(last: Line, line: Line) -> bool:
    """The next cell of a row, or the other column; a number or bullet belongs to what it stands before."""
    level = abs(line.seen[1] - last.seen[1]) < 0.5 * max(last.size, 1.0)
    apart = line.seen[0] - last.seen[2] > max(last.size, 1.0)
    return level and apart and not LABEL.fullmatch(last.text)


def _goes_on(last: Line, line: Line) -> bool:
    """Two elements of one paragraph: a cell's lines, or a line that a note's number interrupts."""
    if last.tag and line.tag and last.tag.table:
        return (last.tag.table, last.tag.row, last.tag.cell) == (line.tag.table, line.tag.row, line.tag.cell) and (
            not SENTENCE_END.search(last.words) and line.words[:1].islower()
        )
    going = line.words[:1].islower() or line.words[:1] in ".,;:)"
    return not SENTENCE_END.search(last.words) and going and not BULLET.match(line.words)


def _ends_short(group: Sequence[Line], line: Line) -> bool:
    """A line that stops well before the right edge of its column ends its paragraph."""
    last = group[-1]
    right = max(other.seen[2] for other in (*group, line))
    left = min(other.seen[0] for other in (*group, line))
    short = right - last.seen[2] > 0.25 * (right - left)
    return short and (bool(SENTENCE_END.search(last.words)) or line.words[:1].isupper())
