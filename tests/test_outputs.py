"""Where reports go: whole or not at all, each in a file of its own, and never in the place of a paper."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from carelint.cli import run
from carelint.errors import SettingsError, WriteError
from carelint.outputs import Output, hold_to_form, hold_to_length, wanted
from carelint.writers import COPIES
from carelint.writers.options import Options
from carelint.writers.save import save
from tests.specimens import docx
from tests.writers.test_docx import p, r

NOTICED = "Two bed blockers were moved.\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with a paper in it."""
    monkeypatch.chdir(tmp_path)
    Path("paper.md").write_text(NOTICED, encoding="utf-8")


def _names() -> list[str]:
    return sorted(path.name for path in Path().rglob("*"))


@pytest.mark.parametrize(
    ("forms", "output", "found"),
    [
        ([], None, [("text", None)]),
        (["json"], None, [("json", None)]),
        (["json"], "a", [("json", "a")]),
        (["html=a", "json"], None, [("html", "a"), ("json", None)]),
        (["html=a", "json"], "b", [("html", "a"), ("json", "b")]),
        ([], "a.html", [("html", "a.html")]),
        ([], "A.PDF", [("pdf", "A.PDF")]),
        ([], "a.docx", [("report-docx", "a.docx")]),
        ([], "a.txt", [("text", "a.txt")]),
        ([], "report", [("text", "report")]),
        ([], "a.log", [("text", "a.log")]),
        (["text"], "a.htlm", [("text", "a.htlm")]),
        (["json"], "a.html", [("json", "a.html")]),
        (["html=a", "text"], "b.md", [("html", "a"), ("text", "b.md")]),
        (["html=/dev/null", "json=/dev/null"], None, [("html", "/dev/null"), ("json", "/dev/null")]),
    ],
)
def test_what_is_wanted(forms: list[str], output: str | None, found: list[tuple[str, str | None]]) -> None:
    """Every form with its file; one may go to the screen."""
    outputs = wanted(forms, Path(output) if output else None)

    assert [(one.form, str(one.path) if one.path else None) for one in outputs] == found


@pytest.mark.parametrize(
    ("forms", "output"),
    [
        (["letter"], None),
        ([], "a.htlm"),
        ([], "a.xls"),
        (["json", "html"], None),
        (["json=a"], "b"),
        (["json="], None),
        (["json=a", "html=a"], None),
        (["json=a", "html=./a"], None),
        (["json=a", "html"], "a"),
        (["json=paper.md", "html=link.md"], None),
    ],
)
def test_what_cannot_be_wanted(forms: list[str], output: str | None) -> None:
    """No such form, two forms on one screen, and two forms in one file, under whatever name."""
    Path("link.md").symlink_to("paper.md")
    with pytest.raises(SettingsError) as caught:
        wanted(forms, Path(output) if output else None)

    assert caught.value.hint


@pytest.mark.parametrize(
    ("forms", "look"),
    [
        (["json=a"], Options(short=True)),
        (["html=a"], Options(summary=True)),
        (["text"], Options(short=True, summary=True)),
    ],
)
def test_what_cannot_be_short(forms: list[str], look: Options) -> None:
    """A form that has no short one says so, with those that have."""
    with pytest.raises(SettingsError) as caught:
        hold_to_length(wanted(forms), look)

    assert caught.value.hint


def test_what_can_be_short() -> None:
    """One of the forms is enough: the others are as they are."""
    hold_to_length(wanted(["html=a", "json"]), Options(short=True))
    hold_to_length(wanted([]), Options(summary=True))


def test_the_quiet_hear_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The report is written, and not a word is said beside it."""
    assert run(["check", "paper.md", "-o", "report.html", "--quiet"]) == 1
    assert capsys.readouterr() == ("", "")
    assert Path("report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_copy_cannot_be_redacted() -> None:
    """What is the document itself holds its text; text and data are masked."""
    hold_to_form([Output("text"), Output("json", Path("a"))], terminal=True, redact=True)
    for form in COPIES:
        with pytest.raises(SettingsError, match="a copy of the document itself"):
            hold_to_form([Output(form, Path("a"))], terminal=True, redact=True)


@pytest.mark.parametrize("name", ["paper.md", "./paper.md", "link.md", "hard.md"])
@pytest.mark.parametrize("said", ["paper.md", ".", "*.md"])
def test_a_paper_is_never_overwritten(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The output is one of the documents, named, found in a folder, or under another name: refused, nothing touched."""
    Path("link.md").symlink_to("paper.md")
    os.link("paper.md", "hard.md")

    assert run(["check", said, "-f", "html", "-o", name]) == 2
    assert "is one of the documents" in capsys.readouterr().err
    assert Path("paper.md").read_text(encoding="utf-8") == NOTICED


def test_a_new_file_has_the_mode_that_is_usual_here() -> None:
    """The umask decides for a new file; an old one keeps its own mode."""
    before = os.umask(0o027)
    try:
        save(Path("new"), "x")
    finally:
        os.umask(before)
    os.chmod("paper.md", 0o604)
    save(Path("paper.md"), "x")

    assert stat.S_IMODE(os.stat("new").st_mode) == 0o640
    assert stat.S_IMODE(os.stat("paper.md").st_mode) == 0o604


def test_a_link_stays_a_link() -> None:
    """What it leads to is written, there or not yet there."""
    Path("folder").mkdir()
    Path("link").symlink_to("folder/report")
    save(Path("link"), "first")
    save(Path("link"), "second")

    assert Path("link").is_symlink()
    assert Path("folder/report").read_text(encoding="utf-8") == "second"


def test_a_pipe_takes_what_comes() -> None:
    """A named pipe is written into, not put aside."""
    os.mkfifo("pipe")
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(Path("pipe").read_bytes()))
    reader.start()
    save(Path("pipe"), "report")
    reader.join(10)

    assert taken == [b"report"]
    assert stat.S_ISFIFO(os.stat("pipe").st_mode)


@pytest.mark.parametrize("target", ["/dev/full", "no/folder", "paper.md/x", "folder", "loop", "locked", "x" * 300])
def test_what_cannot_be_written_is_said(target: str) -> None:
    """A full disk, a missing folder, a folder, a loop, a protected file: one message, and nothing left behind."""
    Path("folder").mkdir()
    Path("loop").symlink_to("loop")
    Path("locked").write_text("old", encoding="utf-8")
    os.chmod("locked", 0o444)
    before = _names()
    with pytest.raises(WriteError, match="could not be written") as caught:
        save(Path(target), "new")

    assert caught.value.hint
    assert _names() == before
    assert Path("locked").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "No space left on device"), SystemExit])
def test_nothing_half_is_left(fault: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped, or the disk full, before the file is whole: the old one stands, and no other."""

    def stop(_: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises((KeyboardInterrupt, SystemExit, WriteError)):
        save(Path("paper.md"), "new")

    assert _names() == ["paper.md"]
    assert Path("paper.md").read_text(encoding="utf-8") == NOTICED


@pytest.mark.parametrize(
    ("forms", "written", "told"),
    [
        (["json=a.json", "html=b.html", "text"], ["a.json"], ["b.html: html: the report could not be written"]),
        (["html=b.html", "jsonl=a.jsonl", "text"], ["a.jsonl"], ["it is protected against writing"]),
        (["jsonl=b.html", "json=a.json", "text"], ["a.json"], ["b.html: jsonl: the report could not be written"]),
        (
            ["jsonl=no/a", "jsonl=/dev/full", "jsonl=a.jsonl"],
            ["a.jsonl"],
            ["its folder does not exist", "No space left"],
        ),
        (["docx=a.docx", "json=a.json", "text"], ["a.json"], ["paper.md: docx: it is no Word document"]),
        (["pdf-notes=a.pdf", "json=folder", "text"], [], ["it is no PDF", "it is a folder"]),
    ],
)
def test_every_form_that_can_be_written_is_written(
    forms: list[str], written: list[str], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be written costs itself alone: it is named, with the way out, and nothing half is left."""
    Path("folder").mkdir()
    Path("b.html").write_text("old", encoding="utf-8")
    os.chmod("b.html", 0o444)
    code = run(["check", "paper.md", *(word for form in forms for word in ("-f", form))])
    said = capsys.readouterr()

    assert code == 2
    assert ("bed blockers" in said.out) == ("text" in forms)
    assert all(one in said.err for one in told)
    assert _names() == sorted([*written, "b.html", "folder", "paper.md"])
    assert [line for line in said.err.splitlines() if line.startswith("Written")] == [
        f"Written to {w}" for w in written
    ]
    assert Path("b.html").read_text(encoding="utf-8") == "old"


def test_what_was_not_read_is_said_where_no_form_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, one line each; where a form goes to the screen, it stands there."""
    Path("empty.md").touch()
    assert run(["check", "gone.docx", "paper.md", "empty.md", "-f", "json=a.json"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "gone.docx: not read: there is no such file. Check its name and folder.",
        "empty.md: not read: it is empty. Is it the right file?",
        "Written to a.json",
        "1 phrase noticed in 1 document. 2 documents were not read. Packs wider and plain are off.",
    ]

    assert run(["check", "gone.docx"]) == 2
    said = capsys.readouterr()
    assert "there is no such file" in said.out
    assert said.err == ""


def test_a_message_acts_on_no_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in a path are shown in messages, not passed on."""
    assert run(["check", "paper.md", "-o", "no\x1b]0;x\x07/report"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_folder_takes_a_copy_of_each_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Under its own name, in folders that are made; what is no Word document is named, and costs only itself."""
    Path("papers/more").mkdir(parents=True)
    Path("papers/a.docx").write_bytes(docx(p(r(NOTICED))))
    Path("papers/more/b.docx").write_bytes(docx(p(r("Nothing to note."))))
    Path("papers/c.md").write_text(NOTICED, encoding="utf-8")

    code = run(["check", "papers", "-f", "docx=new/reviewed/", "--quiet"])

    assert code == 2
    assert sorted(str(path) for path in Path("new").rglob("*.docx")) == [
        str(Path("new/reviewed/a.docx")),
        str(Path("new/reviewed/more/b.docx")),
    ]
    assert "papers/c.md: docx: it is no Word document" in capsys.readouterr().err
    assert b"comments" in Path("new/reviewed/a.docx").read_bytes()


def test_copies_never_take_the_place_of_their_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the folder is the one that is read."""
    Path("a.docx").write_bytes(before := docx(p(r(NOTICED))))

    assert run(["check", "a.docx", "-f", "docx=./"]) == 2
    assert "would take the place of its document" in capsys.readouterr().err
    assert Path("a.docx").read_bytes() == before
