"""Excel: the cells that hold words, sheet by sheet, row by row.

In: bytes of .xlsx or .xlsm. Out: a `Document` whose places name sheet, row and column. Hidden sheets only if asked for.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.package import open_package
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts.building import Builder


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a workbook as one document."""
    builder = Builder()
    left_out = []
    for name, visible, rows in sheets(data, path, options):
        if not visible and not options.hidden:
            left_out.append(name)
            continue
        for number, row in rows:
            _add(builder, name, number, row)
    warnings = [f"hidden sheets were not read ({len(left_out)})"] if left_out else []
    return builder.document(path, "xlsx", warnings=warnings)


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
