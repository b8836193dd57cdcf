"""Globs hold what git would ignore by them, from the folder that they count from."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.errors import SettingsError
from carelint.globs import Globs, made


@pytest.mark.parametrize(
    ("globs", "path", "folder", "holds"),
    [
        (["notes/"], "notes/a.md", False, True),
        (["notes/"], "deep/notes/x/a.md", False, True),
        (["/notes/"], "deep/notes/a.md", False, False),
        (["notes/"], "notes", False, False),
        (["notes/"], "notes", True, True),
        (["*.md"], "deep/a.md", False, True),
        (["*.md", "!b.md"], "b.md", False, False),
        (["deep/*.md"], "deep/x/a.md", False, False),
        (["deep/**/*.md"], "deep/x/a.md", False, True),
        (["*.md"], "../a.md", False, False),
        ([r"/b\ \[1\]/"], "b [1]/a.md", False, True),
    ],
)
def test_what_they_hold(
    globs: list[str], path: str, folder: bool, holds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in .gitignore; what lies outside is not held, wherever somebody stands."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)

    assert Globs(globs, home).holds(path, folder=folder) == holds
    assert Globs(globs, home).holds(str(home / path), folder=folder) == holds


def test_what_is_no_glob_is_told() -> None:
    """With the key in which it stands."""
    assert made(["!"]) is None
    with pytest.raises(SettingsError, match="it holds something that is no glob") as caught:
        Globs(["!"], Path.cwd(), key="--exclude")

    assert caught.value.key == "--exclude"
