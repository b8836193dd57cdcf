"""PowerPoint: slide by slide its titles, texts, tables, diagrams and the speaker's notes.

In: bytes of .pptx, .pptm or .potx. Out: a `Document` whose places name the slide. Hidden slides and comments only
if asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.package import RELATION, Package, open_package
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts import embedded
from carelint.readers.parts.building import Builder
from carelint.readers.parts.charts import words_of
from carelint.readers.parts.raised import put

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TITLES = ("title", "ctrTitle")
FURNITURE = ("sldNum", "dt", "sldImg", "hdr")
"""Placeholders that hold no words of the author: number, date, the picture of the slide on its notes page."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a presentation."""
    package = open_package(data, path, options.limits)
    main = package.main_part("ppt/presentation.xml")
    root = package.xml(main)
    if root is None or root.tag != f"{P}presentation":
        raise UnreadableError("there is no presentation in it", path=path, hint="Is it another kind of file?")
    walk = _Walk(Builder(), options, _Counted())
    left_out, shown, missed = list[str](), list[str](), list[str]()
    for number, name in enumerate(_slides(package, main, root), 1):
        if number > options.limits.pages:
            raise package.refused(f"it has more than {options.limits.pages} slides")
        slide = package.xml(name)
        if slide is None or (slide.get("show") in ("0", "false") and not options.hidden):
            left_out += [str(number)]
            continue
        before = len(walk.builder.blocks)
        _read_slide(walk, package, name, slide, number)
        missed += embedded.objects(slide)
        if len(walk.builder.blocks) == before and embedded.pictures(slide):
            shown += [str(number)]
    warnings = [f"hidden slides were not read ({', '.join(left_out)})"] if left_out else []
    warnings += [f"slides that are pictures were not read ({', '.join(shown)})"] if shown else []
    warnings += embedded.not_read(missed)
    return walk.builder.document(path, "pptx", title=package.title("docProps/core.xml"), warnings=warnings)


def _slides(package: Package, main: str, root: Any) -> Iterator[str]:
    relations = package.relations(main)
    for one in root.iterfind(f"{P}sldIdLst/{P}sldId"):
        kind, target = relations.get(one.get(f"{RELATION}id", ""), ("", ""))
        if kind == "slide":
            yield target


def _read_slide(walk: _Walk, package: Package, name: str, slide: Any, number: int) -> None:
    """Titles and texts, then diagrams, then what the speaker will say."""
    place = Place(part=name, slide=number)
    walk.counted.paragraph = walk.counted.table = 0
    walk.children(slide, Kind.PARAGRAPH, place, 0)
    wanted = {"diagramData": Kind.PARAGRAPH, "chart": Kind.CAPTION, "notesSlide": Kind.NOTE}
    if walk.options.comments:
        wanted["comments"] = Kind.COMMENT
    relations = list(package.relations(name).values())
    for kind, block in wanted.items():
        for target in [one for kind_, one in relations if kind_ == kind]:
            part = package.xml(target)
            if part is not None and block is Kind.CAPTION:
                walk.chart(part, replace(place, part=target))
            elif part is not None:
                walk.children(part, block, replace(place, part=target), 0)


@dataclass
class _Counted:
    """Counters of one slide."""

    paragraph: int = 0
    table: int = 0


@dataclass(frozen=True)
class _Walk:
    """Walks slides into one builder."""

    builder: Builder
    options: Options
    counted: _Counted

    def children(self, element: Any, kind: Kind, place: Place, depth: int) -> None:
        """Everything below `element`; shapes know from their placeholder what they hold."""
        for child in element:
            if not isinstance(child.tag, str) or depth > self.options.limits.depth or child.tag == f"{MC}Fallback":
                continue
            if child.tag == f"{A}p":
                self.paragraph(child, kind, place)
            elif child.tag == f"{A}tbl":
                self.table(child, place, depth)
            elif child.tag == f"{P}sp":
                self.shape(child, kind, place, depth)
            elif child.tag == f"{P}text":
                self.comment(child, place)
            else:
                self.children(child, kind, place, depth + 1)

    def chart(self, root: Any, place: Place) -> None:
        for text in words_of(root):
            self.builder.add(text, replace(place, offset=0))
            self.builder.end(Kind.CAPTION, place)

    def shape(self, shape: Any, kind: Kind, place: Place, depth: int) -> None:
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        name = holder.get("type", "body") if holder is not None else ""
        if name in FURNITURE or _is_hidden(shape) and not self.options.hidden:
            return
        if kind is Kind.PARAGRAPH:
            kind = Kind.HEADING if name in TITLES else Kind.FOOTER if name == "ftr" else kind
        for part in shape.iterfind(f"{P}txBody"):
            if kind is Kind.HEADING:
                self.title(part, place)
            else:
                self.children(part, Kind.ITEM if kind is Kind.PARAGRAPH and name == "body" else kind, place, depth + 1)

    def title(self, body: Any, place: Place) -> None:
        """A title is one block, however many lines it has."""
        for paragraph in body.iterfind(f"{A}p"):
            self.add(paragraph, place)
            self.builder.add(" ", replace(place, paragraph=self.counted.paragraph), exact=False)
        self.builder.end(Kind.HEADING, place, level=1)

    def table(self, table: Any, place: Place, depth: int) -> None:
        self.counted.table += 1
        for row, line in enumerate(table.iterfind(f"{A}tr"), 1):
            for column, cell in enumerate(line.iterfind(f"{A}tc"), 1):
                at = replace(place, table=self.counted.table, row=row, cell=column)
                self.children(cell, Kind.CELL, at, depth + 1)

    def paragraph(self, paragraph: Any, kind: Kind, place: Place) -> None:
        self.add(paragraph, place)
        level = paragraph.find(f"{A}pPr")
        depth = level.get("lvl", "0") if level is not None else "0"
        place = replace(place, paragraph=self.counted.paragraph)
        self.builder.end(kind, place, level=int(depth) if kind is Kind.ITEM and depth.isdigit() else 0)

    def add(self, paragraph: Any, place: Place) -> None:
        """The runs of a paragraph."""
        self.counted.paragraph += 1
        put(self.builder, self.pieces(paragraph, replace(place, paragraph=self.counted.paragraph)))

    def pieces(self, paragraph: Any, place: Place) -> Iterator[tuple[str, Place, bool]]:
        """Text, place, and whether it stands raised."""
        run = -1
        for element in paragraph:
            if element.tag in (f"{A}r", f"{A}fld"):
                run += 1
                yield element.findtext(f"{A}t") or "", replace(place, run=run, offset=0), _is_raised(element)
            elif element.tag == f"{MC}AlternateContent":
                for one in element.iter(f"{MATH}t"):
                    yield one.text or "", replace(place, run=run), False
            elif element.tag == f"{A}br":
                yield "\n", replace(place, run=run), False

    def comment(self, text: Any, place: Place) -> None:
        self.counted.paragraph += 1
        at = replace(place, paragraph=self.counted.paragraph)
        self.builder.add(text.text or "", replace(at, run=0, offset=0))
        self.builder.end(Kind.COMMENT, at)


def _is_raised(run: Any) -> bool:
    settings = run.find(f"{A}rPr")
    baseline = settings.get("baseline", "0") if settings is not None else "0"
    return not baseline.startswith("-") and baseline.strip("0%") != ""


def _is_hidden(shape: Any) -> bool:
    named = shape.find(f"{P}nvSpPr/{P}cNvPr")
    return named is not None and named.get("hidden") in ("1", "true")
