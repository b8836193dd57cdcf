"""Where a repository begins.

In: a folder. Out: the nearest folder at or above it that holds `.git`.
"""

from __future__ import annotations

import os
from pathlib import Path


def root_of(folder: str) -> str:
    """The root of the repository that holds a folder; empty where none does."""
    places = (Path(folder), *Path(folder).parents)
    return next((str(place) for place in places if os.path.exists(place / ".git")), "")
