"""The schema for editors says what the gate says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from carelint.cli import run
from carelint.errors import Mistake
from carelint.gate.settings_file import layers
from carelint.gate.settings_schema import schema
from carelint.resources import folder


def test_what_is_shipped_is_what_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    """`carelint settings schema > reports/settings.schema.json` after a change of the gate."""
    shipped = (folder("reports") / "settings.schema.json").read_text(encoding="utf-8")
    assert run(["settings", "schema"]) == 0

    assert capsys.readouterr().out == shipped
    jsonschema.Draft202012Validator.check_schema(json.loads(shipped))


GOOD = [
    "{}",
    "register: board\npacks: wider\n",
    "packs: [wider, plain]\n'off': []\n'on': [a/b]\nlevels: {a: notice}\n",
    "limits: {pages: 3}\nredact: true\nexclude: archive/\n",
    "files: [{paths: a, register: board, limits: {pages: 1}}]\nreader: thorough\n",
    "files: {paths: [a, b], also: comments}\n",
    "fail_on: never\ncolumn: note\nid_column: id\npdf_engine: pdfminer\n",
]
BAD = [
    "registr: board\n",
    "register: bord\n",
    "register: [board]\n",
    "packs: []\n",
    "packs: [x]\n",
    "'off': ''\n",
    "'off': {a: b}\n",
    "levels: {a: loud}\n",
    "levels: [a]\n",
    "limits: {pages: 0}\n",
    "limits: {page: 1}\n",
    "redact: 'true'\n",
    "files: [{register: board}]\n",
    "files: [{paths: a, exclude: b}]\n",
    "password: x\n",
    "- register\n",
]


@pytest.mark.parametrize(("text", "good"), [(text, text in GOOD) for text in (*GOOD, *BAD)])
def test_an_editor_and_the_gate_agree(text: str, good: bool, tmp_path: Path) -> None:
    """What one of them refuses, the other does too."""
    path = tmp_path / "carelint.yaml"
    path.write_text(text, encoding="utf-8")
    mistakes: list[Mistake] = []
    layers(path, mistakes)

    assert (not mistakes) == good, mistakes
    assert jsonschema.Draft202012Validator(schema()).is_valid(yaml.safe_load(text)) == good


def test_every_key_says_what_it_is_for() -> None:
    """An editor shows it where somebody types."""
    made = schema()
    keys = {**made["properties"], **made["$defs"]["SectionModel"]["properties"]}

    assert [key for key, one in keys.items() if not one.get("description")] == []
    assert "password" not in keys
