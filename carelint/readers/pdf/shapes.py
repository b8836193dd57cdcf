"""What lies on a PDF's page besides its words, as PDFium knows it: where a thing is, what it covers, what cuts it off.

In: objects of a page. Out: boxes in points from the page's lower left corner.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from ctypes import CFUNCTYPE, addressof, byref, c_float, c_int, c_uint, c_void_p, cast, sizeof
from typing import Any

from carelint.readers.pdf.lines import Box

WHITE = 250
"""Of 255 in each colour: what looks like paper."""
EDGE = 1.0
"""Points by which boxes may miss one another through rounding."""
FIRST = 40
"""Objects of a page whose fonts are looked at."""
THIN = 2.0
"""Points below which a filled rectangle is a line: it hides no letter. Tables have hundreds."""
CORNERS = (4, 5)
"""Segments of a path that is a rectangle."""
Point = tuple[float, float]
Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each up to 255."""


def key(one: Any) -> int:
    """What an object is known by."""
    return c_void_p.from_buffer(one).value or 0  # a fifth of the time that `cast` takes


@functools.cache
def _asker(name: str, kind: type[c_float] | type[c_uint]) -> Callable[[Any], tuple[Any, ...] | None]:
    """A function of PDFium's that writes four numbers, declared so that asking it takes a third of the time."""
    import pypdfium2.raw as raw

    room = (kind * 4)()
    first, second, third, fourth = (addressof(room) + at * sizeof(kind) for at in range(4))
    ask = CFUNCTYPE(c_int, c_void_p, *[c_void_p] * 4)(cast(getattr(raw, name), c_void_p).value or 0)

    def asked(one: Any) -> tuple[Any, ...] | None:
        return tuple(room) if ask(key(one), first, second, third, fourth) else None

    return asked


def bounds(one: Any) -> Box:
    """Left, bottom, right, top of what an object draws."""
    return _asker("FPDFPageObj_GetBounds", c_float)(one) or (0.0, 0.0, 0.0, 0.0)


def fonts_of(page: Any) -> set[int]:
    """What the fonts of the page's first words are known by, while it is open."""
    import pypdfium2.raw as raw

    found: set[int] = set()
    for at in range(min(FIRST, raw.FPDFPage_CountObjects(page))):
        one = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT:
            found.add(key(raw.FPDFTextObj_GetFont(one)))
    return found - {0}


def size(words: Any) -> float:
    """Of the type, before it is scaled."""
    import pypdfium2.raw as raw

    found = c_float()
    raw.FPDFTextObj_GetFontSize(words, byref(found))
    return found.value


def words_within(form: Any, deep: int = 2) -> Iterator[Any]:
    """Objects that draw words in a form, and in forms within it."""
    import pypdfium2.raw as raw

    for at in range(max(0, raw.FPDFFormObj_CountObjects(form)) if deep else 0):
        one = raw.FPDFFormObj_GetObject(form, at)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield one
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            yield from words_within(one, deep - 1)


def is_white(colour: Colour) -> bool:
    """Whether it looks like paper."""
    return min(colour[:3]) >= WHITE


def colour(one: Any) -> Colour | None:
    """What an object is filled with; None for a pattern."""
    return _asker("FPDFPageObj_GetFillColor", c_uint)(one)


def cover(path: Any) -> Box | None:
    """The upright rectangle that a path fills, if it is one and nothing shows through."""
    import pypdfium2.raw as raw

    box = left, bottom, right, top = bounds(path)
    if min(right - left, top - bottom) < THIN:
        return None
    fill, stroke = c_int(), c_int()
    if not raw.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke)) or not fill.value:
        return None
    if raw.FPDFPath_CountSegments(path) not in CORNERS or raw.FPDFPageObj_HasTransparency(path) or not colour(path):
        return None
    upright = all(_near(x, left, right) and _near(y, bottom, top) for x, y in _corners(path))
    return box if upright else None


def is_paper(one: Any) -> bool:
    """Whether an object only fills something with white."""
    import pypdfium2.raw as raw

    fill, stroke = c_int(), c_int()
    if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_PATH:
        return False
    raw.FPDFPath_GetDrawMode(one, byref(fill), byref(stroke))
    filled = colour(one)
    return bool(fill.value and not stroke.value and filled and is_white(filled))


def _near(value: float, *edges: float) -> bool:
    return any(abs(value - edge) <= EDGE for edge in edges)


def _corners(path: Any) -> Iterator[Point]:
    """The points of a path on the page."""
    import pypdfium2.raw as raw

    turn = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, turn)
    for at in range(raw.FPDFPath_CountSegments(path)):
        x, y = _point(raw.FPDFPath_GetPathSegment(path, at))
        yield turn.a * x + turn.c * y + turn.e, turn.b * x + turn.d * y + turn.f


def _point(segment: Any) -> Point:
    import pypdfium2.raw as raw

    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    return x.value, y.value


def clip(one: Any) -> Box | None:
    """The box beyond which nothing of an object is shown; None where nothing cuts it off."""
    import pypdfium2.raw as raw

    shape = raw.FPDFPageObj_GetClipPath(one)
    found: Box | None = None
    for path in range(max(0, raw.FPDFClipPath_CountPaths(shape)) if shape else 0):
        count = raw.FPDFClipPath_CountPathSegments(shape, path)
        points = [_point(raw.FPDFClipPath_GetPathSegment(shape, path, at)) for at in range(max(0, count))]
        if points:
            found = common(found, _around(points))
    return found


def _around(points: list[Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def common(one: Box | None, other: Box) -> Box:
    """What two boxes share; of one alone, that one."""
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def holds(outer: Box, inner: Box) -> bool:
    """Whether nothing of `inner` stands out."""
    return (
        outer[0] - EDGE <= inner[0]
        and outer[1] - EDGE <= inner[1]
        and outer[2] + EDGE >= inner[2]
        and outer[3] + EDGE >= inner[3]
    )


def touches(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
