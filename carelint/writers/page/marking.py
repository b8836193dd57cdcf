"""Cuts a block's prose at the places that are marked, so that marks land on the exact words.

In: a document's block, findings and care in it. Out: pieces of prose, each plain, noticed or care.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from carelint.document import Block, Document
from carelint.finding import Care, Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of prose under one mark, or under none."""

    text: str
    finding: Finding | None = None
    care: Care | None = None
    opens: bool = False
    """Whether the mark begins here."""


def pieces(document: Document, block: Block, findings: Sequence[Finding], care: Sequence[Care]) -> list[Piece]:
    """The block's prose in order, cut where marks and gaps begin and end."""
    edges = {block.start, block.end}
    for start, end in [(m.start, m.end) for m in findings] + [(m.start, m.end) for m in care]:
        edges |= {at for at in (start, end) if block.start < at < block.end}
    for gap in block.gaps:
        edges |= {gap.start, gap.end}
    places = sorted(edges)
    reads = {gap.start: gap.reads for gap in block.gaps}
    found: list[Piece] = []
    for start, end in zip(places, places[1:], strict=False):
        text = _prose(document, block, reads, start, end)
        finding = _over(findings, start)
        spoken = None if finding else _over(care, start)
        _append(found, Piece(text, finding, spoken))
    return [Piece(p.text, p.finding, p.care, opens) for p, opens in _opening(found)]


def _prose(document: Document, block: Block, reads: Mapping[int, str], start: int, end: int) -> str:
    """What the stretch reads: a gap reads once, where it begins."""
    if any(gap.start <= start < gap.end for gap in block.gaps):
        return reads.get(start, "")
    return document.text[start:end]


Mark = TypeVar("Mark", Finding, Care)


def _over(marks: Sequence[Mark], at: int) -> Mark | None:
    return next((mark for mark in marks if mark.start <= at < mark.end), None)


def _append(found: list[Piece], piece: Piece) -> None:
    """Pieces under the same mark become one."""
    last = found[-1] if found else None
    if last and last.finding is piece.finding and last.care is piece.care:
        found[-1] = Piece(last.text + piece.text, piece.finding, piece.care)
    elif piece.text or piece.finding or piece.care:
        found.append(piece)


def _opening(found: Sequence[Piece]) -> Iterator[tuple[Piece, bool]]:
    seen: set[int] = set()
    for piece in found:
        mark = piece.finding or piece.care
        opens = mark is not None and id(mark) not in seen
        if mark is not None:
            seen.add(id(mark))
        yield piece, opens
