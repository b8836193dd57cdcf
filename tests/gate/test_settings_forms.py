"""Settings in setup.cfg and pyproject.toml: the same schema, the same values, the same lines as in YAML."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carelint.errors import Mistake, SettingsError
from carelint.gate.settings_file import layers
from carelint.settings import Resolver, Settings, resolve
from carelint.settings_files import files


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


YAML = """\
register: policy
packs: [wider]
off:
  - jargon
  - blaming/refuses
levels: {stigmatising: notice, industrial/flow: "off"}
limits: {pages: 7}
redact: true
files:
  - paths: notes/
    register: clinical
    levels: {blaming: notice}
  - {paths: [notes/*.md, "!notes/b.md"], off: industrial}
"""
CFG = """\
[metadata]
name = other

[carelint]
register = policy
packs = wider
# an aside
off =
    jargon
    ; another
    blaming/refuses
redact: true

[carelint:limits]
pages = 7
[carelint:levels]
stigmatising = notice
industrial/flow = off
[carelint:files:notes]
paths = notes/
register = clinical

[tool:pytest]
addopts = -q
"""
TOML = '''\
[project]
name = "other"  # [tool.carelint]
description = """
[tool.carelint]
register = "board" """

[tool.carelint]
register = "policy"
packs = "wider"
off = [
  "jargon",  # an aside
  'blaming/refuses',
]
limits.pages = 7
levels = { stigmatising = "notice", "industrial/flow" = "off" }
redact = true

[[tool.carelint.files]]
paths = "notes/"
register = "clinical"
[tool.carelint.files.levels]
blaming = "notice"
[[tool.carelint.files]]
paths = ["notes/*.md", "!notes/b.md"]
off = ["industrial"]

[tool.other]
packs = ["x"]
'''


def _found(name: str, text: str, path: str = "paper.md") -> Settings:
    Path(name).write_text(text, encoding="utf-8")
    found = resolve(path)
    Path(name).unlink()
    return found


@pytest.mark.parametrize("path", ["paper.md", "notes/a.txt", "notes/a.md", "notes/b.md", "deep/notes/a.md"])
def test_toml_says_the_same(path: str) -> None:
    """Tables, lists of tables, dotted keys and inline tables; what only looks like a header is none."""
    assert _found("pyproject.toml", TOML, path) == _found(".carelint.yaml", YAML, path)


def test_setup_cfg_says_the_same() -> None:
    """Lists in lines or with commas, mappings as sections; other tools' sections are theirs."""
    found = _found("setup.cfg", CFG)

    assert found == _found(".carelint.yaml", YAML)
    assert _found("setup.cfg", CFG, "notes/x.txt").register == "clinical"
    assert _found("setup.cfg", CFG.replace("\n    jargon\n    ; another\n    ", "jargon, "), "x.md") == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("setup.cfg", "[metadata]\nname = carelint\n[mypy-carelint.*]\nstrict = true\n"),
        ("pyproject.toml", '[project]\nname = "carelint"\ndependencies = ["carelint"]\n[tool.ruff]\nline-length = 3\n'),
        ("pyproject.toml", '[project]\ndependencies = [\n  "carelint",\n  "carelint==1",\n  "carelint"\n]\n'),
        ("setup.cfg", "not a file of sections"),
        ("pyproject.toml", "= broken"),
    ],
)
def test_a_file_that_says_nothing_to_us_is_nobodys_matter(name: str, text: str) -> None:
    """Other tools tell what is wrong in it; the search goes on above it."""
    Path(".carelint.yaml").write_text("register: board\n")
    Path("inner").mkdir()
    Path("inner", name).write_text(text)

    assert resolve("inner/paper.md").register == "board"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("setup.cfg", "[carelint]\nregister = bord\n", [":2: register: «bord»", "Did you mean board?"]),
        ("setup.cfg", "[carelint]\noff =\n  jargon\n# x\n\n  a, b\nregistr = x\n", [":7: registr: there is no such"]),
        ("setup.cfg", "[carelint]\npacks = wider,\n  # x\n  plane\n", [":4: packs: «plane»"]),
        ("setup.cfg", "[carelint]\npacks = wider\n[carelint:levels]\n\nx = loud\n", [":5: levels.x: «loud»"]),
        ("setup.cfg", "[carelint]\n[carelint:files:a]\nregister = board\n", [":2: files.paths: this key is missing"]),
        ("setup.cfg", "[x]\n[tool:carelint]\nregister = x\n", [":2: «[tool:carelint]»: nobody reads a section"]),
        ("setup.cfg", "[carelint.limits]\npages = 1\n", [":1: «[carelint.limits]»: nobody reads a section"]),
        ("setup.cfg", "[carelint]\nred\n", [":2: this line cannot be understood"]),
        ("setup.cfg", "[carelint\nregister = board\n", [":1: a bracket [ is opened and never closed"]),
        ("setup.cfg", "[x]\ny = 1\n[carelint\nregister = board\n", [":3: a bracket [ is opened and never closed"]),
        ("setup.cfg", "red\n[carelint]\nregister = board\n", [":1: this line cannot be understood"]),
        ("pyproject.toml", '[tool.carelint\nregister = "board"\n', [":1: this is not TOML: a bracket [ is opened"]),
        ("setup.cfg", "[carelint]\noff = a\noff = b\n", [":3: off: this key stands twice"]),
        ("setup.cfg", "[carelint]\n[x]\n[carelint]\n", [":3: «[carelint]»: this section stands twice"]),
        ("pyproject.toml", '[tool.carelint]\nregister = "bord"\n', [":2: register: «bord»", "Did you mean board?"]),
        ("pyproject.toml", '[tool]\ncarelint.packs = [\n"wider",\n\n"plane"]\n', [":5: packs: «plane»"]),
        ("pyproject.toml", 'tool.carelint.redact = "true"\n', [":1: redact: «true»: it is either true or false"]),
        ("pyproject.toml", "[tool.carelint]\nredact = 1\n", [":2: redact: «1»: it is either true or false"]),
        (
            "pyproject.toml",
            '[tool.carelint]\n[[tool.carelint.files]]\npaths = "a"\n[[tool.carelint.files]]\nregister = "board"\n',
            [":4: files.paths: this key is missing"],
        ),
        (
            "pyproject.toml",
            '[tool.carelint]\n[[tool.carelint.files]]\npaths = "a"\n[tool.carelint.files.levels]\nx = "loud"\n',
            [":5: files.levels.x: «loud»"],
        ),
        ("pyproject.toml", "[tool.carelint]\n\nlimits = { pages = 0 }\n", [".toml:3: limits.pages: «0»"]),
        ("pyproject.toml", "[carelint]\nregister = 'board'\n", [":1: carelint: nobody reads a table of this name"]),
        ("pyproject.toml", "[tool.carelint]\n\nregister = board\n", [":3: this is not TOML\n"]),
        ("pyproject.toml", '[tool.carelint]\noff = [\n  a,\n  "b"]\n', [":3: this is not TOML\n"]),
        (
            "pyproject.toml",
            '[tool.carelint]\noff = ["a",\n "b"\n\n[x]\ny = 1\n',
            [":2: this is not TOML: a bracket [ is", "5)"],
        ),
        ("pyproject.toml", '[tool.carelint]\noff = ["a",\n', [":2: this is not TOML: a bracket [ is opened"]),
        ("pyproject.toml", '[tool.carelint]\nlevels = {a = "off"\n', [":2: this is not TOML: a bracket { is opened"]),
        (
            "pyproject.toml",
            '[tool.carelint]\noff = "a\nx = 1\n',
            [':2: this is not TOML: a quotation mark " is opened'],
        ),
        ("pyproject.toml", "[tool.carelint]\noff = 'a'\noff = 'b'\n", [":3: this is not TOML"]),
    ],
)
def test_a_wrong_setting_is_told(name: str, text: str, told: list[str]) -> None:
    """File, line, key, value and what may have been meant, as of YAML."""
    Path(name).write_text(text)
    with pytest.raises(SettingsError) as caught:
        resolve("paper.md")

    assert all(one in str(caught.value) for one in told), str(caught.value)
    assert str(caught.value).splitlines()[0].startswith((name, "2 things"))


def test_two_files_in_a_folder_are_told() -> None:
    """One of them would be passed over."""
    Path("setup.cfg").write_text("[carelint]\nregister = board\n")
    Path("pyproject.toml").write_text("[tool.carelint]\nregister = 'policy'\n")
    with pytest.raises(SettingsError, match=r"pyproject.toml: setup.cfg stands beside it, and only one"):
        resolve("paper.md")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [("a.toml", "x = 1\n", "nothing in it is for carelint"), ("a.cfg", "[x]\n", "nothing in it is for carelint")],
)
def test_a_file_that_is_named_says_something(name: str, text: str, told: str) -> None:
    """--config with the wrong file is no silence."""
    Path(name).write_text(text)
    with pytest.raises(SettingsError, match=told):
        Resolver({}, Path(name)).settings_for("a.md")


def test_config_may_be_any_of_them() -> None:
    """By its suffix."""
    for name, text in (("a.toml", TOML), ("a.cfg", CFG), ("a.yaml", YAML)):
        Path(name).write_text(text)
        assert Resolver({}, Path(name)).settings_for("a.md").limits.pages == 7


def test_a_folder_of_that_name_is_no_file() -> None:
    """Nor is it opened."""
    Path("setup.cfg").mkdir()
    mistakes: list[Any] = []

    assert (list(files(Path.cwd(), mistakes)), mistakes) == ([], [])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the one who may do everything")
def test_a_shared_file_that_may_not_be_read_is_nobodys_matter() -> None:
    """Nobody can tell whether it says anything to us."""
    Path("setup.cfg").write_text("[carelint]\nregister = board\n")
    Path("setup.cfg").chmod(0)

    assert resolve("a.md").register == ""


NAME = st.sampled_from(["jargon", "wider", "blaming/refuses", "reader", "own/rule", "stigmatising"])
LEVEL = st.sampled_from(["change", "consider", "notice"])
TEXT = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters=","), min_size=1)
SAID = st.fixed_dictionaries(
    {},
    optional={
        "register": st.sampled_from(["board", "policy", "clinical"]),
        "packs": st.lists(st.sampled_from(["wider", "plain"]), min_size=1, max_size=2),
        "off": st.lists(NAME, max_size=3, unique=True),
        "levels": st.dictionaries(st.sampled_from(["objectifying", "industrial/flow"]), LEVEL, min_size=1),
        "redact": st.booleans(),
        "limits": st.fixed_dictionaries({"pages": st.integers(1, 9)}),
        "column": st.text("abc'\"#= é", min_size=1).map(str.strip).filter(bool),
        "id_column": TEXT.filter(lambda text: not text.startswith(("#", ";"))),
    },
)


def _toml(said: Mapping[str, Any]) -> str:
    return "[tool.carelint]\n" + "".join(f"{key} = {_inline(value)}\n" for key, value in said.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def _cfg(said: Mapping[str, Any]) -> str:
    lines, sections = ["[carelint]"], list[str]()
    for key, value in said.items():
        if isinstance(value, dict):
            sections += [f"[carelint:{key}]", *(f"{inner} = {one}" for inner, one in value.items())]
        else:
            plain = (
                ", ".join(value) if isinstance(value, list) else str(value).lower() if value in (True, False) else value
            )
            lines.append(f"{key} = {plain}")
    return "\n".join([*lines, *sections, ""])


@pytest.mark.parametrize(("name", "written"), [("pyproject.toml", _toml), ("setup.cfg", _cfg)])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID)
def test_whatever_is_said_is_the_same_in_each(
    said: dict[str, Any], name: str, written: Callable[[Mapping[str, Any]], str]
) -> None:
    """Equal settings, or the same mistakes in other lines."""

    def told(file: str, text: str) -> object:
        try:
            return _found(file, text)
        except SettingsError as err:
            Path(file).unlink()
            return sorted((one.reason.partition(", in line")[0], one.key, one.value) for one in err.mistakes)

    assert told(name, written(said)) == told(".carelint.yaml", json.dumps(said, ensure_ascii=False))


@pytest.mark.parametrize(
    "said",
    [
        "[DEFAULT]\na = 1\n[carelint]\nregister = board\n",
        "[carelint]\n  register = board\n",
        " [carelint]\nregister = board\n",
    ],
)
def test_what_configparser_takes_is_taken(said: str, tmp_path: Path) -> None:
    """Values for all sections are not ours, and what is indented is told by the line of its section."""
    mistakes: list[Mistake] = []
    path = tmp_path / "setup.cfg"
    path.write_text(said, encoding="utf-8")

    assert [one.values for one in layers(path, mistakes)] == [{"register": "board"}]
    assert mistakes == []


def test_a_committee_is_named_by_a_glob(tmp_path: Path) -> None:
    """One that is none would never mean a paper."""
    mistakes: list[Mistake] = []
    path = tmp_path / ".carelint.yaml"
    path.write_text("audit: {committees: {'!': Board}}\n", encoding="utf-8")
    layers(path, mistakes)

    assert [one.line for one in mistakes] == [1]
    assert "it is no glob" in mistakes[0].reason
