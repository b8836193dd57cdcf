"""What a compiled rulebook depends on: the data, the code that compiles it, and the inflections it asks for.

In: the data files' content. Out: one hash, the same on every machine that has the same three; and another by which is
seen, without reading anything, that none of our own has changed since.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CODE = (
    "__init__.py",
    "gate/*.py",
    "rulebook/*.py",
    *(
        f"{name}.py"
        for name in (
            "dictionaries", "document", "errors", "fold", "globs", "limits", "package", "places", "resources",
            "rule", "sentences", "source", "tokens", "version", "vocabulary",
        )
    ),
)  # fmt: skip
"""Every module that compiling imports, and the guards that its result is for; a test holds the list to the imports.
Read in a millisecond (2026-11-27)."""
YOUNG = 2_000_000_000
"""Nanoseconds in which a file may change twice and show one time of change: FAT counts in two seconds."""


def digest(contents: Iterable[tuple[str, bytes]]) -> str:
    """The hash of version, code, inflections and data, in this order."""
    return _hash((*_code(), *_inflections(), *contents))


def joined(ours: str, own: Sequence[tuple[str, bytes]]) -> str:
    """The hash of what is ours, and of what an organisation wrote."""
    return _hash([("", ours.encode()), *own]) if own else ours


def stamp(folders: Iterable[Path]) -> str:
    """A hash of name, size, times and number of every file of the folders, of the code and of the inflections.

    Who writes into a file, or puts another in its place, changes the time of its change or its number, whatever he does
    about its date. Empty where one changed just now, so that it may change again and look the same.
    """
    made, newest = hashlib.sha256(), 0
    now = time.time_ns()
    for name, status in _all(folders):
        newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
        said = f"{name}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\0"
        made.update(said.encode("utf-8", "surrogateescape"))
    return made.hexdigest() if newest < now - YOUNG else ""


def _hash(contents: Iterable[tuple[str, bytes]]) -> str:
    made = hashlib.sha256()
    for name, content in contents:
        made.update(f"\0{name}\0{len(content)}\0".encode())
        made.update(content)
    return made.hexdigest()


def _code() -> Iterator[tuple[str, bytes]]:
    for path in _modules():
        yield path.relative_to(HOME).as_posix(), path.read_bytes()


def _modules() -> Iterator[Path]:
    for pattern in CODE:
        yield from sorted(HOME.glob(pattern))


def _inflections() -> Iterator[tuple[str, bytes]]:
    """The module of lemminflect that states its version: importing it would take a second."""
    found = importlib.util.find_spec("lemminflect")
    if found and found.origin:
        yield "lemminflect", Path(found.origin).read_bytes()


def _all(folders: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """Every file by which the compiled form may become another one. Raises OSError."""
    for path in folders:
        yield from _below(str(path))
    for pattern in CODE:
        place = HOME / pattern
        if place.name == "*.py":
            yield from _below(str(place.parent))
        else:
            yield str(place), os.stat(place)
    found = importlib.util.find_spec("lemminflect")
    if found and found.origin:
        yield found.origin, os.stat(found.origin)


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of a folder and of those in it, but for what Python leaves there."""
    with os.scandir(folder) as entries:
        for one in sorted(entries, key=_name):
            if one.is_dir():
                yield from _below(one.path) if one.name != "__pycache__" else ()
            else:
                yield one.path, one.stat()


def _name(one: os.DirEntry[str]) -> str:
    return one.name
