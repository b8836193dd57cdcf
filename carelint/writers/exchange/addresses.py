"""Where tools look for a finding: they know files and lines, and no pages or slides.

In: sources and places. Out: paths with slashes, URIs, and the number that stands for a line.
"""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from carelint.document import Document
from carelint.formats import FORMATS
from carelint.places import Place
from carelint.source import Source


def file_of(source: Source) -> str:
    """The file that holds a document, with slashes and without `./`."""
    return PurePath(source.file).as_posix()


def uri_of(source: Source) -> str:
    """The file as a percent-encoded URI, relative where the path is (RFC 3986)."""
    file = file_of(source)
    try:
        raw = file.encode("utf-8", "surrogateescape")  # a name that is no UTF-8 keeps its bytes
    except UnicodeEncodeError:
        raw = file.encode("utf-8", "surrogatepass")
    if PurePath(file).is_absolute():
        return "file:///" + quote(raw.lstrip(b"/"))
    return quote(raw)


def lined(document: Document, place: Place) -> bool:
    """Whether the place is a line of the file."""
    return FORMATS[document.format].lined and place.line is not None


def number(place: Place) -> int:
    """The line, or what is counted where there are none: slide, page, row, paragraph."""
    in_row = place.row if place.table is None else None
    line = place.line if place.page is None else None
    page = None if place.paragraph else place.page  # a page of Word moves with every edit
    return next((one for one in (place.slide, page, in_row, line, place.paragraph, place.row) if one), 1)
