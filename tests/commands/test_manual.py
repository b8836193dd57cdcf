"""The man page says what the help says, and man can show it."""

from __future__ import annotations

import shutil
import subprocess

import click
import pytest

from carelint.cli import group, run


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str]) -> str:
    """The page as it is printed."""
    assert run(["manual"]) == 0
    return capsys.readouterr().out


def _all(command: click.Command) -> list[click.Command]:
    return [command, *(one for sub in getattr(command, "commands", {}).values() for one in _all(sub))]


def test_every_option_of_every_command_is_in_it(page: str) -> None:
    """With its words; groups stand for what is in them."""
    options = [one for command in _all(group) for one in command.params if isinstance(one, click.Option)]
    names = {name for one in options for name in one.opts}

    assert [name for name in names if name.replace("-", "\\-") not in page] == []
    assert len(names) > 25
    assert ".SS carelint settings show [OPTIONS] [FILE]" in page


def test_it_is_plain_letters(page: str) -> None:
    """So that every man shows it."""
    assert page.isascii()
    assert "\\[u2026]" in page  # the … of «text …»


def test_no_line_begins_with_a_macro_by_chance(page: str) -> None:
    """Only ours do."""
    first = {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))}

    assert first == {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".RS", ".RE", ".nf", ".fi"}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not here")
def test_groff_has_nothing_to_say(page: str) -> None:
    """No warning of any kind."""
    done = subprocess.run(["groff", "-man", "-ww", "-z"], input=page, capture_output=True, text=True, check=True)

    assert done.stderr == ""
