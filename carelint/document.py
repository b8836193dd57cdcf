"""The first noun: a text cut into blocks, each knowing where it came from.

In: what a reader found. Out: `Document`, which every later stage only reads.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from carelint.places import Place, Stretch, point
from carelint.source import Source

MASKED = "what could tell who somebody is has been masked where carelint knew it; it is no de-identifier, so look first"
MASKED_ALL = "all text but the noticed phrases and the words of care has been masked"
"""Warnings that speak of what is shown, and need not be said where nothing is."""


class Kind(enum.Enum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """An item of a list, bulleted or numbered."""
    CELL = "cell"
    """A cell of a table."""
    QUOTE = "quote"
    """A block quotation: somebody else's words."""
    CAPTION = "caption"
    NOTE = "note"
    """A footnote or endnote."""
    HEADER = "header"
    """A running header, the same on many pages."""
    FOOTER = "footer"
    COMMENT = "comment"
    """A comment in the margin; read only if asked for."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch inside a block that is not prose: markup, code, an address."""

    start: int
    end: int
    reads: str = ""
    """What a reader's eye sees there: nothing (inline markup), a space (a line break) or U+FFFC (code)."""

    def __reduce__(self) -> tuple[type[Gap], tuple[Any, ...]]:
        return Gap, (self.start, self.end, self.reads)


@dataclass(frozen=True, slots=True)
class Block:
    """`Document.text[start:end]`: one heading, paragraph, list item, cell …; sentences never cross it."""

    kind: Kind
    start: int
    end: int
    stretches: tuple[Stretch, ...]
    """Where each piece came from, in order, covering the block's prose."""
    place: Place = Place()
    """What is true of the whole block: heading path, paragraph, page, table, row, cell."""
    level: int = 0
    """Depth of a heading (1 is the title) or of a list item (0 is the outermost)."""
    gaps: tuple[Gap, ...] = ()
    """Stretches that are not prose, in order, not overlapping."""
    label: str = ""
    """The number or bullet that stands before it and is no text of its own: `2.1`, `(a)`, `•`."""
    bold: bool = False
    """Whether every letter of it is bold: a short line of that kind is a heading to whoever reads it."""

    def __reduce__(self) -> tuple[type[Block], tuple[Any, ...]]:
        return Block, _PARTS(self)


_PARTS = attrgetter(*(one.name for one in fields(Block)))


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in a file that speaks to carelint, such as a permission; it is no text of the document."""

    text: str
    """What it says, without the name that it begins with, on one line."""
    at: int
    """Where it stands, in code points of `Document.text`."""
    line: int = 0
    """1-based first line of the comment; 0 in a format without lines."""
    end_line: int = 0
    """1-based last line."""
    spans: tuple[tuple[int, int], ...] = ()
    """What it is hung on, where a format can say so, as half-open code points of `Document.text`."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its blocks in reading order; offsets are half-open code points of `text`."""

    source: Source
    format: str
    """Key of the reader: text, markdown, html, docx, pdf …"""
    text: str
    """For plain text and Markdown the file's own text; else the readable text, blocks parted by newlines."""
    blocks: tuple[Block, ...]
    title: str = ""
    """The document's own title where it states one."""
    warnings: tuple[str, ...] = ()
    """What the reader had to guess or leave out: an encoding, pages without text."""
    digest: str = ""
    """SHA-256 of the file's bytes in hexadecimal; empty for a text that was at hand."""
    remarks: tuple[Remark, ...] = ()
    """Comments that speak to carelint, in order."""

    @property
    def path(self) -> str:
        """What it is called: the file as the user gave it, and the row or attachment in it."""
        return str(self.source)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`, or None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def place_of(self, start: int, end: int) -> Place:
        """Where a person would look for `text[start:end]`."""
        block = self.block_at(start)
        if block is None:
            return Place()
        first = point(block.stretches, start)
        last = point(block.stretches, max(start, end - 1)).moved(1)
        whole = block.place
        return Place(
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column,
            page=first.page or whole.page,
            box=first.box,
            part=first.part or whole.part,
            paragraph=first.paragraph or whole.paragraph,
            run=first.run,
            offset=first.offset,
            heading=whole.heading,
            table=whole.table,
            row=whole.row,
            cell=whole.cell,
            note=whole.note,
            slide=whole.slide,
            sheet=whole.sheet,
        )


def prose(document: Document, block: Block) -> str:
    """The block's text as a person reads it, markup left out."""
    pieces, at = [], block.start
    for gap in block.gaps:
        pieces += [document.text[at : gap.start], gap.reads]
        at = gap.end
    return "".join([*pieces, document.text[at : block.end]])


def one_paragraph(text: str) -> Document:
    """A document that is one paragraph of plain text."""
    stretch = Stretch(0, len(text), Place(line=1, column=1))
    blocks = (Block(Kind.PARAGRAPH, 0, len(text), (stretch,)),) if text else ()
    return Document(Source("-"), "text", text, blocks)
