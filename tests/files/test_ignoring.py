"""What .gitignore leaves out is what git leaves out."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from carelint.files import Look, find

NAMES = ("a", "b", "c d", "build", "x[1]", "ä")
PATTERNS = (
    "a", "a.md", "/a.md", "*.md", "!*.md", "!a.md", "a/", "!a/", "/b/", "**/c d", "a/**", "a/*", "!a/*", "b/**/a.md",
    "*", "!*/", "# a.md", "\\#a", "a.md ", "x[[]1]", "x[0-9]*", "ä*", "[ab].md", "!b", "/*", "!/b", "a/b.md", "",
)  # fmt: skip


def _built(home: Path, dice: random.Random) -> None:
    for _ in range(12):
        folder = home.joinpath(*dice.choices(NAMES, k=dice.randrange(3)))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{dice.choice(NAMES)}.md").write_text("x", encoding="utf-8")
    for folder in [home, *(path for path in home.rglob("*") if path.is_dir() and dice.random() < 0.3)]:
        lines = dice.choices(PATTERNS, k=dice.randrange(1, 5))
        (folder / ".gitignore").write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("seed", range(30))
def test_as_git_has_it(seed: int, tmp_path: Path) -> None:
    """Any patterns at any level; names that ruff leaves out are looked into, since git knows nothing of them."""
    dice = random.Random(seed)
    _built(tmp_path, dice)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".git/info/exclude").write_text(dice.choice(PATTERNS), encoding="utf-8")
    asked = ["git", "-c", "core.quotePath=false", "ls-files", "-z", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=tmp_path, capture_output=True, check=True).stdout.decode().split("\0")
    git = {name for name in listed if name.endswith(".md")}
    found = find([str(tmp_path)], lambda _: Look((".md",)))
    ours = {Path(path).relative_to(tmp_path).as_posix() for path in found.paths if os.path.isfile(path)}

    assert ours == {name for name in git if "build" not in name.split("/")[:-1]}
