"""Reads dictionary, rules and word classes, compiles them, and keeps the compiled form on disk by code and content.

In: folders of YAML and text. Out: `Rulebook`: rules, vocabulary, words of care and sources, checked.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carelint import dictionaries
from carelint.errors import Mistake
from carelint.gate import folders
from carelint.gate.folders import DataFile
from carelint.resources import folder
from carelint.rule import Rule, Sense
from carelint.rulebook import keys, thawing
from carelint.vocabulary import Vocabulary

HASH = 8
"""Hexadecimal digits that stand for the version of a dictionary that has none."""
KEPT = 8
"""Compiled forms that stay on disk, newest first: several dictionaries, and one version back."""


@dataclass(frozen=True, slots=True)
class Positive:
    """A phrase in which care speaks."""

    id: str
    expresses: str
    anchors: tuple[str, ...]
    unless: tuple[str, ...]
    """Folded phrases that contain or follow it and mean something else."""


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """Everything that judges, checked and compiled; equal only to itself, so that caches can key on it."""

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    positives: tuple[Positive, ...]
    sources: dict[str, str]
    digest: str
    """Hash of what it was made from: see `keys`."""
    senses: tuple[Sense, ...] = ()
    packs: tuple[tuple[str, str], ...] = ()
    """(name, version) of each of an organisation's own dictionaries; one without a version has a hash of its words."""

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def load(extra: Sequence[Path] = (), cache: Path | None = None) -> Rulebook:
    """The rulebook of the bundled files, and of the organisation's own folders, tables and packages in `extra`.

    A later one decides over an earlier, and all over ours. `cache` is a folder for the compiled form; None compiles
    anew. Raises RuleError.
    """
    mistakes: list[Mistake] = []
    files = _files(extra, mistakes)
    made_of, own = _digest(files), _named(extra, files)
    if not mistakes and (found := _found(cache, made_of, own)):
        return found
    compiled = _compiled(files, mistakes, cache)
    _keep(cache, made_of, compiled)
    return _thawed(compiled, made_of, own)


def digest(extra: Sequence[Path] = ()) -> str:
    """The hash that the rulebook of these would have; nothing is compiled, and no mistake is told."""
    return _digest(_files(extra, []))


def _compiled(files: Sequence[DataFile], mistakes: list[Mistake], cache: Path | None) -> dict[str, Any]:
    """The compiled form; an organisation's own words are laid over ours where those are compiled already."""
    from carelint.rulebook.compiling import compile_rulebook  # YAML, pydantic and lemminflect: some seconds

    ours = [file for file in files if not file.layer]
    if cache is None or (len(ours) == len(files) and not mistakes) or _touched(files):
        return compile_rulebook(files, mistakes)
    made_of = _digest(ours)
    base = _kept(cache, made_of)
    if base is None:
        base = compile_rulebook(ours)
        _keep(cache, made_of, base)
    return compile_rulebook(files, mistakes, base=base)


def _touched(files: Sequence[DataFile]) -> bool:
    """Whether somebody's own class or sense stands in for one of ours, so that our rules change too."""
    named = [(bool(file.layer), file.kind, file.path.stem) for file in files if file.kind in ("class", "sense")]
    return any((False, kind, name) in named for own, kind, name in named if own)


def _digest(files: Sequence[DataFile]) -> str:
    """The key of what is made of these files."""
    named = ((f"{file.layer}/{file.name}" if file.layer else file.name, _content(file)) for file in files)
    return keys.digest(named)


def bundled() -> list[Path]:
    """The folders that come with carelint: word lists, then rules."""
    return [folder("wordlists"), folder("rules")]


def _files(extra: Sequence[Path], mistakes: list[Mistake]) -> list[DataFile]:
    """Every data file, an organisation's own last; files that nobody would read join the mistakes."""
    found = [file for root in bundled() for file in folders.files(root, mistakes, own=False)]
    found += [file for layer, root in enumerate(extra, 1) for file in folders.named(root, mistakes, layer)]
    return found


def _named(extra: Sequence[Path], files: Sequence[DataFile]) -> list[tuple[str, str]]:
    """Name and version of each own dictionary that says none itself: of its package, or of what stands in it."""
    made = []
    for layer, root in enumerate(extra, 1):
        contents = (_content(file) for file in files if file.layer == layer)
        version = dictionaries.version_of(root) or hashlib.sha256(b"\0".join(contents)).hexdigest()[:HASH]
        made.append((root.absolute().name.removeprefix(dictionaries.PACK), version))
    return made


def _content(file: DataFile) -> bytes:
    """A file's bytes; one that cannot be opened has none here, and is named when its words are read."""
    try:
        return file.path.read_bytes()
    except OSError:
        return b""


def _found(cache: Path | None, digest: str, own: Sequence[tuple[str, str]]) -> Rulebook | None:
    """What was kept of this content, if it is whole."""
    kept = _kept(cache, digest)
    try:
        return _thawed(kept, digest, own) if kept is not None else None
    except (ValueError, KeyError, TypeError, AttributeError):  # written by somebody else
        return None


def _kept(cache: Path | None, digest: str) -> dict[str, Any] | None:
    """JSON, so that reading it runs nothing."""
    if cache is None:
        return None
    try:
        kept = json.loads((cache / f"{digest[:32]}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there, or cut off
        return None
    return kept if isinstance(kept, dict) else None


def _keep(cache: Path | None, digest: str, compiled: dict[str, Any]) -> None:
    """Keep the compiled form; a cache that cannot be written is no reason to stop."""
    if cache is None:
        return
    name = cache / f"{digest[:32]}.json"
    part = name.with_suffix(f".{os.getpid()}.part")
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(json.dumps(compiled, ensure_ascii=False), encoding="utf-8")
        part.replace(name)
        _clear(cache)
    except OSError:
        return
    finally:  # also where the person stops it
        with suppress(OSError):
            part.unlink()


def _clear(cache: Path) -> None:
    """Old compiled forms go: no version reads another's."""
    made = sorted(cache.glob("[0-9a-f]*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in made[KEPT:]:
        path.unlink(missing_ok=True)


def _thawed(kept: dict[str, Any], digest: str, own: Sequence[tuple[str, str]]) -> Rulebook:
    return Rulebook(
        rules=thawing.rules(kept),
        vocabulary=Vocabulary(thawing.classes(kept)),
        positives=tuple(
            Positive(p["id"], p["expresses"], tuple(p["anchors"]), tuple(p["unless"])) for p in kept["positives"]
        ),
        sources=kept["sources"],
        digest=digest,
        senses=thawing.senses(kept),
        packs=tuple((*kept["packs"].get(str(layer), one),) for layer, one in enumerate(own, 1)),
    )
