"""Reads YAML files by their schemas.

In: a file and the schema of what it holds. Out: what is as it should be, with its node; the rest joins the mistakes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from carelint.errors import Mistake
from carelint.gate.amending import Amendment
from carelint.gate.entry import Entry
from carelint.gate.nodes import items, line_of, nodes, plain
from carelint.gate.sense import SenseModel
from carelint.gate.wording import mistakes_of
from carelint.gate.works import CareEntry, PackModel, Sources

M = TypeVar("M", bound=BaseModel)


def entries(
    path: Path,
    mistakes: list[Mistake],
    *,
    classes: Collection[str],
    sources: Collection[str],
    senses: Collection[str] = (),
    own: bool = False,
) -> Iterator[tuple[Entry | Amendment, yaml.Node]]:
    """The entries of a dictionary file (a list), or the rule of a rule file (one mapping).

    Where they are an organisation's `own`, some may amend ours.
    """
    known = {"classes": classes, "sources": sources, "senses": senses, "own": own}
    root = _root(path, mistakes)
    for node in items(root) if root else ():
        found = entry(node, path, mistakes, known)
        if found is not None:
            yield found, node


def entry(
    node: yaml.Node, path: Path, mistakes: list[Mistake], known: Mapping[str, object]
) -> Entry | Amendment | None:
    """One entry or amendment; `known` are classes, sources and senses by these names, and whether it is `own`."""
    amends = isinstance(node, yaml.MappingNode) and any(key.value == "amends" for key, _ in node.value)
    if amends and known.get("own"):
        return checked(node, Amendment, path, mistakes, known)
    return checked(node, Entry, path, mistakes, known)


def pack(path: Path, mistakes: list[Mistake]) -> PackModel | None:
    """What a pack is called, and its version."""
    root = _root(path, mistakes)
    return checked(root, PackModel, path, mistakes) if root else None


def sense(path: Path, mistakes: list[Mistake], *, classes: Collection[str]) -> tuple[SenseModel, yaml.Node] | None:
    """The sense of a file, with its node; None where something is wrong with it."""
    root = _root(path, mistakes)
    found = checked(root, SenseModel, path, mistakes, {"classes": classes, "senses": None}) if root else None
    return (found, root) if root and found else None


def care(path: Path, mistakes: list[Mistake]) -> Iterator[tuple[CareEntry, yaml.Node]]:
    """The phrases of language-of-care.yaml."""
    yield from _each(path, CareEntry, mistakes, {})


def sources(path: Path, mistakes: list[Mistake]) -> dict[str, str]:
    """The works of a sources.yaml, by their keys."""
    root = _root(path, mistakes)
    found = checked(root, Sources, path, mistakes) if root else None
    return dict(found.root) if found else {}


def _each(
    path: Path, model: type[M], mistakes: list[Mistake], known: Mapping[str, object]
) -> Iterator[tuple[M, yaml.Node]]:
    root = _root(path, mistakes)
    for node in items(root) if root else ():
        found = checked(node, model, path, mistakes, known)
        if found is not None:
            yield found, node


def _root(path: Path, mistakes: list[Mistake]) -> yaml.Node | None:
    """The nodes of a file in which something must stand."""
    before = len(mistakes)
    root = nodes(path, mistakes)
    if (root is None or not root.value) and len(mistakes) == before:
        mistakes.append(Mistake("nothing stands in it", str(path), hint="Fill it, or delete the file."))
    return root


def checked(
    node: yaml.Node, model: type[M], path: Path, mistakes: list[Mistake], known: Mapping[str, object] | None = None
) -> M | None:
    """A node as its schema has it; None where something is wrong with it."""
    before = len(mistakes)
    data = plain(node, path, mistakes)
    try:
        found = model.model_validate(data, context=known)
    except ValidationError as err:
        name = (
            str(data.get("id", data.get("amends", f"entry in line {line_of(node)}")))
            if isinstance(data, dict) and {"id", "amends"} & model.model_fields.keys()
            else ""
        )
        mistakes += mistakes_of(err, model, node, path, name=name)
        return None
    return found if len(mistakes) == before else None
