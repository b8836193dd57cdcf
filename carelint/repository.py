"""Where a repository begins, and which folders a document belongs to.

In: a folder. Out: the nearest folder at or above it that holds `.git`, or all as far as there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def root_of(folder: str) -> str:
    """The root of the repository that holds a folder; empty where none does."""
    places = (Path(folder), *Path(folder).parents)
    return next((str(place) for place in places if os.path.exists(place / ".git")), "")


def upwards(folder: str) -> Iterator[Path]:
    """A folder and those above it, the nearest first, as far as the one that holds `.git`, home or the root."""
    start = Path(os.path.abspath(folder))
    for place in (start, *start.parents):
        yield place
        if os.path.exists(place / ".git") or str(place) == os.path.expanduser("~"):
            return


def from_here(path: Path) -> Path:
    """A path as somebody in the current folder would name it, where it lies inside."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
