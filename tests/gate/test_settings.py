"""Settings: from each document's own folder upwards, key by key, and nothing in them that does nothing."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from carelint.cli import run
from carelint.errors import SettingsError
from carelint.gate.settings_file import LimitsModel, SettingsModel
from carelint.gate.wording import known_keys
from carelint.limits import Limits
from carelint.settings import Resolver, Settings, resolve, unknown_ids
from carelint.settings_files import NAMES


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


def test_the_schema_knows_every_setting() -> None:
    """A setting that the gate does not know could not be written."""
    own = {"as_word", "cache", "home", "password", "select", "ignore"}  # of the machine and the command line
    assert set(known_keys(SettingsModel)) == {one.name for one in fields(Settings)} - own | {"files"}
    assert known_keys(LimitsModel) == [one.name for one in fields(Limits)]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found(name: str) -> None:
    """With and without the dot, .yaml and .yml."""
    _write(name, "register: board\n")

    assert resolve("paper.md").register == "board"


def test_the_nearest_file_decides_key_by_key() -> None:
    """What the nearer file leaves out is left to the farther one; limits are keys of their own."""
    _write(".carelint.yaml", "register: board\noff: [jargon]\nlimits: {pages: 7, seconds: 8}\n")
    _write("ward/carelint.yml", "register: clinical\nlimits: {pages: 9}\n")
    found = Resolver().settings_for("ward/notes/a.md")

    assert (found.register, found.off) == ("clinical", ("jargon",))
    assert (found.limits.pages, found.limits.seconds) == (9, 8)
    assert Resolver().settings_for("a.md").register == "board"


@pytest.mark.parametrize("edge", [".git", ""])
def test_where_the_search_ends(edge: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the folder that holds .git, and at the home folder; both are looked into."""
    _write(".carelint.yaml", "register: board\nfail_on: never\n")
    _write("inner/.carelint.yaml", "fail_on: change\n")
    Path("inner", edge).mkdir(exist_ok=True)
    if not edge:
        monkeypatch.setenv("HOME", os.path.abspath("inner"))
    found = Resolver().settings_for("inner/deep/a.md")

    assert (found.register, found.fail_on) == ("", "change")


def test_who_overrules_whom() -> None:
    """The command line, then --config in place of every file, then files."""
    _write(".carelint.yaml", "register: board\nfail_on: never\n")
    config = _write("other.yaml", "register: policy\n")

    assert Resolver({"register": "clinical"}).settings_for("a.md").register == "clinical"
    assert Resolver({}, config).settings_for("a.md") == Settings(register="policy")
    assert Resolver({"register": "clinical"}, config).settings_for("a.md") == Settings(register="clinical")


def test_equal_settings_are_one_object() -> None:
    """So that documents of different folders can be checked together."""
    _write("a/.carelint.yaml", "register: board\n")
    _write("b/.carelint.yaml", "register: board\n")
    resolver = Resolver({"cache": Path("cache")})

    assert resolver.settings_for("a/x.md") is resolver.settings_for("b/c/y.md")
    assert resolver.settings_for("a/x.md") is not resolver.settings_for("z.md")
    assert resolver.settings_for("-") is resolver.settings_for("z.md")


def test_folders_count_from_the_file_that_names_them() -> None:
    """Wherever carelint is run."""
    _write("ward/words/dictionary/x", "")
    _write("ward/.carelint.yaml", "dictionary: words\nexclude: '*.draft.md'\n")
    found = resolve("ward/deep/a.md")

    assert found.dictionary == (Path("ward/words").absolute(),)
    assert found.exclude == ("*.draft.md",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour: red\n", [":1: colour: there is no such key\n  Did you mean column?"]),
        (
            "regster: board\nfail-on: never\n",
            [":1: regster:", "Did you mean register?", ":2: fail-on:", "mean fail_on?"],
        ),
        ("off: [a, b\n\nregister: board\n", [":1: a bracket [ is opened and never closed", "stopped in line 3)"]),
        ("off: {a: b\nregister: board\n", [":1: a bracket { is opened", "stopped in line 2)"]),
        ('register: board\noff: "a\nfail_on: never\n', [":2: a quotation mark is opened and never closed"]),
        ('off: "a\nregister: "board"\n', [":1: a quotation mark is opened here and closed only in line 2"]),
        ("fail_on: chnage\n", [":1: fail_on: «chnage»: it cannot have this value\n  Did you mean change?"]),
        ("packs: [wider, plane]\n", [":1: packs: «plane»", "Did you mean plain?"]),
        ("packs:\n  - wider\n  - plane\n", [":3: packs: «plane»"]),
        ("register: [board]\n", [":1: register: it cannot have this value"]),
        ("also: comment\n", ["Did you mean comments?"]),
        ("redact: yes\n", [":1: redact: «yes»: it is either true or false"]),
        ("limits: {file_mb: 0}\n", ["limits.file_mb: «0»: a whole number above nought belongs here"]),
        ("limits: {file_mb: true}\n", ["a whole number above nought belongs here"]),
        ("limits: {second: 3}\n", ["limits.second: there is no such key\n  Did you mean seconds?"]),
        ("limits: 60\n", [":1: limits: «60»: lines of `key: value` belong here"]),
        ("dictionary: words\n", [":1: dictionary: «words»: there is no such file or folder"]),
        ("off:\n", [":1: off: nothing stands here"]),
        ("off: {a: b}\n", [":1: off: a text belongs here"]),
        ("- register: board\n", [":1: a settings file is a list of `key: value` lines"]),
        ("register:board\n", ["a settings file is a list of `key: value` lines\n  A space belongs behind each colon"]),
        ("register: board\nregister: policy\n", [":2: register: this key stands twice"]),
        ("limits:\n\tpages: 3\n", [":2: a tab stands where spaces belong"]),
    ],
)
def test_a_wrong_setting_is_told(text: str, told: list[str]) -> None:
    """File, line, key, value and what may have been meant."""
    _write(".carelint.yaml", text)
    with pytest.raises(SettingsError) as caught:
        resolve("paper.md")

    assert all(one in str(caught.value) for one in told), str(caught.value)
    assert ".carelint.yaml:" in str(caught.value)


def test_a_password_is_refused_and_not_repeated() -> None:
    """It has no place in a settings file, and none in a message."""
    _write(".carelint.yaml", "password: Quillfeather\n")
    with pytest.raises(SettingsError, match="a password never stands in a settings file") as caught:
        resolve("paper.md")

    assert "Quillfeather" not in str(caught.value)


def test_mistakes_of_all_files_are_told_at_once() -> None:
    """The folder's own file and that above it; two files side by side, of which one would be passed over."""
    _write(".carelint.yaml", "fail_on: chnage\n")
    _write("ward/.carelint.yml", "regster: board\n")
    _write("ward/carelint.yaml", "register: board\n")
    with pytest.raises(SettingsError) as caught:
        resolve("ward/paper.md")
    told = str(caught.value)

    assert all(one in told for one in ("chnage", "stands beside it", "2 things are to be mended")), told


@pytest.mark.parametrize("config", ["no.yaml", "folder"])
def test_a_missing_config_is_told(config: str) -> None:
    """Not a fault of ours."""
    Path("folder").mkdir()
    with pytest.raises(SettingsError, match="there is no such file|it is a folder"):
        Resolver({}, Path(config)).settings_for("a.md")


def test_what_is_switched_off_exists() -> None:
    """An unknown id is told with its line, and the ids that may have been meant."""
    ids = ["objectifying/bed-blocker", "jargon/going-forward"]
    _write(".carelint.yaml", "off:\n  - jargon\n  - bed-blocker\n  - objectifying/bed-bloker\n  - zzz\n")
    resolver = Resolver()
    settings = resolver.settings_for("a.md")

    assert unknown_ids(settings, ids) == ("bed-blocker", "objectifying/bed-bloker", "zzz")
    mistakes = resolver.misnamed(settings, ids)
    assert [one.line for one in mistakes] == [3, 4, 5]
    assert str(SettingsError.of(mistakes)).count("Did you mean objectifying/bed-blocker?") == 2
    assert resolver.misnamed(Settings(off=("jargon",)), ids) == []


def test_all_that_is_wrong_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """In files above and below, what another setting hides, values that only a run can know; and nothing is read."""
    _write(".carelint.yaml", "packs: [widr]\noff: [nope/nope]\nexclude: ['!']\n")
    _write("sub/.carelint.yaml", "redact: perhaps\n")
    _write("sub/a.md", "Two bed blockers.")
    _write("b.md", "Two bed blockers.")

    assert run(["check", "."]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    for said in (".carelint.yaml:1: packs", ".carelint.yaml:2: off", ".carelint.yaml:3: exclude"):
        assert said in told.err
    assert os.path.join("sub", ".carelint.yaml") + ":1: redact" in told.err


def test_a_value_that_only_this_machine_can_refuse_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipeline that is not installed."""
    _write("b.md", "Two bed blockers.")
    _write(".carelint.yaml", "register: board\nmodel: nope\n")

    assert run(["check", "b.md"]) == 2
    assert ".carelint.yaml:2: model: «nope»" in capsys.readouterr().err


def test_a_file_inside_is_named_from_here() -> None:
    """Short where it can be, whole where it must be."""
    _write(".carelint.yaml", "x: y\n")
    with pytest.raises(SettingsError) as caught:
        resolve("paper.md")

    assert str(caught.value).startswith(".carelint.yaml:1: x: there is no such key")
