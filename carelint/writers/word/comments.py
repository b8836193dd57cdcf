"""The comments of a Word package: the part that holds them, and how the package is told of it.

In: a package and what its comments are to say. Out: parts as they must become, and marks to put round words.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from carelint.ours import NAME
from carelint.package import Package
from carelint.wordml import W
from carelint.writers.word.anchors import Anchor
from carelint.writers.word.notes import Line
from carelint.writers.word.package import serialised
from carelint.writers.word.runs import SPACE

INITIALS = "CL"
TYPES = "[Content_Types].xml"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
OF_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OF_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NONE_YET = HEAD + f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
NO_RELATIONS = HEAD + f'<Relationships xmlns="{OF_PACKAGE[1:-1]}"/>'.encode()
SMALL = "20"
"""Half-points: ten points, as Word's own style for comments has it."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Ids of the document's own styles for comments, found by the names that are the same in every language."""

    text: str = ""
    mark: str = ""


class Comments:
    """The part that holds the comments, old and new."""

    def __init__(self, package: Package, main: str, date: str) -> None:
        self._package, self._main = package, main
        relations = package.relations(main)
        targets = [target for kind, target in relations.values() if kind == "comments"]
        self.name = targets[0] if targets else _free(package, posixpath.join(posixpath.dirname(main), "comments.xml"))
        self._is_named = bool(targets)
        root = package.xml(self.name)
        self.root = root if root is not None else _parsed(NONE_YET)
        self._before = package.bytes(self.name) if root is not None else NONE_YET
        self._looks = _looks(package, [target for kind, target in relations.values() if kind == "styles"])
        self.by = {f"{W}author": NAME, **({f"{W}date": date} if date else {})}

    def add(self, number: str, said: Sequence[Line]) -> None:
        """Append a comment."""
        comment = _made(self.root, "comment", id=number, initials=INITIALS)
        for key, value in self.by.items():
            comment.set(key, value)
        for index, line in enumerate(said):
            comment.append(self._paragraph(line, first=not index))
        self.root.append(comment)

    def add_to_last(self, line: Line) -> None:
        """Append a paragraph to the last comment."""
        self.root[-1].append(self._paragraph(line, first=False))

    def _paragraph(self, line: Line, *, first: bool) -> Any:
        paragraph = _made(self.root, "p")
        if self._looks.text:
            paragraph.append(_made(self.root, "pPr", _made(self.root, "pStyle", val=self._looks.text)))
        if first:
            paragraph.append(_made(self.root, "r", *self._mark(), _made(self.root, "annotationRef")))
        for text, bold in ((line.lead, True), (line.text, False)):
            if text:
                words = _made(self.root, "t")
                words.text = text
                words.set(SPACE, "preserve")
                paragraph.append(_made(self.root, "r", *self._formatting(bold=bold), words))
        return paragraph

    def _formatting(self, *, bold: bool) -> list[Any]:
        found = [_made(self.root, "b")] if bold else []
        if not self._looks.text:
            found += [_made(self.root, "sz", val=SMALL), _made(self.root, "szCs", val=SMALL)]
        return [_made(self.root, "rPr", *found)] if found else []

    def _mark(self) -> list[Any]:
        style = [_made(self.root, "rStyle", val=self._looks.mark)] if self._looks.mark else []
        return [_made(self.root, "rPr", *style)] if style else []

    def anchor(self, anchor: Anchor, number: str) -> None:
        """Put the marks of a comment round what it is about."""
        near = anchor.paragraph
        start, end = _made(near, "commentRangeStart", id=number), _made(near, "commentRangeEnd", id=number)
        reference = _made(near, "r", *copy.deepcopy(self._mark()), _made(near, "commentReference", id=number))
        if anchor.first is not None:
            anchor.first.addprevious(start)
        elif (properties := near.find(f"{W}pPr")) is not None:
            properties.addnext(start)
        else:
            near.insert(0, start)
        if anchor.last is None:
            near.append(end)
        else:
            anchor.last.addnext(end)
        if anchor.leads:
            _first(near).addprevious(reference)
        else:
            _after(end if anchor.behind is None else anchor.behind).addnext(reference)

    def parts(self) -> dict[str, bytes]:
        """Every part that is another one now, by name."""
        if self._before is NONE_YET and not len(self.root):
            return {}
        changed = {self.name: serialised(self.root, self._before)}
        if not self._is_named:
            name = self._relations_name()
            changed[name] = self._told(name)
        if self._before is NONE_YET:
            changed[TYPES] = self._typed()
        return changed

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self._main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _told(self, name: str) -> bytes:
        """The main part's relations with one more."""
        root = self._package.xml(name)
        before = self._package.bytes(name) if root is not None else NO_RELATIONS
        root = root if root is not None else _parsed(NO_RELATIONS)
        taken = {one.get("Id") for one in root}
        free = next(f"rId{number}" for number in count(1) if f"rId{number}" not in taken)
        folder = posixpath.dirname(self._main)
        target = posixpath.relpath(self.name, folder) if folder else self.name
        root.append(root.makeelement(f"{OF_PACKAGE}Relationship", {"Id": free, "Type": KIND, "Target": target}))
        return serialised(root, before)

    def _typed(self) -> bytes:
        """The list of content types with one more."""
        root = self._package.xml(TYPES)
        part = {"PartName": f"/{self.name}", "ContentType": CONTENT}
        root.append(root.makeelement(f"{OF_TYPES}Override", part))
        return serialised(root, self._package.bytes(TYPES))


def _after(end: Any) -> Any:
    """What the reference stands behind: outside links, insertions and fields, and behind references already there."""
    found = end
    while found.getparent().tag != f"{W}p":
        found = found.getparent()
    if found is end:
        return end
    while (after := found.getnext()) is not None and after.find(f"{W}commentReference") is not None:
        found = after
    return found


def _first(paragraph: Any) -> Any:
    """The first thing in a paragraph that is neither its properties nor a reference."""
    return next(one for one in paragraph if one.tag != f"{W}pPr" and one.find(f"{W}commentReference") is None)


def _made(near: Any, name: str, *children: Any, **attributes: str) -> Any:
    """An element for the tree that `near` stands in."""
    element = near.makeelement(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    element.extend(children)
    return element


def _parsed(data: bytes) -> Any:
    from lxml import etree  # 30 ms, only for packages

    return etree.fromstring(data)


def _free(package: Package, name: str) -> str:
    """A name that no part has; the names of parts differ in more than capitals."""
    taken = {one.lower() for one in package.names()}
    stem = name.removesuffix(".xml")
    return next(one for one in _candidates(stem) if one.lower() not in taken)


def _candidates(stem: str) -> Iterator[str]:
    yield f"{stem}.xml"
    yield from (f"{stem}{number}.xml" for number in count(1))


def _looks(package: Package, parts: Sequence[str]) -> Looks:
    root = package.xml(parts[0]) if parts else None
    found = {}
    for style in root.iterfind(f"{W}style") if root is not None else ():
        name = style.find(f"{W}name")
        found[name.get(f"{W}val", "") if name is not None else ""] = style.get(f"{W}styleId", "")
    return Looks(found.get("annotation text", ""), found.get("annotation reference", ""))
