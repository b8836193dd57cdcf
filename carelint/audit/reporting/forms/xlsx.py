"""The report as an Excel workbook, a sheet for each part.

In: an `Account`. Out: the bytes of an .xlsx file in which every cell is a text or a number, never a formula or a link.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from carelint.audit.reporting.account import Account
from carelint.audit.reporting.rows import Sheet, sheets
from carelint.ours import NAME, SCHEMA
from carelint.writers.exchange.rows import Cell, clean

MADE = datetime(2000, 1, 1)
"""Stands in for the time of writing, so that the same report gives the same bytes."""
LONGEST = 32_000
"""Characters of a cell, a little fewer than Excel takes."""
LINE, TALLEST = 15.0, 409.0
"""Height of a line and of the tallest row, in points."""


def write(account: Account) -> bytes:
    """The workbook."""
    import xlsxwriter  # 40 ms, only for this form

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})  # else the texts would lie in temporary files
    book.set_properties(
        {"title": f"The language of care, {account.spoken}", "comments": account.judged, "created": MADE}
    )
    book.set_custom_property(NAME, SCHEMA)
    text = {"text_wrap": True, "valign": "top", "align": "left"}
    looks = book.add_format(text), book.add_format({"valign": "top", "num_format": "0.00##"})
    count = book.add_format({"valign": "top", "num_format": "#,##0"})
    head = book.add_format({**text, "bold": True, "bottom": 1, "bg_color": "#E8EDEE"})
    for sheet in sheets(account):
        _sheet(book.add_worksheet(sheet.name), sheet, (*looks, count, head))
    book.close()
    return out.getvalue()


def _sheet(page: Any, sheet: Sheet, looks: tuple[Any, Any, Any, Any]) -> None:
    """Its header stays in sight, and comes again on each printed page."""
    for column, (title, width) in enumerate(sheet.header):
        page.set_column(column, column, width)
        page.write_string(0, column, title, looks[3])
    for at, row in enumerate(sheet.rows, 1):
        page.set_row(at, min(TALLEST, LINE * _lines(row, sheet)))
        for column, cell in enumerate(row):
            _cell(page, at, column, cell, looks)
    if not sheet.rows:
        page.write_string(1, 0, sheet.otherwise, looks[0])
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _cell(page: Any, at: int, column: int, cell: Cell, looks: tuple[Any, Any, Any, Any]) -> None:
    if isinstance(cell, str):
        page.write_string(at, column, str(clean(cell))[:LONGEST], looks[0])
    elif cell is not None:
        page.write_number(at, column, cell, looks[2 if isinstance(cell, int) else 1])


def _lines(row: tuple[Cell, ...], sheet: Sheet) -> int:
    """Its height is reckoned here, because not every program reckons it when it opens the file."""
    pairs = zip(row, sheet.header, strict=True)
    return max(
        (-(-len(cell) // (width - 1)) for cell, (_, width) in pairs if isinstance(cell, str) and cell), default=1
    )
