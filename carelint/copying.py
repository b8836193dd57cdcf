"""Where copies of many documents go: into one folder, each under its own name, folders within it as they were.

In: a folder and the files that were read. Out: a path for each.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path


def targets(folder: Path, files: Iterable[str], suffix: str) -> dict[str, Path]:
    """File → its copy; one of another format gets the copy's suffix, behind its own where two would be called alike."""
    several = list(dict.fromkeys(files))
    if not several:
        return {}
    top = os.path.commonpath([os.path.dirname(os.path.abspath(one)) for one in several])
    inside = {one: Path(os.path.relpath(os.path.abspath(one), top)) for one in several}
    named = Counter(str(path.with_suffix(suffix)).casefold() for path in inside.values())
    return {one: folder / _renamed(path, suffix, named) for one, path in inside.items()}


def _renamed(path: Path, suffix: str, named: Counter[str]) -> Path:
    changed = path.with_suffix(suffix)
    if path.suffix.lower() == suffix:
        return path
    return changed if named[str(changed).casefold()] == 1 else path.with_name(path.name + suffix)
