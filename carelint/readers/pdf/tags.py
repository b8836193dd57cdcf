"""The structure that a tagged PDF states itself: which marked content is a heading, an item, a cell.

In: a PDFium page. Out: `Tag`s by marked-content number; PDFs without tags give none.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import create_string_buffer
from dataclasses import dataclass
from typing import Any

DEEPEST = 60
MOST = 50_000
"""Elements of one page that are looked at."""
ROOM = create_string_buffer(400)
"""For the name of an element; longer ones are none that anybody knows."""
ROW, CELLS = "TR", ("TD", "TH")


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of the structure tree."""

    role: str
    """H1, P, LBody, TD … as PDF 1.7 names them, or a name of the producer's own."""
    number: int
    """The same for all marked content of one element on its page."""
    table: int = 0
    """1-based on its page; 0 outside tables."""
    row: int = 0
    cell: int = 0


class _Walk:
    """Counts tables, rows and cells on the way."""

    def __init__(self) -> None:
        self.found: dict[int, Tag] = {}
        self.seen = self.table = self.row = self.cell = 0

    def enter(self, element: Any, role: str, depth: int, inside: tuple[int, str]) -> None:
        """Note the marked content of `element`, and go below."""
        self.seen += 1
        if depth > DEEPEST or self.seen > MOST:
            return
        name = _type(element)
        if name == "Table":
            self.table, self.row = self.table + 1, 0
        elif name == ROW:
            self.row, self.cell = self.row + 1, 0
        elif name in CELLS:
            self.cell += 1
            inside = (self.table, "cell")
        role = name if name not in ("Span", "NonStruct", "Link", "Reference", "") else role
        tag = Tag(role, self.seen, *((self.table, self.row, self.cell) if inside[1] else (0, 0, 0)))
        for number in _marked(element):
            self.found[number] = tag
        for child in _children(element):
            self.enter(child, role, depth + 1, inside)


def tags_of(page: Any) -> dict[int, Tag]:
    """Marked-content number → tag, for a pypdfium2 page."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    walk = _Walk()
    try:
        for index in range(min(raw.FPDF_StructTree_CountChildren(tree), MOST)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if element:
                walk.enter(element, "", 0, (0, ""))
    finally:
        raw.FPDF_StructTree_Close(tree)
    return walk.found


def _type(element: Any) -> str:
    import pypdfium2.raw as raw

    size = raw.FPDF_StructElement_GetType(element, ROOM, len(ROOM))
    return ROOM.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size < len(ROOM) else ""


def _marked(element: Any) -> Iterator[int]:
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDF_StructElement_GetMarkedContentIdCount(element), MOST)):
        number = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        if number >= 0:
            yield number


def _children(element: Any) -> Iterator[Any]:
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDF_StructElement_CountChildren(element), MOST)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield child
