"""What is read when folders and globs are named, and what is left out and told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from carelint.cli import run
from carelint.errors import SettingsError
from carelint.files import Look, find
from carelint.limits import Limits
from carelint.writers import WRITERS
from carelint.writers.options import Options
from tests.attacks import ATTACKS
from tests.specimens import docx, pdf
from tests.writers import made

LOOK = Look((".md", ".docx", ".pdf", ".html", ".xlsx"))
NOTICED = "Two bed blockers were moved.\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    (tmp_path / "papers").mkdir()
    monkeypatch.chdir(tmp_path / "papers")


def _write(name: str, content: str | bytes = NOTICED) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _found(*paths: str, look: Look = LOOK) -> list[str]:
    return [Path(path).as_posix() for path in find(paths, lambda _: look).paths]


def _report(form: str) -> bytes:
    written = WRITERS[form].write(made.report(made.checked(made.found())), options=Options())
    return written.encode() if isinstance(written, str) else written


IGNORED: dict[str, tuple[dict[str, str], list[str], str]] = {
    "nothing": ({"a.md": ""}, ["a.md"], ""),
    "a file that is not read anyway": ({"a.md": "", "b.tmp": "", ".gitignore": "*.tmp"}, ["a.md"], ""),
    "a folder without papers": ({"a.md": "", "build/b.o": "", ".git/c.md": "", "__pycache__/d.pyc": ""}, ["a.md"], ""),
    "a file": ({"a.md": "", "b.md": "", ".gitignore": "b.md"}, ["a.md"], "1 by .gitignore"),
    "a folder": ({"a.md": "", "old/b.md": "", "old/c/d.md": "", ".gitignore": "old/"}, ["a.md"], "2 by .gitignore"),
    "in a folder": ({"a.md": "", "x/a.md": "", ".gitignore": "/a.md"}, ["x/a.md"], "1 by .gitignore"),
    "taken back": ({"a.md": "", "b.md": "", ".gitignore": "*.md\n!b.md"}, ["b.md"], "1 by .gitignore"),
    "taken back below": ({"a.md": "", "x/b.md": "", ".gitignore": "*.md", "x/.gitignore": "!b.md"}, ["x/b.md"],
        "1 by .gitignore"),
    "not back from a folder": ({"a.md": "", "x/b.md": "", ".gitignore": "x/\n!x/b.md"}, ["a.md"], "1 by .gitignore"),
    "only its own folder": ({"x/.gitignore": "a.md", "x/a.md": "", "y/a.md": ""}, ["y/a.md"], "1 by .gitignore"),
    "somebody's own list": ({"a.md": "", "b.md": "", ".git/info/exclude": "b.md"}, ["a.md"], "1 by .gitignore"),
    "what is no pattern": ({"a.md": "", "b.md": "", ".gitignore": "!\n\\\nb.md\n\xff"}, ["a.md"], "1 by .gitignore"),
    "generated": ({"a.md": "", "node_modules/x/README.md": "", "build/b.md": ""}, ["a.md"],
        "1 in build, 1 in node_modules"),
    "hidden": ({"a.md": "", ".b.md": "", ".notes/c.md": ""}, ["a.md"], "1 in .notes, 1 hidden"),
    "Word's lock file": ({"a.md": "", "~$b.docx": ""}, ["a.md"], ""),
}  # fmt: skip


@pytest.mark.parametrize(("files", "found", "said"), IGNORED.values(), ids=IGNORED.keys())
def test_a_folder(files: dict[str, str], found: list[str], said: str) -> None:
    """Every paper in it but what git, a name or a dot says to leave; each file that is left is told."""
    for name, content in files.items():
        _write(name, content or NOTICED)

    assert _found(".") == found
    assert find(["."], lambda _: LOOK).said.partition(": ")[2].rstrip(".") == said
    assert sorted(_found("**/*.md")) == sorted(found)


def test_the_parents_up_to_the_repository() -> None:
    """A .gitignore above the folder counts, one above the repository does not."""
    _write("repo/.git/HEAD")
    _write("repo/.gitignore", "*.draft.md\n/deep/x/b.md")
    _write(".gitignore", "*.md")
    for name in ("a.md", "a.draft.md", "b.md"):
        _write(f"repo/deep/x/{name}")

    assert _found("repo/deep/x") == ["repo/deep/x/a.md"]


@pytest.mark.parametrize("named", ["build", "build/", "./build", "build/sub/..", "build/*.md", "build/a.md"])
def test_what_is_named_is_read(named: str) -> None:
    """Whatever it is called and whatever .gitignore says of it; its own .gitignore still counts."""
    _write(".gitignore", "build/\n")
    _write("build/a.md")
    _write("build/b.md")
    _write("build/sub/.keep")
    _write("build/.gitignore", "b.md\n")

    assert [os.path.normpath(path) for path in find([named], lambda _: LOOK).paths] == ["build/a.md"]


def test_look_anyway() -> None:
    """Where git and names say not to; what is hidden stays so, and so does what the settings leave out."""
    for name in ("a.md", "build/b.md", "c.md", "d.md", ".e.md"):
        _write(name)
    _write(".gitignore", "c.md")

    assert _found(".", look=Look((".md",), ("d.md",), anyway=True)) == ["a.md", "c.md", "build/b.md"]


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        (["*.txt"], []),
        (["a.md"], ["a.md", "x/a.md"]),
        (["/a.md"], ["a.md"]),
        (["x/"], ["x/a.md", "x/b.md"]),
        (["x/*", "!x/b.md"], ["x/a.md"]),
        (["**/b.md"], ["x/b.md"]),
    ],
)
def test_globs_of_the_settings(globs: list[str], left: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """They count from the folder of the settings file, wherever carelint is called."""
    for name in ("a.md", "x/a.md", "x/b.md"):
        _write(name)
    every = {"a.md", "x/a.md", "x/b.md"}
    look = Look((".md",), tuple(globs), Path.cwd())

    assert set(_found(".", look=look)) == every - set(left)
    inside = {"x/a.md", "x/b.md"}  # of a folder that is named all is read that is not left out by itself
    assert set(_found("x", look=look)) == (inside if globs == ["x/"] else inside - set(left))
    assert _found("x/b.md", look=look) == ["x/b.md"]

    _write(".carelint.yaml", f"exclude: {globs}".replace("'", '"'))
    os.chdir("x")
    assert run(["check", "..", "--fail-on", "never"]) == 0
    told = capsys.readouterr()
    assert ("by the settings" in told.err) == bool(left)
    assert told.out.count("1 phrase was noticed") == len(every) - len(left)


def test_a_glob_that_is_none() -> None:
    """It is told with its key."""
    with pytest.raises(SettingsError, match="no glob") as caught:
        find(["."], lambda _: Look((".md",), ("!",)))

    assert caught.value.key == "exclude"


def test_a_link_that_leads_out() -> None:
    """It is told; one inside the folder leads to a file that is read once."""
    _write("../outside.md")
    _write("a.md")
    Path("b.md").symlink_to("../outside.md")
    Path("c.md").symlink_to("a.md")

    assert _found(".") == ["a.md"]
    assert "1 behind links that lead out of the folder" in find(["."], lambda _: LOOK).said


def test_many_files_are_not_counted_to_the_last() -> None:
    """A folder of packages costs no more than a glance."""
    for number in range(1_100):
        _write(f"node_modules/{number}.md", "x")
    _write("a.md")

    assert find(["."], lambda _: LOOK).said.startswith("over 1,000 files left out: over 1,000 in node_modules")


def test_reports_are_left_out_and_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder and in a glob; one that is named is read, with a word on what it is."""
    _write("a.md")
    for form, name in (("html", "r.html"), ("markdown", "c.md"), ("xlsx", "t.xlsx"), ("text", "o.md")):
        _write(name, _report(form))

    assert _found(".") == _found("*") == ["a.md"]
    assert (
        find(["."], lambda _: LOOK).said
        == "4 files left out: 4 reports that carelint wrote (c.md, o.md, r.html and 1 more)."
    )
    assert _found("c.md", ".") == ["c.md", "a.md"]

    assert run(["check", "."]) == 1
    assert capsys.readouterr().err.count("4 reports that carelint wrote") == 1
    assert run(["check", "c.md"]) == 1
    assert "it is a report that carelint wrote, not a paper" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("named", [".", "*", "*.html"])
def test_where_only_reports_are(named: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is checked, and it is said, with the code that asks somebody to change something."""
    _write("r.html", _report("html"))

    assert run(["check", named]) == 2
    told = capsys.readouterr()
    assert "1 file left out: 1 report that carelint wrote (r.html)." in told.err
    assert "nothing is left to be checked" in told.err


def test_a_report_may_take_the_place_of_the_last_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The second run does as the first did."""
    _write("a.md")
    for _ in range(2):
        assert run(["check", ".", "-f", "json", "-f", "html=report.html", "-f", "markdown=comment.md"]) == 1
        assert capsys.readouterr().out.count('"path"') == 1


def test_a_hook_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was noticed nothing is said, also not of what was left out."""
    _write("a.md", "Nothing.\n")
    _write("r.html", _report("html"))

    assert run(["check", ".", "--hook"]) == 0
    told = capsys.readouterr()
    assert told.out + told.err == ""


def _copy(form: str, name: str) -> bytes:
    assert run(["check", name, "-f", f"{form}=made"]) == 1
    return Path("made").read_bytes()


PAPERS = {
    "docx": ("docx", docx("<w:p><w:r><w:t>Two bed blockers came.</w:t></w:r></w:p>")),
    "pdf": ("pdf-notes", pdf([["Two bed blockers came."]])),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_a_reviewed_copy_beside_its_original(kind: str) -> None:
    """It is left out and told; by itself, named, or with other words in it, it is a paper."""
    form, data = PAPERS[kind]
    _write(f"paper.{kind}", data)
    _write(f"a/reviewed.{kind}", _copy(form, f"paper.{kind}"))
    _write(f"a/again.{kind}", _copy(form, f"a/reviewed.{kind}"))
    Path("made").unlink()

    assert _found(".") == [f"paper.{kind}"]
    assert "2 reviewed copies whose originals are read (again." in find(["."], lambda _: LOOK).said
    assert _found("a") == ([f"a/again.{kind}"] if kind == "docx" else [f"a/reviewed.{kind}"])
    assert _found(f"a/again.{kind}", ".") == [f"a/again.{kind}", f"paper.{kind}"]

    _write(f"paper.{kind}", PAPERS[kind][1].replace(b"Two", b"Ten") if kind == "pdf" else docx("<w:p/>"))
    assert len(_found(".")) == 2


def test_copies_are_told_within_limits() -> None:
    """What the settings do not let a reader unpack is not unpacked for this either: both are read."""
    _write("paper.docx", PAPERS["docx"][1])
    _write("reviewed.docx", _copy("docx", "paper.docx"))

    assert _found(".") == ["paper.docx"]
    for limits in (Limits(part_mb=0), Limits(file_mb=0)):
        assert len(_found(".", look=Look((".docx",), limits=limits))) == 2


def test_papers_are_compared_in_a_process_of_its_own() -> None:
    """Where there is a reviewed copy among them nothing is parsed here, and one that does harm costs only itself."""
    _write("paper.docx", PAPERS["docx"][1])
    _write("reviewed.docx", _copy("docx", "paper.docx"))
    _write("bomb.docx", ATTACKS["zip bomb"][1]())
    _write("broken.docx", PAPERS["docx"][1][:-40])
    Path("made").unlink()
    code = (
        "import sys; from carelint.files import Look, find; found = find(['.'], lambda _: Look(('.docx',))); "
        "assert 'lxml' not in sys.modules; print(*found.paths, found.said)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split()[:3] == ["./bomb.docx", "./broken.docx", "./paper.docx"]
    assert "(reviewed.docx)" in done.stdout


def test_a_file_that_goes_away_while_others_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs nothing here; its reader says that it is gone."""
    for name in ("a.pdf", "b.pdf"):
        _write(name, PAPERS["pdf"][1])
    monkeypatch.setattr(os.path, "getsize", lambda _: Path("gone").stat())

    assert _found(".") == ["a.pdf", "b.pdf"]


def test_two_papers_alike_are_both_read() -> None:
    """Without notes of ours neither is a copy of the other."""
    for kind, (_, data) in PAPERS.items():
        _write(f"a.{kind}", data)
        _write(f"b.{kind}", data)

    assert len(_found(".")) == 4


def test_globs_are_compiled_only_where_there_are_any() -> None:
    """A folder without them does not pay for the library."""
    _write("a.md")
    code = (
        "import sys; from carelint.files import Look, find; find(['.'], lambda _: Look(('.md',))); "
        "assert 'pathspec' not in sys.modules and 'lxml' not in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
