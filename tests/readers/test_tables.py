"""Tables of texts: none vanishes without a word, and one on standard input is read like any other."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from carelint.cli import run
from carelint.document import Document
from carelint.finding import Unread
from carelint.limits import Limits
from carelint.readers.options import Options
from carelint.reading import Read, Reading
from tests.specimens import xlsx

NOTED = "Two bed blockers were moved."
KINDS = ["csv", "tsv", "jsonl", "parquet", "xlsx"]


def _table(kind: str, rows: Sequence[str], column: str = "note") -> bytes:
    """A table of this kind, whose rows have a number and one of these texts."""
    if kind == "jsonl":
        return "".join(json.dumps({"id": str(at), column: one}) + "\n" for at, one in enumerate(rows)).encode()
    if kind == "parquet":
        out = io.BytesIO()
        texts = pyarrow.array(list(rows), pyarrow.string())
        parquet.write_table(pyarrow.table({"id": pyarrow.array(range(len(rows))), column: texts}), out)
        return out.getvalue()
    if kind == "xlsx":
        return xlsx([["id", column], *([str(at), one] for at, one in enumerate(rows))])
    sign = "\t" if kind == "tsv" else ","
    return "".join(f"{at}{sign}{one}\n" for at, one in [("id", column), *enumerate(rows)]).encode()


def _read(path: Path, data: bytes, **options: object) -> list[Read]:
    path.write_bytes(data)
    with Reading(Options(**{"column": "note", **options})) as worker:  # type: ignore[arg-type]
        return list(worker.read(str(path)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [[], ["", "  "]], ids=["no rows", "empty cells"])
def test_a_table_without_words_is_unread(kind: str, rows: list[str], tmp_path: Path) -> None:
    """It is said which column held none."""
    (seen,) = _read(tmp_path / f"notes.{kind}", _table(kind, rows))

    assert isinstance(seen, Unread)
    assert seen.reason == "no row holds words in the column 'note'"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "jsonl"])
@pytest.mark.parametrize("wanted", ["column", "id_column"])
def test_columns_are_asked_of_the_header(kind: str, wanted: str, tmp_path: Path) -> None:
    """Also where no row follows it; JSON lines have none."""
    (seen,) = _read(tmp_path / f"notes.{kind}", _table(kind, []), **{wanted: "remark"})

    assert isinstance(seen, Unread)
    assert seen.reason == "there is no column 'remark' in it"
    assert seen.hint == "Its columns are: id, note."


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_table_is_called_so(data: bytes, tmp_path: Path) -> None:
    """It has no columns that could be named."""
    (seen,) = _read(tmp_path / "notes.csv", data)

    assert isinstance(seen, Unread)
    assert seen.reason == "it is empty"


@pytest.mark.parametrize("line", ['["note", "words"]', '"words"', "7", "null"])
def test_a_line_that_is_no_object_is_named(line: str, tmp_path: Path) -> None:
    """What came before it has been read."""
    first, second = _read(tmp_path / "notes.jsonl", _table("jsonl", [NOTED]) + line.encode())

    assert isinstance(first, Document)
    assert isinstance(second, Unread)
    assert second.reason == "line 2 is no object"


def test_a_workbook_is_held_to_the_size_of_a_file(tmp_path: Path) -> None:
    """It is read whole; a table that is streamed may be of any size."""
    limits = Limits(file_mb=0)
    (seen,) = _read(tmp_path / "notes.xlsx", _table("xlsx", [NOTED]), limits=limits)
    (streamed,) = _read(tmp_path / "notes.csv", _table("csv", [NOTED]), limits=limits)

    assert isinstance(seen, Unread)
    assert seen.reason == "it is larger than 0 MB"
    assert isinstance(streamed, Document)


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_on_standard_input(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its rows are documents, if a column is named; else it is a table, as in a file."""
    column = ["--column", "note", "--id-column", "id"]
    for arguments, code in ((column, 1), ([], 2) if kind != "xlsx" else ([], 1)):
        stdin = io.TextIOWrapper(io.BytesIO(_table(kind, [NOTED, "", NOTED])))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert run(["check", "-", "--stdin-filename", f"notes.{kind}", *arguments, "-f", "json"]) == code
        told = json.loads(capsys.readouterr().out)
        if arguments:
            assert [one["path"] for one in told["documents"]] == [f"notes.{kind}#0", f"notes.{kind}#2"]
        elif code == 2:
            assert told["unread"][0]["reason"] == "it is a table"


def test_limits_reach_each_row(tmp_path: Path) -> None:
    """A row that holds too many paragraphs is named, and the others are read."""
    notes = ({"note": "A. \n\n" * 9}, {"note": "The garden was open."})
    data = "\n".join(map(json.dumps, notes)).encode()
    first, second = _read(tmp_path / "notes.jsonl", data, limits=Limits(paragraphs=5))

    assert isinstance(first, Unread)
    assert "more than 5 paragraphs" in first.reason
    assert isinstance(second, Document)
