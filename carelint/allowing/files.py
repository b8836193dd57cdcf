"""The permissions that stand in `.carelint-allow.yaml`, for documents that hold no comments to us.

In: a document's path. Out: the permissions of every such file at or above it. Raises SettingsError with all mistakes of
all of them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from carelint.allowing.permission import Permission, plain
from carelint.errors import Mistake, SettingsError
from carelint.repository import from_here, upwards

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from carelint.gate.allow_file import Allowed

NAME = ".carelint-allow.yaml"


class AllowFiles:
    """Each file is read once in a run."""

    def __init__(self, ids: Collection[str] = ()) -> None:
        self._ids = ids
        self._files: dict[Path, tuple[Permission, ...]] = {}
        self._globs: dict[Permission, GitIgnoreSpec] = {}
        self._homes: dict[Permission, str] = {}
        self._above: dict[str, list[Path]] = {}

    def prepare(self, paths: Iterable[str], ids: Collection[str], *, reasons: Collection[str] = ()) -> None:
        """Read the files of all these documents; `reasons`: those documents whose settings ask for reasons."""
        self._ids = ids
        mistakes: list[Mistake] = []
        asked = {place for path in reasons for place in self._places(path)}
        for place in dict.fromkeys(place for path in paths for place in self._places(path)):
            if place not in self._files:
                self._files[place] = tuple(self._read(place, mistakes, reasons=place in asked))
        if mistakes:
            raise SettingsError.of(mistakes)

    def beside(self, path: str) -> bool:
        """Whether such a file lies beside or above a document."""
        return bool(self._places(path))

    def permissions(self, path: str) -> Iterator[Permission]:
        """Those that hold for a document."""
        if not self._files:
            return
        for place in self._places(path):
            for one in self._files.get(place, ()):
                if not one.paths or self._is_meant(one, path):
                    yield one

    def every(self) -> Iterator[Permission]:
        """All that were read."""
        for some in self._files.values():
            yield from some

    def names(self, one: Permission) -> list[str]:
        """The files that a permission names one by one, as absolute paths; none where a glob or nothing says which."""
        if not one.paths or any(mark in path for path in one.paths for mark in "*?[!") or one.paths[0].endswith("/"):
            return []
        return [os.path.join(self._homes[one], path.lstrip("/")) for path in one.paths]

    def home(self, one: Permission) -> str:
        """The folder of its file."""
        return self._homes[one]

    def _places(self, path: str) -> list[Path]:
        folder = os.getcwd() if path == "-" else os.path.dirname(os.path.abspath(path))
        if folder not in self._above:
            self._above[folder] = [place / NAME for place in upwards(folder) if os.path.isfile(place / NAME)]
        return self._above[folder]

    def _read(self, place: Path, mistakes: list[Mistake], *, reasons: bool) -> Iterator[Permission]:
        from carelint.gate.allow_file import allowed  # pydantic and YAML, only where there is a file

        shown = from_here(place)
        for one in allowed(shown, mistakes, self._ids):
            if reasons and not one.model.reason:
                hint = "Say why under `reason:`."
                mistakes.append(
                    Mistake("the settings ask for reasons, and it gives none", str(shown), one.line, hint=hint)
                )
            made = _made(one, os.path.relpath(place))
            self._homes[made] = str(place.parent)
            yield made

    def _is_meant(self, one: Permission, path: str) -> bool:
        if one not in self._globs:
            from pathspec import GitIgnoreSpec  # 30 ms, only where a path is named

            self._globs[one] = GitIgnoreSpec.from_lines(one.paths)
        inside = os.path.relpath(os.path.abspath(path), self._homes[one]).replace(os.sep, "/")
        return bool(self._globs[one].match_file(inside))


def _made(one: Allowed, shown: str) -> Permission:
    model = one.model
    return Permission(
        rules=tuple(model.rule),
        by=f"{shown}:{one.line}",
        phrase=plain(model.phrase),
        reason=model.reason,
        until=model.until,
        owner=model.owner,
        paths=tuple(model.path),
    )
