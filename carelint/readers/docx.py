"""Word: everything that a reader of the page sees, each stretch with its part, paragraph and run.

In: bytes of .docx, .docm or .dotx. Out: a `Document`. Insertions that are being tracked are read, deletions are
not; field codes are not prose, hidden text and comments are read only if asked for. python-docx would lose
insertions, content controls, text boxes and nested cells, so the parts are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.package import Package, open_package
from carelint.places import Place
from carelint.readers.building import Builder
from carelint.readers.numbering import Numbering, numbering_of
from carelint.readers.options import PLAIN, Options
from carelint.readers.styles import Styles, W, styles_of, vanishes

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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
}
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DOCUMENT = "word/document.xml"


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a Word document."""
    package = open_package(data, path, options.limits)
    main = package.main_part(DOCUMENT)
    root = package.xml(main)
    if root is None:
        raise UnreadableError("there is no Word document in it", path=path, hint="Is it another kind of file?")
    walk = _Walk(Builder(), styles_of(package, main), numbering_of(package, main), main, options)
    walk.part(root, Kind.PARAGRAPH)
    for name, kind in _other_parts(package, main, options):
        other = package.xml(name)
        if other is not None:
            replace(walk, name=name, counted=_Counted()).part(other, kind)
    return walk.builder.document(path, "docx", title=_title(package, walk), warnings=_left_out(root))


OTHERS = (
    ("diagramData", Kind.PARAGRAPH),
    ("footnotes", Kind.NOTE),
    ("endnotes", Kind.NOTE),
    ("header", Kind.HEADER),
    ("footer", Kind.FOOTER),
    ("comments", Kind.COMMENT),
)
"""Relations of the main part that lead to text, in the order in which it is read."""


def _other_parts(package: Package, main: str, options: Options) -> Iterator[tuple[str, Kind]]:
    relations = sorted(package.relations(main).values())
    for wanted, kind in OTHERS:
        if kind is not Kind.COMMENT or options.comments:
            yield from ((target, kind) for name, target in dict.fromkeys(relations) if name == wanted)


def _left_out(root: Any) -> list[str]:
    """What Word would fetch from another document when it opens this one."""
    return ["a document embedded in it was not read"] if root.find(f".//{W}altChunk") is not None else []


def _title(package: Package, walk: _Walk) -> str:
    core = package.xml("docProps/core.xml")
    said = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
    return (said or walk.counted.title or "").strip()


@dataclass
class _Counted:
    """Counters of one part."""

    paragraph: int = 0
    table: int = 0
    title: str = ""


@dataclass(frozen=True)
class _Walk:
    """Walks one part; copies of it walk the others into the same builder."""

    builder: Builder
    styles: Styles
    numbering: Numbering
    name: str
    options: Options
    counted: _Counted = field(default_factory=_Counted)

    def part(self, root: Any, kind: Kind) -> None:
        """Every paragraph below `root`, in reading order."""
        self.children(root, kind, Place(part=self.name), 0)

    def children(self, element: Any, kind: Kind, place: Place, depth: int) -> None:
        for child in element:
            if not isinstance(child.tag, str) or child.tag in SKIPPED or depth > self.options.limits.depth:
                continue
            if child.tag in (f"{W}p", f"{DRAWN}p"):
                self.paragraph(child, kind, place, depth)
            elif child.tag == f"{W}tbl":
                self.table(child, place, depth)
            elif child.tag in (f"{W}footnote", f"{W}endnote") and child.get(f"{W}type"):
                continue  # the line above the notes
            else:
                self.children(child, kind, place, depth + 1)

    def table(self, table: Any, place: Place, depth: int) -> None:
        """Row by row; a merged cell counts for the columns that it spans."""
        self.counted.table += 1
        number = self.counted.table
        for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
            column = 1
            for cell in _inside(row, f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                at = replace(place, table=number, row=row_number, cell=column)
                self.children(cell, Kind.CELL, at, depth + 1)
                column += _int(span)

    def paragraph(self, paragraph: Any, kind: Kind, place: Place, depth: int) -> None:
        self.counted.paragraph += 1
        place = replace(place, paragraph=self.counted.paragraph)
        boxes: list[Any] = []
        self.runs(paragraph, place, boxes, _Field())
        style = self.styles.of(paragraph)
        label = self.numbering.label(style.number, style.depth) if style.number else ""
        if kind is Kind.PARAGRAPH:
            kind = style.kind
        if style.is_title and not self.counted.title:
            self.counted.title = self.builder.text_so_far()
        if not boxes and _runs_on(paragraph):
            return
        self.builder.end(kind, place, level=style.level, label=label)
        for box in boxes:
            self.children(box, Kind.PARAGRAPH, replace(place, paragraph=None), depth + 1)

    def runs(self, paragraph: Any, place: Place, boxes: list[Any], state: _Field) -> None:
        """Text of a paragraph; text boxes found on the way are read after it."""
        for element in _walked(paragraph, boxes):
            if element.tag in (f"{W}r", f"{DRAWN}r"):
                state.run += 1
                state.offset = 0
                state.hidden = not self.options.hidden and self.hidden(element)
            elif element.tag == f"{W}fldChar":
                state.field(element.get(f"{W}fldCharType"))
            elif not state.code and not state.hidden and (text := _text(element)):
                self.builder.add(text, replace(place, run=state.run, offset=state.offset))
                state.offset += len(text)

    def hidden(self, run: Any) -> bool:
        """Whether a run's text is hidden, by itself or by its style."""
        properties = run.find(f"{W}rPr")
        style = properties.find(f"{W}rStyle") if properties is not None else None
        return vanishes(properties) or (style is not None and style.get(f"{W}val") in self.styles.hidden)


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


def _runs_on(paragraph: Any) -> bool:
    """Whether its end is a tracked deletion, so that the next paragraph continues it."""
    after = paragraph.getnext()
    return after is not None and after.tag == paragraph.tag and paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _walked(paragraph: Any, boxes: list[Any]) -> Iterator[Any]:
    """Elements of a paragraph in order; what is skipped and what is boxed is not entered."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if element.tag.endswith(("}txbxContent", "}txBody")):
            boxes.append(element)
            continue
        yield element
        stack.extend(reversed(element))


def _text(element: Any) -> str:
    if element.tag in (f"{W}t", f"{DRAWN}t"):
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
