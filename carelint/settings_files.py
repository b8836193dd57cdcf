"""Finds the settings files that count in a folder.

In: a folder. Out: the files in it and in those above it, the nearest first; what is wrong joins the mistakes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from carelint.errors import Mistake
from carelint.repository import from_here

NAMES = (".carelint.yaml", "carelint.yaml", ".carelint.yml", "carelint.yml")
SHARED = {
    "setup.cfg": re.compile(rb"^\[(?:carelint|tool[:.]carelint)\b", re.MULTILINE),
    "pyproject.toml": re.compile(
        rb"^\s*\[{0,2}\s*(?:tool\s*\.\s*)?[\"']?carelint[\"']?\s*(?:[.\]]|=(?!=)|$)|^\s*tool\s*=.*\bcarelint\b",
        re.MULTILINE,
    ),
}
"""Files of many tools → what has to stand in one that carelint reads: a section of ours, or one meant to be ours."""
LARGEST = 1 << 20
"""Bytes of a shared file in which we look for our section."""


def files(folder: Path, mistakes: list[Mistake]) -> Iterator[Path]:
    """The settings files of a folder and those above it, as far as one that holds .git, or the home folder."""
    for place in (folder, *folder.parents):
        here = [from_here(path) for path in beside(place)]
        if len(here) > 1:
            reason = f"{here[0].name} stands beside it, and only one of them is read"
            mistakes.append(Mistake(reason, str(here[1]), hint="Put both into one file."))
        yield from here[:1]
        if os.path.exists(place / ".git") or str(place) == os.path.expanduser("~"):
            return


def beside(folder: Path) -> list[Path]:
    """The settings files that stand in a folder itself."""
    own = [folder / name for name in NAMES if os.path.isfile(folder / name)]
    return [*own, *(folder / name for name in SHARED if _speaks(folder / name))]


def _speaks(path: Path) -> bool:
    """Whether a file of many tools says anything to carelint; one that cannot be opened says nothing."""
    try:
        if not os.path.isfile(path):
            return False
        with path.open("rb") as file:
            return bool(SHARED[path.name].search(file.read(LARGEST)))
    except OSError:
        return False
