"""Where a stretch of text came from, in the terms in which a person would look for it.

In: what a reader knows while it reads. Out: `Place` and `Stretch`, and the arithmetic on them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source file; keys that make no sense for a format stay None."""

    line: int | None = None
    """1-based line of the first character in the file."""
    column: int | None = None
    """1-based column, in code points."""
    end_line: int | None = None
    """1-based line of the last character."""
    end_column: int | None = None
    """1-based column just past the last character (half-open)."""
    page: int | None = None
    """1-based page of a paged format."""
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right, top in PDF points from the page's lower left corner."""
    part: str | None = None
    """Member of a package the text stands in, e.g. word/document.xml."""
    paragraph: int | None = None
    """1-based number of the paragraph in its part."""
    run: int | None = None
    """0-based number of the text-bearing element in its paragraph."""
    offset: int | None = None
    """Code points before this place in the run, page or line of the source it stands in."""
    heading: str | None = None
    """Titles of the headings above, outermost first, joined by ' › '."""
    table: int | None = None
    """1-based number of the table in its part."""
    row: int | None = None
    """1-based row."""
    cell: int | None = None
    """1-based column of a table cell."""
    note: str | None = None
    """What a note is called on its page: footnote 3."""
    slide: int | None = None
    """1-based slide of a presentation."""
    sheet: str | None = None
    """Name of a sheet of a workbook."""

    def __reduce__(self) -> tuple[type[Place], tuple[Any, ...]]:
        """For a message to another process: without the keys at the end that it does not have.

        A long paper has 100,000 places, stretches and blocks; as dataclasses pickle themselves each takes 8 µs.
        """
        given = _KEYS(self)
        last = len(given)
        while last and given[last - 1] is None:
            last -= 1
        return Place, given[:last]

    def moved(self, count: int) -> Place:
        """The place `count` code points further on, within one line, run or page."""
        given = list(_KEYS(self))  # a fifth of what `replace` takes
        for key in _COUNTED:
            if given[key] is not None:
                given[key] += count
        return Place(*given)


_NAMES = tuple(one.name for one in fields(Place))
_KEYS = attrgetter(*_NAMES)
_COUNTED = (_NAMES.index("column"), _NAMES.index("offset"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """`Document.text[start:end]` and where the reader took it from."""

    start: int
    end: int
    place: Place
    """Place of the first code point."""
    exact: bool = True
    """Whether text and source run on code point by code point (not so for an entity or a ligature)."""

    def __reduce__(self) -> tuple[type[Stretch], tuple[Any, ...]]:
        return Stretch, (self.start, self.end, self.place, self.exact)


def stretch_at(stretches: Sequence[Stretch], offset: int) -> Stretch | None:
    """The stretch that holds `offset`, or the nearest one before it."""
    index = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return stretches[index] if index >= 0 else None


def point(stretches: Sequence[Stretch], offset: int) -> Place:
    """Place of one code point."""
    stretch = stretch_at(stretches, offset)
    if stretch is None:
        return Place()
    return stretch.place.moved(offset - stretch.start) if stretch.exact else stretch.place
