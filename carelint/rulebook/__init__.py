"""Reads dictionary, rules and word classes, compiles them, and keeps the compiled form on disk by code and content.

In: folders of YAML and text. Out: `Rulebook`: rules, vocabulary, words of care and sources, checked.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carelint.errors import Mistake
from carelint.gate import folders
from carelint.gate.folders import DataFile
from carelint.resources import folder
from carelint.rule import Condition, Example, Level, Rule, Sense
from carelint.rulebook import keys
from carelint.vocabulary import Vocabulary

KEPT = 4
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

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def load(extra: Sequence[Path] = (), cache: Path | None = None) -> Rulebook:
    """The rulebook of the bundled files and of the organisation's own folders in `extra`.

    `cache` is a folder for the compiled form; None compiles anew. Raises RuleError.
    """
    mistakes: list[Mistake] = []
    files = _files(extra, mistakes)
    made_of = _digest(files)
    if not mistakes and (found := _found(cache, made_of)):
        return found
    from carelint.rulebook.compiling import compile_rulebook  # YAML, pydantic and lemminflect: some seconds

    compiled = compile_rulebook(files, mistakes)
    _keep(cache, made_of, compiled)
    return _thawed(compiled, made_of)


def digest(extra: Sequence[Path] = ()) -> str:
    """The hash that the rulebook of these folders would have; nothing is compiled, and no mistake is told."""
    return _digest(_files(extra, []))


def _digest(files: Sequence[DataFile]) -> str:
    return keys.digest([(file.name, _content(file)) for file in files])


def bundled() -> list[Path]:
    """The folders that come with carelint: word lists, then rules."""
    return [folder("wordlists"), folder("rules")]


def _files(extra: Sequence[Path], mistakes: list[Mistake]) -> list[DataFile]:
    """Every data file, an organisation's own last; files that nobody would read join the mistakes."""
    found = [file for root in bundled() for file in folders.files(root, mistakes, own=False)]
    found += [file for root in extra for file in folders.files(root, mistakes, own=True)]
    return found


def _content(file: DataFile) -> bytes:
    """A file's bytes; one that cannot be opened has none here, and is named when its words are read."""
    try:
        return file.path.read_bytes()
    except OSError:
        return b""


def _found(cache: Path | None, digest: str) -> Rulebook | None:
    """What was kept of this content, if it is whole; JSON, so that reading it runs nothing."""
    if cache is None:
        return None
    try:
        return _thawed(json.loads((cache / f"{digest[:32]}.json").read_text(encoding="utf-8")), digest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # cut off, or written by somebody else
        return None


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


def _thawed(kept: dict[str, Any], digest: str) -> Rulebook:
    classes = {name: frozenset(words) for name, words in kept["classes"].items()}
    pool = tuple(_condition(data) for data in kept["conditions"])
    return Rulebook(
        rules=tuple(_rule(data, pool) for data in kept["rules"]),
        vocabulary=Vocabulary(classes),
        positives=tuple(
            Positive(p["id"], p["expresses"], tuple(p["anchors"]), tuple(p["unless"])) for p in kept["positives"]
        ),
        sources=kept["sources"],
        digest=digest,
        senses=tuple(_sense(data, pool) for data in kept["senses"]),
    )


def _sense(data: dict[str, Any], pool: Sequence[Condition]) -> Sense:
    given = {key: tuple(map(_example, data[key])) for key in ("holds", "fails")}
    return Sense(**{**data, **given, "when": tuple(pool[number] for number in data["when"])})


def _rule(data: dict[str, Any], pool: Sequence[Condition]) -> Rule:
    pairs = {
        "anchors": tuple(map(tuple, data["anchors"])),
        "swaps": tuple((anchor, form, tuple(words)) for anchor, form, words in data["swaps"]),
    }
    guards = {key: tuple(pool[number] for number in data[key]) for key in ("only", "unless")}
    lists = ("registers", "instead", "think", "sources", "exceptions", "asks", "covers")
    return Rule(
        **{
            **data,
            **pairs,
            **guards,
            **{key: tuple(data[key]) for key in lists},
            "level": Level(data["level"]),
            "pattern": tuple((mark, tuple(choices)) for mark, choices in data["pattern"]),
            "examples": tuple(map(_example, data["examples"])),
        }
    )


def _example(data: dict[str, Any]) -> Example:
    return Example(**{**data, "flags": tuple(data["flags"])})


def _condition(data: dict[str, Any]) -> Condition:
    return Condition(tuple((key, tuple(values)) for key, values in data["keys"]), data["sense"], data["why"])
