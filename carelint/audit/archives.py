"""Papers in zip files: what is in one, and its bytes, one at a time and with limits; nothing is written to the disk.

In: the path of a zip file. Out: `Member`s, and bytes; UnreadableError for what is damaged or made to do harm.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from carelint.errors import UnreadableError
from carelint.limits import Limits
from carelint.package import DAMAGED

SUFFIX = ".zip"
MOST = 5_000
"""Members of a zip file; our choice (2026-11-27), not measured: as many as an office file may have parts."""
HINT = "Unpack it into a folder, and name that."


@dataclass(frozen=True, slots=True)
class Member:
    """A paper in a zip file."""

    name: str
    size: int
    """Unpacked, as the file says."""
    refused: str = ""
    """Why it is not opened; empty where it is."""


def members(path: str, suffixes: tuple[str, ...], limits: Limits) -> list[Member]:
    """What may be read, in order of their names, as in a folder. Raises UnreadableError."""
    with _opened(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST:
        raise UnreadableError(f"more than {MOST:,} files are in it", path=path, hint=HINT)
    wanted = [info for info in infos if _is_paper(info.filename, suffixes)]
    if len({info.filename for info in wanted}) < len(wanted):
        raise UnreadableError("two files in it have the same name", path=path, hint=HINT)
    return [Member(one.filename, one.file_size, _refused(one, limits)) for one in sorted(wanted, key=_name)]


def load(path: str, name: str, limits: Limits) -> bytes:
    """The bytes of a member, counted while it is unpacked. Raises UnreadableError."""
    with _opened(path) as archive:
        try:
            with archive.open(name) as member:
                data = member.read((limits.file_mb << 20) + 1)
        except KeyError as err:
            raise UnreadableError("there is no such file", path=path, hint="Check what is in the zip file.") from err
        except DAMAGED as err:
            raise UnreadableError("it is damaged in the zip file", path=path, hint="Ask for it again.") from err
    if len(data) > limits.file_mb << 20:
        raise UnreadableError(f"it is larger than {limits.file_mb} MB", path=path, hint=HINT)
    return data


@contextmanager
def _opened(path: str) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as err:
        raise UnreadableError("there is no such file", path=path, hint="Check its name and folder.") from err
    except DAMAGED as err:
        raise UnreadableError("the zip file is damaged, or it is none", path=path, hint="Ask for it again.") from err
    with archive:
        yield archive


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename


def _is_paper(name: str, suffixes: tuple[str, ...]) -> bool:
    """As in a folder: by its suffix, and neither hidden nor what tools leave there."""
    parts = PurePosixPath(name).parts
    if not parts or any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts):
        return False
    return name.lower().endswith((*suffixes, SUFFIX))


def _refused(info: zipfile.ZipInfo, limits: Limits) -> str:
    if info.filename.lower().endswith(SUFFIX):
        return "it is a zip file in a zip file"
    if info.flag_bits & 1:
        return "it is protected with a password"
    if info.file_size > limits.file_mb << 20:
        return f"it is larger than {limits.file_mb} MB"
    if info.file_size > 1 << 20 and info.file_size > limits.ratio * max(1, info.compress_size):
        return "it would grow too much when it is unpacked"
    return ""
