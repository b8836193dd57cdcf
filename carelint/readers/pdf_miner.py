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

from carelint.readers.lines import Line, Page
from carelint.readers.options import Options
from carelint.readers.pdf_letters import UNKNOWN, is_readable, letters, unknown_in

NO_LETTER = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f]")
"""What pdfminer writes for a shape of which the font does not say what letter it is."""
MOST_PAGES = 50
SECONDS = 10
"""How long, and for how many pages, PDFium's readings are compared: pdfminer takes up to a second for a page."""


def pages(data: bytes, options: Options, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """Every page, or those of the 0-based `numbers`."""
    from pdfminer.high_level import extract_pages  # 0.3 s, only where PDFium failed or on request

    found = extract_pages(io.BytesIO(data), password=options.password, page_numbers=numbers)
    for at, page in enumerate(found):
        number = numbers[at] if numbers is not None else at
        lines = list(_lines(page, number + 1))
        unknown = sum(unknown_in(line.text) for line in lines) + _without_width(page)
        kept = [line for line in lines if is_readable(line.text)]
        yield Page(kept, picture=not lines and not unknown, unknown=unknown)


def instead(first: list[Page], data: bytes, options: Options) -> list[Page]:
    """PDFium's pages, those replaced that pdfminer reads better."""
    wanted = [at for at, page in enumerate(first) if page.unknown or not page.lines][:MOST_PAGES]
    done, until = list(first), time.monotonic() + min(SECONDS, options.limits.seconds / 4)
    if not wanted:
        return done
    try:
        for at, page in zip(wanted, pages(data, options, wanted), strict=False):
            if _is_better(page, first[at]):
                done[at] = replace(page, second=True)
            if time.monotonic() > until:
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


def _lines(page: Any, number: int) -> Iterator[Line]:
    from pdfminer.layout import LTChar, LTTextBox, LTTextLine

    offset = 0
    for box in (element for element in page if isinstance(element, LTTextBox)):
        for line in (element for element in box if isinstance(element, LTTextLine)):
            text = line.get_text()
            words = NO_LETTER.sub(UNKNOWN, text).strip()
            if words:
                size = next((c.size for c in line if isinstance(c, LTChar)), line.height)
                lead = len(text) - len(text.lstrip())
                yield Line(number, words, offset + lead, line.bbox, round(size, 1), line.bbox)
            offset += len(text)
