"""The report as CSV, one row a finding, to be opened in a spreadsheet or read by a script.

In: a `Report`. Out: UTF-8 with a byte order mark, without which Excel takes it for another encoding.
A document that was not read has a row too, with `not read` as its level.
"""

from __future__ import annotations

import csv
import io
import re

from carelint.finding import Report, Unread
from carelint.writers.exchange.rows import COLUMNS, Cell, clean, rows
from carelint.writers.options import Options

FORMULA = re.compile(
    r"^(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])|(?<=[\r\n;\t])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"
)
"""Where a spreadsheet would begin to calculate: at the start of a cell, also after spaces of any kind; on a new line in
it; and after a semicolon or tab, which part cells where the comma is the decimal mark. The last four are full-width."""


def write(report: Report, *, options: Options) -> bytes:
    """The report as CSV (RFC 4180)."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow([column.key for column in COLUMNS])
    for row in rows(report, options):
        sheet.writerow([neutral(cell) for cell in row])
    for unread in report.unread:
        sheet.writerow([neutral(clean(cell)) for cell in _unread(unread)])
    return out.getvalue().encode("utf-8-sig")


def neutral(cell: Cell) -> Cell:
    """The cell with an apostrophe before anything that a spreadsheet would take for a formula."""
    return FORMULA.sub(lambda at: f"{at[1] or ''}'", cell) if isinstance(cell, str) else cell


def _unread(unread: Unread) -> list[Cell]:
    said: dict[str, Cell] = {"path": unread.path, "message": f"{unread.reason}. {unread.hint}", "level": "not read"}
    return [said.get(column.key) for column in COLUMNS]
