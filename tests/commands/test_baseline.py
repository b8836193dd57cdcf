"""What stood there before is not shown, what is new is; and the baseline is a file that git can merge."""

from __future__ import annotations

import json
import random
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carelint.cli import run
from tests.specimens import docx

NAME = ".carelint-baseline"
OLD = """# Policy

Two bed blockers were moved to ward seven, and nobody asked them whether they wanted to go there.

The diabetic in the corner has been non-compliant since he was told off by the doctor last week.

Bed 24 wants lunch.
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def _write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def _document(*arguments: str) -> dict[str, Any]:
    """The one document of a check."""
    run(["check", *arguments, "-f", "json=out.json", "-q"])
    (document,) = json.loads(Path("out.json").read_text(encoding="utf-8"))["documents"]
    return dict(document)


def _said(found: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in found]


def _records() -> list[str]:
    return [line for line in Path(NAME).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("edit", "new"),
    [
        (lambda text: text, []),
        (lambda text: "\n\n".join(random.Random(3).sample(text.split("\n\n"), 4)), []),
        (lambda text: "\n\n".join(textwrap.fill(part, 40) for part in text.split("\n\n")), []),
        (lambda text: text.replace("wanted", "wished").replace(" last week", ""), []),
        (lambda text: text.replace("Two bed blockers", "*Two* bed-blockers"), []),
        (lambda text: f"{text}\nHe is a frequent flyer.\n", ["frequent flyer"]),
        (lambda text: f"{text}\nBed 24 wants lunch.\n", ["Bed 24 wants"]),
    ],
    ids=["same", "moved", "wrapped", "edited", "marked", "new", "copied"],
)
def test_only_what_is_new_is_shown(edit: Callable[[str], str], new: list[str]) -> None:
    """Moved, wrapped anew, lightly edited: old. A new phrase, and a copy of an old one: new."""
    _write("a.md", OLD)
    assert run(["baseline"]) == 0
    _write("a.md", edit(OLD))
    document = _document("a.md", "--reader", "off")

    assert _said(document["findings"]) == new
    assert len(document["withheld"]) >= 4
    assert {one["left"]["why"] for one in document["withheld"]} == {"baseline"}
    assert document["compared"] == NAME


def test_it_holds_no_word_of_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Names of files and rules, and hashes; recorded twice it is the same file."""
    _write("für alle/a b.md", OLD)
    _write("clinic.md", "Mrs Whitfield, 72F, diabetic, non-compliant with furosemide.\n")
    assert run(["baseline"]) == 0
    first = Path(NAME).read_bytes()
    assert run(["baseline"]) == 0

    assert Path(NAME).read_bytes() == first
    assert "(0 new, 0 gone)" in capsys.readouterr().out
    assert not any(word in first.decode() for word in ("Whitfield", "furosemide", "lunch", "72F"))
    assert _records() == sorted(_records())
    assert {line.split(" ")[0] for line in _records()} == {"clinic.md", "für"}
    assert run(["check", "."]) == 0


def test_a_renamed_file_is_known_and_a_copied_one_is_not() -> None:
    """A copy is as many new phrases as it holds."""
    _write("a.md", OLD)
    run(["baseline"])
    Path("a.md").rename("b.md")
    assert run(["check", "b.md"]) == 0

    _write("a.md", OLD)
    assert run(["check", "b.md"]) == 1


def test_prune_lets_go_and_adds_nothing() -> None:
    """What somebody has mended is not forgiven twice."""
    _write("a.md", OLD)
    _write("b.md", OLD)
    run(["baseline"])
    both = len(_records())
    _write("a.md", "He is a frequent flyer.\n\nBed 24 wants lunch.\n")
    Path("b.md").unlink()
    run(["baseline", "--prune"])

    assert len(_records()) < both / 2
    assert _said(_document("a.md")["findings"]) == ["frequent flyer"]
    _write("a.md", OLD)
    assert "bed blockers" in _said(_document("a.md")["findings"])


def test_recording_some_files_leaves_the_others() -> None:
    """And what could not be read stays recorded, and is told."""
    _write("a.md", OLD)
    _write("b.md", OLD)
    run(["baseline"])
    _write("a.md", "The garden was open.\n")
    _write("b.docx", docx("<w:p/>")[:90])

    assert run(["baseline", "a.md", "b.docx"]) == 2
    assert {line.split()[0] for line in _records()} == {"b.md"}


@pytest.mark.parametrize(
    ("settings", "made", "found"),
    [
        ({}, "NAME", True),
        ({"sub/.carelint.yaml": "register: board\n"}, "sub/NAME", True),
        ({".carelint.yaml": "baseline: kept/old.txt\n", "kept/x": ""}, "kept/old.txt", True),
    ],
)
def test_where_it_lies(settings: dict[str, str], made: str, found: bool) -> None:
    """In the current folder, beside the nearest settings file, or where the settings say."""
    for name, text in settings.items():
        _write(name, text)
    _write("sub/a.md", OLD)
    run(["baseline", "sub"])
    place = Path(made.replace("NAME", NAME))

    assert place.is_file()
    assert (run(["check", "sub/a.md"]) == 0) is found
    assert run(["check", "sub/a.md", "--no-baseline"]) == 1


def test_what_is_wrong_with_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """File, line and way out, and exit code 2; also where the settings name one that is not there."""
    _write("a.md", OLD)
    run(["baseline"])
    _write(NAME, f"{Path(NAME).read_text(encoding='utf-8')}=======\nwords\n")
    assert run(["check", "a.md"]) == 2
    said = capsys.readouterr().err
    assert "2 things are to be mended" in said
    assert "A merge has left its marks" in said

    _write(".carelint.yaml", "baseline: nowhere\n")
    assert run(["check", "a.md"]) == 2
    said = capsys.readouterr().err
    assert "nowhere: baseline: the settings name it, and there is no such file" in said
    assert "`carelint baseline` records one" in said


def test_git_merges_what_two_branches_have_recorded() -> None:
    """Line by line, in different files of a repository."""

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words], check=True,
                       capture_output=True)  # fmt: skip

    git("init", "-q", "-b", "main")
    for name in "amz":
        _write(f"{name}.md", OLD)
    run(["baseline"])
    git("add", "-A")
    git("commit", "-qm", "one")
    for branch, name in (("left", "a"), ("right", "z")):
        git("checkout", "-q", "-b", branch, "main")
        _write(f"{name}.md", f"{OLD}\nHe is a frequent flyer.\n")
        run(["baseline"])
        git("commit", "-qam", branch)
    git("merge", "-q", "left")

    assert run(["check", "."]) == 0


def test_allowed_phrases_are_not_recorded() -> None:
    """When their permission ends they are shown again."""
    _write("a.md", "<!-- carelint: allow objectifying/bed-blocker because so -->\nHe is a bed blocker.\n")
    run(["baseline"])
    assert _records() == []

    _write("a.md", "He is a bed blocker.\n")
    assert run(["check", "a.md"]) == 1


def test_the_last_line_and_sarif_say_how_many_there_were(capsys: pytest.CaptureFixture[str]) -> None:
    """What is old stays countable."""
    _write("a.md", OLD)
    run(["baseline"])
    _write("a.md", f"{OLD}\nHe is a frequent flyer.\n")
    capsys.readouterr()
    run(["check", "a.md", "--reader", "off", "-f", "text", "-f", "sarif=out.sarif"])
    said = " ".join(capsys.readouterr().out.split())
    results = json.loads(Path("out.sarif").read_text())["runs"][0]["results"]
    states = [one["baselineState"] for one in results]

    assert "1 phrase noticed in 1 document. 4 stood there before." in said
    assert (states.count("new"), states.count("unchanged")) == (1, 4)


def test_where_nothing_is_new_one_line_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """No block for a file of old words, no word of masks, none of where it is densest; what is new has its block."""
    _write("a.md", OLD)
    _write("note.txt", "72F, DOB 12/03/1950. Mrs Ann Harding is a bed blocker.\n")
    assert run(["baseline", "."]) == 0
    capsys.readouterr()

    assert run(["check", ".", "--reader", "off"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert out.startswith("No phrases noticed in 2 documents. ")
    assert " stood there before." in out
    _write("a.md", f"{OLD}\nHe is a frequent flyer.\n")
    assert run(["check", ".", "--reader", "off"]) == 1
    out = capsys.readouterr().out
    assert "frequent flyer" in out
    assert "note.txt" not in out
    assert "densest" not in out


def test_what_was_not_read_of_a_file_of_old_words_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet is not blind."""
    _write("a.md", f"{OLD}\n<!-- carelint: alow x -->\n")
    assert run(["baseline", "."]) == 0
    capsys.readouterr()

    assert run(["check", ".", "--reader", "off"]) == 0
    assert "a.md\n  Please note: " in capsys.readouterr().out


def test_a_summary_says_without_any_only_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """A paper whose old phrases are left aside has some."""
    _write("old.md", OLD)
    _write("tea.md", "Tea came.\n")
    run(["baseline", "old.md", "tea.md"])
    _write("new.md", "A frequent flyer came.\n")
    capsys.readouterr()
    run(["check", "old.md", "tea.md", "new.md", "--summary"])
    said = capsys.readouterr().out

    assert "Without any\n         tea.md\n\n" in said
    assert "frequent flyer" in said
