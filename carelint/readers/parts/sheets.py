"""What lies on the sheets of a workbook beside their cells: text boxes, diagrams, charts, printed headers, comments.

In: a package. Out: `Said`s, sheet by sheet, in the order in which they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from carelint.document import Kind
from carelint.package import RELATION, Package
from carelint.places import Place
from carelint.readers.parts.charts import A, words_of

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
PRINTED = re.compile(rb"<(?:\w+:)?headerFooter\b.*?</(?:\w+:)?headerFooter>", re.DOTALL)
"""The part of a sheet that says what is printed on each page; it stands behind the cells, which may be millions."""
CODES = re.compile(r"&(?:[PNDTFAGBIUESXYOH]|\"[^\"]*\"|\d{1,3}|K[\dA-Fa-f+-]{6})(?:[+-]\d+)?")
"""What Excel puts in while it prints (pages, dates, names), and how it looks (ECMA-376, 18.3.1.46)."""
PAGES = frozenset({"page", "of", "/", "-"})
"""What is left of «Page 3 of 7»."""
SECTIONS = re.compile(r"&[LCR]")
STAND_IN = "[Threaded comment]"
"""How the old form of a comment begins whose words stand in the new one."""
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the workbook names it."""

    name: str
    visible: bool
    part: str
    """Member of the package."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text on a sheet that is no cell."""

    text: str
    kind: Kind
    place: Place


def sheets_of(package: Package) -> Iterator[Sheet]:
    """Every sheet, sheets that are one chart among them."""
    main = package.main_part("xl/workbook.xml")
    root, relations = package.xml(main), package.relations(main)
    for one in root.iterfind(f"{S}sheets/{S}sheet") if root is not None else ():
        part = relations.get(one.get(f"{RELATION}id", ""), ("", ""))[1]
        if part in package.archive.NameToInfo:
            yield Sheet(one.get("name", ""), one.get("state", "visible") == "visible", part)


def beside(package: Package, sheet: Sheet, *, comments: bool) -> Iterator[Said]:
    """Everything on a sheet but its cells."""
    related = list(package.relations(sheet.part).values())
    for part in [target for kind, target in related if kind == "drawing"]:
        yield from _drawn(package, sheet.name, part)
    yield from _printed(package.bytes(sheet.part), sheet)
    if comments:
        for name in ("comments", "threadedComment"):
            for part in [target for kind, target in related if kind == name]:
                yield from _comments(package.xml(part), sheet.name, part)


def _drawn(package: Package, name: str, part: str) -> Iterator[Said]:
    """Text boxes where they stand, then diagrams and charts."""
    root = package.xml(part)
    for anchor in root if root is not None else ():
        corner = anchor.find(f"{XDR}from")
        row, column = (_number(corner, one) for one in ("row", "col"))
        for paragraph in anchor.iter(f"{A}p"):
            text = "".join(one.text or "" for one in paragraph.iter(f"{A}t"))
            yield Said(text, Kind.PARAGRAPH, Place(sheet=name, part=part, row=row, cell=column))
    for kind, target in package.relations(part).values():
        other = package.xml(target) if kind in ("diagramData", "chart", "chartEx") else None
        if other is not None:
            block = Kind.PARAGRAPH if kind == "diagramData" else Kind.CAPTION
            yield from (Said(text, block, Place(sheet=name, part=target)) for text in words_of(other))


def _number(corner: Any, name: str) -> int | None:
    """1-based, where the file counts from 0."""
    text = corner.findtext(f"{XDR}{name}") or "" if corner is not None else ""
    return int(text) + 1 if text.isdigit() and len(text) < 8 else None


def _printed(data: bytes, sheet: Sheet) -> Iterator[Said]:
    """Headers and footers of the printed page, without what Excel puts in."""
    from lxml import etree  # 30 ms, only for packages

    found = PRINTED.search(data, max(0, data.rfind(b"sheetData>")))
    if not found:
        return
    whole = re.sub(rb"(</?)\w+:", rb"\1", found.group())  # out of its part it knows no prefix
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    seen: set[str] = set()
    for one in etree.fromstring(whole, parser).iter("{*}*"):
        kind = Kind.HEADER if str(one.tag).endswith("Header") else Kind.FOOTER
        for section in SECTIONS.split(one.text or ""):
            text = CODES.sub("", section).replace("&&", "&").strip()
            if text and text not in seen and not PAGES.issuperset(text.lower().split()):
                seen.add(text)
                yield Said(text, kind, Place(sheet=sheet.name, part=sheet.part))


def _comments(root: Any, name: str, part: str) -> Iterator[Said]:
    """What somebody noted on a cell."""
    for one in root.iter(f"{S}comment", f"{THREADED}threadedComment") if root is not None else ():
        texts = one.iter(f"{S}t") if one.tag == f"{S}comment" else one.iter(f"{THREADED}text")
        text = "".join(each.text or "" for each in texts)
        if not text.startswith(STAND_IN):
            row, column = _cell(one.get("ref", ""))
            yield Said(text, Kind.COMMENT, Place(sheet=name, part=part, row=row, cell=column))


def _cell(address: str) -> tuple[int | None, int | None]:
    """Row and column, from 1, of an address like B3."""
    found = CELL.fullmatch(address)
    if not found:
        return None, None
    column = 0
    for letter in found.group(1):
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found.group(2)), column
