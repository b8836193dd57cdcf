"""Keeps compiled forms in a folder, by what they were made of, and what our own files looked like when they were read.

In: a folder, a key. Out: what was kept under it, if it is whole; a folder that cannot be written is no reason to stop.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from carelint.rulebook.kept import Kept

FORMS = 8
"""Compiled forms that stay on disk, newest first: several dictionaries, and one version back. As many stamps."""
LETTERS = 32
"""Of a hash, in the name of a file."""
DIGEST = re.compile(r"[0-9a-f]{64}")


def kept(cache: Path | None, digest: str) -> Kept | None:
    """The compiled form of that digest."""
    if cache is None:
        return None
    try:
        return Kept((cache / f"{digest[:LETTERS]}.jsonl").read_bytes())
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):  # not there, cut off, somebody else's
        return None


def keep(cache: Path | None, digest: str, data: bytes) -> None:
    """Keep a compiled form."""
    if cache is not None:
        _write(cache / f"{digest[:LETTERS]}.jsonl", data)


def known(cache: Path | None, stamp: str) -> str:
    """The digest that our own files had when they looked so; empty where nobody knows."""
    if cache is None or not stamp:
        return ""
    try:
        said = (cache / f"{stamp[:LETTERS]}.stamp").read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    return said if DIGEST.fullmatch(said) else ""


def remember(cache: Path | None, stamp: str, digest: str) -> None:
    """Our own files look so, and have this digest."""
    if cache is not None and stamp:
        _write(cache / f"{stamp[:LETTERS]}.stamp", digest.encode("ascii"))


def _write(name: Path, data: bytes) -> None:
    part = name.with_suffix(f".{os.getpid()}.part")
    try:
        name.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(name)
        _clear(name.parent)
    except OSError:
        return
    finally:  # also where the person stops it
        with suppress(OSError):
            part.unlink()


def _clear(cache: Path) -> None:
    """Old files go: no version reads another's. Earlier versions kept theirs as `.json`."""
    for names in ("[0-9a-f]*.json*", "[0-9a-f]*.stamp"):
        made = sorted(cache.glob(names), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in made[FORMS:]:
            path.unlink(missing_ok=True)
