"""Entries as a folder of YAML, laid out as a dictionary is.

In: `Words`. Out: names of files inside the folder, and their texts; a folder that is written whole or not at all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from carelint.errors import Mistake, SettingsError, WriteError
from carelint.gate.columns import COLUMNS
from carelint.gate.reading import sources
from carelint.gate.slugs import slug
from carelint.rule import FAMILIES
from carelint.rulebook import load
from carelint.words.gathered import Words
from carelint.writers.save import save

WIDE = 110
"""Characters of a line of YAML."""
AMENDED = "amended"
"""The file of what is decided otherwise about entries of ours."""
ORDER = ("amends", "id", "family", "phrase", "forms", "words")
KEYS = (*ORDER, *(column.key for column in COLUMNS if column.key not in ("avoid", "allow", "id", "family")), "except")
"""The keys of an entry in the order in which they are written."""


def files(words: Words) -> dict[str, str]:
    """Name inside the folder → text."""
    shelves: dict[str, list[dict[str, Any]]] = {}
    for entry in words.entries:
        family = str(entry.get("family", ""))
        name = AMENDED if "amends" in entry else slug(family)
        kept = {key: value for key, value in _ordered(entry).items() if key != "family" or not _is_name(family)}
        shelves.setdefault(f"dictionary/{name}.yaml", []).append(kept)
    made = {name: _yaml(entries) for name, entries in sorted(shelves.items())}
    return made | ({"sources.yaml": _yaml(dict(words.sources))} if words.sources else {})


def _is_name(family: str) -> bool:
    """Whether the file's name says all of it."""
    return slug(family) == family or slug(family) in FAMILIES


def _ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in KEYS if key in entry}


class _Dumper(yaml.SafeDumper):
    """As people write it: a key a line, short lists on one, nothing referred to."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _mapping(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=False)


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    short = all(isinstance(one, str) for one in value) and sum(map(len, value)) < WIDE
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=short)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDE)


def write(words: Words, target: Path, *, replace: bool, cache: Path | None) -> list[Path]:
    """Write the files; what stands in the folder already stays, unless `replace`. Raises SettingsError, RuleError.

    They are written beside it first and read as a dictionary, so that nothing is written that could not be read.
    """
    made = files(words)
    if "sources.yaml" in made and (target / "sources.yaml").exists():
        made["sources.yaml"] = _yaml(_merged(target / "sources.yaml", words.sources))
    there = [name for name in made if (target / name).exists() and name != "sources.yaml"]
    if there and not replace:
        hint = "Choose another folder with --into, or say --replace."
        raise SettingsError.of([Mistake("this file is there already", str(target / name), hint=hint) for name in there])
    try:
        with tempfile.TemporaryDirectory(prefix="carelint-words-") as place:
            _put(made, Path(place))
            if target.is_dir():
                _beside(target, Path(place), made)
            load([Path(place)], cache)
        _put(made, target)
    except OSError as err:
        hint = "Choose another place with --into."
        raise WriteError(f"the folder cannot be written ({err.strerror})", path=str(target), hint=hint) from err
    return [target / name for name in made]


def _put(made: Mapping[str, str], folder: Path) -> None:
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        save(folder / name, text)


def _beside(target: Path, place: Path, made: Mapping[str, str]) -> None:
    """What stands in the folder already is read with the rest: senses and classes that entries name, other ids."""

    def passed(folder: str, names: Sequence[str]) -> list[str]:
        return [name for name in names if (Path(folder) / name).relative_to(target).as_posix() in made]

    shutil.copytree(target, place, dirs_exist_ok=True, ignore=passed)


def _merged(path: Path, brought: Mapping[str, str]) -> dict[str, str]:
    """The sources of the folder and those that are brought. Raises SettingsError where the two differ."""
    mistakes: list[Mistake] = []
    there = sources(path, mistakes)
    hint = "Give the source in the table another key."
    differing = [key for key in brought if there.get(key, brought[key]) != brought[key]]
    mistakes += [Mistake("another work stands under this key", str(path), key=key, hint=hint) for key in differing]
    if mistakes:
        raise SettingsError.of(mistakes)
    return {**there, **brought}
