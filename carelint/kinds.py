"""A folder of interchangeable modules, each imported when it is first asked for.

In: names and the modules that they stand for, written by hand. Out: a mapping that costs nothing until it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar, cast

T = TypeVar("T")


class Kinds(Mapping[str, T]):
    """Name → module, in the order in which it was written; `T` is the Protocol that each module satisfies."""

    def __init__(self, folder: str, modules: Mapping[str, str]) -> None:
        self._folder, self._modules = folder, dict(modules)

    def __getitem__(self, name: str) -> T:
        return cast(T, import_module(f"{self._folder}.{self._modules[name]}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)
