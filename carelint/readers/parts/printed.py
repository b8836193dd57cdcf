"""What a Word file knows of itself on paper: where pages began when Word last saved it, and the numbers of its notes.

In: the main part and its paragraphs, in order. Out: pages and notes as a reader of the page would name them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from carelint.wordml import Paragraph, W

BREAK = f"{W}lastRenderedPageBreak"
"""Written by Word where a page began when it last laid out the file; other programs write none."""
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
OWN_MARK = f"{W}customMarkFollows"
"""A note with a sign of its own, which has no number."""


@dataclass
class Pages:
    """Counts pages; the cells of a row that runs over a page each hold the break, which is one."""

    now: int = 1
    first: int = 1
    """The page on which the last paragraph began."""
    row: tuple[int | None, int | None] = (None, None)
    cell: int | None = None
    above: int = 1
    """The page on which the row began."""
    furthest: int = 1

    @classmethod
    def of(cls, root: Any) -> Pages | None:
        """None where the file does not know its pages."""
        return cls() if next(root.iter(BREAK), None) is not None else None

    def enter(self, found: Paragraph) -> dict[int, int]:
        """id of an element of the paragraph → its page, where that is not the one on which the paragraph begins."""
        self._place((found.where.table, found.where.row), found.where.cell)
        self.first, later, spoken = self.now, {}, False
        for element in found.elements:
            if element.tag == BREAK:
                self.now += 1
                self.first += not spoken  # a break before any word
            elif element.text:
                spoken = True
            later[id(element)] = self.now
        self.furthest = max(self.furthest, self.now)
        return later

    def _place(self, row: tuple[int | None, int | None], cell: int | None) -> None:
        if row != self.row:
            self.now = self.above = max(self.now, self.furthest)
        elif cell != self.cell:
            self.now = self.above
        self.row, self.cell = row, cell


@dataclass
class Notes:
    """The numbers of notes in the order of their signs, and the headings below which the signs stand."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    headings: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Notes:
        """Word numbers footnotes and endnotes apart."""
        made, counts = cls(), dict.fromkeys(NOTES.values(), 0)
        for sign in root.iter(*NOTES):
            key = _key(sign, NOTES[sign.tag])
            if sign.get(OWN_MARK) is None and key not in made.numbers:
                counts[key[0]] += 1
                made.numbers[key] = counts[key[0]]
        return made

    def pass_by(self, found: Paragraph, heading: str | None) -> None:
        """A paragraph with its signs, and the headings above it."""
        for element in found.elements:
            if element.tag in NOTES and heading:
                self.headings.setdefault(_key(element, NOTES[element.tag]), heading)

    def place(self, paragraph: Any) -> dict[str, str]:
        """What is known of the note that a paragraph stands in."""
        note = next(paragraph.iterancestors(f"{W}footnote", f"{W}endnote"), None)
        if note is None:
            return {}
        name = note.tag.rpartition("}")[2]
        key = _key(note, name)
        said = f"{name} {self.numbers[key]}" if key in self.numbers else name
        return {"note": said} | ({"heading": self.headings[key]} if key in self.headings else {})


def _key(element: Any, name: str) -> tuple[str, str]:
    return name, element.get(f"{W}id", "")
