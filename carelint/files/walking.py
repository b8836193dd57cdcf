"""Walks folders and globs for documents, and tells what it passes by.

In: a folder or a glob, and what is looked for. Out: paths in order, among them what was left out.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from carelint.files.ignoring import Ignored
from carelint.files.leaving import REPORT, LeftOut
from carelint.files.looking import Look
from carelint.globs import Globs
from carelint.ours import form_of

UNTOLD = frozenset({".git", ".hg", ".svn", ".bzr"})
"""Folders of which nobody needs to be told: no paper is kept there."""
GENERATED = frozenset(
    {
        ".bzr", ".direnv", ".eggs", ".git", ".hg", ".mypy_cache", ".nox", ".pants.d", ".pyenv", ".pytest_cache",
        ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode", "__pypackages__", "_build", "buck-out", "build",
        "dist", "node_modules", "site-packages", "venv",
    }
)  # fmt: skip
"""Folders that tools fill (ruff's own list, 0.14): what lies there is written by nobody here."""
COUNTED, SEEN = 1_000, 5_000
"""Files that are counted in a folder that is left out, and names that are looked at for it: 10 ms at most."""


def below(folder: str, look: Look) -> Iterator[str | LeftOut]:
    """Files of a folder and the folders in it, sorted; one without a document stands for itself, to be reported."""
    yield from _standing(folder, _Sieve(folder, look))


def matches(pattern: str, look: Look) -> Iterator[str | LeftOut]:
    """Files that a glob means, and those below the folders that it means; the glob itself where it means nothing."""
    found = sorted(glob.glob(pattern, recursive=True))
    sieve = _Sieve(_fixed(pattern), look)
    if not found:
        yield pattern
    passed: set[str] = set()
    for path in found:
        if (left := sieve.on_the_way(path, passed)) is not None:
            yield from [left] if left.count else []
        elif os.path.isdir(path):
            yield from _standing(path, sieve)
        elif why := sieve.file(path):
            yield LeftOut(path, why)
        else:
            yield path


def left_out(path: str, look: Look) -> str:
    """Why a file is left out that somebody named; empty where it is not."""
    folder = os.path.dirname(os.path.abspath(path))
    if look.besides and Globs(look.besides, _from(folder), key="--exclude").holds(path):
        return "by --exclude"
    settled = Globs(look.exclude, look.home or Path(folder)) if look.strict and look.exclude else None
    return "by the settings" if settled and settled.holds(path) else ""


def _fixed(pattern: str) -> str:
    """The folder in which a glob begins."""
    parts = Path(pattern).parts
    plain = next((at for at, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return os.path.join("", *parts[:plain]) or "."


def _standing(folder: str, sieve: _Sieve) -> Iterator[str | LeftOut]:
    """What lies below a folder; the folder itself, to be reported, where no document does."""
    found = False
    for one in _walked(folder, sieve):
        found = True
        yield one
    if not found:
        yield folder


def _walked(folder: str, sieve: _Sieve) -> Iterator[str | LeftOut]:
    root = os.path.realpath(folder)
    closed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda err: closed.append(os.fspath(err.filename))):
        kept = []
        for name in sorted(folders):
            left = sieve.left_folder(os.path.join(place, name))
            if left is None:
                kept.append(name)
            elif left.count:
                yield left
        folders[:] = kept
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.startswith("~$") or not name.lower().endswith(sieve.look.suffixes):
                continue  # Word's lock files, and what nobody could read
            if sieve.look.reads and not sieve.look.reads(path):
                continue
            if os.path.islink(path) and not os.path.realpath(path).startswith(root + os.sep):
                yield LeftOut(path, "behind links that lead out of the folder")
            elif why := sieve.file(path):
                yield LeftOut(path, why)
            else:
                yield path
    yield from closed  # to be reported as not read


class _Sieve:
    """What is passed by below one folder."""

    def __init__(self, root: str, look: Look) -> None:
        self.root, self.look = root, look
        self._ignored = None if look.anyway else Ignored(Path(os.path.realpath(root)))
        self._globs: dict[tuple[tuple[str, ...], Path | None], Globs | None] = {}
        self._excluded(root)  # a glob that is none is told before anything is looked at
        self._besides = Globs(look.besides, _from(root), key="--exclude") if look.besides else None

    def file(self, path: str) -> str:
        """Why a file is left out; empty where it is not."""
        if os.path.basename(path).startswith("."):
            return "hidden"
        return self._said(path, folder=False) or (REPORT if _is_report(path) else "")

    def left_folder(self, path: str) -> LeftOut | None:
        """A folder as it is left out, with the files in it; None where it is looked into."""
        name = os.path.basename(path)
        if name in UNTOLD:
            return LeftOut(path, f"in {name}", 0)
        why = self._said(path, folder=True)
        if name.startswith(".") or (name in GENERATED and not self.look.anyway):
            why = f"in {name}"
        return LeftOut(path, why, *_counted(path, self.look.suffixes)) if why else None

    def on_the_way(self, path: str, passed: set[str]) -> LeftOut | None:
        """The first folder between the root and `path`, or `path` itself, that is left out; counted once."""
        inside = Path(os.path.relpath(path, self.root)).parts
        steps = inside if os.path.isdir(path) else inside[:-1]
        for at in range(1, len(steps) + 1):
            folder = os.path.join(self.root, *steps[:at])
            if folder in passed:
                return LeftOut(folder, "", 0)
            if (left := self.left_folder(folder)) is not None:
                passed.add(folder)
                return left
        return None

    def _excluded(self, folder: str) -> Globs | None:
        """The globs that count in a folder; below one that is named, and left out itself, they count from there."""
        asked = self.look.nested(folder) if self.look.nested else (self.look.exclude, self.look.home)
        if asked not in self._globs:
            globs, home = asked
            made = Globs(globs, home or Path(self.root)) if globs else None
            named = made and made.holds(self.root, folder=True)
            self._globs[asked] = Globs(globs, Path(self.root)) if named else made
        return self._globs[asked]

    def _said(self, path: str, *, folder: bool) -> str:
        """What the command line, .gitignore or the settings say."""
        if self._besides and self._besides.holds(path, folder=folder):
            return "by --exclude"
        excluded = self._excluded(os.path.dirname(path))
        if excluded and excluded.holds(path, folder=folder):
            return "by the settings"
        if self._ignored and self._ignored.holds(path, folder=folder):
            return "by .gitignore"
        return ""


def _from(root: str) -> Path:
    """The folder from which globs of the command line count: the current one, or what was named elsewhere."""
    here, there = Path.cwd(), Path(os.path.realpath(root))
    return here if there == here or here in there.parents else there


def _counted(folder: str, suffixes: tuple[str, ...]) -> tuple[int, bool]:
    """How many files of a folder would have been read, and whether there may be more."""
    count = seen = 0
    for _, _, names in os.walk(folder):
        count += sum(name.lower().endswith(suffixes) and not name.startswith((".", "~$")) for name in names)
        seen += len(names) + 1
        if count >= COUNTED or seen >= SEEN:
            return min(count, COUNTED), True
    return count, False


def _is_report(path: str) -> bool:
    """Whether carelint wrote it as a report; what cannot be opened is left to its reader, who says why."""
    try:
        if not os.path.isfile(path):  # a pipe would wait for somebody to write
            return False
        with open(path, "rb") as file:
            return bool(form_of(file))
    except OSError:
        return False
