"""PDF: PDFium reads the page, pdfminer.six where PDFium cannot; one layout step for both.

In: bytes. Out: a `Document` with the page and box of every line. Pages without text are named, never taken as clean.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, islice
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.readers.options import PLAIN, Options
from carelint.readers.pdf import annotations as pdf_annotations
from carelint.readers.pdf import hidden as pdf_hidden
from carelint.readers.pdf import layout
from carelint.readers.pdf import letters as pdf_letters
from carelint.readers.pdf import miner as pdf_miner
from carelint.readers.pdf import pages as pdf_pages
from carelint.readers.pdf import scans as pdf_scans
from carelint.readers.pdf import shapes as pdf_shapes
from carelint.readers.pdf.annotations import Annotation
from carelint.readers.pdf.calls import asks, handle, letters
from carelint.readers.pdf.lines import Box, Line, Page
from carelint.readers.pdf.marks import marks
from carelint.readers.pdf.packs import Marks
from carelint.readers.pdf.segments import far_apart, segments
from carelint.readers.pdf.tags import Tag, tags_of

CHARACTERS = 5_000_000
"""Characters of one page; a page of small print has some 10,000."""
BY_SIGHT = "Read it by sight with --ocr, which needs tesseract, or make its text readable: ocrmypdf in.pdf out.pdf"
LINE = re.compile(r"[^\n\ufffe\x02]*[\n\ufffe\x02]|[^\n\ufffe\x02]+")
"""A line as PDFium writes it: it ends with a newline, or with what stands for a hyphen that parts a word."""


class DamagedError(UnreadableError):
    """A file that this engine cannot open, and another one perhaps can; a missing password is none."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What an engine made of a file."""

    pages: list[Page]
    title: str
    warnings: list[str]
    seen: Sequence[str]
    """What is to be said of reading by sight."""
    bookmarks: Mapping[int, str]
    """0-based page → title of the first top-level bookmark that leads there."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a PDF with the engine that `options` name, pdfium or pdfminer. Raises UnreadableError."""
    pages = _pages(data, path, options)
    lines = [page.lines for page in pages.pages]
    if not any(lines) and any(page.picture for page in pages.pages):
        reason = "; ".join(["there is no text in it: its pages are images", *pages.seen])
        raise UnreadableError(reason, path=path, hint=BY_SIGHT)
    pdf_letters.hold_to_letters(pages.pages, path)
    marks = Marks(pages.bookmarks, data, {at for at, page in enumerate(pages.pages) if page.joined})
    made = layout.document(lines, path, title=pages.title, warnings=pages.warnings, marks=marks)
    return pdf_letters.in_words(made)


def _pages(data: bytes, path: str, options: Options) -> Pages:
    """What PDFium cannot open is tried with pdfminer.six, unless that would refuse it too."""
    if options.engine == "pdfminer":
        return _pdfminer(data, path, options)
    try:
        return _pdfium(data, path, options)
    except DamagedError:
        return _pdfminer(data, path, options)


def _pdfium(data: bytes, path: str, options: Options) -> Pages:
    import pypdfium2 as pdfium  # 50 ms, only for PDF
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        pdf = pdfium.PdfDocument(data, password=options.password or None)
    except pdfium.PdfiumError as err:
        # PDFium's last error may be that of the file before, if this one opens and holds no page
        locked = err.err_code == FPDF_ERR_PASSWORD and b"/Encrypt" in data
        raise _refused(path, locked, options) from err
    try:
        if len(pdf) > options.limits.pages:
            raise _too_long(path, options)
        form = pdf_annotations.opened(pdf)
        pages = list(_pdfium_pages(pdf, form, options))
        title = str(pdf.get_metadata_dict().get("Title", ""))
        seen = pdf_scans.read(pdf, pdf_miner.instead(pages, data, options), options)
        return _gathered(seen.pages, title, pdf, seen.warnings)
    except pdfium.PdfiumError as err:
        raise _refused(path, False, options) from err
    finally:
        pdf.close()


def _gathered(pages: list[Page], title: str, pdf: Any, seen: Sequence[str] = ()) -> Pages:
    """The pages, and what the reader of the report should know of them."""
    pictures = [number for number, page in enumerate(pages, 1) if page.picture]
    said = [*seen, *pdf_pages.warnings(pictures, pdf), *pdf_letters.warnings(pages)]
    return Pages(pages, title, said, seen, pdf_pages.bookmarks(pdf) if pdf is not None and pages[1:] else {})


def _pdfium_pages(pdf: Any, form: Any, options: Options) -> Iterator[Page]:
    """Page by page; each stays open until the next is read, since only fonts of open pages can be compared."""
    before: Any = None
    fonts: Set[int] = frozenset()
    try:
        for index in range(len(pdf)):
            page, last, drawn = pdf[index], before, fonts
            before, fonts = page, pdf_shapes.fonts_of(handle(page.raw))
            yield replace(_pdfium_page(page, index, form, options), joined=not fonts.isdisjoint(drawn))
            if last is not None:
                last.close()
    finally:
        if before is not None:
            before.close()


def _pdfium_page(page: Any, index: int, form: Any, options: Options) -> Page:
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), CHARACTERS)
        text = text_page.get_text_range(0, count) if count else ""
        held = handle(text_page.raw)
        numbers = _numbers(text_page.raw, text, count)
        unknown = pdf_letters.unknown(held, text, count)
        unseen = [] if options.hidden else pdf_hidden.unseen(page, held, text, numbers)
        text = pdf_hidden.without(pdf_letters.marked(text, numbers, unknown), unseen)
        lines = _in_order(list(_pdfium_lines(held, text, numbers, index + 1, tags_of(page))))
        lines = [line for line in lines if pdf_letters.is_readable(line.text)]
        laid = pdf_annotations.annotations_of(page, form, hidden=options.hidden)
        lines += [_annotation(one, index + 1) for one in laid if options.comments or not one.comment]
        picture = pdf_pages.is_picture(page, sum(len(line.text.split()) for line in lines))
        return Page(lines, picture, len(unknown), unseen=len(unseen))
    finally:
        text_page.close()


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """PDFium gives lines that run down the page, as in a table on its side, the last one first."""
    found: list[Line] = []
    for turned, some in groupby(lines, key=lambda line: line.turned):
        group = list(some)
        found += sorted(group, key=lambda line: (-line.seen[3], line.seen[0])) if turned == 1 else group
    return found


def _pdfium_lines(
    text_page: int, text: str, numbers: Sequence[int], number: int, tags: Mapping[int, Tag]
) -> Iterator[Line]:
    placed, styled = letters(text_page, numbers), _styled(text_page, numbers, tags)
    box, far = placed.box, far_apart(placed, text)
    for found in LINE.finditer(text):
        for first, last in segments(placed, far, found.start(), found.group()):
            words, around = text[first : last + 1], _around(box(first), box(last))
            middle = next(at for at in range((first + last) // 2, last + 1) if not text[at].isspace())
            size, seen, base, tag, turned = styled(first, middle, around)
            raised = marks(words, _sizes(text_page, numbers, first))
            yield Line(number, words, first, around, size, seen, base, tag, raised, turned)


def _numbers(text_page: Any, text: str, count: int) -> Sequence[int]:
    """PDFium's number of each code point of its text: it counts UTF-16 units, and leaves some characters out."""
    import pypdfium2.raw as raw

    if len(text) == count:
        return range(count)
    units = accumulate((1 + (code > "\uffff") for code in text), initial=0)
    return [max(0, raw.FPDFText_GetCharIndexFromTextIndex(text_page, unit)) for unit in units]


def _around(left: Box, right: Box) -> Box:
    return min(left[0], right[0]), min(left[1], right[1]), max(left[2], right[2]), max(left[3], right[3])


Style = tuple[float, Box, float, Tag | None, int]
"""Size of type, box and base line as they are seen, tag, quarter turns."""


def _styled(text_page: int, numbers: Sequence[int], tags: Mapping[int, Tag]) -> Callable[[int, int, Box], Style]:
    """Tells a line's type, direction and tag by two of its letters, the first and one in the middle.

    The one in the middle is neither a raised number nor a drop capital.
    """
    ask = asks()

    def styled(first: int, middle: int, box: Box) -> Style:
        turned = round(ask.letter_angle(text_page, numbers[first]) / (math.pi / 2)) % 4
        seen = _as_seen(box, turned)
        size = _size(text_page, numbers[middle]) or seen[3] - seen[1]
        x, y = ask.letter_origin(text_page, numbers[middle]) or (0.0, 0.0)
        base = _as_seen((x, y, x, y), turned)[1]
        drawn = ask.letter_object(text_page, numbers[first]) if tags else None
        tag = tags.get(ask.content(drawn)) if drawn else None
        return round(size, 1), seen, base, tag, turned

    return styled


def _sizes(text_page: int, numbers: Sequence[int], first: int) -> Callable[[int], float]:
    return lambda at: _size(text_page, numbers[first + at])


def _size(text_page: int, number: int) -> float:
    """Of a letter in points, as it is seen: some producers scale type of size 1. 0 where PDFium does not know."""
    size, turn = abs(asks().letter_size(text_page, number)), asks().letter_matrix(text_page, number)
    return size * math.hypot(turn[2], turn[3]) if turn else size


def _annotation(one: Annotation, number: int) -> Line:
    kind = Kind.COMMENT if one.comment else Kind.PARAGRAPH
    return Line(number, one.text, None, one.box, one.box[3] - one.box[1], one.box, one.box[1], kind=kind)


def _as_seen(box: Box, turned: int) -> Box:
    """The box as somebody sees it who turns the page until the line is level; only for layout.

    `turned` counts quarter turns of the text clockwise, as PDFium does.
    """
    left, bottom, right, top = box
    if turned == 1:
        return -top, left, -bottom, right
    if turned == 2:
        return -right, -top, -left, -bottom
    if turned == 3:
        return bottom, -right, top, -left
    return box


def _pdfminer(data: bytes, path: str, options: Options) -> Pages:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # 0.3 s, only on request or in need

    try:
        pages = list(islice(pdf_miner.pages(data, options), options.limits.pages + 1))
    except (PDFPasswordIncorrect, PDFEncryptionError) as err:
        raise _refused(path, True, options) from err
    except (UnreadableError, MemoryError):
        raise
    except Exception as err:  # pdfminer raises whatever its parser stumbles on
        raise _refused(path, False, options) from err
    if len(pages) > options.limits.pages:
        raise _too_long(path, options)
    if not pages:
        raise _refused(path, False, options)
    return _gathered(pages, "", None, pdf_scans.not_here(pages, options))


def _refused(path: str, locked: bool, options: Options) -> UnreadableError:
    if locked and options.password:
        return UnreadableError("the password does not open it", path=path, hint="Check the file with the password.")
    if locked:
        hint = "Give its password with --password-file FILE, or save a copy without one."
        return UnreadableError("it is protected with a password", path=path, hint=hint)
    return DamagedError("the PDF is damaged or cut short", path=path, hint="Ask for it to be sent or exported again.")


def _too_long(path: str, options: Options) -> UnreadableError:
    hint = "Split it, or allow more with limits: {pages: …} in .carelint.yaml."
    return UnreadableError(f"it has more than {options.limits.pages} pages", path=path, hint=hint)
