"""Gathers entries as somebody wrote them, from tables and from YAML, ours or an organisation's.

In: data files. Out: `Words`: plain mappings with the keys of an entry, and the sources that they name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carelint.errors import Mistake, RuleError
from carelint.gate import folders, reading, rows
from carelint.gate.folders import DataFile
from carelint.gate.nodes import items, nodes, plain
from carelint.rule import READER
from carelint.rulebook import bundled

LEFT = ("sense", "class", "care")
"""Kinds of files whose words no table of phrases holds."""


@dataclass(frozen=True, slots=True)
class Words:
    """Entries as they were written."""

    entries: tuple[Mapping[str, Any], ...]
    """Each with its family, unless it amends one of ours."""
    sources: Mapping[str, str]
    """Key → work: those that are not ours."""
    left: tuple[str, ...] = ()
    """What else stands there and is not among the entries."""


def ours() -> Words:
    """All entries and rules that come with carelint, but those that speak for the learned reader."""
    return gathered(bundled_files())


def own(named: Sequence[Path]) -> Words:
    """Everything in dictionaries of an organisation's. Raises RuleError for what cannot be read as such."""
    mistakes: list[Mistake] = []
    files = [file for layer, one in enumerate(named, 1) for file in folders.named(one, mistakes, layer)]
    if mistakes:
        raise RuleError.of(mistakes)
    return gathered(files)


def gathered(files: Sequence[DataFile]) -> Words:
    """The entries of these files. Raises RuleError."""
    mistakes: list[Mistake] = []
    known = _known()
    brought = {key: work for key, work in sources_of(files, mistakes).items() if known.get(key) != work}
    entries: list[Mapping[str, Any]] = []
    left = [f"{file.name} ({file.kind})" for file in files if file.layer and file.kind in LEFT]
    for file in files:
        if file.kind == "sheet":
            table = rows.table(file.path, mistakes, sources=known | brought)
            brought |= table.sources
            left += table.aside
            entries += [plain(row.node, file.path, mistakes) for row in table.rows]
        elif file.kind == "entries" and file.shelf != READER:
            entries += list(_written(file, mistakes))
    if mistakes:
        raise RuleError.of(mistakes)
    return Words(tuple(entries), brought, tuple(left))


@functools.cache
def _known() -> dict[str, str]:
    """The sources that come with carelint: half a second of YAML, once."""
    return sources_of(bundled_files(), [])


def bundled_files() -> list[DataFile]:
    """The files that come with carelint."""
    return [file for root in bundled() for file in folders.files(root, [], own=False)]


def sources_of(files: Sequence[DataFile], mistakes: list[Mistake]) -> dict[str, str]:
    """Key → work."""
    found = (reading.sources(file.path, mistakes) for file in files if file.kind == "sources")
    return {key: work for one in found for key, work in one.items()}


def _written(file: DataFile, mistakes: list[Mistake]) -> Iterator[dict[str, Any]]:
    root = nodes(file.path, mistakes)
    for node in items(root) if root else ():
        said = plain(node, file.path, mistakes)
        if isinstance(said, dict):
            family = {} if "amends" in said else {"family": file.family}
            yield {**family, **said}
