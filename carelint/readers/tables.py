"""Tables of texts: CSV, TSV, JSON lines, Parquet and Excel, each row a document of its own.

In: a path or bytes, and the names of its columns. Out: `Document`s one by one; a row without words gives none, a table
without any is unreadable. Rows are handed on as they are read, in constant memory; only Excel is read whole, and is
held to the size that any document may have.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, BinaryIO, TextIO

from carelint.document import Block, Document
from carelint.errors import QUOTES, UnreadableError
from carelint.readers import text as plain
from carelint.readers import xlsx
from carelint.readers.options import Options
from carelint.source import Source

Row = Mapping[str, Any]
SNIFFED = 65_536
"""Characters of the first line in which the sign that parts the columns is counted; our choice: the names of a thousand
columns, while a file without line ends is not read into memory for it."""
LONGEST_CELL = 100 << 20
"""Characters of one cell; our choice (2026-11-27): as much as one part of a package may hold (`Limits.part_mb`); the
csv module's own 131,072 would refuse a report of some fifty pages that stands in one."""
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is read from, and what is wanted of it."""

    path: str
    options: Options
    data: bytes | None = None
    """Its bytes, where they are at hand; else the file is opened."""

    def opened(self) -> BinaryIO:
        """The file, or the bytes, at their beginning."""
        return open(self.path, "rb") if self.data is None else io.BytesIO(self.data)

    def hold_to_columns(self, names: Iterable[Any]) -> None:
        """Raises UnreadableError where a wanted column is not among those that there are."""
        known = [str(name) for name in names]
        if not known:
            raise UnreadableError("it is empty", path=self.path, hint="Is it the right file?")
        for wanted in (self.options.column, self.options.id_column):
            if wanted and wanted not in known:
                hint = f"{QUOTES}{', '.join(known[:20])}."
                raise UnreadableError(f"there is no column {wanted!r} in it", path=self.path, hint=hint)


def rows(path: str, options: Options, data: bytes | None = None) -> Iterator[Document]:
    """Each row of the table as a document. Raises UnreadableError, also in the middle."""
    source = SOURCES[PurePath(path).suffix.lower()]
    if data is None and os.path.exists(path) and not os.path.isfile(path):
        raise UnreadableError("it is no file", path=path, hint="Name a document.")
    found = False
    try:
        for number, row in enumerate(source(Table(path, options, data)), 1):
            text = row.get(options.column)
            if isinstance(text, str) and text.strip():
                found = True
                yield _document(path, number, row, text, options)
    except OSError as err:
        raise UnreadableError("it cannot be opened", path=path, hint="Check its name, and who may read it.") from err
    except (UnicodeDecodeError, csv.Error) as err:
        raise UnreadableError("the table is damaged", path=path, hint="Export it anew, as UTF-8.") from err
    if not found:
        reason = f"no row holds words in the column {options.column!r}"
        raise UnreadableError(reason, path=path, hint="Is it the right table, and the right column?")


def _document(path: str, number: int, row: Row, text: str, options: Options) -> Document:
    name = row.get(options.id_column) if options.id_column else None
    source = Source(path, row=number, id="" if name is None else str(name))
    made = plain.document(text, path)
    blocks = tuple(_placed(block, number) for block in made.blocks)
    return replace(made, source=source, format="table", blocks=blocks)


def _placed(block: Block, number: int) -> Block:
    return replace(block, place=replace(block.place, row=number))


def _separated(table: Table) -> Iterator[Row]:
    """CSV and TSV, whatever parts the columns."""
    csv.field_size_limit(LONGEST_CELL)
    with table.opened() as file:
        lines = io.TextIOWrapper(file, encoding=_encoding(file), newline="")
        found = csv.DictReader(lines, delimiter=_delimiter(lines, table.path))
        table.hold_to_columns(found.fieldnames or ())
        for row in found:
            yield {key: value for key, value in row.items() if key is not None}


def _encoding(file: BinaryIO) -> str:
    """UTF-8 with or without BOM, UTF-16 by its BOM, else windows-1252; found out by reading it once."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    head = file.read(2)
    file.seek(0)
    if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    try:
        while chunk := file.read(1 << 20):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8-sig"


def _delimiter(file: TextIO, path: str) -> str:
    """What parts the columns: tabs in a .tsv, else whichever the first line holds most of."""
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    first = file.readline(SNIFFED)
    file.seek(0)
    return max(DELIMITERS, key=first.count)


def _json_lines(table: Table) -> Iterator[Row]:
    """The first object names the columns."""
    first = True
    with table.opened() as file:
        for number, line in enumerate(io.TextIOWrapper(file, encoding="utf-8-sig"), 1):
            if line.strip():
                row = _object(line, number, table.path)
                if first:
                    table.hold_to_columns(row)
                    first = False
                yield row


def _object(line: str, number: int, path: str) -> Row:
    hint = "Each line must be an object: {…}."
    try:
        row = json.loads(line)
    except ValueError as err:
        raise UnreadableError(f"line {number} is no JSON", path=path, hint=hint) from err
    if not isinstance(row, dict):
        raise UnreadableError(f"line {number} is no object", path=path, hint=hint)
    return row


def _parquet(table: Table) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException, parquet  # an extra: 40 MB that only data teams need
    except ImportError as err:
        hint = "Install it with: pip install 'carelint[parquet]'"
        raise UnreadableError("reading Parquet needs pyarrow", path=table.path, hint=hint) from err
    wanted = [name for name in (table.options.column, table.options.id_column) if name]
    try:
        with table.opened() as opened, parquet.ParquetFile(opened) as file:
            table.hold_to_columns(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=1_000, columns=wanted):
                yield from batch.to_pylist()
    except ArrowException as err:
        raise UnreadableError("the table is damaged", path=table.path, hint="Export it anew.") from err


def _excel(table: Table) -> Iterator[Row]:
    """The first sheet that has the column; its first row names the columns."""
    seen: list[str] = []
    for _, _, lines in xlsx.sheets(_whole(table), table.path, table.options):
        names = [str(value).strip() for value in next(lines, (0, ()))[1]]
        if table.options.column in names:
            table.hold_to_columns(names)
            yield from (dict(zip(names, row, strict=False)) for _, row in lines)
            return
        seen += names
    table.hold_to_columns(seen)


def _whole(table: Table) -> bytes:
    """All bytes of what cannot be read row by row."""
    most = table.options.limits.file_mb
    with table.opened() as file:
        data = file.read((most << 20) + 1)
    if len(data) > most << 20:
        hint = "Save it as .csv, or allow more with limits: {file_mb: …}."
        raise UnreadableError(f"it is larger than {most} MB", path=table.path, hint=hint)
    return data


SOURCES: Mapping[str, Callable[[Table], Iterator[Row]]] = MappingProxyType(
    {
        ".csv": _separated,
        ".tsv": _separated,
        ".tab": _separated,
        ".jsonl": _json_lines,
        ".ndjson": _json_lines,
        ".parquet": _parquet,
        ".xlsx": _excel,
        ".xlsm": _excel,
    }
)
"""Suffix → how the rows are read."""
