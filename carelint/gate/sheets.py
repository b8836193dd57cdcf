"""The cells of a table, whatever program wrote it.

In: a .csv, .tsv or .xlsx file. Out: its sheets, each row with its number; what cannot be read joins the mistakes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carelint.errors import Mistake, UnreadableError
from carelint.gate import columns
from carelint.gate.texts import bytes_of
from carelint.limits import Limits

DELIMITERS = ",;\t|"
"""A comma, or what European Excel writes, or a tab; the one under which the most titles are known."""
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DIRECTIVE = "sep="
"""Excel's own first line, which says what parts the columns."""
LONGEST = 1 << 20
"""Characters of a cell; thirty times what a spreadsheet takes (32,767), so that only a quotation mark left open is
refused."""
Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the only one of a CSV file."""

    name: str
    """Empty where there is only one."""
    rows: Rows
    """(number as the spreadsheet shows it, cells as texts) of each row in which something stands."""


def sheets(path: Path, mistakes: list[Mistake]) -> list[Sheet]:
    """The sheets of a table in which something stands."""
    data = bytes_of(path, mistakes)
    if data is None:
        return []
    before = len(mistakes)
    made = _workbook(data, path, mistakes) if path.suffix.lower() in (".xlsx", ".xlsm") else _text(data, path, mistakes)
    found = [one for one in made if one.rows]
    if not found and len(mistakes) == before:
        mistakes.append(Mistake("nothing stands in it", str(path), hint="Fill it, or delete the file."))
    return found


def _text(data: bytes, path: Path, mistakes: list[Mistake]) -> list[Sheet]:
    if data.startswith(b"PK\x03\x04"):
        mistakes.append(Mistake("it is a workbook", str(path), hint="Give it the suffix .xlsx."))
        return []
    text = _decoded(data)
    if "\0" in text:
        hint = "In your spreadsheet, choose Save as … with the form CSV UTF-8."
        mistakes.append(Mistake("this is not a text", str(path), hint=hint))
        return []
    csv.field_size_limit(LONGEST)
    ways = [list(_separated(text, sign)) for sign in _signs(text)]
    best = max(ways, key=lambda rows: columns.known([cells for _, cells in rows[: columns.SEARCHED]]))
    if any(len(cell) >= LONGEST for _, cells in best for cell in cells):
        hint = "Look for a quotation mark that is opened and never closed."
        mistakes.append(Mistake("a cell is longer than any spreadsheet takes", str(path), hint=hint))
        return []
    return [Sheet("", best)]


def _decoded(data: bytes) -> str:
    """UTF-8, with its mark or without, UTF-16 by its mark, else what Excel writes in Western Europe."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _signs(text: str) -> str:
    first = text[:6].rstrip("\r\n")
    return first[-1] if first.lower().startswith(DIRECTIVE) and len(first) == 5 else DELIMITERS


def _separated(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number; a cell of several lines is still one row, as on the screen."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for number, cells in enumerate(lines, 1):
            if any(cell.strip() for cell in cells) and not (number == 1 and _is_directive(cells, text)):
                yield number, cells
    except csv.Error:  # a cell beyond all measure
        yield 0, ["x" * LONGEST]


def _is_directive(cells: Sequence[str], text: str) -> bool:
    return text[:4].lower() == DIRECTIVE and "".join(cells).lower() in (DIRECTIVE, text[:5].lower())


def _workbook(data: bytes, path: Path, mistakes: list[Mistake]) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook  # 10 ms, only here

    from carelint.package import open_package

    try:
        package = open_package(data, str(path), Limits())  # its guards; calamine has none against bombs
        for part in package.names():
            if part.endswith((".xml", ".rels")):
                package.bytes(part)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [Sheet(name, list(_rows(book.get_sheet_by_name(name)))) for name in book.sheet_names]
    except UnreadableError as err:
        mistakes.append(Mistake(err.reason, str(path), hint=err.hint))
    except CalamineError:
        mistakes.append(Mistake("the workbook is damaged", str(path), hint="Open it in Excel and save it anew."))
    else:
        return found
    return []


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number, each from column A on."""
    first, left = sheet.start or (0, 0)
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), first + 1):
        cells = [""] * left + [_said(value) for value in row]
        if any(cell.strip() for cell in cells):
            yield number, cells


def _said(value: Any) -> str:
    """A cell as the spreadsheet shows it: 5, not 5.0."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
