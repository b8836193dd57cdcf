"""The document in reading order, as a page shows it: rows, lists and tables, each with what is marked in it.

In: a document, and the findings and care in it. Out: `Part`s, gathered in leaves that a browser can lay out one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from carelint.document import Block, Document, Kind
from carelint.finding import Care, Finding
from carelint.places import Place
from carelint.writers.page.marking import Piece, pieces
from carelint.writers.voice.grouping import groups

LEAF = 30
"""Rows that are laid out together; more make scrolling a long paper slow, fewer make the page heavy."""
DEEPEST = 6
"""HTML has six levels of heading."""
LINE, LETTERS, ROOM = 29, 66, 14
"""Height of a line in CSS pixels, letters on it, room between rows: for a guess at what is not yet drawn."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the words."""

    number: int
    """Number of the finding on the page."""
    finding: Finding
    first: int
    """Number of the first finding in the same words: the reason stands there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the document with what is marked in it."""

    block: Block
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    """Each wording once."""
    beside: Mapping[int, int]
    """id of a finding → number of its note."""
    level: int = 0
    """Level of a heading on the page, none of them skipped; 0 for everything else."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document in one form."""

    kind: str
    """where (a page, slide or sheet begins), row, list or table."""
    words: str = ""
    """The name of a page, slide, sheet or table."""
    rows: tuple[Row, ...] = ()
    lines: tuple[tuple[tuple[Row, ...], ...], ...] = ()
    """A table: lines of cells, each with its rows."""
    headed: bool = False
    """Whether the first line of the table names its columns."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of all rows."""
        return tuple(note for row in self.rows for note in row.notes)


@dataclass(frozen=True, slots=True)
class Leaf:
    """Parts that a browser lays out together, when they come near the screen."""

    parts: tuple[Part, ...]
    height: int
    """A guess, in CSS pixels, so that the scroll bar does not jump."""


@dataclass(slots=True)
class _Marks:
    """Findings and care in order, handed out block by block; both are walked through once."""

    findings: Sequence[Finding]
    care: Sequence[Care]
    f: int = 0
    c: int = 0

    def until(self, end: int) -> tuple[list[Finding], list[Care]]:
        """Those that begin before `end` and have not been handed out."""
        first, spoken = self.f, self.c
        while self.f < len(self.findings) and self.findings[self.f].start < end:
            self.f += 1
        while self.c < len(self.care) and self.care[self.c].start < end:
            self.c += 1
        return list(self.findings[first : self.f]), list(self.care[spoken : self.c])


@dataclass(slots=True)
class Outline:
    """Levels of headings on the page: a document may jump from its title to a third level, a page may not."""

    top: int
    """Level of the heading above the document."""
    depth: int = field(default=0)

    def level(self, block: Block) -> int:
        """The level at which the block is shown; 0 for what is no heading."""
        if block.kind is not Kind.HEADING or in_table(block.place):
            return 0
        self.depth = max(1, min(block.level, self.depth + 1))
        return min(self.top + self.depth, DEEPEST)


def rows(
    document: Document,
    findings: Sequence[Finding],
    care: Sequence[Care],
    number: Callable[[Finding], tuple[int, int]],
    outline: Outline,
) -> list[Row]:
    """Every block in reading order; `number` tells a finding's own number and that of the first in the same words."""
    marks, made = _Marks(findings, care), []
    for block in document.blocks:
        mine, spoken = marks.until(block.end)
        alike = groups(mine)
        notes = (Note(number(group.first)[0], group.first, number(group.first)[1]) for group in alike)
        beside = {id(one): number(group.first)[0] for group in alike for one in group.findings}
        words = tuple(pieces(document, block, mine, spoken))
        made.append(Row(block, words, tuple(notes), beside, outline.level(block)))
    return made


def in_table(place: Place) -> bool:
    """Whether the block stands in a cell."""
    return place.row is not None and place.cell is not None


def leaves(made: Sequence[Row]) -> list[Leaf]:
    """Rows put together to parts, and parts to leaves."""
    bound, some, count = [], [], 0
    for part in _parts(made):
        some.append(part)
        count += len(part.rows)
        if count >= LEAF:
            bound.append(Leaf(tuple(some), _height(some)))
            some, count = [], 0
    return [*bound, Leaf(tuple(some), _height(some))] if some else bound


def _height(parts: Sequence[Part]) -> int:
    """Lines of the text; a table has one for each of its own at least."""
    high = 0
    for part in parts:
        lengths = [row.block.end - row.block.start for row in part.rows]
        if part.kind == "table":
            high += sum(LINE + ROOM for _ in part.lines)
        else:
            high += sum((length // LETTERS + 1) * LINE + ROOM for length in lengths or [0])
    return high


def _parts(made: Sequence[Row]) -> Iterator[Part]:
    where = ""
    for (place, form, table), some in groupby(made, key=_form):
        if place and place != where:
            where = place
            yield Part("where", place)
        yield from _shaped(form, table, list(some))


def _form(row: Row) -> tuple[str, str, object]:
    """What neighbours must share to stand in one part."""
    block, place = row.block, row.block.place
    if in_table(place):
        return _where(place), "table", (place.part, place.table, place.sheet)
    return _where(place), "list" if block.kind is Kind.ITEM else "row", None


def _where(place: Place) -> str:
    if place.sheet is not None:
        return f"Sheet {place.sheet}"
    if place.slide is not None:
        return f"Slide {place.slide}"
    return f"Page {place.page}" if place.page is not None else ""


def _shaped(form: str, table: object, some: list[Row]) -> Iterator[Part]:
    if form == "row":
        yield from (Part("row", rows=(row,)) for row in some)
    elif form == "list":
        yield from (Part("list", rows=tuple(some[at : at + LEAF])) for at in range(0, len(some), LEAF))
    else:
        yield from _tables(some)


def _tables(some: Sequence[Row]) -> Iterator[Part]:
    """A table, or a long one in stretches; empty cells keep their places."""
    first = some[0].block.place
    columns = sorted({row.block.place.cell or 0 for row in some})
    lines = [(number, list(cells)) for number, cells in groupby(some, key=_line)]
    for at in range(0, len(lines), LEAF):
        stretch = lines[at : at + LEAF]
        yield Part(
            "table",
            _name(first, stretch[0][0], stretch[-1][0], whole=len(lines) <= LEAF),
            rows=tuple(row for _, cells in stretch for row in cells),
            lines=tuple(_cells(cells, columns) for _, cells in stretch),
            headed=at == 0 and len(lines) > 1,
        )


def _line(row: Row) -> int:
    return row.block.place.row or 0


def _cells(cells: Sequence[Row], columns: Sequence[int]) -> tuple[tuple[Row, ...], ...]:
    return tuple(tuple(row for row in cells if row.block.place.cell == column) for column in columns)


def _name(place: Place, first: int, last: int, *, whole: bool) -> str:
    name = f"Table {place.table}" if place.table is not None else "Table"
    return name if whole else f"{name}, rows {first} to {last}"
