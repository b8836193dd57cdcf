"""A second run notices what the first one did, reads less, and judges anew whatever may have changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from carelint.baseline.comparing import Baselines
from carelint.commands.check import command
from carelint.errors import SettingsError
from carelint.outputs import spare, wanted
from carelint.results.identity import identity, of_settings
from carelint.results.known import Results
from carelint.results.shelf import Shelf
from carelint.run import Scope, cache_folder, check_files, check_parts
from carelint.settings import Settings
from carelint.sifting import Sift
from carelint.writers.options import Options

NOTICED = "The diabetic in bed four refused breakfast.\n"
CLEAN = "The garden was open on Tuesday.\n"
TERMS = Settings(register="policy", cache=cache_folder())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three papers: nothing in two of them."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.md", CLEAN), ("b.txt", NOTICED), ("c.html", f"<p>{CLEAN}</p>")):
        (tmp_path / name).write_text(text)
    return tmp_path


def _results(folder: Path, settings: Settings = TERMS, *, spare: bool = False) -> Results:
    return Results(Shelf(folder / "kept"), lambda _: settings, spare=spare)


def _spared(folder: Path, names: Sequence[str], settings: Settings = TERMS) -> list[bool]:
    """Which of these need not be read."""
    results = _results(folder, settings, spare=True)
    return [results.spared(name) is not None for name in names]


NAMES = ("a.md", "b.txt", "c.html")


@pytest.mark.parametrize("spared", [True, False], ids=["briefly", "in full"])
def test_a_second_run_notices_the_same(folder: Path, spared: bool) -> None:
    """Also where what holds nothing is not read."""
    first = check_files(NAMES, TERMS, scope=Scope(results=_results(folder, spare=spared)))
    second = check_files(NAMES, TERMS, scope=Scope(results=_results(folder, spare=spared)))

    assert [(done.path, done.register, done.words, done.findings) for done in second.documents] == [
        (done.path, done.register, done.words, done.findings) for done in first.documents
    ]
    assert second.documents[1].document == first.documents[1].document


def test_nothing_is_judged_twice(folder: Path) -> None:
    """What is known is not told once more."""
    check_files(NAMES, TERMS, scope=Scope(results=_results(folder)))
    kept = {path: path.stat().st_mtime_ns for path in (folder / "kept").rglob("*")}
    check_files(NAMES, TERMS, scope=Scope(results=_results(folder)))

    assert {path: path.stat().st_mtime_ns for path in (folder / "kept").rglob("*")} == kept


def test_only_what_holds_nothing_need_not_be_read(folder: Path) -> None:
    """And only where it was judged before, and where nothing of it is shown."""
    assert _spared(folder, NAMES) == [False, False, False]
    list(check_parts(NAMES, TERMS, scope=Scope(results=_results(folder))))

    assert _spared(folder, NAMES) == [True, False, True]
    assert _results(folder).spared("a.md") is None


def test_what_is_gone_or_changed_is_read(folder: Path) -> None:
    """By content: a file that only has another time or name is the same."""
    check_files(NAMES, TERMS, scope=Scope(results=_results(folder)))
    os.utime("a.md", times=(1, 1))
    os.replace("c.html", "d.html")
    (folder / "e.md").write_text(CLEAN + "x")

    assert _spared(folder, ("a.md", "d.html", "c.html", "e.md")) == [True, True, False, False]


def test_another_suffix_is_another_reader(folder: Path) -> None:
    """Bytes alone do not say what is read in them."""
    check_files(["a.md"], TERMS, scope=Scope(results=_results(folder)))
    (folder / "a.txt").write_text(CLEAN)

    assert _spared(folder, ["a.txt"]) == [False]


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"register": "board"}, False),
        ({"packs": ("wider",)}, False),
        ({"off": ("blaming",)}, False),
        ({"reader": "off"}, False),
        ({"also": ("comments",)}, False),
        ({"redact": True}, False),
        ({"password": "x"}, False),
        ({"fail_on": "never"}, True),
        ({"exclude": ("x",)}, True),
        ({"redact": False}, True),
    ],
    ids=str,
)
def test_other_settings_are_another_result(folder: Path, changed: dict[str, object], same: bool) -> None:
    """Unless they only change what is found, shown or made of it."""
    check_files(["a.md"], TERMS, scope=Scope(results=_results(folder)))
    other = Settings(**{"register": "policy", "cache": TERMS.cache, **changed})  # type: ignore[arg-type]

    assert _spared(folder, ["a.md"], other) == [same]


def test_an_own_dictionary_counts_by_its_content(tmp_path: Path) -> None:
    """Not by its name; and one that cannot be read keeps nothing."""
    words = tmp_path / "our-words"
    words.mkdir()
    (words / "sources.yaml").write_text("a: b\n")
    before = of_settings(Settings(dictionary=(words,)))
    (words / "sources.yaml").write_text("a: c\n")

    assert before not in ("", of_settings(Settings(dictionary=(words,))), of_settings(Settings()))
    assert of_settings(Settings(dictionary=(tmp_path / "gone",))) == ""


def test_who_judges_is_known_by_content(tmp_path: Path) -> None:
    """Looked at or read, it is the same; what is kept of it is one line."""
    shelf = Shelf(tmp_path)

    assert identity(shelf) == identity(shelf) == identity(Shelf(tmp_path / "another"))


@pytest.mark.parametrize("record", [{}, [], 7, {"found": 3, "shown": "x", "care": None}, {"spare": True, "words": "x"}])
def test_what_is_no_record_is_nothing(folder: Path, record: object) -> None:
    """Whoever wrote it: the document is judged."""
    results = _results(folder, spare=True)
    first = check_files(["b.txt"], TERMS, scope=Scope(results=results))
    digest = first.documents[0].document.digest
    Shelf(folder / "kept").put(results.key("b.txt", digest, TERMS), record)

    assert check_files(["b.txt"], TERMS, scope=Scope(results=_results(folder, spare=True))).documents == first.documents


@pytest.mark.parametrize(
    ("forms", "look", "asked"),
    [
        (["text"], Options(show_clean=False), True),
        (["text"], Options(summary=True), True),
        (["github", "junit=x.xml"], Options(), True),
        (["text"], Options(), False),
        (["text", "html=x.html"], Options(short=True), False),
        (["sarif"], Options(), False),
        (["text"], Options(summary=True, show_notice=True), False),
    ],
)
def test_forms_say_whether_a_document_is_needed(forms: list[str], look: Options, asked: bool) -> None:
    """One that shows care, or the whole paper, needs all of them."""
    assert spare(wanted(forms), look) is asked


def _said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: str) -> tuple[str, int]:
    code = command.main([*NAMES, "--register", "policy", *args], standalone_mode=False)
    return capsys.readouterr().out, int(code)


@pytest.mark.parametrize(
    "args",
    [["--hook"], ["--summary"], ["--short"], ["-f", "github"], ["-f", "gitlab"], ["-f", "junit"], ["-f", "json"], []],
    ids=" ".join,
)
def test_every_form_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    """Without a cache, with an empty one, and with a full one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    without = _said(monkeypatch, capsys, *args, "--no-cache")

    assert _said(monkeypatch, capsys, *args) == without
    assert _said(monkeypatch, capsys, *args) == without
    assert without[1] == 1


def test_what_is_wrong_in_the_settings_of_the_run_is_still_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where no document has to be read, and none is judged by them."""
    (folder / "in" / ".git").mkdir(parents=True)
    os.replace("a.md", "in/a.md")
    args = ["in/a.md", "--hook", "--register", "policy"]

    assert [command.main(args, standalone_mode=False) for _ in range(2)] == [0, 0]
    (folder / ".git").mkdir()
    (folder / ".carelint.yaml").write_text("off: [blaming/no-such-rule]\n")
    with pytest.raises(SettingsError, match="no-such-rule"):
        command.main(args, standalone_mode=False)


@pytest.mark.parametrize("name", [".carelint-allow.yaml", ".carelint-baseline"])
def test_what_stands_beside_is_asked(folder: Path, name: str) -> None:
    """Also where no document has to be read: something in it may be wrong."""
    for _ in range(2):
        check_files(
            ["a.md"], TERMS, scope=Scope(results=_results(folder, spare=True), sift=Sift(baselines=Baselines()))
        )
    (folder / name).write_text("nonsense\n")

    with pytest.raises(SettingsError):
        check_files(
            ["a.md"], TERMS, scope=Scope(results=_results(folder, spare=True), sift=Sift(baselines=Baselines()))
        )
