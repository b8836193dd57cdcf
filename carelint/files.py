"""Finds the files that a person meant, and loads their bytes.

In: files, folders, globs. Out: paths, each once, in order; bytes, or UnreadableError with a way out.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from carelint.errors import UnreadableError
from carelint.limits import Limits

LARGEST = Limits().file_mb
"""Megabytes, unless settings say otherwise."""


def find(paths: Sequence[str], suffixes: Iterable[str]) -> list[str]:
    """Every file that `paths` mean, in folders those with `suffixes`; what does not exist stays in, to be reported."""
    found: dict[str, str] = {}
    for path in paths:
        for one in _meant(path, tuple(suffixes)):
            found.setdefault(os.path.realpath(one) if one != "-" else "-", one)
    return list(found.values())


def _meant(path: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    if path == "-":
        yield path
    elif os.path.isdir(path):
        yield from _of_folder(path, suffixes)
    elif not os.path.lexists(path) and any(mark in path for mark in "*?["):
        matched = sorted(glob.glob(path, recursive=True))
        for one in matched or [path]:
            yield from _of_folder(one, suffixes) if os.path.isdir(one) else [one]
    else:
        yield path


def _of_folder(path: str, suffixes: tuple[str, ...]) -> list[str]:
    """Its files; a folder without a document stands for itself, to be reported."""
    return list(_inside(Path(path), suffixes)) or [path]


def _inside(folder: Path, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Files of a folder and the folders in it, sorted; hidden ones, Word's lock files and links out are left."""
    root = os.path.realpath(folder)
    closed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda err: closed.append(os.fspath(err.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.startswith((".", "~$")) or not name.lower().endswith(suffixes):
                continue
            if os.path.islink(path) and not os.path.realpath(path).startswith(root + os.sep):
                continue
            yield path
    yield from closed  # to be reported as not read


def load(path: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises UnreadableError for what is no file, cannot be opened, or is empty."""
    if path == "-":
        return load_stdin(largest)
    if not path:
        raise UnreadableError("its name is empty", hint="Is a variable of your script without a value?")
    try:
        kind = os.stat(path)
    except FileNotFoundError as err:
        raise UnreadableError("there is no such file", path=path, hint="Check its name and folder.") from err
    except OSError as err:
        raise _closed(path, err) from err
    if stat.S_ISDIR(kind.st_mode):
        raise _folder(path)
    if not stat.S_ISREG(kind.st_mode):
        raise UnreadableError("it is no file", path=path, hint="Name a document.")
    if kind.st_size > largest << 20:
        raise _large(path, largest)
    try:
        with open(path, "rb") as file:
            data = file.read((largest << 20) + 1)  # it may grow while it is read
    except OSError as err:
        raise _closed(path, err) from err
    if len(data) > largest << 20:
        raise _large(path, largest)
    return _filled(data, path)


def load_stdin(largest: int = LARGEST) -> bytes:
    """Standard input. Raises UnreadableError where it is empty or too long."""
    if sys.stdin is None:
        raise UnreadableError("standard input is closed", path="-", hint="Name a file, or pass its text on with |.")
    data = sys.stdin.buffer.read((largest << 20) + 1)
    if len(data) > largest << 20:
        raise _large("-", largest)
    return _filled(data, "-")


def _filled(data: bytes, path: str) -> bytes:
    if not data.strip():
        raise UnreadableError("it is empty", path=path, hint="Is it the right file?")
    return data


def _folder(path: str) -> UnreadableError:
    if not os.access(path, os.R_OK | os.X_OK):
        return UnreadableError("permission is denied", path=path, hint="Check who may read the folder.")
    hint = "Name a file in it to have it read whatever its kind; tables need --column."
    return UnreadableError("no document was found in this folder", path=path, hint=hint)


def _large(path: str, largest: int) -> UnreadableError:
    return UnreadableError(
        f"it is larger than {largest} MB", path=path, hint="Split it, or allow more with limits: {file_mb: …}."
    )


def _closed(path: str, err: OSError) -> UnreadableError:
    reason = "permission is denied" if isinstance(err, PermissionError) else "it cannot be opened"
    return UnreadableError(reason, path=path, hint="Check who may read it, and whether it is open elsewhere.")
