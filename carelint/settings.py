"""What the organisation has decided, from .carelint.yaml and from options.

In: a settings file, options. Out: `Settings`, checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from carelint.errors import SettingsError
from carelint.limits import Limits
from carelint.rule import PACKS, REGISTERS

NAMES = (".carelint.yaml", "carelint.yaml")
FAIL_ON = ("change", "consider", "never")
ALSO = ("comments", "hidden", "attachments")
"""What documents hold beside their text."""
ENGINES = ("pdfium", "pdfminer")


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
    also: tuple[str, ...] = ()
    """What else is read: comments, hidden (text, slides and sheets), attachments (of e-mail)."""
    pdf_engine: str = "pdfium"
    """pdfium, or pdfminer: slower, and the one that is tried where PDFium cannot open a file."""
    column: str = ""
    """Column of a table that holds the texts; each row is then a document."""
    id_column: str = ""
    """Column that names the rows."""
    redact: bool | None = None
    """Mask all but the noticed phrases (True), nothing (False), or identifiers in clinical papers (None)."""
    limits: Limits = field(default_factory=Limits)
    """How much one document may ask of the machine."""
    password: str = field(default="", repr=False)
    """For protected PDFs; never in a settings file, never on the command line."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders that are left out, written as in .gitignore."""
    home: Path | None = None
    """The folder of the settings file, from which `exclude` counts."""
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
    known = [one.name for one in fields(Settings) if one.name not in ("cache", "password", "home")]
    for key in data:
        if key not in known:
            raise SettingsError("no such setting", path=str(path), key=key, hint=f"Known: {', '.join(known)}.")
    return checked(replace(Settings(), home=path.parent, **_typed(data, path)), where=str(path))


def _typed(data: dict[str, Any], path: Path) -> dict[str, Any]:
    typed = dict(data)
    for key in ("packs", "off", "dictionary", "also", "exclude"):
        if key in typed:
            value = typed[key]
            typed[key] = tuple(value if isinstance(value, list) else [value])
    if "dictionary" in typed:
        typed["dictionary"] = tuple(path.parent / folder for folder in typed["dictionary"])
    if "limits" in typed:
        typed["limits"] = _limits(typed["limits"], str(path))
    if not isinstance(typed.get("redact", True), bool):
        raise SettingsError("it is either true or false", path=str(path), key="redact", hint="Or leave it out.")
    return typed


def _limits(data: Any, where: str) -> Limits:
    """Whole numbers above nought, under names that exist."""
    known = [one.name for one in fields(Limits)]
    found = {}
    for key, value in data.items() if isinstance(data, dict) else [("", data)]:
        if key not in known:
            raise SettingsError("no such limit", path=where, key=f"limits.{key}", hint=f"Known: {', '.join(known)}.")
        if not str(value).isdigit() or int(value) < 1:
            raise SettingsError("a limit is a whole number", path=where, key=f"limits.{key}", hint="For example: 60.")
        found[key] = int(value)
    return Limits(**found)


def checked(settings: Settings, where: str = "") -> Settings:
    """The same settings. Raises SettingsError for a value that does not exist."""
    _one_of(settings.register, ("", *REGISTERS), "register", where)
    _one_of(settings.fail_on, FAIL_ON, "fail_on", where)
    for pack in settings.packs:
        _one_of(pack, PACKS, "packs", where)
    _one_of(settings.pdf_engine, ENGINES, "pdf_engine", where)
    for kind in settings.also:
        _one_of(kind, ALSO, "also", where)
    for folder in settings.dictionary:
        if not folder.is_dir():
            raise SettingsError(f"no folder {folder}", path=where, key="dictionary")
    return settings


def _one_of(value: str, valid: Sequence[str], key: str, where: str) -> None:
    if value not in valid:
        names = ", ".join(name for name in valid if name)
        raise SettingsError(f"{value!r} does not exist", path=where, key=key, hint=f"Choose from: {names}.")
