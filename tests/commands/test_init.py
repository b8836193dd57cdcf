"""`carelint init`: first settings, from what lies in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from carelint.cli import run
from carelint.settings import Resolver

ROOT = Path(__file__).parents[2]
NOTE = (ROOT / "examples" / "clinic-notes.txt").read_text(encoding="utf-8")
POLICY = (ROOT / "examples" / "access-policy.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def _write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_folders_that_differ_have_sections(capsys: pytest.CaptureFixture[str]) -> None:
    """The uppermost whose documents are read alike; where they differ, guesses are left to be made."""
    for name in ("notes/ward 4/a.txt", "notes/b.txt", "mixed [1]/in/a.txt"):
        _write(name, NOTE)
    for name in ("policies/a.md", "mixed [1]/b.md"):
        _write(name, POLICY)

    assert run(["init"]) == 0
    told = capsys.readouterr().out
    said = Path(".carelint.yaml").read_text(encoding="utf-8")
    assert {one["paths"]: one["register"] for one in yaml.safe_load(said)["files"]} == {
        r"/mixed\ \[1\]/in/": "clinical",
        "/notes/": "clinical",
        "/policies/": "policy",
    }
    assert "5 documents read (text 3, markdown 2)." in told
    assert "# 5 documents read (text 3, markdown 2)." in said
    assert "blaming 6" in told

    found = Resolver()
    registers = {name: found.settings_for(name).register for name in ("notes/x/y.txt", "mixed [1]/in/a.txt", "a.txt")}
    assert registers == {"notes/x/y.txt": "clinical", "mixed [1]/in/a.txt": "clinical", "a.txt": ""}


def test_where_all_are_alike_one_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """And what carelint says of the folder afterwards is what it counted."""
    _write("papers/a.txt", NOTE)

    assert run(["init", "papers"]) == 0
    assert "5 phrases would be noticed" in capsys.readouterr().out
    assert yaml.safe_load(Path("papers/.carelint.yaml").read_text()) == {"register": "clinical"}
    assert run(["check", "papers"]) == 1
    assert "5 phrases noticed in 1 document" in capsys.readouterr().out


def test_an_empty_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Settings that say nothing yet are settings all the same."""
    assert run(["init"]) == 0
    assert "0 documents read.\nNothing would be noticed." in capsys.readouterr().out
    assert yaml.safe_load(Path(".carelint.yaml").read_text()) is None
    assert Resolver().settings_for("a.md").register == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".carelint.yaml", "register: board\n"),
        ("carelint.yml", ""),
        ("setup.cfg", "[carelint]\n"),
        ("pyproject.toml", "[tool.carelint]\n"),
    ],
)
def test_nothing_is_overwritten(name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In whichever file settings stand."""
    _write(name, text)

    assert run(["init"]) == 2
    assert f"{name}: settings for this folder stand here already" in capsys.readouterr().err
    assert [(path.name, path.read_text()) for path in Path().iterdir()] == [(name, text)]


def test_files_of_other_tools_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    """A setup.cfg without our section is no settings file, and settings above are no reason to stop."""
    _write("setup.cfg", "[metadata]\nname = x\n")
    _write("in/a.md", POLICY)
    _write(".carelint.yaml", "off: [burdening]\n")

    assert run(["init", "in"]) == 0
    assert "Nothing would be noticed." in capsys.readouterr().out


def test_what_could_not_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Counted, and the rest still read."""
    _write("a.md", POLICY)
    _write("b.docx", "no document")

    assert run(["init"]) == 0
    assert "1 document could not be read; carelint check says why." in capsys.readouterr().out


def test_a_link_that_hangs_is_not_followed(capsys: pytest.CaptureFixture[str]) -> None:
    """A settings file that leads nowhere is still somebody's."""
    os.symlink("nowhere.yaml", ".carelint.yaml")

    assert run(["init"]) == 2
    assert "settings could not be written (File exists)" in capsys.readouterr().err
    assert not Path("nowhere.yaml").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the one who may do everything")
def test_a_folder_that_takes_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Told with what to do."""
    Path("closed").mkdir(mode=0o500)

    assert run(["init", "closed"]) == 2
    assert "Check who may write into this folder." in capsys.readouterr().err


def test_no_such_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is one made."""
    assert run(["init", "gone"]) == 2
    assert "«gone»: there is no such folder" in capsys.readouterr().err
    assert not Path("gone").exists()


def test_every_key_that_it_shows_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    """With the marks of comments taken away, what it proposes is accepted."""
    run(["init"])
    text = Path(".carelint.yaml").read_text(encoding="utf-8")
    proposed = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    keys = [line for line in proposed if line.startswith((" ", *(f"{key}:" for key in KEYS)))]
    _write(".carelint.yaml", "\n".join(line for line in keys if not line.startswith("dictionary")))  # there is none

    assert sorted(line.partition(":")[0] for line in keys if not line.startswith(" ")) == sorted(KEYS)
    assert run(["settings", "show", "a.md"]) == 0


KEYS = ("register", "packs", "off", "on", "levels", "fail_on", "exclude", "dictionary")
