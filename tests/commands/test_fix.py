"""`carelint fix` shows what would change, and changes files only where somebody says so."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from carelint.cli import run
from tests.specimens import W, docx

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
    code = _fix("link.md", "--write", "--own-notes")

    assert code == 0
    assert (folder / "note.md").read_bytes() == FIXED.encode()
    assert stat.S_IMODE((folder / "note.md").stat().st_mode) == 0o640
    assert (folder / "link.md").is_symlink()
    assert capsys.readouterr().out == ""
    assert _fix("note.md", "--write", "--own-notes") == 0
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

    assert _fix("a.md", "note.md", "--write", "--own-notes") == 2
    assert (folder / "note.md").read_bytes() == FIXED.encode()
    assert "a.md" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_as_it_was(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Protected: the way out names no report."""
    os.chmod("note.md", 0o444)

    assert _fix("note.md", "--write", "--own-notes") == 2
    assert "the file could not be written (it is protected against writing)" in capsys.readouterr().err
    assert (folder / "note.md").read_bytes() == TEXT.encode()


class _Keyboard(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        """As a terminal says it."""
        return True


@pytest.mark.parametrize(("typed", "code", "written"), [("y\n", 0, FIXED), ("n\n", 1, TEXT), ("\n", 1, TEXT)])
def test_a_clinical_record_is_mended_by_who_wrote_it(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    code: int,
    written: str,
) -> None:
    """Who is at the keyboard is asked once, for all notes."""
    (folder / "second.md").write_bytes(TEXT.encode())
    monkeypatch.setattr(sys, "stdin", _Keyboard(typed))

    assert _fix("note.md", "second.md", "--write") == code
    out, err = capsys.readouterr()
    assert {(folder / name).read_bytes() for name in ("note.md", "second.md")} == {written.encode()}
    assert out.count("Did you write them, and is none of them filed yet? [y/N]") == 1
    assert "A clinical record is mended only by who wrote it, and only until it is filed." in err
    assert ("read your notes once more" in err) == (code == 0)


def test_where_nobody_can_be_asked_clinical_notes_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As in a hook: they are told apart, and other papers are written."""
    note = "72F, PMHx T2DM. Denies pain. O/E: chest clear. Tom is an addict. Plan: r/v mane.\n"
    (folder / "note.md").write_text(note)
    (folder / "policy.md").write_text("# Policy\n\nThis policy is for all staff. Two bed blockers were moved.\n")

    assert run(["fix", "note.md", "policy.md", "--write"]) == 1
    err = capsys.readouterr().err
    assert (folder / "note.md").read_text() == note
    assert "people waiting" in (folder / "policy.md").read_text()
    assert "1 clinical note is left as it is. A clinical record is mended only by who wrote it" in err
    assert "What is filed gets an addition, with your name and the date." in err


def test_asking_says_the_caution_once(folder: Path) -> None:
    """Each phrase is confirmed by a person anyway."""
    (folder / "second.md").write_bytes(TEXT.encode())
    command = [sys.executable, "-m", "carelint", "fix", "note.md", "second.md", "--register", "clinical", "-i"]
    done = subprocess.run(command, input="n\nn\n", capture_output=True, text=True, check=False)

    assert done.stderr.count("A clinical record is mended only by who wrote it") == 1


OLD = "Two bed blockers were moved.\n\nThe diabetic refused lunch.\n"
NEW = "Tom is an addict.\n"


def _policy(*args: str) -> int:
    return run(["fix", "--register", "policy", "--reader", "off", *args])


@pytest.mark.parametrize("how", ["--write", "-i"])
def test_what_a_baseline_holds_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    """Also where it moved to another file; how much, and by which flag it is mended all the same, is said."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n" * 9))
    (folder / "note.md").unlink()
    (folder / "b.md").write_text(OLD)
    assert run(["baseline", ".", "--register", "policy"]) == 0
    capsys.readouterr()
    (folder / "b.md").write_text("The garden was open.\n")
    (folder / "a.md").write_text(f"{OLD}\n{NEW}")

    assert _policy("a.md", "b.md", how) == 0
    assert (folder / "a.md").read_text() == f"{OLD}\n{NEW}".replace("an addict", "a person with an addiction")
    assert (
        "2 phrases stood there before (.carelint-baseline) and stay; --no-baseline mends them too."
        in capsys.readouterr().err
    )
    assert _policy("a.md", "b.md", how, "--no-baseline") == 0
    assert "bed blockers" not in (folder / "a.md").read_text()


def test_since_a_revision_only_new_words_are_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `check --since` lists them; without a name the whole repository; a hook does the same."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    (folder / "note.md").write_text(OLD)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    (folder / "note.md").write_text(f"{OLD}\n{NEW}")

    assert _policy("--since", "HEAD", "--write", "--hook") == 0
    assert (folder / "note.md").read_text() == f"{OLD}\n{NEW}".replace("an addict", "a person with an addiction")
    assert "2 phrases have no new word since HEAD, and stay." in capsys.readouterr().err
    assert _policy("note.md", "--since", "gone") == 2
    assert "gone" in capsys.readouterr().err


def test_levels_hold_as_in_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is only counted, or off, is not mended."""
    (folder / ".carelint.yaml").write_text("levels: {stigmatising: notice}\n")

    assert _policy("note.md", "--write") == 0
    assert (folder / "note.md").read_bytes() == TEXT.encode()
    assert "left to you" not in capsys.readouterr().err


def test_a_hook_heeds_what_the_settings_exclude(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the file is named, and says nothing where nothing changes."""
    (folder / ".carelint.yaml").write_text("exclude: [note.md]\n")

    assert _policy("note.md", "--write", "--hook") == 0
    assert (folder / "note.md").read_bytes() == TEXT.encode()
    assert capsys.readouterr() == ("", "")


def test_few_phrases_that_are_left_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line as it is then, words; of many the command that shows them."""
    (folder / "note.md").write_text("Tom is an addict.\n\nTwo **bed** blockers were moved.\n")
    assert _policy("note.md", "--write") == 0
    assert "1 phrase is left to you:\n  note.md:3: bed blockers\n" in capsys.readouterr().err

    (folder / "note.md").write_text("Two **bed** blockers were moved.\n\n" * 11)
    assert _policy("note.md", "--ignore", "jargon") == 0
    said = "carelint check note.md --register policy --ignore jargon --reader off --short shows them."
    assert f"11 phrases are left to you; {said}" in capsys.readouterr().err


def test_a_word_file_is_told_the_way(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing else, which would be no reason."""
    (folder / "a.docx").write_bytes(docx("<w:p><w:r><w:t>Tom is an addict.</w:t></w:r></w:p>"))

    assert _fix("a.docx") == 2
    assert capsys.readouterr().err == (
        "carelint: a.docx: only Markdown, text and HTML are changed\n"
        "  carelint check FILE -f docx=COPY --suggest puts the words in as tracked changes.\n"
    )


@pytest.mark.parametrize(("flags", "put"), [([], []), (["--suggest"], ["People with a mental illness"])])
def test_a_word_copy_takes_what_fix_would_put_in(folder: Path, flags: list[str], put: list[str]) -> None:
    """Sentence by sentence; without --suggest there are comments only."""
    said = ("Patients who refuse treatment are sent home.", "The mentally ill are being dumped on wards.")
    (folder / "a.docx").write_bytes(docx("".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in said)))

    assert run(["check", "a.docx", "-f", "docx=b.docx", "--register", "board", "-q", *flags]) == 1
    assert ["".join(one.itertext()) for one in etree.fromstring(_part("document")).iter(f"{W}ins")] == put
    assert b"choose not to have" in _part("comments")


def test_a_word_copy_of_notes_takes_them_too(folder: Path) -> None:
    """A copy with suggestions is no record; whoever accepts them does it as in any text."""
    (folder / "a.docx").write_bytes(docx("<w:p><w:r><w:t>Tom is an addict.</w:t></w:r></w:p>"))

    assert run(["check", "a.docx", "-f", "docx=b.docx", "--register", "clinical", "-q", "--suggest"]) == 1
    assert b"a person with an addiction" in _part("document")


def _part(name: str) -> bytes:
    """A part of the copy."""
    with zipfile.ZipFile("b.docx") as archive:
        return archive.read(f"word/{name}.xml")
