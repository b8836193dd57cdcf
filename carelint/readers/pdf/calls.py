"""PDFium's functions, declared so that asking one takes a third of the time that pypdfium2's declarations take.

In: nothing. Out: `asks()`, whose functions take and give plain numbers; an object of PDFium's is its address.
pypdfium2 makes and checks an object of Python's for each of them, and a page has thousands.
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import (
    PYFUNCTYPE,
    Array,
    addressof,
    c_char,
    c_double,
    c_float,
    c_int,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
    sizeof,
)
from dataclasses import dataclass
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]
Numbers = tuple[Any, ...]


class Asks(NamedTuple):
    """What is asked for each object, letter or element."""

    count_objects: Callable[[int], int]
    object_at: Callable[[int, int], int | None]
    kind: Callable[[int], int]
    bounds: Callable[[int], Numbers | None]
    """Left, bottom, right, top."""
    fill: Callable[[int], Numbers | None]
    """Red, green, blue, opacity."""
    matrix: Callable[[int], Numbers | None]
    clip: Callable[[int], int | None]
    count_clips: Callable[[int | None], int]
    count_clip_segments: Callable[[int, int], int]
    clip_segment_at: Callable[[int, int, int], int | None]
    draw_mode: Callable[[int], Numbers | None]
    """How a path is filled, and whether it is stroked."""
    count_segments: Callable[[int], int]
    segment_at: Callable[[int, int], int | None]
    point: Callable[[int], Numbers | None]
    """Where a segment ends."""
    is_clear: Callable[[int], int]
    """Whether something shows through."""
    count_within: Callable[[int], int]
    within_at: Callable[[int, int], int | None]
    manner: Callable[[int], int]
    """How words are drawn: filled, stroked, or neither."""
    word_size: Callable[[int], Numbers | None]
    """Of the type of a text object, before it is scaled."""
    font: Callable[[int], int | None]
    content: Callable[[int], int]
    """Number of the marked content that an object belongs to."""
    letter_box: Callable[..., int]
    """Writes left, right, bottom, top behind four pointers."""
    letter_matrix: Callable[[int, int], Numbers | None]
    letter_size: Callable[[int, int], float]
    letter_angle: Callable[[int, int], float]
    letter_origin: Callable[[int, int], Numbers | None]
    letter_object: Callable[[int, int], int | None]
    is_guessed: Callable[[int, int], int]
    code: Callable[[int, int], int]
    is_generated: Callable[[int, int], int]
    element_type: Callable[[int], str]
    count_marks: Callable[[int], int]
    mark_at: Callable[[int, int], int]
    count_children: Callable[[int], int]
    child_at: Callable[[int, int], int | None]


FORMS: dict[Any, Any] = {c_float: "f", c_uint: "I", c_int: "i", c_double: "d"}
NAME = 400
"""Bytes for the name of an element; longer ones are none that anybody knows."""


def handle(one: Any) -> int:
    """The address of an object that pypdfium2 gave."""
    return cast(one, c_void_p).value or 0


@functools.cache
def asks() -> Asks:
    """The functions; PDFium is loaded when they are first asked for."""
    number = functools.partial(_declared, gives=c_int)
    return Asks(
        count_objects=number("FPDFPage_CountObjects", c_void_p),
        object_at=_declared("FPDFPage_GetObject", c_void_p, c_int),
        kind=number("FPDFPageObj_GetType", c_void_p),
        bounds=_written("FPDFPageObj_GetBounds", (c_float * 4)(), (0, 1, 2, 3), c_void_p),
        fill=_written("FPDFPageObj_GetFillColor", (c_uint * 4)(), (0, 1, 2, 3), c_void_p),
        matrix=_written("FPDFPageObj_GetMatrix", (c_float * 6)(), (0,), c_void_p),
        clip=_declared("FPDFPageObj_GetClipPath", c_void_p),
        count_clips=number("FPDFClipPath_CountPaths", c_void_p),
        count_clip_segments=number("FPDFClipPath_CountPathSegments", c_void_p, c_int),
        clip_segment_at=_declared("FPDFClipPath_GetPathSegment", c_void_p, c_int, c_int),
        draw_mode=_written("FPDFPath_GetDrawMode", (c_int * 2)(), (0, 1), c_void_p),
        count_segments=number("FPDFPath_CountSegments", c_void_p),
        segment_at=_declared("FPDFPath_GetPathSegment", c_void_p, c_int),
        point=_written("FPDFPathSegment_GetPoint", (c_float * 2)(), (0, 1), c_void_p),
        is_clear=number("FPDFPageObj_HasTransparency", c_void_p),
        count_within=number("FPDFFormObj_CountObjects", c_void_p),
        within_at=_declared("FPDFFormObj_GetObject", c_void_p, c_ulong),
        word_size=_written("FPDFTextObj_GetFontSize", (c_float * 1)(), (0,), c_void_p),
        manner=number("FPDFTextObj_GetTextRenderMode", c_void_p),
        font=_declared("FPDFTextObj_GetFont", c_void_p),
        content=number("FPDFPageObj_GetMarkedContentID", c_void_p),
        letter_box=_declared("FPDFText_GetCharBox", c_void_p, c_int, *[c_void_p] * 4, gives=c_int),
        letter_matrix=_written("FPDFText_GetMatrix", (c_float * 6)(), (0,), c_void_p, c_int),
        letter_size=_declared("FPDFText_GetFontSize", c_void_p, c_int, gives=c_double),
        letter_angle=_declared("FPDFText_GetCharAngle", c_void_p, c_int, gives=c_float),
        letter_origin=_written("FPDFText_GetCharOrigin", (c_double * 2)(), (0, 1), c_void_p, c_int),
        letter_object=_declared("FPDFText_GetTextObject", c_void_p, c_int),
        is_guessed=number("FPDFText_HasUnicodeMapError", c_void_p, c_int),
        code=_declared("FPDFText_GetUnicode", c_void_p, c_int, gives=c_uint),
        is_generated=number("FPDFText_IsGenerated", c_void_p, c_int),
        element_type=_named("FPDF_StructElement_GetType"),
        count_marks=number("FPDF_StructElement_GetMarkedContentIdCount", c_void_p),
        mark_at=number("FPDF_StructElement_GetMarkedContentIdAtIndex", c_void_p, c_int),
        count_children=number("FPDF_StructElement_CountChildren", c_void_p),
        child_at=_declared("FPDF_StructElement_GetChildAtIndex", c_void_p, c_int),
    )


@dataclass(frozen=True, slots=True)
class Letters:
    """Where the letters of a page stand, asked some ten thousand times for it."""

    box: Callable[[int], Box]
    """Left, bottom, right, top of a code point; one that PDFium cannot place is where the last one was."""
    gaps: Callable[[Sequence[int]], list[float]]
    """How far the letters on both sides of each of these spaces stand apart."""


def letters(page: int, numbers: Sequence[int]) -> Letters:
    """Of a page, by PDFium's number of each code point."""
    room = (c_double * 4)()
    left, bottom, right, top = (addressof(room) + at * sizeof(c_double) for at in range(4))
    ask, answer = asks().letter_box, memoryview(room).cast("B").cast("d")

    def box(index: int) -> Box:
        ask(page, numbers[index], left, right, bottom, top)
        return tuple(answer)  # type: ignore[return-value]  # of four

    def gaps(places: Sequence[int]) -> list[float]:
        beside = [numbers[place + by] for place in places for by in (-1, 1)]
        found = _filled(functools.partial(ask, page), beside, c_double, 4)
        return [after - before for before, after in zip(found[1::8], found[4::8], strict=True)]

    return Letters(box, gaps)


def bounds_of(objects: Sequence[int]) -> list[Box]:
    """Left, bottom, right, top of each."""
    return _in_fours(_filled(_declared_once("FPDFPageObj_GetBounds"), objects, c_float, 4))


def fills_of(objects: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Red, green, blue, opacity of each; nothing but 0 for a pattern."""
    return _in_fours(_filled(_declared_once("FPDFPageObj_GetFillColor"), objects, c_uint, 4))


def _in_fours(numbers: memoryview[Any]) -> list[tuple[Any, Any, Any, Any]]:
    return list(zip(*[iter(numbers.tolist())] * 4, strict=True))


@functools.cache
def _declared_once(name: str) -> Callable[..., Any]:
    return _declared(name, *[c_void_p] * 5, gives=c_int)


def _filled(ask: Callable[..., Any], some: Sequence[int], kind: Any, count: int) -> memoryview[Any]:
    """`count` numbers for each of them, written by PDFium without a step of Python's between."""
    room, size = (kind * (count * len(some)))(), sizeof(kind)
    first, whole = addressof(room), sizeof(room)
    places = (range(first + at * size, first + at * size + whole, count * size) for at in range(count))
    deque(map(ask, some, *places), maxlen=0)
    return memoryview(room).cast("B").cast(FORMS[kind])


def _declared(name: str, *takes: Any, gives: Any = c_void_p) -> Callable[..., Any]:
    import pypdfium2.raw as raw

    return PYFUNCTYPE(gives, *takes)(handle(getattr(raw, name)))


def _written(name: str, room: Array[Any], order: tuple[int, ...], *takes: Any) -> Callable[..., Any]:
    """A function that writes numbers into `room`, each behind one of its pointers; None where it says no."""
    ask = _declared(name, *takes, *[c_void_p] * len(order), gives=c_int)
    places = [addressof(room) + at * sizeof(room._type_) for at in order]
    held: memoryview[Any] = memoryview(room).cast("B").cast(FORMS[room._type_])
    if len(takes) > 1:
        return lambda one, at: tuple(held) if ask(one, at, *places) else None
    if len(places) != 4:
        return lambda one: tuple(held) if ask(one, *places) else None
    first, second, third, fourth = places
    return lambda one: tuple(held) if ask(one, first, second, third, fourth) else None


def _named(name: str) -> Callable[[int], str]:
    room = (c_char * NAME)()
    ask, place = _declared(name, c_void_p, c_void_p, c_ulong, gives=c_ulong), addressof(room)
    held = memoryview(room).cast("B")

    def named(element: int) -> str:
        size = int(ask(element, place, NAME))
        return str(held[: size - 2], "utf-16-le", "replace") if 2 < size < NAME else ""

    return named
