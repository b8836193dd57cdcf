"""The report as one table in CSV, for a spreadsheet or a script: a row says in which part it stands.

In: an `Account`. Out: UTF-8 with a byte order mark, without which Excel takes it for another encoding.
"""

from __future__ import annotations

import csv
import io

from carelint.audit.reporting.account import Account
from carelint.audit.reporting.rows import sheets
from carelint.writers.exchange.csv import neutral
from carelint.writers.exchange.rows import clean

HEADER = ("audit", "part", "row", "column", "value")
"""By the first of them `ours.py` knows the file again."""


def write(account: Account) -> bytes:
    """One line a cell: period, part, number of the row, column, value (RFC 4180)."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEADER)
    for sheet in sheets(account):
        for number, row in enumerate(sheet.rows, 1):
            for (column, _), cell in zip(sheet.header, row, strict=True):
                if cell not in (None, ""):
                    table.writerow([account.period, sheet.name, number, column, neutral(clean(cell))])
    return out.getvalue().encode("utf-8-sig")
