"""OpenDocument text: everything that a reader of the page sees, with paragraph, table and cell.

In: bytes of .odt or .ott. Out: a `Document`. Tracked insertions are read, deletions are not; comments and hidden
text only if asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.package import Package, open_package
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts import embedded, manners
from carelint.readers.parts.building import Builder
from carelint.readers.parts.listing import Listing, Lists, lists_of, start_of
from carelint.readers.parts.raised import put
from carelint.readers.parts.unseen import Unseen, not_seen

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
CONTENT = "content.xml"
SKIPPED = frozenset(
    {f"{TEXT}{name}" for name in ("tracked-changes", "note-citation", "ruby-text", "sequence-decls", "variable-decls")}
    | {f"{TEXT}{name}" for name in ("user-field-decls", "script", "index-title-template")}
    | {f"{OFFICE}{name}" for name in ("forms", "scripts", "binary-data", "event-listeners")}
    | {f"{TEXT}{name}-source" for name in ("table-of-content", "illustration-index", "table-index", "bibliography")}
    | {f"{TEXT}{name}-source" for name in ("alphabetical-index", "user-index", "object-index")}
)
"""Elements whose content no reader of the page sees."""
HIDDEN = frozenset({f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"})
BOXES = frozenset({f"{DRAW}text-box", f"{TEXT}note-body", f"{OFFICE}annotation", f"{DRAW}custom-shape"})
"""What stands inside a paragraph and is a text of its own."""
PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
DESCRIPTIONS = frozenset({f"{SVG}title", f"{SVG}desc"})
"""What a picture shows, for people who do not see it."""
FORMULA = "math"
BREAKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
MOST_SPACES = 1_000
"""Spaces that one <text:s> stands for; our choice (2026-11-27): the file may state any number (OpenDocument 1.3,
part 3, 6.1.3), and more than some lines of them say nothing to a reader."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read an OpenDocument text."""
    package = open_package(data, path, options.limits)
    _refuse_encrypted(package, path)
    root = package.xml(CONTENT)
    body = root.find(f"{OFFICE}body") if root is not None else None
    if body is None:
        raise UnreadableError("there is no document in it", path=path, hint="Is it another kind of file?")
    styles = package.xml("styles.xml")
    parts = [root] if styles is None else [styles, root]
    walk = _Walk(
        Builder(), options, _Counted(), Unseen(), manners.unseen(parts) | manners.white(parts), manners.raised(parts),
        lists_of(parts), _formulas(package, body),
    )  # fmt: skip
    walk.children(body, Kind.PARAGRAPH, Place(part=CONTENT), 0)
    if styles is not None:
        for kind, name in ((Kind.HEADER, "header"), (Kind.FOOTER, "footer")):
            for element in styles.iter(*(f"{STYLE}{name}{which}" for which in ("", "-left", "-first"))):
                replace(walk, counted=_Counted()).children(element, kind, Place(part="styles.xml"), 0)
    warnings = [*not_seen(walk.left_out.words), *embedded.not_read(_objects(package, body))]
    warnings += [] if walk.builder.blocks else embedded.pictures(body)
    return walk.builder.document(path, "odt", title=package.title("meta.xml") or walk.counted.title, warnings=warnings)


HOLD_WORDS = {
    f"{OFFICE}text": "embedded text",
    f"{OFFICE}spreadsheet": "embedded spreadsheet",
    f"{OFFICE}presentation": "embedded presentation",
}
"""What an object's own body is, where it holds words; a chart and a formula are none of them."""


def _objects(package: Package, body: Any) -> list[str]:
    """What the page shows and this reader does not read: objects with words, sub-documents without their text."""
    found = ["embedded object"] * sum(1 for _ in body.iter(f"{DRAW}object-ole"))
    for element in body.iter(f"{DRAW}object"):
        target = str(element.get(LINK, "")).removeprefix("./")
        root = package.xml(f"{target}/{CONTENT}")
        inner = root.find(f"{OFFICE}body") if root is not None else None
        found += [HOLD_WORDS[one.tag] for one in (inner if inner is not None else ()) if one.tag in HOLD_WORDS]
    for section in body.iter(f"{TEXT}section"):
        if section.find(f"{TEXT}section-source") is not None and len(section) == 1:
            found.append("sub-document")
    return found


def _formulas(package: Package, body: Any) -> dict[str, str]:
    """Where a formula is held → its letters and signs in the order in which they are written."""
    found = {}
    for element in body.iter(f"{DRAW}object"):
        root = package.xml(f"{str(element.get(LINK, '')).removeprefix('./')}/{CONTENT}")
        if root is not None and str(root.tag).endswith(f"}}{FORMULA}"):
            parts = ("".join(one.itertext()).strip() for one in root.iter("{*}mi", "{*}mn", "{*}mo", "{*}mtext"))
            found[str(element.get(LINK))] = " ".join(filter(None, parts))
    return found


def _refuse_encrypted(package: Package, path: str) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and manifest.find(f".//{MANIFEST}encryption-data") is not None:
        raise UnreadableError("it is protected with a password", path=path, hint="Save a copy without the password.")


@dataclass
class _Counted:
    """Counters of one part."""

    paragraph: int = 0
    table: int = 0
    title: str = ""


@dataclass(frozen=True)
class _Walk:
    """Walks one part into a builder."""

    builder: Builder
    options: Options
    counted: _Counted
    left_out: Unseen
    unseen: frozenset[str]
    """Names of styles whose text nobody sees."""
    raised: frozenset[str]
    """Names of styles whose text stands above the line."""
    lists: Lists
    formulas: Mapping[str, str]

    def children(
        self, element: Any, kind: Kind, place: Place, depth: int, *, nested: int = -1, listing: Listing | None = None
    ) -> None:
        """Everything below `element`; `nested` is the depth of the list that it stands in, `listing` that list."""
        if depth > self.options.limits.depth:
            return
        for child in element:
            if not isinstance(child.tag, str) or self.skipped(child):
                continue
            if child.tag in PARAGRAPHS:
                self.paragraph(child, kind, place, depth, nested, listing)
            elif child.tag == f"{TABLE}table":
                self.table(child, place, depth)
            elif child.tag == f"{TEXT}list":
                inner = self.lists.begin(child, listing)
                self.children(child, _in_list(kind), place, depth + 1, nested=nested + 1, listing=inner)
            elif child.tag in DESCRIPTIONS:
                self.described(child, place)
            else:
                if child.tag == f"{TEXT}list-item" and listing:
                    listing.item(nested, start_of(child))
                self.children(child, kind, place, depth + 1, nested=nested, listing=listing)

    def skipped(self, element: Any) -> bool:
        """Whether its content is not to be read."""
        if element.tag in SKIPPED or element.tag == f"{OFFICE}annotation" and not self.options.comments:
            return True
        hidden = element.tag in HIDDEN or element.get(f"{TEXT}display") == "none"
        hidden = hidden or element.get(f"{TEXT}style-name") in self.unseen
        if not hidden or self.options.hidden:
            return False
        self.left_out.words += len("".join(element.itertext()).split())
        return True

    def table(self, table: Any, place: Place, depth: int) -> None:
        """Row by row; covered cells count as columns."""
        self.counted.table += 1
        number, row = self.counted.table, 0
        for line in table.iter(f"{TABLE}table-row"):
            if _table_of(line) is not table:
                continue
            row += 1
            column = 1
            for cell in line:
                if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    at = replace(place, table=number, row=row, cell=column)
                    self.children(cell, Kind.CELL, at, depth + 1)
                    column += _count(cell, f"{TABLE}number-columns-repeated")

    def described(self, element: Any, place: Place) -> None:
        """What a picture shows, which is no part of the sentence that it stands in."""
        self.builder.add(element.text or "", place)
        self.builder.end(Kind.CAPTION, place)

    def paragraph(
        self, paragraph: Any, kind: Kind, place: Place, depth: int, nested: int, listing: Listing | None
    ) -> None:
        self.counted.paragraph += 1
        place = replace(place, paragraph=self.counted.paragraph)
        boxes: list[Any] = []
        found = enumerate(self.pieces(paragraph, boxes, 0))
        put(self.builder, ((text, replace(place, run=run, offset=0), high) for run, (text, high) in found))
        kind, level = _kind(paragraph, kind, nested)
        if level == 1 and kind is Kind.HEADING and not self.counted.title:
            self.counted.title = " ".join(self.builder.text_so_far().split())
        if kind is Kind.HEADING and listing is None and paragraph.get(f"{TEXT}is-list-header") != "true":
            listing = self.lists.headings
            listing.item(level - 1)
        self.builder.end(kind, place, level=level, label=listing.label() if listing else "")
        for box in boxes:
            if box.tag in DESCRIPTIONS:
                self.described(box, place)
                continue
            inner = {f"{TEXT}note-body": Kind.NOTE, f"{OFFICE}annotation": Kind.COMMENT}.get(box.tag, Kind.PARAGRAPH)
            self.children(box, inner, replace(place, paragraph=None), depth + 1)

    def pieces(self, element: Any, boxes: list[Any], depth: int) -> Iterator[tuple[str, bool]]:
        """(text of a node, whether it stands above the line); boxes found on the way are read afterwards."""
        if element.text and element.tag not in (f"{TEXT}s",):
            yield element.text, element.get(f"{TEXT}style-name") in self.raised
        for child in element if depth < self.options.limits.depth else ():
            if isinstance(child.tag, str) and not self.skipped(child):
                if child.tag in BOXES or child.tag in DESCRIPTIONS:
                    boxes.append(child)
                elif child.tag == f"{DRAW}object" and (formula := self.formulas.get(child.get(LINK, ""))):
                    yield formula, False
                elif child.tag == f"{TEXT}s":
                    yield " " * min(MOST_SPACES, _count(child, f"{TEXT}c")), False
                elif child.tag in BREAKS:
                    yield BREAKS[child.tag], False
                else:
                    yield from self.pieces(child, boxes, depth + 1)
            if child.tail:
                yield child.tail, False


def _in_list(kind: Kind) -> Kind:
    return Kind.ITEM if kind is Kind.PARAGRAPH else kind


def _kind(paragraph: Any, kind: Kind, nested: int) -> tuple[Kind, int]:
    style = str(paragraph.get(f"{TEXT}style-name", ""))
    if paragraph.tag == f"{TEXT}h" and kind in (Kind.PARAGRAPH, Kind.ITEM):
        return Kind.HEADING, _count(paragraph, f"{TEXT}outline-level")
    if kind is Kind.PARAGRAPH and style in ("Title", "Subtitle"):
        return Kind.HEADING, 1 if style == "Title" else 2
    if kind is Kind.PARAGRAPH and style in ("Caption", "Illustration", "Table", "Figure"):
        return Kind.CAPTION, 0
    if kind is Kind.PARAGRAPH and style == "Quotations":
        return Kind.QUOTE, 0
    return kind, max(0, nested) if kind is Kind.ITEM else 0


def _table_of(row: Any) -> Any:
    parent = row.getparent()
    while parent is not None and parent.tag != f"{TABLE}table":
        parent = parent.getparent()
    return parent


def _count(element: Any, key: str) -> int:
    value = element.get(key, "1")
    return max(1, min(int(value), 100_000)) if value.isdigit() and len(value) < 8 else 1
