"""The report as an Excel workbook: what was noticed, the documents, and what was not read.

In: a `Report`. Out: the bytes of an .xlsx file in which every cell is a text or a number, never a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from types import ModuleType
from typing import Any

from carelint.errors import WriteError
from carelint.finding import Report
from carelint.writers.options import Options
from carelint.writers.rows import COLUMNS, Cell, clean, rows

ROWS = 1_048_576
"""Rows of a sheet (Excel's specifications and limits)."""
LONGEST = 32_767
"""UTF-16 units in a cell (the same)."""
PRINTED = 8
"""Columns of findings that go on paper; the rest is for filters and tools."""
MADE = datetime(2000, 1, 1)
"""Stands in for the time of writing, so that the same report gives the same bytes."""
DOCUMENTS = (
    ("Document", 36),
    ("Title", 36),
    ("Format", 10),
    ("Register", 10),
    ("Words", 9),
    ("Noticed", 9),
    ("Care speaks (places)", 12),
    ("Industrial words per 1,000", 14),
    ("Words of care per 1,000", 14),
    ("Please note", 60),
)
UNREAD = (("Document", 40), ("Not read because", 50), ("What helps", 60))
Header = Sequence[tuple[str, int]]


def write(report: Report, *, options: Options) -> bytes:
    """The report as a workbook. Raises WriteError."""
    out = io.BytesIO()
    book = _library().Workbook(out, {"in_memory": True})  # else the texts would lie in temporary files
    book.set_properties({"title": "What carelint noticed", "comments": _judge(report), "created": MADE})
    noticed = _sheet(book, "Noticed", [(column.title, column.width) for column in COLUMNS], report)
    count = _fill(book, noticed, rows(report, options), "Nothing was noticed.")
    noticed.print_area(0, 0, count, PRINTED - 1)
    _fill(book, _sheet(book, "Documents", DOCUMENTS, report), _documents(report), "No document was read.")
    _fill(book, _sheet(book, "Not read", UNREAD, report), _unread(report), "Every document was read.")
    book.close()
    return out.getvalue()


def _library() -> ModuleType:
    try:
        import xlsxwriter  # 40 ms, only for this form
    except ImportError as err:
        hint = "Install it: pip install XlsxWriter"
        raise WriteError("XlsxWriter, which makes Excel files, is not installed", key="xlsx", hint=hint) from err
    return xlsxwriter  # type: ignore[no-any-return]


def _judge(report: Report) -> str:
    return f"carelint {report.version}, dictionary {report.dictionary}"


def _documents(report: Report) -> Iterable[tuple[Cell, ...]]:
    for done in report.documents:
        warnings = "; ".join(done.document.warnings)
        about = (done.path, done.document.title, done.document.format, done.register, done.words, len(done.listed))
        yield *about, len(done.care), done.tone.industrial_per_1000, done.tone.care_per_1000, warnings


def _unread(report: Report) -> Iterable[tuple[Cell, ...]]:
    return ((one.path, one.reason, one.hint) for one in report.unread)


def _sheet(book: Any, name: str, header: Header, report: Report) -> Any:
    """An empty sheet with its header, which stays in sight and comes again on each printed page."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDEE"})
    for index, (title, width) in enumerate(header):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, title, bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_judge(report)}&RPage &P of &N")
    return sheet


def _fill(book: Any, sheet: Any, lines: Iterable[tuple[Cell, ...]], otherwise: str) -> int:
    """Write the rows, or a word where there are none; returns the last row."""
    look = book.add_format({"text_wrap": True, "valign": "top"})
    at, last, left = 0, 0, 0
    for line in lines:
        if at >= ROWS - 2:  # one for the header, one to say that there is more
            left += 1
            continue
        at += 1
        last = max(last, len(line) - 1)
        _row(sheet, at, line, look)
    said = f"{left:,} more rows do not fit on an Excel sheet; the CSV form has them all." if left else ""
    if said or not at:
        sheet.write_string(at + 1, 0, said or otherwise, look)
    if at:
        sheet.autofilter(0, 0, at, last)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(last)}{at + 1}"})
    return max(at, 1)


def _letters(column: int) -> str:
    """A, B … Z, AA …"""
    return chr(65 + column) if column < 26 else _letters(column // 26 - 1) + _letters(column % 26)


def _row(sheet: Any, at: int, line: Sequence[Cell], look: Any) -> None:
    for index, cell in enumerate(line):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(at, index, _short(str(clean(cell))), look)
        elif cell is not None:
            sheet.write_number(at, index, cell, look)


def _short(text: str) -> str:
    """As much as a cell holds."""
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * LONGEST else units[: 2 * LONGEST - 4].decode("utf-16-le", "ignore") + " …"
