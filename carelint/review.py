"""carelint's own review of a Word file, seen through: what the paper says without it.

In: parts of a Word package. Out: the same parts with our suggestions taken back, our comments told from others', and
the paper's text by which a copy and its original are known for one another.

A suggestion that nobody has accepted or rejected is ours still: it is read as the words that it would replace. One in
which somebody has written is theirs, and stays.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from carelint.limits import Limits
from carelint.ours import NAME
from carelint.package import DAMAGED, Package, open_package
from carelint.wordml import W, paragraphs, pieces

AUTHOR = f"{W}author"
MAIN = "word/document.xml"
BETWEEN = frozenset(
    f"{W}{name}" for name in ("proofErr", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd")
)
"""Marks that may stand in a suggestion, or between what it takes out and what it puts in."""
TOLD = ("footnotes", "endnotes", "header", "footer", "diagramData")
"""Relations of the main part that lead to text of the paper."""
MARK = f'author="{NAME}"'.encode()
MARKED = re.compile(r"(?:^|/)(?:document|comments)\d*\.xml$", re.IGNORECASE)
"""Parts in which it may stand; Word numbers them where a name is taken (`document2.xml` in what OneDrive saves)."""
CHUNK = 1 << 20


def withdraw(root: Any) -> int:
    """Take our suggestions back, in place; returns how many there were."""
    found = [(put, _gone(put)) for put in root.iter(f"{W}ins") if put.get(AUTHOR) == NAME]
    for put, gone in found:
        if gone:
            for one in gone:
                _restore(one)
            for mark in [one for one in put if one.tag in BETWEEN]:
                put.addprevious(mark)
            put.getparent().remove(put)
    return sum(bool(gone) for _, gone in found)


def _gone(put: Any) -> list[Any]:
    """What an insertion stands for: the deletions of ours before it; none where somebody else wrote in it."""
    if not _is_plain(put, f"{W}t"):
        return []
    found = []
    for one in put.itersiblings(preceding=True):
        if one.tag == f"{W}del" and one.get(AUTHOR) == NAME and _is_plain(one, f"{W}delText"):
            found.append(one)
        elif one.tag not in BETWEEN:
            break
    return found


def _is_plain(change: Any, words: str) -> bool:
    """Whether it holds nothing but runs of text, and marks: LibreOffice (7.4) draws marks of comments into it."""
    return all(one.find(words) is not None if one.tag == f"{W}r" else one.tag in BETWEEN for one in change)


def _restore(gone: Any) -> None:
    for words in gone.iter(f"{W}delText"):
        words.tag = f"{W}t"
    for run in list(gone):
        gone.addprevious(run)
    gone.getparent().remove(gone)


def is_ours(element: Any) -> bool:
    """Whether an element stands in a comment of ours."""
    return any(one.get(AUTHOR) == NAME for one in element.iterancestors(f"{W}comment"))


def is_marked(path: str, most: int) -> bool:
    """Whether comments or suggestions of ours stand in the file: nothing is parsed, and `most` bytes are unpacked."""
    seen = b""
    try:
        with zipfile.ZipFile(path) as archive:
            for chunk in islice(_unpacked(archive), most // CHUNK):
                seen = seen[-len(MARK) :] + chunk
                if MARK in seen:
                    return True
    except DAMAGED:  # its reader will say so
        return False
    return False


def _unpacked(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for name in filter(MARKED.search, archive.NameToInfo):
        with archive.open(name) as part:
            while chunk := part.read(CHUNK):
                yield chunk


def bare_text(data: bytes, path: str, limits: Limits) -> str:
    """The paper's text without our review, notes and headers too, comments not. Raises UnreadableError."""
    return "\n".join(_lines(open_package(data, path, limits)))


def _lines(package: Package) -> Iterator[str]:
    main = package.main_part(MAIN)
    others = sorted(target for kind, target in package.relations(main).values() if kind in TOLD)
    for name in (main, *others):
        root = package.xml(name)
        if root is None:
            continue
        withdraw(root)
        for paragraph in paragraphs(root, package.limits.depth):
            yield "".join(piece.text for piece in pieces(paragraph, _shown))


def _shown(_: Any) -> bool:
    return False
