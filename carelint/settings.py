"""What the organisation has decided, from .carelint.yaml and from options.

In: a settings file, options. Out: `Settings`, checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from carelint.errors import SettingsError
from carelint.rule import PACKS, REGISTERS

NAMES = (".carelint.yaml", "carelint.yaml")
FAIL_ON = ("change", "consider", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run judges."""

    register: str = ""
    """board, policy or clinical; empty: guessed for each document."""
    packs: tuple[str, ...] = ()
    """Opt-in packs that are switched on."""
    off: tuple[str, ...] = ()
    """Ids of rules, or families, that are switched off."""
    fail_on: str = "consider"
    """Lowest level that makes the exit code 1."""
    dictionary: tuple[Path, ...] = ()
    """The organisation's own folders, laid out like wordlists/ and rules/."""
    model: str = ""
    """An installed spaCy pipeline in place of the bundled one."""
    cache: Path | None = None
    """Where compiled rules are kept; None keeps none."""


def find(start: Path) -> Path | None:
    """The nearest settings file, from `start` upwards to the root of the repository."""
    for place in (start, *start.parents):
        for name in NAMES:
            if (place / name).is_file():
                return place / name
        if (place / ".git").exists():
            return None
    return None


def read(path: Path) -> Settings:
    """The settings in a file. Raises SettingsError with line and key."""
    from carelint import plainyaml  # only where there is a file

    root = plainyaml.nodes(path)
    data = plainyaml.plain(root, path) if root else {}
    if not isinstance(data, dict):
        raise SettingsError("a settings file is a list of `key: value` lines", path=str(path), line=1)
    known = [field.name for field in fields(Settings) if field.name != "cache"]
    for key in data:
        if key not in known:
            raise SettingsError("no such setting", path=str(path), key=key, hint=f"Known: {', '.join(known)}.")
    return checked(replace(Settings(), **_typed(data, path.parent)), where=str(path))


def _typed(data: dict[str, Any], home: Path) -> dict[str, Any]:
    typed = dict(data)
    for key in ("packs", "off", "dictionary"):
        if key in typed:
            value = typed[key]
            typed[key] = tuple(value if isinstance(value, list) else [value])
    if "dictionary" in typed:
        typed["dictionary"] = tuple(home / folder for folder in typed["dictionary"])
    return typed


def checked(settings: Settings, where: str = "") -> Settings:
    """The same settings. Raises SettingsError for a value that does not exist."""
    _one_of(settings.register, ("", *REGISTERS), "register", where)
    _one_of(settings.fail_on, FAIL_ON, "fail_on", where)
    for pack in settings.packs:
        _one_of(pack, PACKS, "packs", where)
    for folder in settings.dictionary:
        if not folder.is_dir():
            raise SettingsError(f"no folder {folder}", path=where, key="dictionary")
    return settings


def _one_of(value: str, valid: Sequence[str], key: str, where: str) -> None:
    if value not in valid:
        names = ", ".join(name for name in valid if name)
        raise SettingsError(f"{value!r} does not exist", path=where, key=key, hint=f"Choose from: {names}.")
