"""What .gitignore files leave out.

In: a path. Out: whether it is left out. Git's own rules hold: the last pattern that matches counts, a nearer file
before a farther one, and what is tracked all the same is not asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from carelint.globs import inside, made
from carelint.repository import root_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Chain = tuple[tuple[Path, "GitIgnoreSpec"], ...]
"""Folders, and what the file in each says."""
LARGEST = 1 << 20
"""Bytes of a .gitignore that are read."""


class Ignored:
    """The .gitignore files of a folder, of those in it, and of those above it up to the root of its repository."""

    def __init__(self, root: Path) -> None:
        """`root` is looked into whatever the files above it say of it."""
        self._top = Path(root_of(str(root)) or root)
        self._chains: dict[Path, Chain] = {}
        self._places: dict[str, Path] = {}
        if self._top != root and self.holds(str(root), folder=True):
            self._top, self._chains = root, {}

    def holds(self, path: str, *, folder: bool) -> bool:
        """Whether the files ignore it; a folder is to be asked for before what is in it."""
        parent, name = os.path.split(path)
        if parent not in self._places:
            self._places[parent] = Path(os.path.realpath(parent))
        place = self._places[parent]
        for home, spec in self._chain(place):
            said = spec.check_file(inside(place / name, home, folder=folder)).include
            if said is not None:
                return said
        return False

    def _chain(self, folder: Path) -> Chain:
        """What the file of a folder says, and those above it, the nearest first."""
        if folder not in self._chains:
            above = self._chain(folder.parent) if folder not in (self._top, folder.parent) else self._furthest()
            self._chains[folder] = (*_read(folder, ".gitignore"), *above)
        return self._chains[folder]

    def _furthest(self) -> Chain:
        """What somebody keeps for himself in one repository."""
        return tuple(_read(self._top, ".git/info/exclude"))


def _read(folder: Path, name: str) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    """What a file says, if it is there and says anything."""
    try:
        with (folder / name).open("rb") as file:
            text = file.read(LARGEST).decode("utf-8", "surrogateescape")
    except OSError:
        return
    lines = text.splitlines()
    spec = made(lines) or made([line for line in lines if made([line])])  # git passes over what is no pattern
    if spec:
        yield folder, spec
