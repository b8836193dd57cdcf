"""What a result depends on beside the document: everything that reads and judges, by content.

In: the installed program. Out: one hash, the same wherever the same program is installed; of settings, another.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from carelint import dictionaries
from carelint.resources import folder
from carelint.results.shelf import Shelf
from carelint.settings import Settings

ASIDE = frozenset(
    {"fail_on", "exclude", "home", "redact", "password", "cache", "dictionary", "baseline", "reasons", "audit"}
)
"""Settings that change what is shown, found, kept or left as it is; all others are part of a key,
also those that are still to come. A dictionary counts by its content."""
HOME = Path(__file__).resolve().parent.parent
INSTALLED = ("site-packages", "dist-packages")
"""Folders that change when something is installed, removed or brought up to date."""
PASSED_OVER = frozenset({"__pycache__", ".git"})


def identity(shelf: Shelf) -> str:
    """The hash of version, code, dictionary, models, and of the libraries that read and judge.

    All of it is read once (0.2 s, 2026-11-27) and then only looked at: as long as no file has changed since, the hash
    is the one that was kept.
    """
    stamp = _hash(_stamps())
    known = shelf.get(stamp)
    if isinstance(known, str) and len(known) == len(stamp):
        return known
    made = _hash((*_contents(), *_libraries()))
    shelf.put(stamp, made)
    return made


def of_settings(settings: Settings) -> str:
    """The hash of what changes reading or judging; empty where an own dictionary cannot be read.

    A document that asks for a password has none either: it is nobody's business that somebody opened it.
    """
    if settings.password:
        return ""
    said = ((one.name, getattr(settings, one.name)) for one in fields(settings) if one.name not in ASIDE)
    try:
        own = [part for place in settings.dictionary for part in (*_own(place), b"\0")]
    except OSError:
        return ""
    return _hash((*(f"{name}: {value!r}".encode() for name, value in said), *own))


def _folders() -> Iterator[Path]:
    yield HOME
    yield from (folder("wordlists"), folder("rules"))


def _stamps() -> Iterator[bytes]:
    """By which a change is noticed without reading anything: size and times of files, and of what is installed."""
    yield sys.version.encode()
    for place in _folders():
        for one in _files(place):
            status = one.stat()
            yield f"{one.path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}".encode()
    for path in sys.path:
        if path.endswith(INSTALLED) and os.path.isdir(path):  # others are folders that people work in
            yield f"{path} {os.stat(path).st_mtime_ns}".encode()


def _contents() -> Iterator[bytes]:
    yield sys.version.encode()
    for place in _folders():
        for one in _files(place):
            yield os.path.relpath(one.path, place).encode("utf-8", "surrogateescape")
            yield hashlib.sha256(Path(one.path).read_bytes()).digest()


def _libraries() -> Iterator[bytes]:
    """Name and version of what carelint requires."""
    import re
    from importlib import metadata  # 30 ms, only where something has changed

    try:
        required = metadata.requires("carelint") or []
    except metadata.PackageNotFoundError:  # a checkout that nobody installed
        required = []
    for name in sorted({re.split(r"[^\w.-]", one)[0] for one in required if "extra ==" not in one}):
        try:
            yield f"{name} {metadata.version(name)}".encode()
        except metadata.PackageNotFoundError:
            yield name.encode()


def _own(named: Path) -> Iterator[bytes]:
    """Names and contents of an organisation's own files. Raises OSError."""
    place = dictionaries.place_of(named)
    yield dictionaries.version_of(named).encode()
    if place is None:
        raise FileNotFoundError(named)
    for path in [Path(one.path) for one in _files(place)] if place.is_dir() else [place]:
        yield str(path).encode("utf-8", "surrogateescape")
        yield hashlib.sha256(path.read_bytes()).digest()


def _files(place: Path) -> list[os.DirEntry[str]]:
    """Every file below a folder, sorted. Raises OSError."""
    found: list[os.DirEntry[str]] = []
    with os.scandir(place) as entries:
        for one in entries:
            if one.is_dir():
                found += _files(Path(one.path)) if one.name not in PASSED_OVER else []
            else:
                found.append(one)
    return sorted(found, key=lambda one: one.path)


def _hash(parts: Iterable[bytes]) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(f"{len(part)}\0".encode())
        made.update(part)
    return made.hexdigest()
