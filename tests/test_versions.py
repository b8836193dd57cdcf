"""`--version` says what judges here."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.cli import run
from carelint.provenance import of_model, of_reader
from carelint.rulebook import Rulebook
from carelint.version import VERSION


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, which is the home folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def _said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert run(["--version"]) == 0
    return capsys.readouterr().out.splitlines()


def test_as_carelint_comes(capsys: pytest.CaptureFixture[str], rulebook: Rulebook) -> None:
    """The hashes are those of a report."""
    assert _said(capsys) == [
        f"carelint {VERSION}",
        f"dictionary  {rulebook.digest[:12]}",
        "packs       default on, wider off, plain off",
        f"parser      {of_model()}, bundled",
        f"reader      {of_reader()}, on",
    ]


def test_settings_of_the_folder_count(capsys: pytest.CaptureFixture[str], rulebook: Rulebook) -> None:
    """An own dictionary is another one; packs and reader are as they are here."""
    Path("words/dictionary").mkdir(parents=True)
    Path("words/dictionary/blaming.yaml").write_text("[]")
    Path(".carelint.yaml").write_text("packs: wider\nreader: off\ndictionary: words\n")
    said = _said(capsys)

    assert said[1].endswith(f", with {Path('words').absolute()}")
    assert rulebook.digest[:12] not in said[1]
    assert said[2:] == ["packs       default on, wider on, plain off", said[3], "reader      off"]


def test_wrong_settings_are_no_reason_to_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is what somebody is asked for who has trouble."""
    Path(".carelint.yaml").write_text("packs: widr\n")
    said = _said(capsys)

    assert said[0] == f"carelint {VERSION}"
    assert said[-1] == "settings    something in them is to be mended: carelint settings show"
