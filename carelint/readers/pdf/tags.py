"""The structure that a tagged PDF states itself: which marked content is a heading, an item, a cell.

In: a PDFium page. Out: `Tag`s by marked-content number; PDFs without tags give none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carelint.readers.pdf.calls import asks, handle

DEEPEST = 60
MOST = 50_000
"""Elements of one page that are looked at."""
PLAIN = frozenset(["Span", "NonStruct", "Link", "Reference", ""])
"""Elements that say nothing of what their content is."""
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
        self.ask = asks()
        self.found: dict[int, Tag] = {}
        self.seen = self.table = self.row = self.cell = 0

    def enter(self, element: int, role: str, depth: int, inside: tuple[int, str]) -> None:
        """Note the marked content of `element`, and go below."""
        self.seen += 1
        if depth > DEEPEST or self.seen > MOST:
            return
        name = self.ask.element_type(element)
        if name == "Table":
            self.table, self.row = self.table + 1, 0
        elif name == ROW:
            self.row, self.cell = self.row + 1, 0
        elif name in CELLS:
            self.cell += 1
            inside = (self.table, "cell")
        role = name if name not in PLAIN else role
        tag = Tag(role, self.seen, *((self.table, self.row, self.cell) if inside[1] else (0, 0, 0)))
        for at in range(min(self.ask.count_marks(element), MOST)):
            number = self.ask.mark_at(element, at)
            if number >= 0:
                self.found[number] = tag
        for at in range(min(self.ask.count_children(element), MOST)):
            child = self.ask.child_at(element, at)
            if child:
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
                walk.enter(handle(element), "", 0, (0, ""))
    finally:
        raw.FPDF_StructTree_Close(tree)
    return walk.found
