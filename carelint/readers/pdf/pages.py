"""What of a PDF could not be read: pages that are pictures, forms filled elsewhere, files attached to it.

In: a PDFium document or page and what was read of it. Out: numbers of pages, warnings.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

FEW_WORDS = 20
"""Words below which a page is looked at more closely: a scan may carry a stamp or a page number as text."""
MOSTLY = 0.5
"""Share of the page that one picture covers to be what the page is about."""
LINES = 20
"""Drawn lines and curves on a page without words beyond which they may be letters; a frame or a rule has fewer."""
NAMED = 20
MOST_FILES = 1_000
MOST_BOOKMARKS = 10_000
XFA = (2, 3)
"""Kinds of form that only Adobe's own program fills (FORMTYPE_XFA_FULL, FORMTYPE_XFA_FOREGROUND)."""


def is_picture(page: Any, words: int) -> bool:
    """Whether the page shows something that nobody could read as text; a blank page does not."""
    import pypdfium2.raw as raw

    if words >= FEW_WORDS:
        return False
    width, height = page.get_size()
    drawn = 0
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        drawn += one.type == raw.FPDF_PAGEOBJ_PATH
        left, bottom, right, top = one.get_bounds()
        picture = one.type == raw.FPDF_PAGEOBJ_IMAGE
        if picture and (not words or (right - left) * (top - bottom) > MOSTLY * width * height):
            return True
        if drawn > LINES and not words:
            return True
    return False


def warnings(pictures: Sequence[int], pdf: Any = None) -> list[str]:
    """What the reader of the report should know."""
    said = []
    if pictures:
        named = ", ".join(map(str, pictures[:NAMED])) + (" …" if len(pictures) > NAMED else "")
        said.append(f"pages that are pictures were not read ({named}); --ocr reads them where tesseract is installed")
    if pdf is not None and pdf.get_formtype() in XFA:
        said.append("what is filled into this XFA form was not read; print it to a PDF first")
    if pdf is not None and (count := _attached(pdf)):
        said.append(f"files attached to it were not read ({count}); save them and name them")
    return said


def bookmarks(pdf: Any) -> dict[int, str]:
    """0-based page → title of the first bookmark that leads there, of the outermost level that has several."""
    some = list(islice(pdf.get_toc(), MOST_BOOKMARKS))
    for level in (0, 1):
        found: dict[int, str] = {}
        for one in some:
            target = one.get_dest() if one.level == level else None
            at = target.get_index() if target else None
            if at is not None:
                found.setdefault(at, _title(one))
        if len(found) > 1:
            return found
    return {}


def _title(bookmark: Any) -> str:
    try:
        return str(bookmark.get_title())
    except ValueError:  # half a surrogate
        return ""


def _attached(pdf: Any) -> int:
    """How many files somebody attached; Acrobat's own report on accessibility is none of them."""
    names = [pdf.get_attachment(index).get_name() for index in range(min(pdf.count_attachments(), MOST_FILES))]
    return sum(not name.endswith(".accreport.html") for name in names)
