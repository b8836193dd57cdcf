"""Words of a PDF's page that nobody sees who looks at it: invisible, off the page, white on white, covered, cut off.

In: a page of PDFium's and its text. Out: half-open spans of that text. What cannot be decided safely counts as seen:
words on a picture or in a form of the file's own, layers, and words under a picture, as some scanners store them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from math import hypot, inf
from operator import itemgetter
from typing import Any

from carelint.readers.pdf import shapes as pdf_shapes
from carelint.readers.pdf.calls import asks, bounds_of, fills_of, handle, letters
from carelint.readers.pdf.lines import Box

WORD = re.compile(r"[^\s\ufffe]+")
NOTHING: Box = (inf, inf, -inf, -inf)
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
    words: list[tuple[int, int]] = field(default_factory=list)
    """Objects that draw words, each with its number in the order of drawing."""
    covers: list[tuple[int, Box]] = field(default_factory=list)
    """Filled rectangles that nothing shows through, each with that number."""
    others: list[int] = field(default_factory=list)
    """What is no words."""
    grounds: list[Box] | None = None
    """Where what is not white may lie beneath words; found when it is asked for."""
    within: list[int] = field(default_factory=list)
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


def unseen(page: Any, text_page: int, text: str, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of words that nobody sees."""
    there = _looked_at(page)
    doubtful = {one: manner for number, one in _looked_at_closely(there) if (manner := _manner(there, number, one))}
    doubtful |= {one: _Manner(inkless=True) for one in there.within if _is_inkless(one)}
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


def _words(text_page: int, text: str, numbers: Sequence[int]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """(span, PDFium's number of its first letter, the object that draws that) of each word."""
    ask = asks()
    for found in WORD.finditer(text):
        number = numbers[found.start()]
        if drawn := ask.letter_object(text_page, number):
            yield found.span(), number, drawn


def _looked_at(page: Any) -> _Page:
    ask, there, pictured = asks(), _Page(page.get_bbox()), 0.0
    held = handle(page.raw)
    objects = [one or 0 for one in map(ask.object_at, repeat(held), range(ask.count_objects(held)))]
    for number, (one, kind) in enumerate(zip(objects, map(ask.kind, objects), strict=True)):
        if kind == pdf_shapes.TEXT:
            there.words.append((number, one))
            continue
        there.others.append(one)
        if kind == pdf_shapes.PATH:
            if there.words and (box := pdf_shapes.cover(one)):
                there.covers.append((number, box))
        elif kind in (pdf_shapes.IMAGE, pdf_shapes.FORM):  # scanners cut pages into strips, or wrap them
            left, bottom, right, top = pdf_shapes.bounds(one)
            pictured += (right - left) * (top - bottom)
            there.within += pdf_shapes.words_within(one) if kind == pdf_shapes.FORM else []
    width, height = page.get_size()
    there.scan = pictured > PICTURE * width * height
    return there


def _looked_at_closely(there: _Page) -> Iterator[tuple[int, int]]:
    """Those of a page's words, mostly none, that something may hide: many at once, since a page has hundreds."""
    ask, objects = asks(), [one for _, one in there.words]
    left, low, right, high = there.box
    boxes, fills = bounds_of(objects), fills_of(objects)
    manners, clips = map(ask.manner, objects), map(ask.count_clips, map(ask.clip, objects))
    later = _later(there.covers)
    for at, (word, manner, clipped) in enumerate(zip(there.words, manners, clips, strict=True)):
        box = x, y, to_x, to_y = boxes[at]
        red, green, blue, opacity = fills[at]
        if (
            clipped > 0
            or (red >= pdf_shapes.WHITE and green >= pdf_shapes.WHITE and blue >= pdf_shapes.WHITE)
            or not opacity
            or manner in INVISIBLE
            or ((to_x - x < TALL or to_y - y < TALL) and _is_tiny(word[1]))
            or not (left <= x and low <= y and to_x <= right and to_y <= high)
            or (later and pdf_shapes.touches(later[bisect_right(there.covers, word[0], key=itemgetter(0))], box))
        ):
            yield word


def _later(covers: Sequence[tuple[int, Box]]) -> list[Box]:
    """Round each cover and all that were drawn after it, and nothing behind the last one."""
    found = [NOTHING]
    for _, box in reversed(covers):
        found.append(pdf_shapes.around(found[-1], box))
    return found[::-1] if covers else []


def _manner(there: _Page, number: int, one: int) -> _Manner | None:
    """None where nothing speaks against its being seen."""
    ask = asks()
    box = left, low, right, high = ask.bounds(one) or pdf_shapes.NOWHERE
    shape = ask.clip(one)
    cut_off = shape and ask.count_clips(shape) > 0
    frame = pdf_shapes.common(pdf_shapes.clip(one), there.box) if cut_off else there.box
    cut = None if pdf_shapes.holds(frame, box) else frame
    manner, filled = ask.manner(one), ask.fill(one)
    tiny = (right - left < TALL or high - low < TALL) and _is_tiny(one)
    inkless = manner in INVISIBLE
    lost = tiny or (_is_like_paper(filled) and _is_white_on_white(there, filled, box, manner))
    covers = _above(there, number, box) if there.covers else ()
    return _Manner(inkless, lost, cut, covers) if inkless or lost or cut or covers else None


def _above(there: _Page, number: int, box: Box) -> tuple[Box, ...]:
    """What was drawn later and touches it."""
    left, low, right, high = box
    later = there.covers[bisect_right(there.covers, number, key=itemgetter(0)) :]
    if len(later) * len(there.words) >= MOST_PAIRS:
        return ()
    return tuple(  # as `touches` says, written out: a table has a cover to each of its words
        [cover for _, cover in later if cover[0] <= right and left <= cover[2] and cover[1] <= high and low <= cover[3]]
    )


def _is_inkless(one: int) -> bool:
    return asks().manner(one) in INVISIBLE


def _is_tiny(one: int) -> bool:
    ask = asks()
    turn, size = ask.matrix(one) or pdf_shapes.SAME, float((ask.word_size(one) or (0.0,))[0])
    return 0 < size * hypot(turn[2], turn[3]) < SMALLEST


def _is_like_paper(filled: pdf_shapes.Colour | None) -> bool:
    """Whether it is white, or shows nothing of itself."""
    return (
        filled is not None
        and (filled[0] >= pdf_shapes.WHITE or not filled[3])
        and (not filled[3] or pdf_shapes.is_white(filled))
    )


def _is_white_on_white(there: _Page, filled: pdf_shapes.Colour | None, box: Box, manner: int) -> bool:
    if manner not in FILLED:
        return False
    if filled and filled[3] == 0:
        return True
    if len(there.others) * len(there.words) >= MOST_PAIRS:
        return False
    if there.grounds is None:
        there.grounds = [pdf_shapes.bounds(other) for other in there.others if not pdf_shapes.is_paper(other)]
    return not any(pdf_shapes.touches(ground, box) for ground in there.grounds)


def _is_out_of_sight(manner: _Manner, text_page: int, number: int) -> bool:
    """Whether a word stands outside what is shown, or something was drawn over it."""
    box = letters(text_page, (number,)).box(0)
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    if manner.frame and not pdf_shapes.touches(manner.frame, box):
        return True
    return any(pdf_shapes.holds(cover, box) for cover in manner.covers)
