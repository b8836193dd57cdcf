"""Only findings that touch words that are new since a revision, or in what is staged; inside Word too."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from carelint.cli import run
from tests.specimens import docx, pdf

OLD = "Two bed blockers were moved.\n\nThe diabetic refused lunch.\n"
PARAGRAPHS = ["Two bed blockers were moved to another ward.", "The diabetic in the corner would like to go home."]


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository of its own with an old policy in it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("PRE_COMMIT_FROM_REF", raising=False)
    (tmp_path / "r").mkdir()
    monkeypatch.chdir(tmp_path / "r")
    git("init", "-q", "-b", "main")
    _write("a.md", OLD)
    git("add", "-A")
    git("commit", "-qm", "one")


def git(*words: str) -> None:
    """Git in the current folder."""
    named = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *named, *words], check=True, capture_output=True)


def _write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def _word(*texts: str) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts))


def _checked(*arguments: str) -> tuple[int, dict[str, list[str]], dict[str, Any]]:
    """Exit code, path → phrases that are shown, and the report."""
    code = run(["check", *arguments, "-f", "json=../out.json", "-q", "--reader", "off"])
    report = json.loads(Path("../out.json").read_text(encoding="utf-8"))
    return code, {one["path"]: [found["text"] for found in one["findings"]] for one in report["documents"]}, report


def test_since_a_revision_and_staged() -> None:
    """Moved and wrapped text is old; unchanged files are not even read; an untracked one is new."""
    _write("b.md", "The diabetic\nrefused lunch.\n")
    _write("a.md", "The diabetic\nrefused lunch.\n\nTwo bed blockers were moved.\n\nHe is a frequent flyer.\n")
    code, shown, report = _checked("--since", "HEAD")

    assert (code, shown) == (1, {"a.md": ["frequent flyer"], "b.md": ["diabetic"]})
    assert report["documents"][0]["compared"] == "HEAD"
    assert {one["left"]["why"] for one in report["documents"][0]["withheld"]} == {"unchanged"}
    assert _checked("--staged")[:2] == (0, {})
    git("add", "a.md")
    assert _checked("--staged")[1] == {"a.md": ["frequent flyer"]}


def test_what_is_staged_is_read_and_not_what_lies_there() -> None:
    """Part of a file is staged."""
    _write("a.md", f"{OLD}\nHe is a frequent flyer.\n")
    git("add", "a.md")
    _write("a.md", f"{OLD}\nThe patient is non-compliant.\n")

    assert _checked("--staged")[1] == {"a.md": ["frequent flyer"]}
    assert _checked("a.md", "--since", "HEAD")[1] == {"a.md": ["non-compliant"]}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_inside_documents(kind: str) -> None:
    """A new sentence, a moved paragraph, and a word that makes an old one another."""

    def made(*texts: str) -> bytes:
        return _word(*texts) if kind == "docx" else pdf([list(texts)])

    _write(f"für uns.{kind}", made(*PARAGRAPHS))
    git("add", "-A")
    git("commit", "-qm", "two")
    _write(f"für uns.{kind}", made(PARAGRAPHS[1], "He is a frequent flyer and nothing else.", PARAGRAPHS[0]))

    assert _checked("--since", "HEAD")[1] == {f"für uns.{kind}": ["frequent flyer"]}


def test_renamed_and_deleted_files() -> None:
    """What was renamed is compared with what it was; what is gone is nothing."""
    _write("gone.md", OLD)
    _write("picture.png", bytes(range(256)))
    git("add", "-A")
    git("commit", "-qm", "two")
    git("mv", "a.md", "b c.md")
    _write("b c.md", f"{OLD}\nHe is a frequent flyer.\n")
    _write("picture.png", bytes(range(255)))
    Path("gone.md").unlink()
    git("add", "-A")

    assert _checked("--staged")[1] == {"b c.md": ["frequent flyer"]}


def test_what_is_staged_and_lies_there_no_more_is_read() -> None:
    """It would be committed all the same."""
    _write("sub/b.md", "He is a frequent flyer.\n")
    git("add", "-A")
    Path("sub/b.md").unlink()

    assert _checked("--staged")[1] == {"sub/b.md": ["frequent flyer"]}


def test_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is staged is new."""
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    git("init", "-q")
    _write("a.md", "He is a frequent flyer.\n")
    git("add", "-A")

    assert _checked("--staged")[1] == {"a.md": ["frequent flyer"]}


def test_a_word_taken_out_is_a_change() -> None:
    """Without «not» the words say something else."""
    _write("b.md", "She said he is not a frequent flyer at all.\n")
    git("add", "-A")
    git("commit", "-qm", "two")
    _write("b.md", "She said he is a frequent flyer at all.\n")

    assert _checked("--since", "HEAD")[1] == {"b.md": ["frequent flyer"]}


def test_an_older_version_that_cannot_be_read_makes_all_of_it_new() -> None:
    """And that is told."""
    _write("a.docx", _word(*PARAGRAPHS)[:100])
    git("add", "-A")
    git("commit", "-qm", "two")
    _write("a.docx", _word(*PARAGRAPHS))
    _, shown, report = _checked("--since", "HEAD")

    assert shown == {"a.docx": ["bed blockers", "diabetic"]}
    assert "its older version could not be read" in report["documents"][0]["warnings"][0]


def test_with_a_baseline_both_count() -> None:
    """An old phrase that stands in a new sentence is old; what is unchanged claims its record first."""
    run(["baseline"])
    git("add", "-A")
    git("commit", "-qm", "two")
    _write("a.md", f"{OLD}\nTwo bed blockers were moved.\n")

    assert _checked("--since", "HEAD")[1] == {"a.md": ["bed blockers"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.md", "--since", "nowhere"], "«nowhere»: git knows no such revision here"),
        (["a.md", "--since", ""], "names no revision"),
        (["a.md", "--since", "HEAD", "--staged"], "since two versions"),
        (["../b.md", "--since", "HEAD"], "lies in no git repository"),
        (["../b.md", "--staged"], "lies in no git repository"),
        ([], "nothing is named"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With a way out, and exit code 2."""
    _write("../b.md", OLD)

    assert run(["check", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_nothing_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """A report is written all the same, and a hook says nothing."""
    assert run(["check", "--since", "HEAD"]) == 0
    assert "1 file left out: 1 not changed." in capsys.readouterr().err
    assert run(["check", "--staged", "--hook", "a.md"]) == 0
    assert capsys.readouterr() == ("", "")


def test_pre_commit_says_in_its_own_way_which_commits_it_looks_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pre-commit run --from-ref main --to-ref HEAD` stages nothing."""
    git("checkout", "-q", "-b", "mine")
    _write("a.md", f"{OLD}\nHe is a frequent flyer.\n")
    git("commit", "-qam", "two")

    assert run(["check", "--staged", "--hook", "a.md"]) == 0
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "main")
    assert run(["check", "--staged", "--hook", "a.md"]) == 1
