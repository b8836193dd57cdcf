"""What the command line leaves out, also where it is named; what settings leave out, under a hook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carelint.cli import run
from carelint.errors import SettingsError
from carelint.meant import meant
from carelint.settings import Resolver


@pytest.fixture(autouse=True)
def _papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five papers in a folder of their own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("a.md", "b.md", "old/a.md", "in/old/c.txt", "in/d.txt"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Two bed blockers were moved.\n")


@pytest.mark.parametrize(
    ("paths", "globs", "left"),
    [
        (["."], [], ["./a.md", "./b.md", "./in/d.txt", "./in/old/c.txt", "./old/a.md"]),
        (["."], ["old/"], ["./a.md", "./b.md", "./in/d.txt"]),
        (["."], ["/old/", "*.txt"], ["./a.md", "./b.md"]),
        (["in"], ["in/old/"], ["in/d.txt"]),
        (["a.md", "b.md"], ["b.md"], ["a.md"]),
        (["*.md", "old/a.md"], ["a.md"], ["b.md"]),
        (["a.md"], ["a.md"], []),
        (["-", "gone.md"], ["*"], ["-"]),
    ],
)
def test_exclude(paths: list[str], globs: list[str], left: list[str]) -> None:
    """Folders, globs and named files; from where somebody is. What is left out is said."""
    found = meant(paths, Resolver(), besides=globs)

    assert sorted(found.paths) == left
    assert bool(found.said) == bool(globs)
    assert not globs or "by --exclude" in found.said


def test_it_stands_beside_the_settings() -> None:
    """Neither brings back what the other leaves out."""
    Path(".carelint.yaml").write_text("exclude: old/\n")

    assert sorted(meant(["."], Resolver(), besides=["*.txt"]).paths) == ["./a.md", "./b.md"]


def test_a_folder_elsewhere_has_its_own_globs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no part of the current folder is left out by globs from the folder that was named."""
    here = Path.cwd()
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")

    assert len(meant([str(here)], Resolver(), besides=["/old/", "b.md"]).paths) == 3


@pytest.mark.parametrize(("strict", "left"), [(False, ["a.md", "old/a.md"]), (True, ["a.md"])])
def test_settings_leave_named_files_out_under_a_hook_only(strict: bool, left: list[str]) -> None:
    """A person who names a file wants it read; a hook names all that was changed."""
    Path(".carelint.yaml").write_text("exclude: old/\n")

    assert list(meant(["a.md", "old/a.md"], Resolver(), strict=strict).paths) == left


def test_a_hook_with_nothing_left_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """A change of excluded files alone blocks nobody."""
    Path(".carelint.yaml").write_text("exclude: old/\n")

    assert run(["check", "--hook", "old/a.md"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["check", "old/a.md", "--exclude", "old/"]) == 2
    assert "nothing is left to be checked\n  1 file left out: 1 by --exclude." in capsys.readouterr().err


def test_a_glob_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """Told before anything is read."""
    with pytest.raises(SettingsError, match="it holds something that is no glob"):
        meant(["."], Resolver(), besides=["!"])
    assert run(["check", "a.md", "--exclude", "!"]) == 2
    assert "--exclude: it holds something that is no glob" in capsys.readouterr().err


def test_what_is_left_out_is_not_in_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    """And is told beside it."""
    run(["check", ".", "--exclude", "old/", "--exclude", "*.txt", "-f", "json"])
    told = capsys.readouterr()

    assert [one["path"] for one in json.loads(told.out)["documents"]] == ["a.md", "b.md"]
    assert "3 files left out: 3 by --exclude." in told.err
