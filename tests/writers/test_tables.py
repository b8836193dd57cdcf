"""CSV and Excel: one row a finding, and no cell that calculates."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings

from carelint.errors import WriteError
from carelint.finding import Report, Unread
from carelint.places import Place
from carelint.rule import Level
from carelint.source import Source
from carelint.writers import BINARY, WRITERS
from carelint.writers.exchange import xlsx
from carelint.writers.exchange.csv import neutral
from carelint.writers.exchange.rows import COLUMNS
from carelint.writers.options import Options
from carelint.writers.voice.wording import one_line
from tests.writers import made

FORMULA = re.compile(r"(?:^|[\r\n;])\s*[=+\-@＝＋－＠]|^[\t\r]")
GONE = Unread(Source("gone.docx"), "there is no such file", "Check its name and folder.")


def _csv(report: Report, **options: bool) -> list[dict[str, str]]:
    data = WRITERS["csv"].write(report, options=Options(**options))  # type: ignore[arg-type]
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _workbook(report: Report) -> openpyxl.Workbook:
    data = WRITERS["xlsx"].write(report, options=Options())
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize(
    "text", ["", "plain", "a = b", "well-known", "5 - 3", "name@example.org", "e.g. a+b", "x; y", 7, None]
)
def test_harmless_cells_stay_as_they_are(text: str | int | None) -> None:
    """A sign in the middle calculates nothing."""
    assert neutral(text) == text


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("a\n=1", "a\n'=1"),
        ("a\r\n @x", "a\r\n '@x"),
        ("a;=1", "a;'=1"),
        ("\uff1d1", "'\uff1d1"),
    ],
)
def test_formulas_are_made_text(cell: str, safe: str) -> None:
    """At the start, after spaces of any kind, on a later line, after a semicolon."""
    assert neutral(cell) == safe


def test_csv_has_one_row_a_finding() -> None:
    """And one for what was not read."""
    first = made.found(place=Place(line=4, column=2, heading="Winter plan"))
    rows = _csv(made.report(made.checked(first, made.found(level=Level.NOTICE)), unread=(GONE,)))

    assert [row["level"] for row in rows] == ["change", "not read"]
    assert (rows[0]["text"], rows[0]["line"], rows[0]["heading"]) == ("bed blockers", "4", "Winter plan")
    assert rows[1]["message"] == "there is no such file. Check its name and folder."


@settings(max_examples=60, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_makes_a_quiet_table(words: str) -> None:
    """As many rows and cells as there should be; none begins to calculate."""
    rows = _csv(made.hostile(words))

    assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    assert not [cell for row in rows for cell in row.values() if FORMULA.search(cell)]


def test_workbook_has_what_was_noticed_the_documents_and_what_was_not_read() -> None:
    """With a header that stays, filters, and widths."""
    done = made.checked(made.found(place=Place(page=3)), made.found("other"), format="pdf", title="Winter plan")
    book = _workbook(made.report(done, unread=(GONE,)))
    noticed, documents, unread = book.worksheets

    assert book.sheetnames == ["Noticed", "Documents", "Not read"]
    assert (noticed.freeze_panes, noticed.auto_filter.ref) == ("A2", "A1:AA3")
    assert noticed["A1"].font.bold
    assert noticed["D2"].value == "bed blockers"
    assert noticed["D2"].alignment.wrap_text
    assert [cell.value for cell in documents[2]][:7] == ["paper.md", "Winter plan", "pdf", "board", 100, 2, 0]
    assert [cell.value for cell in unread[2]] == ["gone.docx", "there is no such file", "Check its name and folder."]


def test_an_empty_workbook_says_so() -> None:
    """No sheet is left blank."""
    book = _workbook(made.report())

    assert [sheet["A2"].value for sheet in book] == [
        "Nothing was noticed.",
        "No document was read.",
        "Every document was read.",
    ]


def _quiet(report: Report) -> list[str]:
    """Texts of the workbook, after its parts were looked at."""
    data = WRITERS["xlsx"].write(report, options=Options())
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            assert not (name.startswith("xl/worksheets/") and (b"<f>" in part or b"hyperlink" in part))
            assert b'TargetMode="External"' not in part
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    return [cell.value for cell in cells if cell.data_type == "s"]


@settings(max_examples=40, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_is_a_text_in_the_workbook(words: str) -> None:
    """Never a formula or a link, and nothing of it is lost."""
    texts = _quiet(made.hostile(words))

    assert not one_line(words) or one_line(words) in texts


@pytest.mark.parametrize("attack", [*made.ATTACKS, "https://example.org", "mailto:a@example.org", "_x0041_", "{=1}"])
def test_nothing_in_a_document_acts_in_the_workbook(attack: str) -> None:
    """Addresses stay words, and so do Excel's own escapes."""
    assert one_line(attack) in _quiet(made.hostile(attack))


def test_a_cell_holds_no_more_than_excel_takes() -> None:
    """Counted in UTF-16 units; a mark says that there is more."""
    texts = _quiet(made.report(made.checked(made.found(context="\U0001f44d" * 20_000))))
    long = max(texts, key=len)

    assert len(long.encode("utf-16-le")) // 2 <= 32_767
    assert long.endswith("\U0001f44d …")


def test_a_sheet_holds_no_more_rows_than_excel_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last row says how many more there are."""
    monkeypatch.setattr(xlsx, "ROWS", 5)
    book = _workbook(made.report(made.checked(*[made.found(line=i) for i in range(1, 11)])))

    assert book["Noticed"].max_row == 5
    assert book["Noticed"]["A5"].value == "7 more rows do not fit on an Excel sheet; the CSV form has them all."


def test_without_the_library_there_is_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(WriteError, match="pip install XlsxWriter"):
        WRITERS["xlsx"].write(made.report(), options=Options())


def test_no_screen_shows_a_workbook() -> None:
    """It is bytes."""
    assert "xlsx" in BINARY


def test_a_workbook_tells_nothing_of_its_maker() -> None:
    """Neither a person's name nor a folder stands in its properties."""
    data = WRITERS["xlsx"].write(made.report(made.checked(made.found())), options=Options())
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        said = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("docProps/"))

    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", said) in ([], ["", ""])
    assert "/" not in re.sub(r"<[^>]*>|carelint/report/1|Z", "", said)
