"""The bytes and the text of a data file.

In: a path. Out: its text without a byte order mark, or the mistake that keeps it from being read.
"""

from __future__ import annotations

from pathlib import Path

from carelint.errors import Mistake


def text_of(path: Path, mistakes: list[Mistake]) -> str | None:
    """The file's text; None where there is none to be read, and why joins the mistakes."""
    data = bytes_of(path, mistakes)
    return None if data is None else _decoded(data, path, mistakes)


def bytes_of(path: Path, mistakes: list[Mistake]) -> bytes | None:
    """The file's bytes; None where it cannot be opened, and why joins the mistakes."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        mistakes.append(Mistake("there is no such file", str(path), hint="Check its name and folder."))
    except IsADirectoryError:
        mistakes.append(Mistake("it is a folder", str(path), hint="Name a file in it."))
    except OSError as err:
        reason = "permission is denied" if isinstance(err, PermissionError) else "it cannot be opened"
        mistakes.append(Mistake(reason, str(path), hint="Check who may read it."))
    return None


def _decoded(data: bytes, path: Path, mistakes: list[Mistake]) -> str | None:
    try:
        return data.decode("utf-8-sig")  # Windows' editors put a mark at the beginning
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        hint = "In your editor, choose Save as … with the encoding UTF-8."
        mistakes.append(Mistake("it is not saved as UTF-8", str(path), line, hint=hint))
        return None
