"""The report as an Excel workbook: what was noticed, the documents, and what was not read.

In: a `Report`. Out: the bytes of an .xlsx file in which every cell is a text or a number, never a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

from carelint.errors import WriteError
from carelint.finding import Report
from carelint.ours import NAME, SCHEMA
from carelint.writers.exchange.rows import COLUMNS, Cell, clean, rows
from carelint.writers.options import Options
from carelint.writers.voice.judged import judged_by
from carelint.writers.voice.titling import own_title

ROWS = 1_048_576
"""Rows of a sheet (Excel's specifications and limits)."""
LONGEST = 32_767
"""UTF-16 units in a cell (the same)."""
PRINTED = 8
"""Columns of findings that go on paper; the rest is for filters and tools."""
LINE, TALLEST = 15.0, 409.0
"""Height of a line of the standard font and of the tallest row, in points (the same)."""
MADE = datetime(2000, 1, 1)
"""Stands in for the time of writing, so that the same report gives the same bytes."""
DOCUMENTS = (
    ("Document", 36),
    ("Title", 36),
    ("Format", 12),
    ("Register", 10),
    ("Words", 10),
    ("Noticed", 10),
    ("Care speaks (places)", 14),
    ("Industrial words per 1,000", 18),
    ("Words of care per 1,000", 18),
    ("Please note", 60),
)
UNREAD = (("Document", 40), ("Not read because", 50), ("What helps", 60))


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a sheet is laid out."""

    name: str
    header: Sequence[tuple[str, int]]
    """(title, width in characters) of each column."""
    otherwise: str
    """What stands there where there are no rows."""
    printed: int = 0
    """How many columns go on paper; 0 is all."""


@dataclass(frozen=True, slots=True)
class Look:
    """Formats of a row."""

    text: Any
    number: Any


def write(report: Report, *, options: Options) -> bytes:
    """The report as a workbook. Raises WriteError."""
    out = io.BytesIO()
    book = _library().Workbook(out, {"in_memory": True})  # else the texts would lie in temporary files
    book.set_properties({"title": "What carelint noticed", "comments": _judge(report), "created": MADE})
    book.set_custom_property(NAME, SCHEMA)
    findings = [(column.title, column.width) for column in COLUMNS]
    _sheet(book, Sheet("Noticed", findings, "Nothing was noticed.", PRINTED), rows(report, options), report)
    _sheet(book, Sheet("Documents", DOCUMENTS, "No document was read."), _documents(report), report)
    _sheet(book, Sheet("Not read", UNREAD, "Every document was read."), _unread(report), report)
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
    return f"carelint {report.version}, {judged_by(report)}"


def _documents(report: Report) -> Iterable[tuple[Cell, ...]]:
    for done in report.documents:
        warnings = "; ".join(done.document.warnings)
        about = (done.path, own_title(done.document), done.document.format, done.register, done.words, len(done.listed))
        yield *about, len(done.care), done.tone.industrial_per_1000, done.tone.care_per_1000, warnings


def _unread(report: Report) -> Iterable[tuple[Cell, ...]]:
    return ((one.path, one.reason, one.hint) for one in report.unread)


def _sheet(book: Any, plan: Sheet, lines: Iterable[tuple[Cell, ...]], report: Report) -> None:
    """A sheet whose header stays in sight, and comes again on each printed page."""
    sheet = book.add_worksheet(plan.name)
    text = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
    bold = book.add_format({**text, "bold": True, "bottom": 1, "bg_color": "#E8EDEE"})
    look = Look(book.add_format(text), book.add_format({"valign": "top"}))
    for index, (_, width) in enumerate(plan.header):
        sheet.set_column(index, index, width)
    _row(sheet, 0, [title for title, _ in plan.header], plan, Look(bold, bold))
    count = _fill(sheet, lines, plan, look)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(count, 1), (plan.printed or len(plan.header)) - 1)
    sheet.set_footer(f"&L{_judge(report)}&RPage &P of &N")


def _fill(sheet: Any, lines: Iterable[tuple[Cell, ...]], plan: Sheet, look: Look) -> int:
    """Write the rows, or a word where there are none; returns the last row."""
    at, left = 0, 0
    for line in lines:
        if at >= ROWS - 2:  # one for the header, one to say that there is more
            left += 1
            continue
        at += 1
        _row(sheet, at, line, plan, look)
    said = f"{left:,} more rows do not fit on an Excel sheet; the CSV form has them all." if left else ""
    if said or not at:
        sheet.write_string(at + 1, 0, said or plan.otherwise, look.text)
    if at:
        last = len(plan.header) - 1
        sheet.autofilter(0, 0, at, last)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(last)}{at + 1}"})
    return at + bool(said)


def _letters(column: int) -> str:
    """A, B … Z, AA …"""
    return chr(65 + column) if column < 26 else _letters(column // 26 - 1) + _letters(column % 26)


def _row(sheet: Any, at: int, line: Sequence[Cell], plan: Sheet, look: Look) -> None:
    """Its height is reckoned here, because not every program reckons it when it opens the file."""
    tall, on_paper = 1, plan.printed or len(line)
    for index, cell in enumerate(line):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(at, index, _short(str(clean(cell))), look.text)
                tall = max(tall, _lines(cell, plan.header[index][1]) if index < on_paper else 1)
        elif cell is not None:
            sheet.write_number(at, index, cell, look.number)
    if tall > 1:
        sheet.set_row(at, min(LINE * tall, TALLEST))


def _lines(text: str, width: int) -> int:
    """Lines of a wrapped cell; the indent takes one character."""
    return -(-len(text) // (width - 1))


def _short(text: str) -> str:
    """As much as a cell holds."""
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * LONGEST else units[: 2 * LONGEST - 4].decode("utf-16-le", "ignore") + " …"
