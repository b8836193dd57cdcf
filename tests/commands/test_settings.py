"""`carelint settings show`: what holds, and who says it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from carelint.auditing import Auditing
from carelint.cli import run
from carelint.commands import check
from carelint.commands.options import NAMING, SETTABLE
from carelint.limits import Limits
from carelint.settings import Settings


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    Path("ward/deep").mkdir(parents=True)
    Path("setup.cfg").write_text("[carelint]\nregister = board\noff = jargon,\n  blaming/refuses\n")
    Path("ward/.carelint.yaml").write_text(
        "levels: {stigmatising: notice}\nfiles:\n  - paths: '*.md'\n    register: clinical\n    limits: {pages: 3}\n"
    )


def _shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    assert run(["settings", "show", *arguments]) == 0
    first, _, *rows = capsys.readouterr().out.splitlines()
    parts = [tuple(part.strip() for part in row.split("  ") if part.strip()) for row in rows]
    return first, {part[0]: part[1:] for part in parts}


def test_each_value_has_its_origin(capsys: pytest.CaptureFixture[str]) -> None:
    """File, line and section; what nobody said is as carelint comes. The document need not exist."""
    first, rows = _shown(capsys, "ward/deep/a.md")
    section = "ward/.carelint.yaml:{} (files: *.md)"

    assert first == "For ward/deep/a.md, read from ward/.carelint.yaml, then setup.cfg:"
    assert rows["register"] == ("clinical", section.format(4))
    assert rows["limits.pages"] == ("3", section.format(5))
    assert rows["limits.seconds"] == ("60", "as carelint comes")
    assert rows["levels.stigmatising"] == ("notice", "ward/.carelint.yaml:1")
    assert rows["off"] == ("jargon, blaming/refuses", "setup.cfg:3")
    assert rows["reader"] == ("on", "as carelint comes")


@pytest.mark.parametrize("name", ["", ".", "ward", "ward/"])
def test_a_folder_stands_for_its_documents(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that no section means."""
    _, rows = _shown(capsys, *([name] if name else []))

    assert rows["register"] == ("board", "setup.cfg:2")
    assert ("levels.stigmatising" in rows) == name.startswith("ward")


def test_every_setting_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """But what only the machine or the command line says."""
    _, rows = _shown(capsys, "a.md", "--isolated")
    own = {"as_word", "cache", "home", "password", "select", "ignore", "limits", "audit"}
    nested = {f"{key}.{one.name}" for key, kind in (("limits", Limits), ("audit", Auditing)) for one in fields(kind)}

    assert set(rows) == {one.name for one in fields(Settings)} - own | nested
    assert {row[-1] for row in rows.values()} == {"as carelint comes"}


def test_what_is_taken_back_is_shown_as_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """`on` of a nearer file takes a name out of `off` of a farther one."""
    Path("ward/deep/.carelint.yaml").write_text("on: [jargon]\n")
    _, rows = _shown(capsys, "ward/deep/a.txt")

    assert rows["off"] == ("blaming/refuses", "setup.cfg:3")
    assert rows["on"] == ("jargon", "ward/deep/.carelint.yaml:1")


def test_what_is_wrong_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Also names that do not exist."""
    Path("ward/.carelint.yaml").write_text("off: [nope/x]\n")

    assert run(["settings", "show", "ward/a.md"]) == 2
    assert "ward/.carelint.yaml:1: off: «nope/x»: no rule" in capsys.readouterr().err


def test_another_file_may_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """As check would."""
    Path("other.yaml").write_text("register: policy\n")
    first, rows = _shown(capsys, "ward/a.md", "--config", "other.yaml")

    assert first == "For ward/a.md, read from other.yaml:"
    assert rows["register"] == ("policy", "other.yaml:1")
    assert rows["off"] == ("none", "as carelint comes")


def test_a_standing_audit_is_shown_with_who_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Key by key, as limits are; what no file can say is not among it."""
    Path("ward/.carelint.yaml").write_text(
        "audit:\n  committees: {qc/: Quality, '*-board.docx': Board}\n", encoding="utf-8"
    )
    assert run(["settings", "show", "ward/a.md"]) == 0
    said = " ".join(capsys.readouterr().out.split())

    assert "audit.committees qc/: Quality, *-board.docx: Board ward/.carelint.yaml:2" in said
    assert "as_word" not in said


def test_every_option_that_is_a_setting_is_one() -> None:
    """An option that nobody hands on would do nothing without a word."""
    named = {option.name for option in check.command.params}
    ours = named & {one.name for one in fields(Settings)} - {"exclude"}

    assert ours <= {*SETTABLE, *NAMING}
    assert "ocr" in ours
