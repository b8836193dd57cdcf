"""What else lies in an Office file: documents put into it whole, documents that it points to, pictures.

In: a package and the root of its main part. Out: chunks that other readers read, and in words what was not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from carelint.document import Block, Document
from carelint.package import RELATION, Package
from carelint.places import Place
from carelint.readers.parts.styles import W

MOST = 200
"""Chunks of one document; whoever writes a body in chunks writes one, or one a section."""
TYPES = "[Content_Types].xml"
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
}
"""What a chunk is by what the package says of it (ISO/IEC 29500-1, 17.17.2); content comes before that."""
PROGRAMS = (
    ("word.", "embedded Word document"),
    ("excel.", "embedded Excel sheet"),
    ("powerpoint.", "embedded presentation"),
    ("acro", "embedded PDF"),
    ("outlook.", "embedded message"),
    ("package", "embedded file"),
    ("libreoffice.", "embedded OpenDocument file"),
    ("opendocument.", "embedded OpenDocument file"),
)
"""Programs whose objects hold words, by the beginning of their ProgID; formulas and drawings are none of them."""
CHUNK = "embedded document"
PICTURES = "what its pictures show was not read"
PARTS_NOT_READ = "parts of it were not read: "


@dataclass(frozen=True, slots=True)
class Chunk:
    """A document that Word takes into this one when it opens it."""

    part: str
    """Member of the package."""
    name: str
    """What tells its kind where its content does not."""
    data: bytes
    """Empty where it is not there, or where there are too many: then it is named and not read."""


def chunks(package: Package, main: str) -> Iterator[Chunk]:
    """Every altChunk of the main part in reading order."""
    relations = package.relations(main)
    if not any(kind == "aFChunk" for kind, _ in relations.values()):
        return  # most files: their main part need not be read again
    root = package.xml(main)
    marks = root.iter(f"{W}altChunk") if root is not None else ()
    targets = [relations.get(mark.get(f"{RELATION}id", ""), ("", "")) for mark in marks]
    for number, target in enumerate(target for kind, target in targets if kind == "aFChunk"):
        suffix = SUFFIXES.get(_type_of(package, target)) or PurePosixPath(target).suffix if number < MOST else ""
        held = number < MOST and target in package.archive.NameToInfo
        yield Chunk(target, f"chunk{suffix}", package.bytes(target) if held else b"")


def elsewhere(package: Package, main: str, root: Any) -> list[str]:
    """Chunks that lie outside the package, which is never left."""
    kinds = {key: kind for key, (kind, _) in package.relations(main).items()}
    marks = root.iter(f"{W}altChunk")
    return [CHUNK for mark in marks if kinds.get(mark.get(f"{RELATION}id", "")) != "aFChunk"]


def _type_of(package: Package, part: str) -> str:
    """What the package says that a part is."""
    suffix, default = PurePosixPath(part).suffix[1:].lower(), ""
    for one in package.xml(TYPES) if TYPES in package.archive.NameToInfo else ():
        if one.get("PartName") == f"/{part}":
            return str(one.get("ContentType", "")).lower()
        if (one.get("Extension") or "").lower() == suffix:
            default = str(one.get("ContentType", "")).lower()
    return default


def joined(document: Document, part: str, other: Document) -> Document:
    """The document with the blocks of another behind its own, each placed in that part."""
    start = len(document.text) + bool(document.blocks)
    text = f"{document.text}\n{other.text}" if document.blocks else other.text
    moved = tuple(_moved(block, start, part) for block in other.blocks)
    return replace(document, text=text, blocks=(*document.blocks, *moved))


def _moved(block: Block, by: int, part: str) -> Block:
    return replace(
        block,
        start=block.start + by,
        end=block.end + by,
        place=_placed(block.place, part),
        stretches=tuple(
            replace(one, start=one.start + by, end=one.end + by, place=_placed(one.place, part))
            for one in block.stretches
        ),
        gaps=tuple(replace(one, start=one.start + by, end=one.end + by) for one in block.gaps),
    )


def _placed(place: Place, part: str) -> Place:
    return replace(place, part=part)


def objects(root: Any) -> list[str]:
    """What the part shows or points to and does not hold as text: sub-documents, objects of other programs."""
    found = ["sub-document"] * sum(1 for _ in root.iter(f"{W}subDoc"))
    for element in root.iter("{*}OLEObject", "{*}oleObj"):
        if next(element.iterancestors("{*}Fallback"), None) is None:  # which repeats its Choice
            program = (element.get("ProgID") or element.get("progId") or "").lower()
            found += [said for start, said in PROGRAMS if program.startswith(start)][:1]
    return found


def not_read(found: Sequence[str]) -> list[str]:
    """A warning that names them, if there are any."""
    if not found:
        return []
    return [PARTS_NOT_READ + ", ".join(f"{count} {said}{'s' * (count > 1)}" for said, count in Counter(found).items())]


def missed_in(document: Document) -> list[str]:
    """What a chunk itself could not give."""
    return [CHUNK] if any(one.startswith(PARTS_NOT_READ) for one in document.warnings) else []


def pictures(root: Any) -> list[str]:
    """A warning, where the part shows a picture; for documents in which no words were found."""
    return [PICTURES] if next(root.iter("{*}blip", "{*}imagedata", "{*}image"), None) is not None else []
