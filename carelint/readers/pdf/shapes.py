"""What lies on a PDF's page besides its words, as PDFium knows it: where a thing is, what it covers, what cuts it off.

In: objects of a page. Out: boxes in points from the page's lower left corner.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.readers.pdf.calls import asks
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
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of objects, as PDFium numbers them (FPDF_PAGEOBJ_…)."""
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
SAME = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]
Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each up to 255."""


def bounds(one: int) -> Box:
    """Left, bottom, right, top of what an object draws."""
    return asks().bounds(one) or NOWHERE


def fonts_of(page: int) -> set[int]:
    """What the fonts of the page's first words are known by, while it is open."""
    ask, found = asks(), set[int]()
    for at in range(min(FIRST, ask.count_objects(page))):
        one = ask.object_at(page, at)
        if one and ask.kind(one) == TEXT:
            found.add(ask.font(one) or 0)
    return found - {0}


def words_within(form: int, deep: int = 2) -> Iterator[int]:
    """Objects that draw words in a form, and in forms within it."""
    ask = asks()
    for at in range(max(0, ask.count_within(form)) if deep else 0):
        one = ask.within_at(form, at)
        kind = ask.kind(one) if one else 0
        if one and kind == TEXT:
            yield one
        elif one and kind == FORM:
            yield from words_within(one, deep - 1)


def is_white(colour: Colour) -> bool:
    """Whether it looks like paper."""
    return min(colour[:3]) >= WHITE


def colour(one: int) -> Colour | None:
    """What an object is filled with; None for a pattern."""
    return asks().fill(one)


def cover(path: int) -> Box | None:
    """The upright rectangle that a path fills, if it is one and nothing shows through."""
    ask, box = asks(), bounds(path)
    left, bottom, right, top = box
    if min(right - left, top - bottom) < THIN:
        return None
    drawn = ask.draw_mode(path)
    if not drawn or not drawn[0]:
        return None
    if ask.count_segments(path) not in CORNERS or ask.is_clear(path) or not colour(path):
        return None
    upright = all(_near(x, left, right) and _near(y, bottom, top) for x, y in _corners(path))
    return box if upright else None


def is_paper(one: int) -> bool:
    """Whether an object only fills something with white."""
    ask = asks()
    if ask.kind(one) != PATH:
        return False
    filling, stroke = ask.draw_mode(one) or (0, 0)
    filled = colour(one)
    return bool(filling and not stroke and filled and is_white(filled))


def _near(value: float, *edges: float) -> bool:
    return any(abs(value - edge) <= EDGE for edge in edges)


def _corners(path: int) -> Iterator[Point]:
    """The points of a path on the page."""
    ask = asks()
    a, b, c, d, e, f = ask.matrix(path) or SAME
    for at in range(ask.count_segments(path)):
        x, y = _point(ask.segment_at(path, at))
        yield a * x + c * y + e, b * x + d * y + f


def _point(segment: int | None) -> Point:
    return (asks().point(segment) if segment else None) or (0.0, 0.0)


def clip(one: int) -> Box | None:
    """The box beyond which nothing of an object is shown; None where nothing cuts it off."""
    ask = asks()
    shape = ask.clip(one)
    paths = ask.count_clips(shape) if shape else 0
    found: Box | None = None
    for path in range(paths if shape else 0):
        count = ask.count_clip_segments(shape or 0, path)
        points = [_point(ask.clip_segment_at(shape or 0, path, at)) for at in range(max(0, count))]
        if points:
            found = common(found, _around(points))
    return found


def _around(points: list[Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def around(one: Box, other: Box) -> Box:
    """The box that holds both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


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
