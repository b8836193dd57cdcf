"""Where an organisation's own words may lie: a folder, a table, a file of entries, or an installed package.

In: what somebody named. Out: the folder or file that holds the words, or why there is none, with the way out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PACK = "pack:"
"""What stands before the name of an installed package of words."""
GROUP = "carelint.packs"
"""The group of entry points by which a package says that it brings words: `trust-words = trust_words`."""
SHEETS = (".csv", ".tsv", ".xlsx", ".xlsm")
ENTRIES = (".yaml", ".yml")
OFFICE = (".xls", ".ods", ".numbers")
"""Tables of other programs, which can save them as one of ours."""


def counted_from(home: Path, name: str) -> str:
    """What a settings file names, seen from its folder; a package has none."""
    return name if name.startswith(PACK) else str(Path(home, name).expanduser())


def wrong(named: Path | str) -> tuple[str, str] | None:
    """Why no words can be read from there, and what to do; None where they can."""
    said = str(named)
    if said.startswith(PACK):
        return None if place_of(said) else _not_installed(said.removeprefix(PACK))
    suffix = os.path.splitext(said)[1].lower()
    if os.path.isdir(said) or (os.path.isfile(said) and suffix in (*SHEETS, *ENTRIES)):
        return None
    if not os.path.exists(said):
        return "there is no such file or folder", "Check its name and place."
    if suffix in OFFICE:
        return "tables of this kind are not read", "Save it as .xlsx or .csv."
    return "no words are read from files of this kind", f"Name a folder, or a file {', '.join((*SHEETS, *ENTRIES))}."


def _not_installed(name: str) -> tuple[str, str]:
    known = ", ".join(sorted(one.name for one in _installed()))
    return "no installed package brings words of this name", f"Installed: {known}." if known else "None is installed."


def place_of(named: Path | str) -> Path | None:
    """The folder or file itself; None for a package that is not installed."""
    said = str(named)
    if not said.startswith(PACK):
        return Path(named)
    return next(
        (found for one in _installed() if one.name == said.removeprefix(PACK) and (found := _folder(one))), None
    )


def version_of(named: Path | str) -> str:
    """The version of the package that brings the words; empty where they come from no package."""
    if not str(named).startswith(PACK):
        return ""
    found = next((one for one in _installed() if f"{PACK}{one.name}" == str(named)), None)
    return found.dist.version if found and found.dist else ""


def _installed() -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points  # 20 ms, only where somebody names a package

    yield from sorted(entry_points(group=GROUP), key=lambda one: one.name)


def _folder(point: EntryPoint) -> Path | None:
    """The folder of its module, which is never run: words are data."""
    from importlib.util import find_spec

    top, *rest = point.module.split(".")
    spec = find_spec(top)
    homes = [Path(home, *rest) for home in (spec.submodule_search_locations or ())] if spec else []
    return next((home for home in homes if home.is_dir()), None)
