"""Tables as spreadsheets save them: encodings, what parts the columns, workbooks, and files that are none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from carelint.errors import Mistake
from carelint.gate.sheets import sheets

ROWS = [["avoid", "say instead", "why"], ["naïve", "“new” – here", "It says, too much; of them."]]
EXCEL = "avoid;say instead;why\r\nnaïve;“new” – here;It says, too much\\; of them.\r\n".replace("\\;", ",")


def workbook(*sheets_: tuple[str, list[list[object]]]) -> bytes:
    """A workbook of these sheets, each with its rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets_:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(encoding: str, tmp_path: Path) -> None:
    """UTF-8 with and without its mark, UTF-16, and what Excel writes in Western Europe."""
    (tmp_path / "a.csv").write_bytes(EXCEL.encode(encoding))
    mistakes: list[Mistake] = []
    (sheet,) = sheets(tmp_path / "a.csv", mistakes)

    assert mistakes == []
    assert sheet.rows[1] == (2, ["naïve", "“new” – here", "It says, too much, of them."])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("avoid,say instead\na,b;c;d;e\n", [(1, ["avoid", "say instead"]), (2, ["a", "b;c;d;e"])]),
        ("avoid;say instead\na;b,c,d,e\n", [(1, ["avoid", "say instead"]), (2, ["a", "b,c,d,e"])]),
        ("avoid\tsay instead\na\tb\n", [(1, ["avoid", "say instead"]), (2, ["a", "b"])]),
        ("sep=;\navoid;say instead\na;b\n", [(2, ["avoid", "say instead"]), (3, ["a", "b"])]),
        ('avoid,why\n"a\nb",c\n\nd,e\n', [(1, ["avoid", "why"]), (2, ["a\nb", "c"]), (4, ["d", "e"])]),
    ],
)
def test_what_parts_the_columns(text: str, rows: object, tmp_path: Path) -> None:
    """The sign under which the titles are known; rows are counted as a spreadsheet shows them."""
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    (sheet,) = sheets(tmp_path / "a.csv", [])

    assert sheet.rows == rows


def test_a_workbook(tmp_path: Path) -> None:
    """Every sheet in which something stands; numbers as they are shown, rows and columns where they are."""
    made = workbook(("Words", [[], ["", "avoid", "level"], ["", "24/7", 7.0], ["", True, 1.5]]), ("Empty", []))
    (tmp_path / "a.xlsx").write_bytes(made)
    (sheet,) = sheets(tmp_path / "a.xlsx", [])

    assert (sheet.name, sheet.rows) == (
        "Words",
        [(2, ["", "avoid", "level"]), (3, ["", "24/7", "7"]), (4, ["", "true", "1.5"])],
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"avoid,why\n", "a.xlsx: "),
        ("a.xlsx", workbook(("Words", []))[:300], "a.xlsx: "),
        ("a.csv", workbook(("Words", [])), "it is a workbook\n  Give it the suffix .xlsx."),
        ("a.csv", b"", "nothing stands in it"),
        ("a.xlsx", workbook(("Words", [])), "nothing stands in it"),
        ("a.csv", b"avoid\0why\n", "this is not a text"),
        ("a.csv", b'avoid,why\n"' + b"x" * (1 << 20), "a cell is longer than any spreadsheet takes"),
    ],
)
def test_files_that_are_no_tables(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    """One mistake that names the file, with a way out."""
    (tmp_path / name).write_bytes(data)
    mistakes: list[Mistake] = []

    assert sheets(tmp_path / name, mistakes) == []
    assert [told in str(one) and bool(one.hint) for one in mistakes] == [True]
