"""Loads the bytes of a file.

In: a path. Out: bytes, or UnreadableError with a way out.
"""

from __future__ import annotations

import os
import stat
import sys

from carelint.errors import NO_DOCUMENT, UnreadableError
from carelint.formats import KINDS
from carelint.limits import Limits

LARGEST = Limits().file_mb
"""Megabytes, unless settings say otherwise."""


def load(path: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises UnreadableError for what is no file, cannot be opened, or is empty."""
    if path == "-":
        return load_stdin(largest)
    if not path:
        raise UnreadableError("its name is empty", hint="Is a variable of your script without a value?")
    try:
        kind = os.stat(path)
    except FileNotFoundError as err:
        what = "folder" if path.endswith(("/", os.sep)) else "file"
        raise UnreadableError(f"there is no such {what}", path=path, hint="Check its name and folder.") from err
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
    hint = f"{KINDS}; name a file in it to have it read whatever its kind. Tables need --column."
    return UnreadableError(NO_DOCUMENT, path=path, hint=hint)


def _large(path: str, largest: int) -> UnreadableError:
    return UnreadableError(
        f"it is larger than {largest} MB", path=path, hint="Split it, or allow more with limits: {file_mb: …}."
    )


def _closed(path: str, err: OSError) -> UnreadableError:
    reason = "permission is denied" if isinstance(err, PermissionError) else "it cannot be opened"
    return UnreadableError(reason, path=path, hint="Check who may read it, and whether it is open elsewhere.")


def size(path: str) -> int:
    """Bytes of a file; 0 where it cannot be asked."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
