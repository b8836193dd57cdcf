"""Writes a file whole or not at all.

In: a path and what belongs there. Out: the file; where it cannot be written, the old one is as it was.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from carelint.errors import WriteError

STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")

PLAINLY = MappingProxyType(
    {
        FileNotFoundError: "its folder does not exist",
        NotADirectoryError: "what is named as its folder is a file",
        IsADirectoryError: "it is a folder",
    }
)


HINT = "Choose another place with --output; what stood there before is untouched."


def save(path: Path, content: str | bytes, *, called: str = "the report", hint: str = HINT) -> None:
    """Put `content` at `path` in one step, or pass it on where `path` is no file but a pipe. Raises WriteError."""
    with saving(path, called=called, hint=hint) as file:
        file.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)


def made(folder: Path) -> None:
    """The folder, where it does not stand yet. Raises WriteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        hint = "Choose another place for the copies."
        raise WriteError("the folder could not be made", path=str(folder), hint=hint) from err


@contextmanager
def saving(path: Path, *, called: str = "the report", hint: str = HINT) -> Iterator[BinaryIO]:
    """A file to write into, which takes the place of the old one when all is written. Raises WriteError."""
    try:
        old = _status(path)
        if str(path).startswith(STREAMS) or (old and not stat.S_ISREG(old.st_mode)):
            # a pipe or a device takes what comes; opened for appending, so that `>> log` keeps its beginning
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as file:
                yield file
        else:
            with _put(Path(os.path.realpath(path)), old) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as err:
        why = PLAINLY.get(type(err), err.strerror or type(err).__name__)
        raise WriteError(f"{called} could not be written ({why})", path=str(path), hint=hint) from err


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


@contextmanager
def _put(target: Path, old: os.stat_result | None) -> Iterator[BinaryIO]:
    """A link stays a link, a mode stays as it was, and a new file has the mode that the umask asks for."""
    if old and not (old.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(None, "it is protected against writing")
    import secrets  # only where a file is written

    part = target.parent / f".carelint-{secrets.token_hex(6)}.part"
    try:
        with open(part, "xb") as file:
            if old:
                os.chmod(part, stat.S_IMODE(old.st_mode))
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    finally:  # also where the person stops it
        with suppress(FileNotFoundError):
            part.unlink()
