"""Which files of a folder of data are read, and as what.

In: a folder laid out like wordlists/ and rules/, or what an organisation named. Out: its data files; a file that nobody
would read is a mistake.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from carelint import dictionaries
from carelint.dictionaries import SHEETS
from carelint.errors import Mistake
from carelint.gate.slugs import slug
from carelint.rule import FAMILIES, READER

YAML = (".yaml", ".yml")
PASSED_OVER = (".md", ".rst", ".py", ".pyc")
"""What a folder may hold beside data: notes for people, and what Python leaves there."""
LAYOUT = (
    "It holds dictionary/FAMILY.yaml, tables (.csv, .xlsx), FAMILY/RULE.yaml, senses/NAME.yaml, classes/NAME.txt, "
    "sources.yaml, language-of-care.yaml or pack.yaml."
)
ELSEWHERE = ("languages.txt", "names", "registers", "us-words.txt")
"""Lists of ours that no rule is made of: readers and privacy read them, and their hash counts with the rest."""
INSTEAD = {
    **dict.fromkeys(dictionaries.OFFICE, "Save it as .xlsx or .csv."),
    **dict.fromkeys((".json", ".toml"), "Write it as YAML, with the suffix .yaml."),
    **dict.fromkeys((".docx", ".odt", ".pdf"), "Write its words as entries of dictionary/FAMILY.yaml."),
}
"""Suffix → what somebody can do whose words stand in such a file."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a folder of data."""

    name: str
    """Inside its folder, with / between its parts."""
    path: Path
    root: Path
    kind: str
    """entries, sheet, sense, class, sources, care, pack, spellings, or aside: what is read elsewhere."""
    family: str = ""
    """Of entries."""
    own: bool = False
    """Whether it is an organisation's."""
    layer: int = 0
    """Which of an organisation's dictionaries it belongs to, from 1; 0 is ours."""

    @property
    def shelf(self) -> str:
        """What the ids of its entries begin with."""
        return READER if PurePosixPath(self.name).parent.name == READER else slug(self.family)


def named(said: Path, mistakes: list[Mistake], layer: int) -> list[DataFile]:
    """The data files of what an organisation named: a folder, a table, a file of entries, an installed package."""
    if reason := dictionaries.wrong(said):
        mistakes.append(Mistake(reason[0], str(said), hint=reason[1]))
        return []
    place = dictionaries.place_of(said) or said
    found = files(place, mistakes, own=True) if place.is_dir() else _single(place, mistakes)
    return [replace(file, layer=layer) for file in found]


def _single(path: Path, mistakes: list[Mistake]) -> list[DataFile]:
    """A file that is named itself; its name is the family of what names none."""
    kind, family, mistake = _kind(PurePosixPath("dictionary", path.name), own=True)
    if mistake:
        mistakes.append(Mistake(mistake[0], str(path), hint=mistake[1]))
        return []
    return [DataFile(path.name, path, path, kind, family, own=True)]


def files(root: Path, mistakes: list[Mistake], *, own: bool) -> list[DataFile]:
    """Every data file of a folder, sorted; `own` is an organisation's, not one of ours."""
    if not root.is_dir():
        mistakes.append(Mistake("there is no such folder", str(root), hint="Check its name and place."))
        return []
    before, found = len(mistakes), []
    for name in sorted(_names(root, mistakes)):
        kind, family, mistake = _kind(PurePosixPath(name), own=own)
        if mistake:
            mistakes.append(Mistake(mistake[0], str(root / name), hint=mistake[1]))
        elif kind:
            found.append(DataFile(name, root / name, root, kind, family, own))
    if not found and len(mistakes) == before:
        mistakes.append(Mistake("no words or rules stand in this folder", str(root), hint=LAYOUT))
    return found


def _names(root: Path, mistakes: list[Mistake]) -> Iterator[str]:
    """Every file below, but for hidden ones and what an editor or Word leaves behind."""

    def closed(err: OSError) -> None:
        mistakes.append(Mistake("this folder cannot be opened", str(err.filename), hint="Check who may read it."))

    for place, folders, names in os.walk(root, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            if not name.startswith((".", "~$")) and not name.endswith("~"):
                yield (Path(place) / name).relative_to(root).as_posix()


def _kind(name: PurePosixPath, *, own: bool) -> tuple[str, str, tuple[str, str] | None]:
    """Kind, family, and why it is not read, with the way out."""
    suffix, folder = name.suffix.lower(), name.parent.name
    if suffix in PASSED_OVER or name.name in ("Thumbs.db", "LICENSE"):
        return "", "", None
    if suffix in YAML:
        return _yaml(name, own=own)
    if own and suffix in SHEETS:
        return "sheet", name.stem, None
    if suffix != ".txt":
        return "", "", ("files of this kind are not read", INSTEAD.get(suffix, f"Move it elsewhere. {LAYOUT}"))
    if folder == "classes":
        return "class", "", None
    if not own and name.parts[0] in ELSEWHERE:
        return "aside", "", None
    if name.name == "spellings.txt" and not own:
        return "spellings", "", None
    if name.name == "spellings.txt":
        return "", "", ("only carelint's own spellings are read", "Write both spellings under `forms:` of the entry.")
    return "", "", ("a list of words is read from classes/ only", f"Move it to classes/{name.name}.")


def _yaml(name: PurePosixPath, *, own: bool) -> tuple[str, str, tuple[str, str] | None]:
    if name.stem == "sources":
        return "sources", "", None
    if name.stem == "language-of-care":
        return "care", "", None
    if name.parent.name == "senses":
        return "sense", "", None
    if own and name.stem == "pack" and len(name.parts) == 1:
        return "pack", "", None
    family = name.stem if name.parent.name in ("dictionary", READER) else name.parent.name
    if family in FAMILIES:
        return "entries", family, None
    from carelint.gate.entry import misspelt  # pydantic, only where it is none of ours
    from carelint.gate.nearest import hint

    if own and name.parent.name == "dictionary":
        reason = misspelt(family)
        return ("", "", reason) if reason else ("entries", family, None)
    if name.stem in FAMILIES:
        return "", "", ("it stands in no family's folder, so it is not read", f"Move it to dictionary/{name.name}.")
    if name.parent.name == "dictionary":
        return "", "", (f"no family is called {family!r}", hint(family, FAMILIES, called="Families"))
    said = f"«{family}» is no family" if family else "it stands in no family's folder"
    return (
        "",
        "",
        (f"{said}, so nothing in it is read", hint(family, FAMILIES, called="Move it into one of") + f" {LAYOUT}"),
    )
