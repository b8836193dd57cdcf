"""Word: everything that a reader of the page sees, each stretch with its part, paragraph and run.

In: bytes of .docx, .docm or .dotx. Out: a `Document`. Insertions that are being tracked are read, deletions are
not; hidden text, field codes and comments are not prose. python-docx would lose insertions, content controls,
text boxes and nested cells, so the parts are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.places import Place
from carelint.readers.building import Builder
from carelint.readers.package import Package, open_package
from carelint.readers.styles import Styles, W, styles_of

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr")}
    | {f"{MC}Fallback"}
)
"""Elements whose content no reader of the page sees (Fallback repeats its Choice)."""
CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}ptab": "\t",
}
DOCUMENT = "word/document.xml"
DEEPEST = 200
"""Levels of nesting that are followed; Word itself stops far below."""


def read(data: bytes, path: str) -> Document:
    """Read a Word document."""
    package = open_package(data, path)
    main = _main_part(package)
    root = package.xml(main)
    if root is None:
        raise UnreadableError("there is no Word document in it", path=path, hint="Is it another kind of file?")
    walk = _Walk(Builder(), styles_of(package, main), main)
    walk.part(root, Kind.PARAGRAPH)
    for name, kind in _other_parts(package, main):
        other = package.xml(name)
        if other is not None:
            replace(walk, name=name, numbers=_Numbers()).part(other, kind)
    return walk.builder.document(path, "docx", title=_title(package, walk))


def _main_part(package: Package) -> str:
    """The document part as the package names it; most say word/document.xml."""
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", DOCUMENT)).lstrip("/")
    return DOCUMENT


def _other_parts(package: Package, main: str) -> Iterator[tuple[str, Kind]]:
    folder = main.rpartition("/")[0]
    for stem, kind in (
        ("footnotes", Kind.NOTE),
        ("endnotes", Kind.NOTE),
        ("header", Kind.HEADER),
        ("footer", Kind.FOOTER),
    ):
        for name in sorted(package.names()):
            if name.startswith(f"{folder}/{stem}") and name.endswith(".xml"):
                yield name, kind


def _title(package: Package, walk: _Walk) -> str:
    core = package.xml("docProps/core.xml")
    said = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
    return (said or walk.numbers.title or "").strip()


@dataclass
class _Numbers:
    """Counters of one part."""

    paragraph: int = 0
    table: int = 0
    title: str = ""


@dataclass(frozen=True)
class _Walk:
    """Walks one part; copies of it walk the others into the same builder."""

    builder: Builder
    styles: Styles
    name: str
    numbers: _Numbers = field(default_factory=_Numbers)

    def part(self, root: Any, kind: Kind) -> None:
        """Every paragraph below `root`, in reading order."""
        self.children(root, kind, Place(part=self.name), 0)

    def children(self, element: Any, kind: Kind, place: Place, depth: int) -> None:
        for child in element:
            if not isinstance(child.tag, str) or child.tag in SKIPPED or depth > DEEPEST:
                continue
            if child.tag == f"{W}p":
                self.paragraph(child, kind, place, depth)
            elif child.tag == f"{W}tbl":
                self.table(child, place, depth)
            elif child.tag in (f"{W}footnote", f"{W}endnote") and child.get(f"{W}type"):
                continue  # the line above the notes
            else:
                self.children(child, kind, place, depth + 1)

    def table(self, table: Any, place: Place, depth: int) -> None:
        """Row by row; a merged cell counts for the columns that it spans."""
        self.numbers.table += 1
        number = self.numbers.table
        for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
            column = 1
            for cell in _inside(row, f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                at = replace(place, table=number, row=row_number, cell=column)
                self.children(cell, Kind.CELL, at, depth + 1)
                column += _int(span)

    def paragraph(self, paragraph: Any, kind: Kind, place: Place, depth: int) -> None:
        self.numbers.paragraph += 1
        place = replace(place, paragraph=self.numbers.paragraph)
        boxes: list[Any] = []
        self.runs(paragraph, place, boxes, _Field())
        style = self.styles.of(paragraph)
        if kind is Kind.PARAGRAPH:
            kind = style.kind
        if style.is_title and not self.numbers.title:
            self.numbers.title = self.builder.text_so_far()
        self.builder.end(kind, place, level=style.level)
        for box in boxes:
            self.children(box, Kind.PARAGRAPH, replace(place, paragraph=None), depth + 1)

    def runs(self, paragraph: Any, place: Place, boxes: list[Any], state: _Field) -> None:
        """Text of a paragraph; text boxes found on the way are read after it."""
        for element in _walked(paragraph, boxes):
            if element.tag == f"{W}r":
                state.run += 1
                state.offset = 0
                state.hidden = _hidden(element)
            elif element.tag == f"{W}fldChar":
                state.field(element.get(f"{W}fldCharType"))
            elif not state.code and not state.hidden and (text := _text(element)):
                self.builder.add(text, replace(place, run=state.run, offset=state.offset))
                state.offset += len(text)


@dataclass
class _Field:
    """Where in its runs and fields a paragraph is being read."""

    run: int = -1
    offset: int = 0
    hidden: bool = False
    open: list[str] = field(default_factory=list)

    @property
    def code(self) -> bool:
        """Whether a field's instruction, not its result, is being read."""
        return "begin" in self.open

    def field(self, kind: str | None) -> None:
        if kind == "begin":
            self.open.append("begin")
        elif kind == "separate" and self.open:
            self.open[-1] = "separate"
        elif kind == "end" and self.open:
            self.open.pop()


def _walked(paragraph: Any, boxes: list[Any]) -> Iterator[Any]:
    """Elements of a paragraph in order; what is skipped and what is boxed is not entered."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if element.tag.endswith("}txbxContent"):
            boxes.append(element)
            continue
        yield element
        stack.extend(reversed(element))


def _text(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}sym":
        return _symbol(element)
    return CHARACTERS.get(element.tag, "")


def _symbol(element: Any) -> str:
    """A character of a symbol font; its code is often in the private area, and then it is a mark, not a letter."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Children of that tag, seen through content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _inside(child, tag)


def _int(span: Any) -> int:
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return max(1, int(value)) if value.isdigit() else 1
