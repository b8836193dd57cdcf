"""Excel: the cells that hold words, sheet by sheet, row by row, and what lies on a sheet beside them.

In: bytes of .xlsx or .xlsm. Out: a `Document` whose places name sheet, row and column. Hidden sheets and comments only
if asked for.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.package import Package, open_package
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts.building import Builder
from carelint.readers.parts.sheets import Sheet, beside, sheets_of

NAMED = 20
"""Hidden sheets that are named."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a workbook as one document."""
    package = open_package(data, path, options.limits)
    builder, left_out, others = Builder(), list[str](), {sheet.name: sheet for sheet in sheets_of(package)}
    for name, visible, rows in sheets(data, path, options):
        sheet = others.pop(name, None)
        if not visible and not options.hidden:
            left_out.append(name)
            continue
        for number, row in rows:
            _add(builder, name, number, row)
        _beside(builder, package, sheet, options)
    for sheet in others.values():  # those that are one chart
        if sheet.visible or options.hidden:
            _beside(builder, package, sheet, options)
        else:
            left_out.append(sheet.name)
    return builder.document(path, "xlsx", warnings=_hidden(left_out))


def _beside(builder: Builder, package: Package, sheet: Sheet | None, options: Options) -> None:
    for said in beside(package, sheet, comments=options.comments) if sheet else ():
        builder.add(said.text, replace(said.place, offset=0))
        builder.end(said.kind, said.place)


def _hidden(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = " …" if len(names) > NAMED else ""
    return [f"hidden sheets were not read ({', '.join(names[:NAMED])}{more}); --also hidden reads them"]


def sheets(data: bytes, path: str, options: Options) -> Iterator[tuple[str, bool, Iterator[tuple[int, Sequence[Any]]]]]:
    """(name, whether it is shown, its rows with their 1-based numbers) of each sheet. Raises UnreadableError."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # 10 ms, only here

    package = open_package(data, path, options.limits)  # its guards; calamine has none against bombs
    for part in package.names():
        if part.endswith((".xml", ".rels")):
            package.bytes(part)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            if meta.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(meta.name)
                first = sheet.start[0] if sheet.start else 0
                left = sheet.start[1] if sheet.start else 0
                yield meta.name, meta.visible == SheetVisibleEnum.Visible, _numbered(sheet, first, left)
    except CalamineError as err:
        raise _damaged(path) from err


def _numbered(sheet: Any, first: int, left: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows with their number and every column from A on."""
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), first + 1):
        yield number, [""] * left + row


def _add(builder: Builder, sheet: str, number: int, row: Sequence[Any]) -> None:
    for column, value in enumerate(row, 1):
        if isinstance(value, str) and value.strip():
            place = Place(sheet=sheet, row=number, cell=column)
            builder.add(value, Place(sheet=sheet, row=number, cell=column, offset=0))
            builder.end(Kind.CELL, place)


def _damaged(path: str) -> UnreadableError:
    return UnreadableError("the workbook is damaged", path=path, hint="Open it in Excel and save it anew.")
