"""Entries as a table that people open in a spreadsheet: CSV or Excel.

In: `Words`. Out: bytes, in which no cell is calculated by the program that opens them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime

from carelint.errors import WriteError
from carelint.gate.columns import COLUMNS, Column
from carelint.words.celled import cells
from carelint.words.gathered import Words

NO_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no table can hold."""
LONGEST = 32_767
"""UTF-16 units in a cell of Excel (its specifications and limits)."""
MADE = datetime(2000, 1, 1)
"""Stands in for the time of writing, so that the same words give the same bytes."""
FIRST = 9
"""Columns that every table has, also where they are empty: those that people fill."""


def write(words: Words, suffix: str) -> bytes:
    """The table in the form that a suffix says, .csv or .xlsx. Raises WriteError for what no table holds."""
    made = [cells(entry, words.sources) for entry in words.entries]
    used = {key for row in made for key in row}
    columns = [column for at, column in enumerate(COLUMNS) if at < FIRST or column.key in used]
    lines = [[row.get(column.key, "") for column in columns] for row in made]
    _hold_to_cells(columns, lines, LONGEST if suffix == ".xlsx" else 1 << 20)
    return _workbook(columns, lines) if suffix == ".xlsx" else _separated(columns, lines)


def _hold_to_cells(columns: Sequence[Column], lines: Sequence[Sequence[str]], longest: int) -> None:
    for line in lines:
        for column, cell in zip(columns, line, strict=True):
            if NO_CELL.search(cell):
                hint = "Take it out of the entry: it cannot be seen."
                raise WriteError(
                    "a character stands here that no table holds", key=column.title, value=line[0], hint=hint
                )
            if len(cell) > longest // 2 and len(cell.encode("utf-16-le")) > 2 * longest:
                hint = "Export it as .csv."
                raise WriteError("it is longer than a cell of Excel", key=column.title, value=line[0], hint=hint)


def _separated(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> bytes:
    """CSV (RFC 4180), with the mark without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow([column.title for column in columns])
    sheet.writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def _workbook(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter  # 40 ms, only for this form

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Words of care", "created": MADE})
    sheet = book.add_worksheet("Words")
    text = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8EDEE"})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, text)
        sheet.write_string(0, at, column.title, bold)
    for number, line in enumerate(lines, 1):
        for at, cell in enumerate(line):
            if cell:
                sheet.write_string(number, at, cell, text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(lines), 1), len(columns) - 1)
    book.close()
    return out.getvalue()
