"""Puts what is kept of periods into tables for other programs: Parquet, CSV, JSON lines.

In: a connection for reading, periods, a folder. Out: a file for each table, written row by row, each whole or not at
all. Rows are those of `stored.py`; documents are told apart by `document`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, get_type_hints

from sqlalchemy import Connection

from carelint.audit import asking
from carelint.audit.stored import Count, StoredCare, StoredDocument, StoredFinding, StoredTrace, StoredUnread
from carelint.errors import SettingsError
from carelint.writers.exchange.csv import neutral
from carelint.writers.save import saving

Rows = Iterable[Any]
PART = 5_000
"""Rows of a batch of Parquet."""
TABLES: Mapping[str, tuple[type, Callable[[Connection, str], Rows]]] = MappingProxyType(
    {
        "documents": (StoredDocument, asking.documents),
        "counts": (Count, asking.counts),
        "findings": (StoredFinding, asking.findings),
        "care": (StoredCare, asking.care),
        "traces": (StoredTrace, asking.traces),
        "unread": (StoredUnread, asking.unread),
    }
)
"""Name of the file → kind of its rows, and what asks for them."""


def export(connection: Connection, periods: Sequence[str], folder: Path, form: str) -> list[Path]:
    """Write every table, and say where. Raises WriteError, and SettingsError where what writes it is missing."""
    write = FORMS[form]
    written = []
    for name, (kind, ask) in TABLES.items():
        path = folder / f"{name}.{form}"
        rows = chain.from_iterable(ask(connection, period) for period in periods)
        with saving(path) as file:
            write(file, kind, ({column: getattr(row, column) for column in _columns(kind)} for row in rows))
        written.append(path)
    return written


def _columns(kind: type) -> list[str]:
    return [one.name for one in fields(kind)]


def _csv(file: BinaryIO, kind: type, rows: Iterator[dict[str, Any]]) -> None:
    """With a byte order mark, without which Excel takes it for another encoding."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    sheet = csv.DictWriter(text, _columns(kind))
    sheet.writeheader()
    for row in rows:
        sheet.writerow({name: neutral(_cell(value)) for name, value in row.items()})
    text.detach()


def _jsonl(file: BinaryIO, kind: type, rows: Iterator[dict[str, Any]]) -> None:
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")


def _parquet(file: BinaryIO, kind: type, rows: Iterator[dict[str, Any]]) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as err:
        hint = "Install it: pip install 'carelint[parquet]', or choose csv or jsonl."
        raise SettingsError("what writes Parquet is not installed", key="--form", hint=hint) from err
    made = {
        bool: pyarrow.bool_(), int: pyarrow.int64(), date | None: pyarrow.date32(),
        tuple[str, ...]: pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    hints = get_type_hints(kind)
    shape = pyarrow.schema([(name, made.get(hints[name], pyarrow.string())) for name in _columns(kind)])
    with parquet.ParquetWriter(file, shape) as table:
        while part := list(islice(rows, PART)):
            table.write_table(pyarrow.Table.from_pylist(part, shape))


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, tuple) else value


FORMS: Mapping[str, Callable[[BinaryIO, type, Iterator[dict[str, Any]]], None]] = MappingProxyType(
    {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
)
