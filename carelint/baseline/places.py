"""Where the baseline of a document lies.

In: a document's path and what the settings say. Out: the baseline's path, and what it calls the document.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from carelint.repository import upwards

NAME = ".carelint-baseline"


def baseline_of(path: str, said: Path | None) -> Path | None:
    """The baseline that a document belongs to: what the settings say, or the nearest one at or above it."""
    if said is not None:
        return said
    return next((place / NAME for place in upwards(_folder(path)) if os.path.isfile(place / NAME)), None)


def place_for(path: str, said: Path | None, beside: Callable[[Path], Sequence[Path]]) -> Path:
    """Where a baseline is made that is not there yet: beside the nearest settings file, else where the repository
    begins, else in the current folder, or the document's own where that is not above it.

    `beside` tells which settings files a folder holds."""
    if said is not None:
        return said
    folder, here = Path(_folder(path)), Path.cwd()
    return next(_places(folder, beside), here if folder.is_relative_to(here) else folder) / NAME


def _places(folder: Path, beside: Callable[[Path], Sequence[Path]]) -> Iterator[Path]:
    places = list(upwards(str(folder)))
    yield from (place for place in places if beside(place))
    yield from (place for place in places if os.path.exists(place / ".git"))


def called(path: str, baseline: Path) -> str:
    """A document's path from the folder of its baseline, the same on every system."""
    home = os.path.realpath(baseline.absolute().parent)
    return os.path.relpath(os.path.realpath(path), home).replace(os.sep, "/")


def is_gone(name: str, baseline: Path) -> bool:
    """Whether what a baseline calls so is no longer there."""
    return not os.path.lexists(os.path.join(os.path.realpath(baseline.absolute().parent), name))


def _folder(path: str) -> str:
    if path == "-":
        return os.getcwd()
    whole = os.path.abspath(path)
    return whole if os.path.isdir(whole) else os.path.dirname(whole)
