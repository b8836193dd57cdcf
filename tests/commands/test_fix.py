"""`carelint fix` shows what would change, and changes files only where somebody says so."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from carelint.cli import run

TEXT = "Tom is an addict.\r\n\r\nThe garden was open.\r\n"
FIXED = TEXT.replace("an addict", "a person with an addiction")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One note, and a file of another kind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_bytes(TEXT.encode())
    (tmp_path / "clean.txt").write_text("The garden was open.\n")
    (tmp_path / "old.rst").write_text("Tom is an addict.\n")
    return tmp_path


def _fix(*args: str) -> int:
    return run(["fix", "--register", "clinical", *args])


def test_shows_and_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A diff on standard output; the code says that something would change; what is no Markdown is counted."""
    code = _fix(".")
    out, err = capsys.readouterr()

    assert code == 1
    assert "-Tom is an addict.\r\n+Tom is a person with an addiction.\r\n" in out
    assert "fit 1 phrase in 1 document. --write puts them in" in err
    assert "1 file left as it is: only Markdown, text and HTML are changed." in err
    assert (folder / "note.md").read_bytes() == TEXT.encode()


def test_what_somebody_allowed_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither changed nor told as left to anybody."""
    (folder / ".carelint-allow.yaml").write_text("- rule: stigmatising\n  reason: quoted\n")

    assert _fix("note.md", "--write") == 0
    assert capsys.readouterr().err == "Nothing was changed: no words of care could simply be put in.\n"
    assert (folder / "note.md").read_bytes() == TEXT.encode()


def test_writes_when_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In place, with the file's own mode, through a link; a second time there is nothing to do."""
    (folder / "note.md").chmod(0o640)
    (folder / "link.md").symlink_to("note.md")
    code = _fix("link.md", "--write")

    assert code == 0
    assert (folder / "note.md").read_bytes() == FIXED.encode()
    assert stat.S_IMODE((folder / "note.md").stat().st_mode) == 0o640
    assert (folder / "link.md").is_symlink()
    assert capsys.readouterr().out == ""
    assert _fix("note.md", "--write") == 0
    assert "Nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "written"), [("y\n", FIXED), ("n\n", TEXT), ("q\n", TEXT), ("", TEXT)])
def test_asks(folder: Path, typed: str, written: str) -> None:
    """In a terminal, or with the answers from a pipe."""
    command = [sys.executable, "-m", "carelint", "fix", "note.md", "--register", "clinical", "-i"]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "- Tom is «an addict»." in done.stdout
    assert (folder / "note.md").read_bytes() == written.encode()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-"], "standard input"),
        (["gone.md"], "there is no such file"),
        (["old.rst"], "only Markdown, text and HTML are changed"),
        (["note.md", "--register", "x"], "x"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], args: list[str], said: str
) -> None:
    """With code 2, and nothing changed."""
    assert _fix(*args) == 2
    assert said in capsys.readouterr().err


def test_what_is_wrong_with_one_file_costs_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are written, and the code tells."""
    (folder / "a.md").write_bytes(b" ")

    assert _fix("a.md", "note.md", "--write") == 2
    assert (folder / "note.md").read_bytes() == FIXED.encode()
    assert "a.md" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_as_it_was(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Protected: the way out names no report."""
    os.chmod("note.md", 0o444)

    assert _fix("note.md", "--write") == 2
    assert "the file could not be written (it is protected against writing)" in capsys.readouterr().err
    assert (folder / "note.md").read_bytes() == TEXT.encode()
