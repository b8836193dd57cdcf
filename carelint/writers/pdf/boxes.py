"""Asks PDFium where exactly words stand on the pages of a PDF.

In: a PDF's bytes, and stretches of its pages' text with the box of their line. Out: four corners for each stretch.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
Quad = tuple[float, float, float, float, float, float, float, float]
"""Top left, top right, bottom left, bottom right, as somebody sees them who reads the line.

ISO 32000 asks for another order, and no viewer follows it: Acrobat writes and reads this one."""
REACH = 0.6
"""How far a mark may go beyond the ink of its words, in heights of that ink: to the ascenders and descenders that the
font declares, but not further, since some fonts declare twice the height of their letters."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words within one line of one page."""

    page: int
    """1-based."""
    text: str
    box: Box
    """Of the whole line: what is marked where the words themselves cannot be found."""
    offset: int
    """Code points before it in the text of the page."""


def quads(pdf: Any, spans: Sequence[Span]) -> list[Quad]:
    """Corners of each span in an open PDFium document; only pages with spans are loaded."""
    found: dict[int, Quad] = {}
    for number in sorted({span.page for span in spans}):
        mine = [at for at, span in enumerate(spans) if span.page == number]
        page = pdf[number - 1]
        text_page = page.get_textpage()
        try:
            found |= dict(zip(mine, _on_page(text_page, [spans[at] for at in mine]), strict=True))
        finally:
            text_page.close()
            page.close()
    return [found[at] for at in range(len(spans))]


def _on_page(text_page: Any, spans: Sequence[Span]) -> Iterator[Quad]:
    count = text_page.count_chars()
    text = text_page.get_text_range(0, count) if count else ""
    for span in spans:
        yield _measured(text_page, text, span) or _level(span.box)


def _level(box: Box) -> Quad:
    left, bottom, right, top = box
    return left, top, right, top, left, bottom, right, bottom


def _measured(text_page: Any, text: str, span: Span) -> Quad | None:
    """The corners by PDFium's own boxes; None where its text does not have the span there (another engine read it)."""
    start, end = span.offset, span.offset + len(span.text)
    if not span.text or text[start:end] != span.text:
        return None
    first, last = _index(text_page, text, start), _index(text_page, text, end - 1)
    if first is None or last is None:
        return None
    ink, declared = [], []
    for index in range(first, last + 1):
        tight, loose = text_page.get_charbox(index), text_page.get_charbox(index, loose=True)
        if tight[0] < tight[2] and tight[1] < tight[3]:
            ink.append(tight)
            declared.append(loose if loose[0] < loose[2] and loose[1] < loose[3] else tight)
    along = _direction(text_page, first)
    return _corners(ink, declared, along) if ink and _level_with(span.box, ink, along) else None


def _level_with(box: Box, ink: Sequence[Box], along: tuple[float, float]) -> bool:
    """Whether words stand in their line: the same words can stand at the same number in another engine's text."""
    up = (-along[1], along[0])
    (low, high), (floor, ceiling) = _extent(ink, up), _extent([box], up)
    return low <= ceiling and floor <= high


def _index(text_page: Any, text: str, at: int) -> int | None:
    """PDFium's number of the character at code point `at`; it counts UTF-16 units, and leaves characters out."""
    import pypdfium2.raw as raw

    unit = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    index: int = raw.FPDFText_GetCharIndexFromTextIndex(text_page, unit)
    code = int.from_bytes(text[at].encode("utf-16-le", "surrogatepass")[:2], "little")
    return index if index >= 0 and raw.FPDFText_GetUnicode(text_page, index) == code else None


def _direction(text_page: Any, index: int) -> tuple[float, float]:
    """The way in which the line runs, of length 1, in the page's own space."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    known = raw.FPDFText_GetMatrix(text_page, index, matrix)
    length = math.hypot(matrix.a, matrix.b)
    return (matrix.a / length, matrix.b / length) if known and length else (1.0, 0.0)


def _corners(ink: Sequence[Box], declared: Sequence[Box], along: tuple[float, float]) -> Quad:
    """One quadrilateral round all boxes, level with the line."""
    up = (-along[1], along[0])
    left, right = _extent([*ink, *declared], along)
    low, high = _extent(ink, up)
    floor, ceiling = _extent(declared, up)
    reach = REACH * (high - low)
    low, high = min(low, max(floor, low - reach)), max(high, min(ceiling, high + reach))
    corners = [(left, high), (right, high), (left, low), (right, low)]
    points = [(u * along[0] + v * up[0], u * along[1] + v * up[1]) for u, v in corners]
    return tuple(value for point in points for value in point)  # type: ignore[return-value]


def _extent(boxes: Sequence[Box], axis: tuple[float, float]) -> tuple[float, float]:
    reached = [x * axis[0] + y * axis[1] for box in boxes for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(reached), max(reached)
