"""PDF: PDFium reads the page, pdfminer.six where PDFium cannot; one layout step for both.

In: bytes. Out: a `Document` with the page and box of every line. Pages without text are named, never taken as clean.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping
from typing import Any

from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.readers import layout
from carelint.readers.layout import Box, Line
from carelint.readers.options import PLAIN, Options
from carelint.readers.pdf_tags import Tag, tags_of

CHARACTERS = 5_000_000
"""Characters of one page; a page of small print has some 10,000."""
WIDE_GAP = 2.2
"""Space between two words of one line, in type sizes, that parts cells or columns; justified text stays below 1.5
(measured on nine NHS policies, 2026-11-24)."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a PDF with the engine that `options` name, pdfium or pdfminer. Raises UnreadableError."""
    pages, title = _pages(data, path, options)
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise UnreadableError(
            "there is no text in it: its pages are images",
            path=path,
            hint="Make its text readable first, for example with: ocrmypdf in.pdf out.pdf",
        )
    warnings = []
    if empty:
        named = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
        warnings.append(f"pages without text were not read ({named}); ocrmypdf can make images readable")
    return layout.document(pages, path, title=title, warnings=warnings)


def _pages(data: bytes, path: str, options: Options) -> tuple[list[list[Line]], str]:
    """Lines of each page. What PDFium cannot open is tried with pdfminer.six, unless a password is missing."""
    if options.engine == "pdfminer":
        return _pdfminer(data, path, options)
    try:
        return _pdfium(data, path, options)
    except UnreadableError as err:
        if "password" in err.reason or "pages" in err.reason:
            raise
        return _pdfminer(data, path, options)


def _pdfium(data: bytes, path: str, options: Options) -> tuple[list[list[Line]], str]:
    import pypdfium2 as pdfium  # 50 ms, only for PDF

    try:
        pdf = pdfium.PdfDocument(data, password=options.password or None)
    except pdfium.PdfiumError as err:
        raise _refused(path, "password" in str(err).lower(), options) from err
    try:
        if len(pdf) > options.limits.pages:
            raise _too_long(path, options)
        pages = [_pdfium_page(pdf, index) for index in range(len(pdf))]
        return pages, str(pdf.get_metadata_dict().get("Title", ""))
    except pdfium.PdfiumError as err:
        raise _refused(path, False, options) from err
    finally:
        pdf.close()


def _pdfium_page(pdf: Any, index: int) -> list[Line]:
    page = pdf[index]
    text_page = page.get_textpage()
    try:
        return list(_pdfium_lines(text_page, index + 1, tags_of(page)))
    finally:
        text_page.close()
        page.close()


def _pdfium_lines(text_page: Any, number: int, tags: Mapping[int, Tag]) -> Iterator[Line]:
    count = min(text_page.count_chars(), CHARACTERS)
    text = text_page.get_text_range(0, count) if count else ""
    at = 0
    for whole in text.split("\n"):
        for first, last in _segments(text_page, at, whole, count):
            yield _pdfium_line(text_page, number, text, first, last, tags)
        at += len(whole) + 1


def _segments(text_page: Any, at: int, whole: str, count: int) -> Iterator[tuple[int, int]]:
    """(first, last character) of each stretch of a line that no wide gap parts: cells and columns stand apart."""
    words = whole.rstrip("\r").rstrip()
    start = at + len(words) - len(words.lstrip())
    end = min(at + len(words), count)
    for place in range(start + 1, end - 1):
        if whole[place - at] == " " and place > start:
            left, right = text_page.get_charbox(place - 1), text_page.get_charbox(place + 1)
            if right[0] - left[2] > WIDE_GAP * max(left[3] - left[1], right[3] - right[1], 4.0):
                yield start, place - 1
                start = place + 1
    if words.strip() and start < end:
        yield start, end - 1


def _pdfium_line(text_page: Any, number: int, text: str, first: int, last: int, tags: Mapping[int, Tag]) -> Line:
    import pypdfium2.raw as raw

    left, right = text_page.get_charbox(first), text_page.get_charbox(last)
    box = (min(left[0], right[0]), min(left[1], right[1]), max(left[2], right[2]), max(left[3], right[3]))
    turned = round(raw.FPDFText_GetCharAngle(text_page, first) / (math.pi / 2)) % 4
    seen = _as_seen(box, turned)
    size = raw.FPDFText_GetFontSize(text_page, first)
    size = size if size > 1.5 else seen[3] - seen[1]  # some producers scale type of size 1
    tag = None
    if tags:
        drawn = raw.FPDFText_GetTextObject(text_page, first)
        tag = tags.get(raw.FPDFPageObj_GetMarkedContentID(drawn)) if drawn else None
    return Line(number, text[first : last + 1], first, box, round(size, 1), seen, tag, bool(tags))


def _as_seen(box: Box, turned: int) -> Box:
    """The box as somebody sees it who turns the page until the line is level; only for layout."""
    left, bottom, right, top = box
    if turned == 1:
        return bottom, -right, top, -left
    if turned == 2:
        return -right, -top, -left, -bottom
    if turned == 3:
        return -top, left, -bottom, right
    return box


def _pdfminer(data: bytes, path: str, options: Options) -> tuple[list[list[Line]], str]:
    from pdfminer.high_level import extract_pages  # 0.3 s, only where PDFium failed or on request
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    pages: list[list[Line]] = []
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(data), password=options.password), 1):
            if number > options.limits.pages:
                raise _too_long(path, options)
            pages.append(list(_pdfminer_lines(page, number)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as err:
        raise _refused(path, True, options) from err
    except (UnreadableError, MemoryError):
        raise
    except Exception as err:  # pdfminer raises whatever its parser stumbles on
        raise _refused(path, False, options) from err
    if not pages:
        raise _refused(path, False, options)
    return pages, ""


def _pdfminer_lines(page: Any, number: int) -> Iterator[Line]:
    from pdfminer.layout import LTChar, LTTextBox, LTTextLine

    offset = 0
    for box in (element for element in page if isinstance(element, LTTextBox)):
        for line in (element for element in box if isinstance(element, LTTextLine)):
            text = line.get_text()
            words = text.strip()
            if words:
                size = next((c.size for c in line if isinstance(c, LTChar)), line.height)
                lead = len(text) - len(text.lstrip())
                yield Line(number, words, offset + lead, line.bbox, round(size, 1), line.bbox)
            offset += len(text)


def _refused(path: str, locked: bool, options: Options) -> UnreadableError:
    if locked and options.password:
        return UnreadableError("the password does not open it", path=path, hint="Check the file with the password.")
    if locked:
        hint = "Give its password with --password-file FILE, or save a copy without one."
        return UnreadableError("it is protected with a password", path=path, hint=hint)
    return UnreadableError(
        "the PDF is damaged or cut short", path=path, hint="Ask for it to be sent or exported again."
    )


def _too_long(path: str, options: Options) -> UnreadableError:
    hint = "Split it, or allow more with limits: {pages: …} in .carelint.yaml."
    return UnreadableError(f"it has more than {options.limits.pages} pages", path=path, hint=hint)
