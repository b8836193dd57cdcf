"""A zip package of XML parts, opened with limits: nothing is inflated that is not asked for.

In: bytes. Out: `Package`, whose parts are parsed without entities, network or external definitions.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from carelint.errors import UnreadableError
from carelint.limits import Limits

MEMBERS = 5_000
"""Parts of a package; ClamAV and others stop at twice that."""
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError
)  # fmt: skip
"""What opening an archive, or reading a part of it, raises where it is broken."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = "http://purl.oclc.org/ooxml/"
NAMED_STRICTLY = re.compile(rf"""=(["']){re.escape(STRICT)}(\w+)/(?:(extended|custom)Properties)?""")
"""How Strict Open XML names what everybody else names otherwise (ISO/IEC 29500-1 and 29500-4, annex A)."""
CONFORMS = re.compile(r"""\s(?:\w+:)?conformance=(["'])strict\1""")
CODES = {"latin-1": ("ascii",), "utf-16": ("utf-16-le", "utf-16-be")}
WIDE = (b"\xff\xfe", b"\xfe\xff")
NOTHING = Limits()
DEFINITION = "it holds a document type definition, which office files never do"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package."""

    path: str
    archive: zipfile.ZipFile
    limits: Limits

    def names(self) -> list[str]:
        """Names of the parts."""
        return self.archive.namelist()

    def xml(self, name: str) -> Any:
        """The root element of a part, or None where there is no such part. Raises UnreadableError."""
        if name not in self.archive.NameToInfo:
            return None
        from lxml import etree  # 30 ms, only for packages

        data = self.bytes(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as err:
            raise self.refused(f"the part {name} is damaged") from err
        if root.getroottree().docinfo.doctype:  # in whatever encoding, behind whatever comment
            raise self.refused(DEFINITION)
        if root.getroottree().xpath(f"boolean({'/*' * (self.limits.depth + 1)})"):
            raise self.refused(f"its elements stand more than {self.limits.depth} deep inside one another")
        return root

    def bytes(self, name: str) -> bytes:
        """A part's bytes; XML is named as everybody else names it. Raises UnreadableError."""
        data = _inflated(self, name)
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data):
            raise self.refused(DEFINITION)
        return transitional(data) if name.endswith((".xml", ".rels")) else data

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id → (last word of the type, part it leads to) of the parts of the package that `part` rests on."""
        folder, _, name = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target = str(relation.get("Target", ""))
            if relation.get("TargetMode") == "External" or not target:
                continue  # never followed
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[str(relation.get("Id", ""))] = (str(relation.get("Type", "")).rpartition("/")[2], whole)
        return found

    def title(self, part: str) -> str:
        """The Dublin Core title that a part with properties states, or nothing."""
        root = self.xml(part)
        return (root.findtext(".//{http://purl.org/dc/elements/1.1/}title") or "").strip() if root is not None else ""

    def main_part(self, usual: str) -> str:
        """The document part as the package names it."""
        targets = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        return targets[0] if targets else usual

    def refused(self, reason: str) -> UnreadableError:
        return UnreadableError(reason, path=self.path, hint="Open it in Word or LibreOffice and save it anew.")


def _inflated(package: Package, name: str) -> bytes:
    """A part as it lies in the file, counted while it is inflated: what the directory says may lie."""
    try:
        with package.archive.open(name) as part:
            data = part.read((package.limits.part_mb << 20) + 1)
    except DAMAGED as err:
        raise package.refused(f"the part {name} is damaged") from err
    if len(data) > package.limits.part_mb << 20:
        raise package.refused(f"the part {name} is too large")
    return data


def renamed(package: Package) -> dict[str, bytes]:
    """The parts of a Strict package, as they read here: a copy that changes one must change them all."""
    parts = [(name, _inflated(package, name)) for name in package.names() if name.endswith((".xml", ".rels"))]
    return {name: other for name, data in parts if (other := transitional(data)) != data}


def transitional(data: bytes) -> bytes:
    """The same part with the names of Transitional Open XML; whatever is not Strict comes back as it is."""
    code = "utf-16" if data[:2] in WIDE else "latin-1"  # latin-1 keeps every byte of what ASCII is a part of
    if not any(STRICT.encode(one) in data for one in CODES[code]):
        return data
    try:
        text = data.decode(code)
    except UnicodeDecodeError:
        return data  # damaged, as its parser will say
    return NAMED_STRICTLY.sub(_renamed, CONFORMS.sub("", text, count=1)).encode(code)


def _renamed(found: re.Match[str]) -> str:
    quote, field, kind = found.groups()
    return f"={quote}http://schemas.openxmlformats.org/{field}/2006/" + (f"{kind}-properties" if kind else "")


def open_package(data: bytes, path: str, limits: Limits = NOTHING) -> Package:
    """Open a package and hold its directory against the limits. Raises UnreadableError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as err:
        raise UnreadableError(
            "the file is damaged or cut short", path=path, hint="Ask for it to be sent again."
        ) from err
    package = Package(path, archive, limits)
    _hold_to_limits(package)
    return package


def _hold_to_limits(package: Package) -> None:
    infos = package.archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MEMBERS:
        raise package.refused("it has too many parts")
    if len(set(names)) < len(names):
        raise package.refused("two of its parts have the same name")
    if any(info.flag_bits & 1 for info in infos):
        raise package.refused("it is protected with a password")
    text = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
    if sum(info.file_size for info in text) > package.limits.unpacked_mb << 20:
        raise package.refused("it would take too much memory")
    for info in text:
        if info.file_size > 1 << 20 and info.file_size > package.limits.ratio * max(1, info.compress_size):
            raise package.refused("it would grow too much when it is unpacked")
