"""Words of a PDF's page that nobody sees who looks at it: invisible, off the page, white on white, covered, cut off.

In: a page of PDFium's and its text. Out: half-open spans of that text. What cannot be decided safely counts as seen:
words on a picture or in a form of the file's own, layers, and words under a picture, as some scanners store them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, field
from math import hypot
from operator import itemgetter
from typing import Any

from carelint.readers.pdf import shapes as pdf_shapes
from carelint.readers.pdf.lines import Box

WORD = re.compile(r"[^\s\ufffe]+")
INVISIBLE = (3, 7)
"""Ways of drawing that leave no ink: neither fill nor stroke, and cutting only (ISO 32000-1, table 106)."""
FILLED = (0, 4)
SMALLEST = 1.0
"""Points below which nobody reads type; the small print of posters is 4."""
TALL = 3.0
"""Points from which what is drawn is no longer of such type, however it is turned."""
PICTURE = 0.5
"""Share of a page that pictures cover to be a scan, whose invisible text is what it says."""
MOST_PAIRS = 300_000
"""Words times shapes of a page that are compared, a tenth of a second; on a page with more all count as seen."""


@dataclass(slots=True)
class _Page:
    """What lies on a page."""

    box: Box
    """What is shown of it."""
    words: list[tuple[int, Any]] = field(default_factory=list)
    """Objects that draw words, each with its number in the order of drawing."""
    covers: list[tuple[int, Box]] = field(default_factory=list)
    """Filled rectangles that nothing shows through, each with that number."""
    others: list[Any] = field(default_factory=list)
    """What is no words."""
    grounds: list[Box] | None = None
    """Where what is not white may lie beneath words; found when it is asked for."""
    within: list[Any] = field(default_factory=list)
    """Objects that draw words in a form of the file's own; where they stand is not known."""
    scan: bool = False


@dataclass(frozen=True, slots=True)
class _Manner:
    """Why the words of an object may not be seen."""

    inkless: bool = False
    lost: bool = False
    """Too small to be read, or as white as what is behind it."""
    frame: Box | None = None
    """What is shown where it stands, if that cuts anything of it off."""
    covers: tuple[Box, ...] = ()
    """What was drawn over it or over some of it."""


def unseen(page: Any, text_page: Any, text: str, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of words that nobody sees."""
    there = _looked_at(page)
    doubtful = {pdf_shapes.key(one): manner for number, one in there.words if (manner := _manner(there, number, one))}
    doubtful |= {pdf_shapes.key(one): _Manner(inkless=True) for one in there.within if _is_inkless(one)}
    if not doubtful:
        return []
    words = [(*word, doubtful.get(word[2])) for word in _words(text_page, text, numbers)]
    spoken = there.scan or all(manner and manner.inkless for *_, manner in words)
    return [
        span
        for span, number, _, manner in words
        if manner and (manner.lost or (manner.inkless and not spoken) or _is_out_of_sight(manner, text_page, number))
    ]


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with line ends in place of these words, so that everything else stays where it is."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if spans else text


def _words(text_page: Any, text: str, numbers: Sequence[int]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """(span, PDFium's number of its first letter, key of the object that draws that) of each word."""
    import pypdfium2.raw as raw

    for found in WORD.finditer(text):
        number = numbers[found.start()]
        if drawn := raw.FPDFText_GetTextObject(text_page, number):
            yield found.span(), number, pdf_shapes.key(drawn)


def _looked_at(page: Any) -> _Page:
    import pypdfium2.raw as raw

    there, pictured = _Page(page.get_bbox()), 0.0
    held = page.raw
    for number in range(raw.FPDFPage_CountObjects(held)):
        one = raw.FPDFPage_GetObject(held, number)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            there.words.append((number, one))
            continue
        there.others.append(one)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if there.words and (box := pdf_shapes.cover(one)):
                there.covers.append((number, box))
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):  # scanners cut pages into strips, or wrap them
            left, bottom, right, top = pdf_shapes.bounds(one)
            pictured += (right - left) * (top - bottom)
            there.within += list(pdf_shapes.words_within(one)) if kind == raw.FPDF_PAGEOBJ_FORM else []
    width, height = page.get_size()
    there.scan = pictured > PICTURE * width * height
    return there


def _manner(there: _Page, number: int, one: Any) -> _Manner | None:
    """None where nothing speaks against its being seen."""
    box = left, low, right, high = pdf_shapes.bounds(one)
    frame = pdf_shapes.common(pdf_shapes.clip(one), there.box)
    tiny = min(right - left, high - low) < TALL and _is_tiny(one)
    inkless, lost = _is_inkless(one), tiny or _is_white_on_white(there, one, box)
    cut = None if pdf_shapes.holds(frame, box) else frame
    later = there.covers[bisect_right(there.covers, number, key=itemgetter(0)) :] if there.covers else []
    above = later if len(later) * len(there.words) < MOST_PAIRS else []
    covers = tuple(  # as `touches` says, written out: a table has a cover to each of its words
        cover for _, cover in above if cover[0] <= right and left <= cover[2] and cover[1] <= high and low <= cover[3]
    )
    return _Manner(inkless, lost, cut, covers) if inkless or lost or cut or covers else None


def _is_inkless(one: Any) -> bool:
    import pypdfium2.raw as raw

    return raw.FPDFTextObj_GetTextRenderMode(one) in INVISIBLE


def _is_tiny(one: Any) -> bool:
    import pypdfium2.raw as raw

    turn = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, turn)
    return 0 < pdf_shapes.size(one) * hypot(turn.c, turn.d) < SMALLEST


def _is_white_on_white(there: _Page, one: Any, box: Box) -> bool:
    import pypdfium2.raw as raw

    filled = pdf_shapes.colour(one)
    if filled is None or (filled[3] and not pdf_shapes.is_white(filled)):
        return False
    if raw.FPDFTextObj_GetTextRenderMode(one) not in FILLED:
        return False
    if filled[3] == 0:
        return True
    if len(there.others) * len(there.words) >= MOST_PAIRS:
        return False
    if there.grounds is None:
        there.grounds = [pdf_shapes.bounds(other) for other in there.others if not pdf_shapes.is_paper(other)]
    return not any(pdf_shapes.touches(ground, box) for ground in there.grounds)


def _is_out_of_sight(manner: _Manner, text_page: Any, number: int) -> bool:
    """Whether a word stands outside what is shown, or something was drawn over it."""
    import pypdfium2.raw as raw

    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, number, *map(byref, (left, right, bottom, top)))
    box = left.value, bottom.value, right.value, top.value
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    if manner.frame and not pdf_shapes.touches(manner.frame, box):
        return True
    return any(pdf_shapes.holds(cover, box) for cover in manner.covers)
