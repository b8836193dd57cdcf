"""Which files of a folder of data are read, and as what.

In: a folder laid out like wordlists/ and rules/. Out: its data files; a file that nobody would read is a mistake.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from carelint.errors import Mistake
from carelint.rule import FAMILIES, READER

YAML = (".yaml", ".yml")
PASSED_OVER = (".md", ".rst", ".py", ".pyc")
"""What a folder may hold beside data: notes for people, and what Python leaves there."""
LAYOUT = (
    "It holds dictionary/FAMILY.yaml, FAMILY/RULE.yaml, senses/NAME.yaml, classes/NAME.txt, sources.yaml or "
    "language-of-care.yaml."
)
ELSEWHERE = ("languages.txt", "names", "registers", "us-words.txt")
"""Lists of ours that no rule is made of: readers and privacy read them, and their hash counts with the rest."""
INSTEAD = {
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xls", ".ods"), "Write its rows as entries of dictionary/FAMILY.yaml."),
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
    """entries, sense, class, sources, care, spellings, or aside: what is read elsewhere."""
    family: str = ""
    """Of entries."""
    own: bool = False
    """Whether it is an organisation's."""

    @property
    def shelf(self) -> str:
        """What the ids of its entries begin with."""
        return READER if PurePosixPath(self.name).parent.name == READER else self.family


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
        return _yaml(name)
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


def _yaml(name: PurePosixPath) -> tuple[str, str, tuple[str, str] | None]:
    if name.stem == "sources":
        return "sources", "", None
    if name.stem == "language-of-care":
        return "care", "", None
    if name.parent.name == "senses":
        return "sense", "", None
    family = name.stem if name.parent.name in ("dictionary", READER) else name.parent.name
    if family in FAMILIES:
        return "entries", family, None
    from carelint.gate.nearest import hint  # only where something is wrong

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
