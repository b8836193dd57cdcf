"""Finds the index of a PDF, and writes the one that goes after new objects.

In: a PDF's bytes and what its trailer says. Out: a table or a stream of places, of the kind the file has already.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Key = tuple[int, int]
"""Number and generation of an object."""


class UnsoundError(ValueError):
    """The index is damaged or missing: what is added would stand on sand."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where the newest index stands, and what the trailer with it says."""

    place: int
    plain: bool
    """A table to be read, not a stream."""
    start: int
    """Bytes before the header; places count from there."""

    @staticmethod
    def of(data: bytes) -> Index:
        """Raises UnsoundError where `startxref` leads nowhere: viewers then guess, each in its own way."""
        said = re.findall(rb"startxref\s+(\d{1,12})", data[-2048:])
        header = max(0, data.find(b"%PDF-", 0, 1024))
        for start in dict.fromkeys((0, header)) if said else ():
            place = int(said[-1])
            found = data[start + place : start + place + 40].lstrip()
            if found.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj\b", found):
                return Index(place, found.startswith(b"xref"), start)
        raise UnsoundError


@dataclass(frozen=True, slots=True)
class Trailer:
    """What every trailer says."""

    size: int
    """One more than the highest number of an object."""
    entries: bytes
    """The catalogue, and the information where there is any."""
    identifier: bytes
    """The file's first identifier, which stays for life; empty where it has none."""


def with_objects(data: bytes, index: Index, trailer: Trailer, objects: Mapping[Key, bytes]) -> bytes:
    """The PDF, the objects, and an index of them that leads on to the one before."""
    out = bytearray(data if data.endswith(b"\n") else data + b"\n")
    places: dict[Key, int] = {}
    for key in sorted(objects):
        places[key] = len(out) - index.start
        out += b"%d %d obj\n%s\nendobj\n" % (*key, objects[key])
    start = len(out) - index.start
    entries = trailer.entries + b"/Prev %d" % index.place
    if trailer.identifier:
        changed = hashlib.md5(out, usedforsecurity=False).hexdigest()
        entries += f" /ID [<{trailer.identifier.hex()}> <{changed}>]".encode()
    if index.plain:
        out += _table(places, trailer.size, entries)
    else:
        out += _stream({**places, (trailer.size, 0): start}, trailer.size, entries)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _table(places: Mapping[Key, int], size: int, entries: bytes) -> bytes:
    out = b"xref\n"
    for run in _runs(places):
        out += b"%d %d\n" % (run[0][0], len(run))
        out += b"".join(b"%010d %05d n \n" % (places[key], key[1]) for key in run)
    return out + b"trailer\n<< /Size %d %s >>\n" % (size, entries)


def _stream(places: Mapping[Key, int], number: int, entries: bytes) -> bytes:
    """The index as object `number`, which it names too."""
    runs = list(_runs(places))
    rows = b"".join(b"\1" + places[key].to_bytes(5, "big") + key[1].to_bytes(2, "big") for run in runs for key in run)
    named = b" ".join(b"%d %d" % (run[0][0], len(run)) for run in runs)
    head = b"<< /Type /XRef /Size %d /W [1 5 2] /Index [%s] /Length %d %s >>" % (number + 1, named, len(rows), entries)
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, rows)


def _runs(keys: Iterable[Key]) -> Iterator[Sequence[Key]]:
    """Objects whose numbers follow one another."""
    run: list[Key] = []
    for key in sorted(keys):
        if run and key[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(key)
    if run:
        yield run
