"""What is kept is looked after: lists, tables for other programs, copies, a look at the whole, and forgetting."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from pyarrow import parquet

from carelint.audit.seen import Noticed, Seen, SeenUnread
from carelint.cli import run
from tests.audit.conftest import held
from tests.audit.test_store import RULE, document, put

SECRET = "Whitfield"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def filled(place: str) -> str:
    """A store with three files, one of them with a name in it that is to be forgotten."""
    found = (Noticed(RULE.id, "change", "clinical", f"=bed of {SECRET}", "page 1", "f", f"{SECRET} waits."),)
    put(place, "a.docx", Seen("x", "a.docx", (document(),)))
    put(place, "b.docx", Seen("y", "b.docx", (document(findings=found, title=SECRET),)))
    put(place, "b.docx", Seen("z", "b.docx", (document(findings=found),)))
    put(place, "p.zip \u203a c.docx", Seen("w", "p.zip \u203a c.docx", (), (SeenUnread("", "it is damaged", "Ask."),)))
    return place


def _said(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["audit", *command])
    found = capsys.readouterr()
    return code, found.out + found.err


def test_what_is_listed_and_shown(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Periods; whose papers, what judged, what was not read; a paper with its versions."""
    assert _said(capsys, "list", "--store", filled) == (
        0,
        "2026-Q3: 2 papers, 200 words, 1 not read, 1 earlier version\n",
    )
    code, shown = _said(capsys, "show", "2026-Q3", "--store", filled)
    assert code == 0
    for words in (
        "Board: 2 papers",
        "dictionary abc",
        "packs wider",
        "Not read: p.zip \u203a c.docx: it is damaged. Ask.",
    ):
        assert words in shown
    code, shown = _said(capsys, "show", "2026-Q3", "b.docx", "--store", filled)
    assert code == 0
    for words in (
        "version 1, replaced by a later version",
        "version 2",
        "(from the name)",
        f"“=bed of {SECRET}”",
        "care: “kind”",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["show", "2026-Q1"], "Kept are: 2026-Q3."),
        (["show", "2026-Q3", "z.docx"], "no such paper"),
        (["export", "2026-Q1", "-o", "out"], "Kept are: 2026-Q3."),
        (["forget", "2026-Q1", "--yes"], "nothing is kept"),
        (["forget", "2026-Q3", "z.docx", "--yes"], "no such paper"),
        (["forget", "2026-Q3"], "--yes"),
        (["backup", "."], "something is there already"),
        (["backup", "audit.db/copy.db"], "cannot be made"),
    ],
)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_somebody_has_to_change(
    command: list[str], said: str, filled: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2 and the way out; nothing is changed."""
    before = held(filled)
    code, told = _said(capsys, *command, "--store", filled)

    assert (code, said in told) == (2, True), told
    assert held(filled) == before


def test_tables_hold_the_same_in_every_form(filled: str) -> None:
    """Row by row; a spreadsheet calculates nothing."""
    for form in ("csv", "jsonl", "parquet"):
        assert run(["audit", "export", "--form", form, "--output", "out", "--store", filled]) == 0
    for name in ("documents", "counts", "findings", "care", "traces", "unread"):
        lines = [json.loads(line) for line in Path(f"out/{name}.jsonl").read_text().splitlines()]
        table = parquet.read_table(f"out/{name}.parquet")
        with open(f"out/{name}.csv", encoding="utf-8-sig", newline="") as file:
            cells = list(csv.DictReader(file))

        assert [json.loads(json.dumps(row, default=str)) for row in table.to_pylist()] == lines
        assert [list(row) for row in cells] == [list(row) for row in lines]
        assert len(lines) == len(cells) > 0
    assert f",'=bed of {SECRET}," in Path("out/findings.csv").read_text(encoding="utf-8-sig")
    assert "date32" in str(parquet.read_schema("out/documents.parquet").field("meets").type)


def test_a_copy_is_a_store(filled: str) -> None:
    """It holds the same, in one file, and is not put in the place of another."""
    assert run(["audit", "backup", "copy.db", "--store", filled]) == 0
    assert held("copy.db") == held(filled)
    assert run(["audit", "backup", "copy.db", "--store", filled]) == 2
    assert [path.name for path in Path().iterdir() if path.name.startswith((".carelint", "copy"))] == ["copy.db"]


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE file SET current = 0 WHERE version = 2", "b.docx: 0 of its versions"),
        ("DELETE FROM unread", "p.zip \u203a c.docx: neither a document nor a reason"),
        ("DELETE FROM count WHERE document_id = 1", "a.docx: fewer phrases of objectifying/bed-blocker"),
        ("DELETE FROM file WHERE version = 2", "rows that belong to nothing"),
    ],
)
def test_a_store_that_is_not_whole(damage: str, said: str, filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each thing that does not belong together is named; a whole one is said to be whole."""
    assert _said(capsys, "check", "--store", filled) == (0, "The store is whole.\n")
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(damage)
    code, told = _said(capsys, "check", "--store", filled)

    assert (code, said in told) == (2, True), told


def test_what_is_forgotten_is_gone(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In all its versions; in SQLite not a byte is left, in the file or beside it."""
    code, told = _said(capsys, "forget", "2026-Q3", "b.docx", "--yes", "--store", filled)

    assert (code, told) == (0, "Forgotten: 2 versions of files with 2 documents of 2026-Q3.\n")
    assert SECRET not in str(held(filled))
    assert "a.docx" in str(held(filled))
    if "://" not in filled:
        assert not any(SECRET.encode() in path.read_bytes() for path in Path(filled).parent.glob("audit.db*"))


@pytest.mark.parametrize("names", [[], ["a.docx", "b.docx", "p.zip"]])
def test_all_of_a_period(names: list[str], filled: str) -> None:
    """By its name, or paper by paper, with what is in a zip file: no row is left, of what judged neither."""
    assert run(["audit", "forget", "2026-Q3", *names, "--yes", "--store", filled]) == 0
    assert not any(held(filled).values())
