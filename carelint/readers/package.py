"""A zip package of XML parts, opened with limits: nothing is inflated that is not asked for.

In: bytes. Out: `Package`, whose parts are parsed without entities, network or external definitions.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from carelint.errors import UnreadableError

MEMBERS = 5_000
PART = 100 << 20
"""Bytes of one part, inflated."""
TOTAL = 300 << 20
RATIO = 200
"""Inflated to stored, for parts over 1 MB; text compresses to a tenth or so (Apache Tika refuses beyond 100)."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package."""

    path: str
    archive: zipfile.ZipFile

    def names(self) -> list[str]:
        """Names of the parts."""
        return self.archive.namelist()

    def xml(self, name: str) -> Any:
        """The root element of a part, or None where there is no such part. Raises UnreadableError."""
        if name not in self.names():
            return None
        from lxml import etree  # 30 ms, only for packages

        data = self._bytes(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise self._refused("it holds a document type definition, which office files never do")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as err:
            raise self._refused(f"the part {name} is damaged") from err

    def _bytes(self, name: str) -> bytes:
        """A part's bytes, counted while they are inflated: what the directory says may lie."""
        try:
            with self.archive.open(name) as part:
                data = part.read(PART + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as err:
            raise self._refused(f"the part {name} is damaged") from err
        except Exception as err:  # zlib.error has no common base with the others
            if type(err).__name__ != "error":
                raise
            raise self._refused(f"the part {name} is damaged") from err
        if len(data) > PART:
            raise self._refused(f"the part {name} is too large")
        return data

    def _refused(self, reason: str) -> UnreadableError:
        return UnreadableError(reason, path=self.path, hint="Open it in Word or LibreOffice and save it anew.")


def open_package(data: bytes, path: str) -> Package:
    """Open a package and hold its directory against the limits. Raises UnreadableError."""
    if data.startswith(OLE):
        raise UnreadableError(
            "it is protected with a password, or in the old .doc format",
            path=path,
            hint="Take the password off, or save it as .docx.",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as err:
        raise UnreadableError(
            "the file is damaged or cut short", path=path, hint="Ask for it to be sent again."
        ) from err
    package = Package(path, archive)
    _hold_to_limits(package)
    return package


def _hold_to_limits(package: Package) -> None:
    infos = package.archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MEMBERS:
        raise package._refused("it has too many parts")
    if len(set(names)) < len(names):
        raise package._refused("two of its parts have the same name")
    if any(info.flag_bits & 1 for info in infos):
        raise package._refused("it is protected with a password")
    text = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
    if sum(info.file_size for info in text) > TOTAL:
        raise package._refused("it would take too much memory")
    for info in text:
        if info.file_size > 1 << 20 and info.file_size > RATIO * max(1, info.compress_size):
            raise package._refused("it would grow too much when it is unpacked")
