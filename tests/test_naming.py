"""What a document is called in a report, and that its fingerprint is one however its path was typed."""

from __future__ import annotations

import csv
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carelint.cli import run
from carelint.document import one_paragraph
from carelint.finding import Report
from carelint.naming import Names
from carelint.run import cache_folder, check_documents, rulebook_for
from carelint.settings import Settings
from carelint.source import Source
from carelint.writers import WRITERS
from carelint.writers.options import Options
from tests.writers import made

NOTICED = "# Plan\n\nTwo bed blockers were moved.\n"


@pytest.fixture(params=[True, False], ids=["repository", "folder"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with papers, be it a repository."""
    for name in ("a.md", "sub/b.md", "other/keep.md"):
        (tmp_path / "repo" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "repo" / name).write_text(NOTICED, encoding="utf-8")
    if request.param:
        (tmp_path / "repo/.git").mkdir()
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path / "repo"


def _said(path: str, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["check", path, "-f", form]) == 1
    return capsys.readouterr().out


def _prints(form: str, said: str) -> list[str]:
    """Every fingerprint in a report."""
    if form == "csv":
        return [row["fingerprint"] for row in csv.DictReader(said.removeprefix("\ufeff").splitlines())]
    return re.findall(r'(?:fingerprint|primaryLocationLineHash)": "([0-9a-f]+)"', said)


@pytest.mark.parametrize("form", ["gitlab", "sarif", "json", "csv"])
def test_one_finding_has_one_fingerprint(
    form: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative, absolute, round a corner, through a link, from below and from elsewhere."""
    (home.parent / "link").symlink_to(home)
    typed = ["a.md", "./a.md", str(home / "a.md"), "sub/../a.md", ".//a.md", str(home.parent / "link/a.md")]
    prints = [_prints(form, _said(path, form, capsys)) for path in typed]
    monkeypatch.chdir(home / "sub")
    prints.append(_prints(form, _said("../a.md", form, capsys)))
    monkeypatch.chdir(home.parent)
    prints.append(_prints(form, _said("repo/a.md", form, capsys)))

    assert len(prints[0]) == 1
    assert all(one == prints[0] for one in prints)


@pytest.mark.parametrize("typed", ["a.md", "./a.md", "sub/../a.md", "{home}/a.md"])
def test_tools_are_told_where_it_lies(typed: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without ./ and without a folder of this machine."""
    path = typed.format(home=home)
    said = {form: _said(path, form, capsys) for form in ("gitlab", "sarif", "github", "json", "csv", "junit")}

    assert json.loads(said["gitlab"])[0]["location"]["path"] == "a.md"
    assert json.loads(said["json"])["documents"][0]["path"] == "a.md"
    assert '"uri": "a.md"' in said["sarif"]
    assert "file=a.md," in said["github"]
    assert 'testsuite name="a.md"' in said["junit"]
    assert not [form for form, text in said.items() if str(home) in text]


def test_in_a_repository_its_root_counts(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From below and from outside; people are told what they can type."""
    is_repository = (home / ".git").exists()
    os.chdir(home / "sub")
    below = json.loads(_said("b.md", "gitlab", capsys))[0]["location"]["path"]
    os.chdir(home.parent)
    outside = json.loads(_said("repo/sub/b.md", "gitlab", capsys))[0]["location"]["path"]

    assert (below, outside) == (("sub/b.md", "sub/b.md") if is_repository else ("b.md", "repo/sub/b.md"))
    assert _said("repo/sub/b.md", "text", capsys).startswith("repo/sub/b.md\n")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_is_passed_on_holds_no_path_of_this_machine(
    form: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that lies elsewhere is called by its name, and several by what tells them apart."""
    monkeypatch.chdir(home / "other")
    one = _said(str(home / "a.md"), form, capsys)
    assert "a.md" in one
    assert str(home) not in one

    assert run(["check", str(home / "a.md"), str(home / "sub/b.md"), str(home / "gone.md"), "-f", form]) == 2
    several = capsys.readouterr().out
    assert "sub/b.md" in several
    assert str(home.parent) not in several


def test_a_row_and_an_attachment_keep_what_stands_behind(home: Path) -> None:
    """The file is named anew, its row is not."""
    (home / "notes.csv").touch()
    some = made.report(
        made.checked(made.found(), path=Source("./notes.csv", row=17)), made.checked(made.found(), path="-")
    )
    named = Names(str(home)).named(some, "json")

    assert [done.path for done in named.documents] == ["notes.csv#17", "-"]


def test_behind_a_link_two_dots_are_another_folder(home: Path) -> None:
    """`link/..` is above what the link leads to, and never cut short."""
    (home.parent / "far/deep").mkdir(parents=True)
    (home.parent / "far/a.md").touch()
    (home / "link").symlink_to(home.parent / "far/deep")
    named = Names(str(home)).named(made.report(made.checked(made.found(), path="link/../a.md")), "json")

    assert os.path.samefile(named.documents[0].path, home.parent / "far/a.md")


@pytest.mark.parametrize("path", ["-", "paper.md", "../gone.md", "https://example.org/a", "\ud800.md", "a\0b.md", ""])
def test_what_is_no_file_keeps_its_name(path: str, home: Path) -> None:
    """Standard input has the name it was given; nothing that is no path stops a report."""
    some: Any = made.report(made.checked(made.found(), path=path))
    named = Names(str(home)).named(some, "gitlab")

    assert named.documents[0].path.replace("//", "/") in (path.replace("//", "/"), ".")


def _masked(*files: str) -> Report:
    """A report of clinical letters as the engine gives it."""
    documents = [replace(one_paragraph("Mr Quillfeather is a bed blocker."), source=Source(file)) for file in files]
    settings = Settings(register="clinical", cache=cache_folder())
    return check_documents(documents, rulebook_for(settings), settings)


def test_masked_names_are_told_by_their_place_and_stay_masked(home: Path) -> None:
    """The file is found by what it is really called, and neither that nor the clear paper reaches a form."""
    (home / "Mr Quillfeather").mkdir()
    file = home / "Mr Quillfeather" / "Mr Quillfeather letter.md"
    file.touch()
    named = Names(str(home)).named(_masked(f"./{file.relative_to(home)}"), "sarif")
    (done,) = named.documents

    assert done.document.source.file.endswith("/Mr ████████████ letter.md")
    assert done.clear is None
    assert "Quillfeather" not in repr(named) + done.document.source.clear + done.document.source.lasting


def test_files_whose_masks_are_alike_keep_fingerprints_of_their_own(home: Path) -> None:
    """GitLab keeps one of two that are the same; which is which is not told by the name under the mask."""
    for name in ("Mr Quillfeather.md", "Mr Whitefeather.md"):
        (home / name).touch()
    named = Names(str(home)).named(_masked("Mr Quillfeather.md", "Mr Whitefeather.md"), "gitlab")
    entries = json.loads(WRITERS["gitlab"].write(named, options=Options()))

    assert len({entry["fingerprint"] for entry in entries}) == len(entries) > 1


def test_only_copies_see_what_is_clear(home: Path) -> None:
    """Every other form gets a report in which nothing is left of it."""
    report = _masked("Mr Quillfeather.md")

    assert report.clear.documents[0].document.text.startswith("Mr Quillfeather")
    assert "Quillfeather" not in repr(Names(str(home)).named(report, "json"))
