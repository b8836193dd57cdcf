"""Writes a file whole or not at all.

In: a path and what belongs there. Out: the file; where it cannot be written, the old one is as it was.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from carelint.errors import WriteError


def save(path: Path, content: str | bytes) -> None:
    """Put `content` at `path` in one step. Raises WriteError."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    part = ""
    try:
        handle, part = tempfile.mkstemp(dir=path.parent or ".", prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as err:
        if part and os.path.exists(part):
            os.unlink(part)
        raise WriteError(
            f"the report could not be written ({err.strerror})",
            path=str(path),
            hint="Choose another place with --output; what stood there before is untouched.",
        ) from err
