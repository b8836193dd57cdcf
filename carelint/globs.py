"""Globs as in .gitignore, and the folder from which they count.

In: globs and a folder; a path. Out: whether they hold it. What lies outside the folder they do not hold.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carelint.errors import SettingsError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Globs:
    """Globs that count from a folder."""

    def __init__(self, globs: Sequence[str], home: Path, *, key: str = "exclude") -> None:
        """`key` is where they stand. Raises SettingsError where one of them is no glob."""
        self._home, self._spec = Path(os.path.realpath(home)), made(globs)
        if self._spec is None:
            hint = "They are written as in .gitignore, for example: archive/ or '*.draft.docx'"
            raise SettingsError("it holds something that is no glob", key=key, hint=hint)

    def holds(self, path: str, *, folder: bool = False) -> bool:
        """Whether they mean it; a file also where they mean a folder above it."""
        whole = Path(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        if self._spec is None or self._home not in whole.parents:
            return False
        return bool(self._spec.check_file(inside(whole, self._home, folder=folder)).include)


def inside(whole: Path, home: Path, *, folder: bool) -> str:
    """A path as git would write it in `home`."""
    return whole.relative_to(home).as_posix() + ("/" if folder else "")


def made(lines: Sequence[str]) -> GitIgnoreSpec | None:
    """None where one of them is no pattern."""
    from pathspec import GitIgnoreSpec  # 30 ms, only where there is something to match

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of `[[]`, which means what it says
            return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return None
