"""What an earlier run of carelint left in a Word file: its comments go, but for those that somebody has answered.

In: a package and its comments. Out: parts without them, and whether a phrase has its comment already.
"""

from __future__ import annotations

from typing import Any

from carelint.finding import Finding
from carelint.ours import NAME
from carelint.package import Package
from carelint.review import AUTHOR
from carelint.wordml import W
from carelint.writers.word.anchors import Anchor
from carelint.writers.word.package import serialised

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
KINDS = ("commentsExtended", "commentsIds", "commentsExtensible")
"""Parts in which Word keeps threads and lasting ids of comments."""
STARTS, ENDS, REFERS = (f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


class Earlier:
    """Comments of ours that were there before this run."""

    def __init__(self, package: Package, main: str, comments: Any) -> None:
        self._package, self._comments = package, comments
        relations = package.relations(main).values()
        self._parts = {name: package.xml(name) for kind, name in relations if kind in KINDS}
        ours = [one for one in comments.iter(f"{W}comment") if one.get(AUTHOR) == NAME]
        answered = self._answered()
        self._kept = {one.get(f"{W}id"): one for one in ours if _threads(one) & answered}
        self._going = [one for one in ours if one.get(f"{W}id") not in self._kept]

    def _answered(self) -> set[str]:
        """Paragraphs of comments that have an answer, or are marked as done with."""
        every = [one for root in self._parts.values() if root is not None for one in root.iter(f"{W15}commentEx")]
        parents = {one.get(f"{W15}paraIdParent") for one in every}
        return (parents | {one.get(f"{W15}paraId") for one in every if one.get(f"{W15}done") in ("1", "true")}) - {None}

    def clear(self, root: Any) -> None:
        """Take what goes out of the comments, and its marks out of the main part."""
        ids = {one.get(f"{W}id") for one in self._going}
        for mark in [one for one in root.iter(STARTS, ENDS) if one.get(f"{W}id") in ids]:
            mark.getparent().remove(mark)
        for mark in [one for one in root.iter(REFERS) if one.get(f"{W}id") in ids]:
            run = mark.getparent()
            run.remove(mark)
            if all(one.tag == f"{W}rPr" for one in run):
                run.getparent().remove(run)
        for one in self._going:
            one.getparent().remove(one)

    @property
    def any(self) -> bool:
        """Whether anything goes."""
        return bool(self._going)

    def has(self, anchor: Anchor, found: Finding) -> bool:
        """Whether an answered comment stands on the same words, so that they need no other."""
        if not self._kept:
            return False
        if anchor.first is None:
            marks = [one.get(f"{W}id") for one in anchor.paragraph.iter(STARTS)]
            return any(f"“{found.text}”" in _text(self._kept[number]) for number in marks if number in self._kept)
        before = anchor.first.getprevious()
        while before is not None and before.tag in (STARTS, f"{W}proofErr", f"{W}bookmarkStart"):
            if before.get(f"{W}id") in self._kept and before.tag == STARTS:
                return True
            before = before.getprevious()
        return False

    def parts(self) -> dict[str, bytes]:
        """The parts that knew the comments that went, without them."""
        gone = {number for one in self._going for number in _threads(one)}
        changed = {}
        for name, root in self._parts.items():
            some = [] if root is None else [one for one in root if gone & set(one.attrib.values())]
            gone |= {value for one in some for key, value in one.attrib.items() if key.endswith("}durableId")}
            for one in some:
                root.remove(one)
            if some:
                changed[name] = serialised(root, self._package.bytes(name))
        return changed


def _threads(comment: Any) -> set[str]:
    """Numbers of its paragraphs, by which Word ties answers to it."""
    return {number for one in comment.iter(f"{W}p") if (number := one.get(f"{W14}paraId"))}


def _text(comment: Any) -> str:
    return "".join(one.text or "" for one in comment.iter(f"{W}t"))
