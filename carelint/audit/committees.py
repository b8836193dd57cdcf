"""Whose paper it is: what the settings say of its path, else the folder that it lies in.

In: a path below the folder that was named. Out: a name, and whence it was taken.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from carelint.globs import made

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATED = re.compile(
    rf"(?:[\W_\d]|q[1-4]|h[12]|(?:{MONTHS})[a-z]*|papers?|agendas?|minutes|meetings?|archive|year|quarter)+", re.I
)
"""A folder of a day, a month or a quarter says nothing of whose papers lie in it."""


def committee(path: str, below: str, mapping: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """(name, whence) of a paper: `path` from the project's folder, `below` from the folder that was named.

    `mapping` holds globs as in .gitignore and names; the last that fits decides, as there.
    """
    for glob, name in reversed(mapping):
        spec = _spec(glob)
        if spec and (spec.match_file(path) or spec.match_file(below)):
            return name, "mapping"
    folders = PurePosixPath(below).parts[:-1]
    named = next((folder for folder in folders if not DATED.fullmatch(folder)), "")
    return (named, "folder") if named else ("", "")


@functools.lru_cache(maxsize=256)
def _spec(glob: str) -> GitIgnoreSpec | None:
    return made((glob,))
