"""What one place says of how documents are judged, and what holds where several places speak.

In: `Layer`s, the farthest first. Out: for each key what is `Held`, and by which layer: the last that says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from carelint.globs import Globs

NESTED = ("limits", "levels", "audit")
"""Mappings whose keys are keys of their own: `limits.pages`, `levels.jargon`."""
NAMING = ("on", "off", "packs", "levels")
"""Keys that name rules, families and packs: who names one last has decided about it."""
OFF = "off"
"""What stands among levels and is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A settings file without its sections, or one of them, or the command line."""

    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each key, and of each key of a nested mapping (`levels.jargon`)."""
    named: tuple[tuple[str, str, int], ...] = ()
    """(key, rule or family or pack, line) of everything that it names."""
    path: Path | None = None
    """The file; None for the command line."""
    globs: Globs | None = None
    """Of a section: the files that it is for; None where it is for all."""
    title: str = ""
    """Of a section: its globs, as a person knows it."""
    home: Path | None = None
    """The folder from which its globs count."""

    @property
    def place(self) -> str:
        """The file's name; empty for the command line."""
        return str(self.path) if self.path else ""

    def origin(self, key: str) -> str:
        """Where it says a key."""
        if self.path is None:
            return "the command line"
        line = self.lines.get(key)
        where = f"{self.path}:{line}" if line else str(self.path)
        return f"{where} (files: {self.title})" if self.title else where


@dataclass(frozen=True, slots=True)
class Held:
    """A value, and who says it."""

    value: Any
    layer: Layer

    def origin(self, key: str) -> str:
        """Where it stands."""
        return self.layer.origin(key)


def held(layers: Sequence[Layer]) -> dict[str, Held]:
    """What holds for each key, those of nested mappings apart."""
    found: dict[str, Held] = {}
    for layer in layers:
        _forget(found, layer)
        found.update({key: Held(value, layer) for key, value in _flat(layer.values)})
    return found


def _flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if key in NESTED:
            yield from ((f"{key}.{inner}", one) for inner, one in value.items())
        else:
            yield key, value


def _forget(found: dict[str, Held], layer: Layer) -> None:
    """What was decided before, under another key, about names that this layer silences or gives a say."""
    levels = layer.values.get("levels", {})
    silenced = {*layer.values.get("off", ()), *(name for name, level in levels.items() if level == OFF)}
    voiced = {name for key in ("on", "packs", "levels") for name in layer.values.get(key, ())} - silenced
    for name in voiced:
        if f"levels.{name}" in found and found[f"levels.{name}"].value == OFF:
            del found[f"levels.{name}"]
    for key, names in (("off", voiced), ("on", silenced), ("packs", silenced)):
        if key in found and names:
            kept = [one for one in found[key].value if one not in names]
            found[key] = replace(found[key], value=kept)


def nested(found: Mapping[str, Held], key: str) -> dict[str, Any]:
    """A mapping put together again."""
    return {name.partition(".")[2]: one.value for name, one in found.items() if name.startswith(f"{key}.")}
