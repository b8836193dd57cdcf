"""Copies a package member by member: what is not changed keeps every byte, packed as it was.

In: the bytes of a zip file, and the members that change or are new. Out: the bytes of another one.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from carelint.errors import WriteError

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
"""Records of a zip file (APPNOTE 6.3, 4.3.7, 4.3.12 and 4.3.16)."""
NEEDED, FLAGS, METHOD, TIME, DATE, CRC, PACKED, SIZE, NAMED, EXTRA, COMMENT, OFFSET = (*range(2, 13), 16)
"""Fields of a record of the directory."""
UTF_8, SIZES_FOLLOW = 0x800, 0x8
FIRST_DAY = 0x21
"""1 January 1980, the date that Office gives to every part: a copy made tomorrow is the same copy."""
LARGEST = 0xFFFFFFFF
ZIP64 = 1
DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*?(?:encoding=[\"'](?P<code>[^\"']+)[\"'][^>]*?)?\?>\s*")


def copied(data: bytes, archive: ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with `changed` in it, new members last. Raises WriteError."""
    records = {info.filename: record for info, record in _records(data, archive)}
    pieces, out = _pieces(data, archive), bytearray()
    records |= {name: _Record.new(name) for name in changed if name not in records}
    for name in [*pieces, *(name for name in changed if name not in pieces)]:
        records[name].fields[OFFSET] = len(out)
        out += _replaced(records[name], changed[name]) if name in changed else pieces[name]
    return _closed(out, [record.packed() for record in records.values()], archive.comment)


class _Record:
    """A record of the directory: numbers, name, extra fields and comment."""

    def __init__(self, fields: list[Any], name: bytes, extra: bytes = b"", comment: bytes = b"") -> None:
        self.fields, self.name, self.extra, self.comment = fields, name, extra, comment

    @classmethod
    def new(cls, name: str) -> _Record:
        fields = [b"PK\x01\x02", 20, 20, UTF_8, ZIP_DEFLATED, 0, FIRST_DAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        return cls(fields, name.encode())

    def packed(self) -> bytes:
        self.fields[NAMED : COMMENT + 1] = len(self.name), len(self.extra), len(self.comment)
        return CENTRAL.pack(*self.fields) + self.name + self.extra + self.comment


def _records(data: bytes, archive: ZipFile) -> Iterator[tuple[ZipInfo, _Record]]:
    """The directory as it stands in the file, sizes beyond 32 bits written out (no member is that large)."""
    at = archive.start_dir
    for info in archive.infolist():
        fields = list(CENTRAL.unpack_from(data, at))
        at += CENTRAL.size
        parts = []
        for length in fields[NAMED : COMMENT + 1]:
            parts.append(data[at : at + length])
            at += length
        fields[PACKED], fields[SIZE] = info.compress_size, info.file_size
        yield info, _Record(fields, parts[0], _without_zip64(parts[1]), parts[2])


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        kept += extra[at : at + 4 + length] if kind != ZIP64 else b""
        at += 4 + length
    return kept + extra[at:]


def _pieces(data: bytes, archive: ZipFile) -> dict[str, bytes]:
    """Each member as it lies in the file, in that order: header, packed bytes, and what follows up to the next."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    edges = [info.header_offset for info in infos] + [archive.start_dir]
    found = {}
    for info, start, end in zip(infos, edges, edges[1:], strict=False):
        if end - start < LOCAL.size + info.compress_size:
            raise WriteError("two of its parts lie on one another", hint="Open it in Word and save it anew.")
        found[info.filename] = data[start:end]
    return found


def _replaced(record: _Record, content: bytes) -> bytes:
    """The member with other content; method, date and attributes stay."""
    fields = record.fields
    packed = content if fields[METHOD] == ZIP_STORED else _deflated(content)
    fields[METHOD] = ZIP_STORED if fields[METHOD] == ZIP_STORED else ZIP_DEFLATED
    fields[FLAGS] &= ~SIZES_FOLLOW
    fields[CRC], fields[PACKED], fields[SIZE] = zlib.crc32(content), len(packed), len(content)
    head = LOCAL.pack(b"PK\x03\x04", *fields[NEEDED : SIZE + 1], len(record.name), 0)
    return head + record.name + packed


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _closed(out: bytearray, directory: list[bytes], comment: bytes) -> bytes:
    start, size = len(out), sum(map(len, directory))
    if start + size > LARGEST:
        raise WriteError("the copy would be larger than 4 GB", hint="Take large pictures out of the document.")
    out += b"".join(directory)
    out += END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), size, start, len(comment)) + comment
    return bytes(out)


def serialised(root: Any, before: bytes) -> bytes:
    """A part with its root as it is now, below the declaration that it had before."""
    from lxml import etree  # 30 ms, only for packages

    found = DECLARED.match(before)
    tree = root.getroottree()
    if found and (found.group("code") or b"utf-8").lower() == b"utf-8":
        return found.group() + bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=False))
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return head + bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=False))
