"""Tables of texts: CSV, TSV, JSON lines, Parquet and Excel, each row a document of its own, in constant memory.

In: a path and the names of its columns. Out: `Document`s one by one; a row without words gives none.
"""

from __future__ import annotations

import codecs
import csv
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, TextIO

from carelint.document import Block, Document
from carelint.errors import QUOTES, UnreadableError
from carelint.readers import text as plain
from carelint.readers import xlsx
from carelint.readers.options import Options
from carelint.source import Source

Row = Mapping[str, Any]
SNIFFED = 65_536
LONGEST_CELL = 100 << 20
DELIMITERS = ",;\t|"


def rows(path: str, options: Options) -> Iterator[Document]:
    """Each row of the table as a document. Raises UnreadableError, also in the middle."""
    source = SOURCES[PurePath(path).suffix.lower()]
    if os.path.exists(path) and not os.path.isfile(path):
        raise UnreadableError("it is no file", path=path, hint="Name a document.")
    known = False
    try:
        for number, row in enumerate(source(path, options), 1):
            if not known:
                _hold_to_columns(path, row, options)
                known = True
            text = row.get(options.column)
            if isinstance(text, str) and text.strip():
                yield _document(path, number, row, text, options)
    except OSError as err:
        raise UnreadableError("it cannot be opened", path=path, hint="Check its name, and who may read it.") from err
    except (UnicodeDecodeError, csv.Error) as err:
        raise UnreadableError("the table is damaged", path=path, hint="Export it anew, as UTF-8.") from err


def _document(path: str, number: int, row: Row, text: str, options: Options) -> Document:
    name = row.get(options.id_column) if options.id_column else None
    source = Source(path, row=number, id="" if name is None else str(name))
    made = plain.document(text, path)
    blocks = tuple(_placed(block, number) for block in made.blocks)
    return replace(made, source=source, format="table", blocks=blocks)


def _placed(block: Block, number: int) -> Block:
    return replace(block, place=replace(block.place, row=number))


def _hold_to_columns(path: str, row: Row, options: Options) -> None:
    for wanted in (options.column, options.id_column):
        if wanted and wanted not in row:
            names = ", ".join(map(str, list(row)[:20]))
            raise UnreadableError(f"there is no column {wanted!r} in it", path=path, hint=f"{QUOTES}{names}.")


def _separated(path: str, options: Options) -> Iterator[Row]:
    """CSV and TSV, whatever parts the columns."""
    csv.field_size_limit(LONGEST_CELL)
    with open(path, encoding=_encoding(path), newline="") as file:
        delimiter = _delimiter(file, path)
        for row in csv.DictReader(file, delimiter=delimiter):
            yield {key: value for key, value in row.items() if key is not None}


def _encoding(path: str) -> str:
    """UTF-8 with or without BOM, UTF-16 by its BOM, else windows-1252; found out by reading it once."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open(path, "rb") as file:
        head = file.read(2)
        if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _delimiter(file: TextIO, path: str) -> str:
    """What parts the columns: tabs in a .tsv, else whichever the first line holds most of."""
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    first = file.readline(SNIFFED)
    file.seek(0)
    return max(DELIMITERS, key=first.count)


def _json_lines(path: str, options: Options) -> Iterator[Row]:
    with open(path, encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as err:
                hint = "Each line must be an object: {…}."
                raise UnreadableError(f"line {number} is no JSON", path=path, hint=hint) from err
            if isinstance(row, dict):
                yield row


def _parquet(path: str, options: Options) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException, parquet  # an extra: 40 MB that only data teams need
    except ImportError as err:
        hint = "Install it with: pip install 'carelint[parquet]'"
        raise UnreadableError("reading Parquet needs pyarrow", path=path, hint=hint) from err
    try:
        with parquet.ParquetFile(path) as file:
            wanted = [name for name in (options.column, options.id_column) if name]
            known = set(wanted) <= set(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=1_000, columns=wanted if known else None):
                yield from batch.to_pylist()
    except ArrowException as err:
        raise UnreadableError("the table is damaged", path=path, hint="Export it anew.") from err


def _excel(path: str, options: Options) -> Iterator[Row]:
    """The first sheet that has the column; its first row names the columns."""
    data = Path(path).read_bytes()
    seen: list[Any] = []
    for _, _, lines in xlsx.sheets(data, path, options):
        names: list[str] = []
        for _, row in lines:
            if not names:
                names = [str(value).strip() for value in row]
                if options.column not in names:
                    seen += names
                    break
            else:
                yield dict(zip(names, row, strict=False))
        if options.column in names:
            return
    yield dict.fromkeys(map(str, seen))


SOURCES: Mapping[str, Callable[[str, Options], Iterator[Row]]] = MappingProxyType(
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
