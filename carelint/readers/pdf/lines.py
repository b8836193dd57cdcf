"""The lines of a paged document, as an engine gives them.

In: what an engine knows of a line. Out: `Line`, which the layout step reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carelint.document import Kind
from carelint.places import Place
from carelint.readers.pdf.calls import Box as Box
from carelint.readers.pdf.tags import Tag

BULLET = re.compile(
    r"^\s*(?:[\u2022\u25cf\u25aa\u25a0\u2013\uf0b7\u25cb\u2751]|[-*o](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z][.)](?=\s))\s*"
)
"""What stands before an item of a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    page: int
    """1-based."""
    text: str
    offset: int | None
    """Code points before it in the page's text as the engine gives it; None for what only lies on the page."""
    box: Box
    """Left, bottom, right, top in points."""
    size: float
    """Height of its type in points."""
    seen: Box
    """The box on a page that is turned until the line is level; what layout goes by."""
    base: float = 0.0
    """How high the line that its letters stand on is, on that turned page."""
    tag: Tag | None = None
    """What a tagged PDF says of it."""
    marks: tuple[tuple[int, int], ...] = ()
    """Half-open spans of its text that are raised numbers of notes."""
    turned: int = 0
    """Quarter turns of the text, clockwise."""
    kind: Kind | None = None
    """Given for what is no part of the page's own text: the value of a form field, a comment."""

    @property
    def words(self) -> str:
        """Its text without the numbers of notes."""
        text, at = "", 0
        for start, end in self.marks:
            text, at = text + self.text[at:start], end
        return (text + self.text[at:]).strip() if self.marks else self.text

    def place_at(self, at: int = 0) -> Place:
        """Where it stands, from its code point `at` on."""
        return Place(page=self.page, box=self.box, offset=None if self.offset is None else self.offset + at)


@dataclass(frozen=True, slots=True)
class Page:
    """What an engine made of a page."""

    lines: list[Line]
    picture: bool = False
    """Whether it shows something and holds hardly a word."""
    unknown: int = 0
    """Characters of which nobody can know what letters they are."""
    second: bool = False
    """Whether the first engine could not read it and the second did."""
    unseen: int = 0
    """Words on it that nobody sees who looks at it."""
    joined: bool = False
    """Whether it is known to share a font with the page before it, as pages of one paper do."""
