"""The second engine for PDF, pdfminer.six: for files that PDFium cannot open, and for pages that it cannot read.

In: bytes. Out: `Page`s. Whatever pdfminer stumbles on is raised as it comes.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from carelint.readers.options import Options
from carelint.readers.pdf.letters import UNKNOWN, is_readable, letters, unknown_in
from carelint.readers.pdf.lines import Line, Page
from carelint.readers.pdf.marks import marks

NO_LETTER = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f]")
"""What pdfminer writes for a shape of which the font does not say what letter it is."""
TWICE, BOLD = 0.12, 3.0
"""How far apart two drawings of a letter stand, in type sizes, that is to look bold or to throw a shadow, and in points
at the most. The narrowest letter that comes twice, the i of Hawaii, is 0.22 wide in Helvetica."""
AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
MOST_PAGES = 50
SECONDS = 10
"""How much time of the processor, and for how many pages, PDFium's readings are compared: pdfminer takes up to a second
for a page."""
Order = dict[int, int]
"""When each thing on a page was drawn, by its `id`."""


def pages(data: bytes, options: Options, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """Every page, or those of the 0-based `numbers`."""
    for at, (page, order) in enumerate(_laid_out(data, options, numbers)):
        number = numbers[at] if numbers is not None else at
        lines = list(_lines(page, order, number + 1))
        unknown = sum(unknown_in(line.text) for line in lines) + _without_width(page)
        kept = [line for line in lines if is_readable(line.text)]
        yield Page(kept, picture=not lines and not unknown, unknown=unknown)


def _laid_out(data: bytes, options: Options, numbers: Sequence[int] | None) -> Iterator[tuple[Any, Order]]:
    """Pages as pdfminer's own `extract_pages` gives them, but for letters that are drawn twice to look bold."""
    from pdfminer.converter import PDFPageAggregator  # 0.3 s, only where PDFium failed or on request
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    store = PDFResourceManager()
    device = PDFPageAggregator(store, laparams=None)
    interpreter = PDFPageInterpreter(store, device)
    wanted = set(numbers) if numbers is not None else None
    for one in PDFPage.get_pages(io.BytesIO(data), pagenos=wanted, password=options.password):
        interpreter.process_page(one)
        page = device.get_result()
        drawn = page._objs = list(_once(page))
        page.analyze(LAParams())
        yield page, {id(one): at for at, one in enumerate(drawn)}


def _once(page: Any) -> Iterator[Any]:
    """What lies on the page, each letter once."""
    from pdfminer.layout import LTChar

    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for one in page:
        if isinstance(one, LTChar):
            near = TWICE * one.size
            cells = [(one.get_text(), int(one.x0 // BOLD) + x, int(one.y0 // BOLD) + y) for x, y in AROUND]
            drawn = (place for cell in cells for place in seen.get(cell, ()))
            if any(abs(x - one.x0) <= near and abs(y - one.y0) <= near for x, y in drawn):
                continue
            seen.setdefault(cells[4], []).append((one.x0, one.y0))
        yield one


def instead(first: list[Page], data: bytes, options: Options) -> list[Page]:
    """PDFium's pages, those replaced that pdfminer reads better."""
    wanted = [at for at, page in enumerate(first) if page.unknown or not page.lines][:MOST_PAGES]
    done, until = list(first), time.process_time() + min(SECONDS, options.limits.seconds / 4)
    if not wanted:
        return done
    try:
        for at, page in zip(wanted, pages(data, options, wanted), strict=False):
            if _is_better(page, first[at]):
                done[at] = replace(page, second=True)
            if time.process_time() > until:
                break
    except MemoryError:
        raise
    except Exception:  # pdfminer raises whatever it stumbles on; then PDFium's reading stands
        pass
    return done


def _is_better(second: Page, first: Page) -> bool:
    """Whether what PDFium did not know is now there; leaving it out is no gain."""
    more, gained = letters(second.lines), first.unknown - second.unknown
    return bool(more) and second.unknown <= first.unknown / 2 and more >= letters(first.lines) + gained


def _without_width(page: Any) -> int:
    """Shapes that pdfminer leaves out of its lines, because the font does not say how wide they are either."""
    from pdfminer.layout import LTTextLine

    return sum(len(NO_LETTER.findall(line.get_text())) for line in page if isinstance(line, LTTextLine))


def _lines(page: Any, order: Order, number: int) -> Iterator[Line]:
    from pdfminer.layout import LTChar

    offset = 0
    for line in sorted(_text_lines(page), key=lambda line: _drawn(line, order)):
        text = line.get_text()
        words = NO_LETTER.sub(UNKNOWN, text).strip()
        if words:
            inked = [one for one in line if isinstance(one, LTChar)]
            middle = inked[len(inked) // 2] if inked else None
            size, base = (middle.size, middle.matrix[5]) if middle else (line.height, line.y0)
            lead = len(text) - len(text.lstrip())
            sizes = [getattr(one, "size", size) for one in line for _ in one.get_text()][lead:]
            raised = marks(words, sizes.__getitem__) if words == text.strip() else ()
            yield Line(number, words, offset + lead, line.bbox, round(size, 1), line.bbox, base, marks=raised)
        offset += len(text)


def _text_lines(page: Any) -> Iterator[Any]:
    from pdfminer.layout import LTTextBox, LTTextLine

    for box in (element for element in page if isinstance(element, LTTextBox)):
        yield from (element for element in box if isinstance(element, LTTextLine))


def _drawn(line: Any, order: Order) -> int:
    """When its first letter was: PDFium's order, since pdfminer's boxes mix columns that are spaced widely."""
    return min((order[id(one)] for one in line if id(one) in order), default=0)
