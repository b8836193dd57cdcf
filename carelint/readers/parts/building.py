"""Builds a `Document` whose text is put together from pieces, each remembered with its origin.

In: pieces of text with the place each came from, block by block. Out: a `Document`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from carelint.document import Block, Document, Gap, Kind, Remark
from carelint.places import Place, Stretch
from carelint.source import Source


class Headings:
    """The headings above the place where a reader stands."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._path: str | None = None

    def enter(self, level: int, title: str) -> None:
        """A heading of this level closes those of its level and below."""
        self._open = [(depth, text) for depth, text in self._open if depth < level]
        self._open.append((level, " ".join(title.split())))
        self._path = " › ".join(text for _, text in self._open) or None

    def path(self) -> str | None:
        """Titles from the outermost in, or None where there is none."""
        return self._path


@dataclass
class Builder:
    """Text and blocks so far."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)
    remarks: list[Remark] = field(default_factory=list)
    length: int = 0
    below: int = 0
    """Levels that every heading stands below, where several papers stand in one file."""
    _stretches: list[Stretch] = field(default_factory=list)
    _gaps: list[Gap] = field(default_factory=list)
    _start: int = 0

    def add(self, text: str, place: Place, *, exact: bool = True) -> None:
        """Append a piece of the open block that came from `place`."""
        if not text:
            return
        self._stretches.append(Stretch(self.length, self.length + len(text), place, exact))
        self.pieces.append(text)
        self.length += len(text)

    def gap(self, text: str, reads: str, place: Place, *, exact: bool = True) -> None:
        """Append characters that stand in the source but are read otherwise: a broken word's hyphen."""
        self._gaps.append(Gap(self.length, self.length + len(text), reads))
        self.add(text, place, exact=exact)

    @property
    def length_of_block(self) -> int:
        """Code points of the open block."""
        return self.length - self._start

    def text_so_far(self) -> str:
        """The open block's text."""
        count, parts = self.length_of_block, []
        for piece in reversed(self.pieces):
            if count <= 0:
                break
            parts.append(piece)
            count -= len(piece)
        return "".join(reversed(parts))

    def end(
        self,
        kind: Kind,
        place: Place = Place(),  # noqa: B008
        *,
        level: int = 0,
        label: str = "",
        bold: bool = False,
    ) -> Block | None:
        """Close the block; one without words is dropped. Returns it."""
        text = self.text_so_far()
        if not text.strip():
            self._forget(len(text))
            return None
        if kind is Kind.HEADING:
            level += self.below
            self.headings.enter(level, text)
        above = place.heading or self.headings.path()
        placed = replace(place, heading=above) if above else place
        stretches, gaps = tuple(self._stretches), tuple(self._gaps)
        block = Block(kind, self._start, self.length, stretches, placed, level, gaps, label, bold)
        self.blocks.append(block)
        self._open_next()
        return block

    def _forget(self, count: int) -> None:
        while count > 0 and self.pieces:
            piece = self.pieces.pop()
            count -= len(piece)
            self.length -= len(piece)
        self._stretches, self._gaps = [], []
        self.remarks = [replace(one, at=min(one.at, self.length)) for one in self.remarks]

    def _open_next(self) -> None:
        self.pieces.append("\n")
        self.length += 1
        self._start = self.length
        self._stretches, self._gaps = [], []

    def document(self, path: str, form: str, *, title: str = "", warnings: Sequence[str] = ()) -> Document:
        """Everything that was added, as a document."""
        text = "".join(self.pieces).removesuffix("\n") if self.blocks else ""
        blocks, remarks = tuple(self.blocks), tuple(self.remarks)
        return Document(Source(path), form, text, blocks, title, tuple(warnings), remarks=remarks)
