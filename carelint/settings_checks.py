"""What is held against a setting that no schema can know: other settings, and this machine.

In: values of a key. Out: mistakes, without the place where they stand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from carelint import dictionaries
from carelint.errors import Mistake

ABSENT = MappingProxyType(
    {
        "model": (
            "no such spaCy pipeline is installed",
            "Install it (pip install …) or leave the setting out: carelint brings its own pipeline.",
        ),
    }
)
"""Key → what is said where its value cannot be found, and the way out."""


def foreign(key: str, values: Sequence[str], valid: Sequence[str]) -> Iterator[Mistake]:
    """Values that are none of those that there are."""
    for value in values:
        if value not in valid:
            from carelint.gate.nearest import hint  # only where something is wrong

            way = hint(value, valid, called="Choose from")
            yield Mistake("it cannot have this value", key=key, value=value, hint=way)


def lonely(column: str, id_column: str) -> Iterator[Mistake]:
    """A setting that does nothing without another."""
    if id_column and not column:
        hint = "Say with column which one holds the texts."
        yield Mistake("rows are only read where column is said too", key="id_column", value=id_column, hint=hint)


def absent(key: str, values: Sequence[Path | str]) -> Iterator[Mistake]:
    """Dictionaries that are not there, and pipelines that are not installed."""
    for value in values:
        if key == "dictionary":
            if told := dictionaries.wrong(value):
                yield Mistake(told[0], key=key, value=str(value), hint=told[1])
            continue
        if os.path.isdir(value) or _installed(str(value)):
            continue
        reason, way = ABSENT[key]
        yield Mistake(reason, key=key, value=str(value), hint=way)


def _installed(model: str) -> bool:
    from importlib import metadata  # 20 ms, and hardly anybody names a pipeline

    try:
        return bool(metadata.version(model))
    except (metadata.PackageNotFoundError, ValueError):
        return False
