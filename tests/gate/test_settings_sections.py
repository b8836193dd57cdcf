"""Sections of a settings file that hold for some files only."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.cli import run
from carelint.errors import SettingsError
from carelint.settings import Resolver, Settings


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def _write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


SECTIONS = """\
register: policy
off: [jargon]
files:
  - paths: notes/
    register: clinical
  - paths: ["*.md", "!README.md"]
    fail_on: never
    limits: {pages: 3}
  - paths: notes/handover.md
    register: board
    on: jargon
"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a.txt", ("policy", ("jargon",), "consider", 2_000)),
        ("a.md", ("policy", ("jargon",), "never", 3)),
        ("README.md", ("policy", ("jargon",), "consider", 2_000)),
        ("notes/a.txt", ("clinical", ("jargon",), "consider", 2_000)),
        ("deep/notes/x/a.md", ("clinical", ("jargon",), "never", 3)),
        ("notes/handover.md", ("board", (), "never", 3)),
        ("-", ("policy", ("jargon",), "consider", 2_000)),
    ],
)
def test_every_section_that_means_a_file_counts(path: str, said: tuple[object, ...]) -> None:
    """Later ones before earlier ones, key by key; standard input without a name is in none."""
    _write(".carelint.yaml", SECTIONS)
    found = Resolver().settings_for(path)

    assert (found.register, found.off, found.fail_on, found.limits.pages) == said


def test_a_nearer_file_overrules_sections_of_a_farther_one() -> None:
    """As it overrules its keys; and has sections of its own, whose globs count from it."""
    _write(".carelint.yaml", "files: [{paths: ward/, register: clinical, fail_on: never}]\n")
    _write("ward/.carelint.yaml", "register: policy\nfiles: {paths: /a.md, register: board}\n")
    found = Resolver()

    assert [found.settings_for(f"ward/{name}").register for name in ("a.md", "b.md", "in/a.md")] == [
        "board",
        "policy",
        "policy",
    ]
    assert found.settings_for("ward/a.md").fail_on == "never"


def test_the_command_line_overrules_sections() -> None:
    """And --config has sections too; its globs count from where somebody is."""
    config = _write("other/x.yaml", SECTIONS)

    assert Resolver({}, config).settings_for("notes/a.txt").register == "clinical"
    assert Resolver({"register": "board"}, config).settings_for("notes/a.txt").register == "board"
    assert Resolver({}, config, isolated=False).settings_for("other/notes.txt").register == "policy"


def test_files_alike_share_their_settings() -> None:
    """So that documents can be judged in groups, however many sections there are."""
    _write(".carelint.yaml", SECTIONS)
    found = Resolver()

    assert found.settings_for("notes/a.txt") is found.settings_for("notes/deep/b.txt")
    assert found.settings_for("a.md") is not found.settings_for("a.txt")


def test_no_file_is_read() -> None:
    """--isolated; and not both of two that cannot be."""
    _write(".carelint.yaml", "register: board\n")

    assert Resolver(isolated=True).settings_for("a.md") == Settings()
    with pytest.raises(SettingsError, match="a settings file is named, and none is to be read"):
        Resolver({}, Path(".carelint.yaml"), isolated=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("files: [{register: board}]\n", [":1: files.paths: this key is missing"]),
        ("files:\n  - paths: a\n    exclude: b\n", [":3: files.exclude: there is no such key"]),
        ("files:\n  - paths: a\n    files: []\n", [":3: files.files: there is no such key"]),
        ("files:\n  - paths: '!'\n", [":2: files.paths: «!»: it is no glob"]),
        ("files:\n  - paths: []\n  - paths: a\n    registr: x\n", [":4: files.registr: there is no such key"]),
        ("files: notes/\n", [":1: files: «notes/»: lines of `key: value` belong here"]),
        ("files:\n  - paths: a\n    password: x\n", [":3: files.password: a password never stands"]),
        ("on: [x]\noff:\n - y\n - x\n", [":1: on: «x»: it is switched off too, in line 4"]),
        ("packs: wider\noff: wider\n", [":1: packs: «wider»: it is switched off too, in line 2"]),
        ("levels: {x: notice}\noff: x\n", [":1: levels: «x»: it is switched off too, in line 2"]),
        ("levels:\n  x: off\non: x\n", [":3: on: «x»: it is switched off too, in line 2"]),
        ("files:\n  - paths: a\n    on: x\n    off: x\n", [":3: on: «x»: it is switched off too, in line 4"]),
        ("levels: {jargon: loud}\n", [":1: levels.jargon: «loud»", "change, consider, notice, off"]),
        ("levels: notice\n", [":1: levels: «notice»: lines of `key: value` belong here"]),
    ],
)
def test_a_wrong_section_is_told(text: str, told: list[str]) -> None:
    """File, line, key, value and what may have been meant; also what one place says both ways."""
    _write(".carelint.yaml", text)
    with pytest.raises(SettingsError) as caught:
        Resolver().settings_for("paper.md")

    assert all(one in str(caught.value) for one in told), str(caught.value)


def test_what_two_places_say_both_ways_is_no_mistake() -> None:
    """The nearer one has decided."""
    _write(".carelint.yaml", "off: [jargon]\nfiles: [{paths: '*.md', on: [jargon]}]\n")
    found = Resolver().settings_for("paper.md")

    assert (found.on, found.off) == (("jargon",), ())


@pytest.mark.parametrize("said", ["on: nope/x", "off: nope/x", "levels: {nope/x: notice}", "levels: {nope/x: 'off'}"])
def test_names_in_sections_exist(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is told with its line, also in sections that mean no file of the run."""
    _write("a.md", "Two bed blockers.")
    _write(".carelint.yaml", f"files:\n  - paths: '*.md'\n    {said}\n")

    assert run(["check", "a.md"]) == 2
    told = capsys.readouterr().err
    assert ".carelint.yaml:3: " in told
    assert "«nope/x»: no rule, no family and no pack is called so" in told


def test_a_misspelt_family_is_found() -> None:
    """Families and packs are among what may have been meant."""
    _write(".carelint.yaml", "off: [objectfying]\n")
    resolver = Resolver()
    (mistake,) = resolver.misnamed(resolver.settings_for("a.md"), ["objectifying/case"])

    assert "objectifying" in mistake.hint.split()[3].rstrip("?")


def test_each_document_is_judged_by_its_sections(capsys: pytest.CaptureFixture[str]) -> None:
    """In one run: off, only counted, and as carelint comes; the exit code goes by each."""
    for name in ("a.md", "off/a.md", "counted/a.md", "calm/a.md"):
        _write(name, "Two bed blockers were moved.\n")
    _write(
        ".carelint.yaml",
        "files:\n- {paths: off/, off: objectifying}\n- {paths: counted/, levels: {objectifying/bed-blocker: notice}}\n"
        "- {paths: calm/, fail_on: never}\n",
    )

    assert run(["check", ".", "--short"]) == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines() if "→" in line] == [
        "a.md",
        "calm/a.md",
    ]
    assert run(["check", "off", "counted", "calm"]) == 0


def test_a_section_may_make_tables_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder, the tables that it is for are read, and no other."""
    for name in ("notes.csv", "other.csv"):
        _write(name, "id,note\n7,Two bed blockers were moved.\n")
    _write("a.md", "Two bed blockers were moved.\n")
    _write(".carelint.yaml", "files: {paths: notes.csv, column: note, id_column: id}\n")

    assert run(["check", ".", "--short"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines() if "→" in line] == [
        "a.md",
        "notes.csv#7",
    ]
