"""PDF: PDFium reads the page, pdfminer.six where PDFium cannot; one layout step for both.

In: bytes. Out: a `Document` with the page and box of every line. Pages without text are named, never taken as clean.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.readers import layout
from carelint.readers.layout import Line

PAGES = 2_000
"""More pages than any board pack we have met; a file that claims a million is an attack."""
CHARACTERS = 20_000_000


def read(data: bytes, path: str, *, engine: str = "pdfium") -> Document:
    """Read a PDF with `engine`, pdfium or pdfminer. Raises UnreadableError."""
    pages, title = _pages(data, path, engine)
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


def _pages(data: bytes, path: str, engine: str) -> tuple[list[list[Line]], str]:
    """Lines of each page. What PDFium cannot open is tried with pdfminer.six, unless a password is missing."""
    if engine == "pdfminer":
        return _pdfminer(data, path)
    try:
        return _pdfium(data, path)
    except UnreadableError as err:
        if "password" in err.reason:
            raise
        return _pdfminer(data, path)


def _pdfium(data: bytes, path: str) -> tuple[list[list[Line]], str]:
    import pypdfium2 as pdfium  # 50 ms, only for PDF

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as err:
        raise _refused(path, "password" in str(err).lower()) from err
    try:
        if len(pdf) > PAGES:
            raise UnreadableError(f"more than {PAGES} pages", path=path, hint="Split it into parts.")
        pages = [_pdfium_page(pdf, index) for index in range(len(pdf))]
        return pages, str(pdf.get_metadata_dict().get("Title", ""))
    except pdfium.PdfiumError as err:
        raise _refused(path, False) from err
    finally:
        pdf.close()


def _pdfium_page(pdf: Any, index: int) -> list[Line]:
    page = pdf[index]
    text_page = page.get_textpage()
    try:
        return list(_pdfium_lines(text_page, index + 1))
    finally:
        text_page.close()
        page.close()


def _pdfium_lines(text_page: Any, number: int) -> Iterator[Line]:
    import pypdfium2.raw as raw

    count = min(text_page.count_chars(), CHARACTERS)
    text = text_page.get_text_range(0, count) if count else ""
    at = 0
    for whole in text.split("\n"):
        words = whole.rstrip("\r").rstrip()
        lead = len(words) - len(words.lstrip())
        if words.strip():
            first, last = at + lead, at + len(words) - 1
            if last >= count:
                last = count - 1
            left = text_page.get_charbox(first)
            right = text_page.get_charbox(last)
            box = (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
            size = raw.FPDFText_GetFontSize(text_page, first) or (box[3] - box[1])
            yield Line(number, words.lstrip(), first, box, round(size, 1))
        at += len(whole) + 1


def _pdfminer(data: bytes, path: str) -> tuple[list[list[Line]], str]:
    from pdfminer.high_level import extract_pages  # 0.3 s, only where PDFium failed or on request
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    pages: list[list[Line]] = []
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(data), maxpages=PAGES), 1):
            pages.append(list(_pdfminer_lines(page, number)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as err:
        raise _refused(path, True) from err
    except Exception as err:  # pdfminer raises whatever its parser stumbles on
        raise _refused(path, False) from err
    if not pages:
        raise _refused(path, False)
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
                yield Line(number, words, offset + lead, line.bbox, round(size, 1))
            offset += len(text)


def _refused(path: str, locked: bool) -> UnreadableError:
    if locked:
        return UnreadableError("it is protected with a password", path=path, hint="Save a copy without the password.")
    return UnreadableError(
        "the PDF is damaged or cut short", path=path, hint="Ask for it to be sent or exported again."
    )


ENGINES: Mapping[str, Callable[[bytes, str], tuple[list[list[Line]], str]]] = MappingProxyType(
    {"pdfium": _pdfium, "pdfminer": _pdfminer}
)
"""Engines by name, the one that is tried first on top."""
