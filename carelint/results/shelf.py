"""Keeps small records between runs in a folder: each whole or not at all, bounded, and not believed once damaged.

In: a key of hexadecimal digits, and what JSON can hold. Out: the same again, or nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

HEAD = 32
"""Bytes of the sum before a record."""
LARGEST = 256 << 10
"""Bytes of a record as it is kept; a board pack of a thousand pages has some 100,000. What has more is judged anew."""
WHOLE = 16 << 20
"""Bytes of a record when it is read."""
ROOM = 64
"""Records in one of the 256 folders, so 16,384 in all; a policy repository has a few hundred (2026-11-27)."""
ROOM_BYTES = 512 << 10
"""Bytes of the records in one of the 256 folders, so 128 MB at most; 16,384 ordinary ones are 8 MB."""
DAY, HOUR = 86_400, 3_600


class Shelf:
    """A folder of records. Reading one runs nothing, and a folder that cannot be used is no reason to stop."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Any:
        """What was put under a key; None where nothing was, or where it is not as it was put."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                kept = file.read(LARGEST + 1)
            if len(kept) > LARGEST or kept[:HEAD] != _sum(key, kept[HEAD:]):
                return None
            made = json.loads(zlib.decompressobj().decompress(kept[HEAD:], WHOLE))
        except (OSError, ValueError, RecursionError, zlib.error):
            return None
        _used(path)
        return made

    def put(self, key: str, record: Any) -> None:
        """Keep a record; what is too large, or finds no room on the disk, is not kept."""
        body = zlib.compress(json.dumps(record, separators=(",", ":")).encode(), 1)
        if len(body) + HEAD > LARGEST:
            return
        path = self._path(key)
        part = f"{path}.{os.getpid()}.part"
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(part, "xb") as file:
                file.write(_sum(key, body) + body)
            os.replace(part, path)
            _tidy(path)
        except OSError:
            return
        finally:  # also where the person stops it
            with suppress(OSError):
                os.unlink(part)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _sum(key: str, body: bytes) -> bytes:
    """Of the record and of its own name: one that lies under another's is not believed."""
    return hashlib.blake2b(body, key=key.encode()[:64], digest_size=HEAD).digest()


def _used(path: Path) -> None:
    """What is asked for stays longest; noted once a day, since a note costs as much as reading."""
    with suppress(OSError):
        if time.time() - os.stat(path).st_mtime > DAY:
            os.utime(path)


def _tidy(fresh: Path) -> None:
    """Make room in a folder: what was not asked for longest goes, never the newest; and what was left half done."""
    kept, size = 0, 0
    for made, length, path in sorted(_entries(fresh.parent), reverse=True):
        kept, size = kept + 1, size + length
        half = path.endswith(".part")
        crowded = (kept > ROOM or size > ROOM_BYTES) and path != str(fresh)
        if (half and time.time() - made > HOUR) or (crowded and not half):
            with suppress(OSError):  # somebody else has taken it away
                os.unlink(path)


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """(when it was last asked for, bytes, path) of each file of a folder."""
    with os.scandir(folder) as found:
        for one in found:
            with suppress(OSError):
                status = one.stat()
                yield status.st_mtime, status.st_size, one.path
