"""WordprocessingML walked in one order: which paragraphs a part holds, and which of their pieces a person reads.

In: the root element of a part. Out: its paragraphs, numbered from 1, and the text in them, by run and offset. The
reader notes these numbers, and whoever puts something into the part finds the same places by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr", "rt")}
    | {f"{MC}Fallback"}
)
"""Elements whose content no reader of the page sees (Fallback repeats its Choice, rt is a reading aid)."""
CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}ptab": "\t",
    f"{MATH}den": "/",
    f"{MATH}mr": " ",
}
BOXED = ("}txbxContent", "}txBody")


@dataclass(frozen=True, slots=True)
class Where:
    """What a paragraph stands in."""

    table: int | None = None
    row: int | None = None
    cell: int | None = None
    inside: str = ""
    """The innermost of `cell` and `box`, or nothing."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its elements in reading order, and the text boxes that hang on it."""

    element: Any
    number: int
    """1-based, in its part."""
    where: Where
    elements: list[Any]
    boxes: list[Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one element of a paragraph."""

    element: Any
    text: str
    run: int
    """0-based number of the run in its paragraph; -1 before the first."""
    offset: int
    """Code points before it in the run."""
    in_field: bool
    """Whether it is a field's result, which the next update of the field replaces."""


@dataclass
class _Counted:
    """Numbers that are given out in a part."""

    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))


def paragraphs(root: Any, depth: int) -> Iterator[Paragraph]:
    """Every paragraph of a part in reading order; text boxes after the paragraph that holds them."""
    yield from _below(root, Where(), depth, _Counted())


def _below(element: Any, where: Where, depth: int, counted: _Counted) -> Iterator[Paragraph]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SKIPPED or depth < 0:
            continue
        if child.tag in (f"{W}p", f"{DRAWN}p"):
            yield from _paragraph(child, where, depth, counted)
        elif child.tag == f"{W}tbl":
            yield from _table(child, where, depth, counted)
        elif child.tag in (f"{W}footnote", f"{W}endnote") and child.get(f"{W}type"):
            continue  # the line above the notes
        else:
            yield from _below(child, where, depth - 1, counted)


def _paragraph(element: Any, where: Where, depth: int, counted: _Counted) -> Iterator[Paragraph]:
    number, boxes = next(counted.paragraphs), list[Any]()
    yield Paragraph(element, number, where, list(_walked(element, boxes)), boxes)
    for box in boxes:
        yield from _below(box, replace(where, inside="box"), depth - 1, counted)


def _table(table: Any, where: Where, depth: int, counted: _Counted) -> Iterator[Paragraph]:
    """Row by row; a merged cell counts for the columns that it spans."""
    number = next(counted.tables)
    for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
        column = 1
        for cell in _inside(row, f"{W}tc"):
            yield from _below(cell, Where(number, row_number, column, "cell"), depth - 1, counted)
            column += _span(cell.find(f"{W}tcPr/{W}gridSpan"))


def pieces(paragraph: Paragraph, hidden: Callable[[Any], bool]) -> Iterator[Piece]:
    """The text of a paragraph that is read: no field's instruction, and no run that is `hidden`."""
    run, offset, unseen, open_fields = -1, 0, False, list[str]()
    for element in paragraph.elements:
        if element.tag in (f"{W}r", f"{DRAWN}r"):
            run, offset, unseen = run + 1, 0, hidden(element)
        elif element.tag == f"{MATH}r":
            unseen = hidden(element)
        if not unseen and "begin" not in open_fields and (text := text_of(element)):
            yield Piece(element, text, run, offset, bool(open_fields) or element.tag == f"{W}fldChar")
            offset += len(text)
        if element.tag == f"{W}fldChar":
            _field(open_fields, element.get(f"{W}fldCharType"))


def _field(open_fields: list[str], kind: str | None) -> None:
    """What stands between `begin` and `separate` is a field's instruction, what follows is its result."""
    if kind == "begin":
        open_fields.append("begin")
    elif kind == "separate" and open_fields:
        open_fields[-1] = "separate"
    elif kind == "end" and open_fields:
        open_fields.pop()


def _walked(paragraph: Any, boxes: list[Any]) -> Iterator[Any]:
    """Elements of a paragraph in order; what is skipped and what is boxed is not entered."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if element.tag.endswith(BOXED):
            boxes.append(element)
            continue
        yield element
        stack.extend(reversed(element))


def text_of(element: Any) -> str:
    """The characters that an element stands for."""
    if element.tag in (f"{W}t", f"{DRAWN}t", f"{MATH}t"):
        return element.text or ""
    if element.tag == f"{W}sym":
        return _symbol(element)
    if element.tag == f"{W}fldChar":
        return _chosen(element)
    return CHARACTERS.get(element.tag, "")


def _chosen(field: Any) -> str:
    """What an old form shows that holds no words of its own: the entry of a list, a box with a cross or without."""
    choices, box = field.find(f"{W}ffData/{W}ddList"), field.find(f"{W}ffData/{W}checkBox")
    if choices is not None:
        at, entries = _setting(choices), choices.findall(f"{W}listEntry")
        return str(entries[int(at)].get(f"{W}val", "")) if at.isdigit() and int(at) < len(entries) else ""
    if box is not None:
        return "\u2612" if _setting(box) in ("1", "true", "on") else "\u2610"
    return ""


def _setting(form: Any) -> str:
    """What somebody chose, else what stands there first."""
    for name in ("result", "checked", "default"):
        found = form.find(f"{W}{name}")
        if found is not None:
            return str(found.get(f"{W}val", "1" if name == "checked" else "0"))
    return "0"


def _symbol(element: Any) -> str:
    """A character of a symbol font; its code is often in the private area, and then it is a mark, not a letter."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Children of that tag, seen through content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _inside(child, tag)


def _span(span: Any) -> int:
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return max(1, int(value)) if value.isdigit() else 1
