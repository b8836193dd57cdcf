"""What a compiled rulebook depends on: the data, the code that compiles it, and the inflections it asks for.

In: the data files' content. Out: one hash, the same on every machine that has the same three.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
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


def digest(contents: Iterable[tuple[str, bytes]]) -> str:
    """The hash of version, code, inflections and data, in this order."""
    made = hashlib.sha256()
    for name, content in (*_code(), *_inflections(), *contents):
        made.update(f"\0{name}\0{len(content)}\0".encode())
        made.update(content)
    return made.hexdigest()


def _code() -> Iterator[tuple[str, bytes]]:
    for pattern in CODE:
        for path in sorted(HOME.glob(pattern)):
            yield path.relative_to(HOME).as_posix(), path.read_bytes()


def _inflections() -> Iterator[tuple[str, bytes]]:
    """The module of lemminflect that states its version: importing it would take a second."""
    found = importlib.util.find_spec("lemminflect")
    if found and found.origin:
        yield "lemminflect", Path(found.origin).read_bytes()
