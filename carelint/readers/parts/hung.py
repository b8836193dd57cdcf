"""Comments in a Word file that speak to carelint, and the words that they are hung on.

In: the main part and its comments. Out: for each element of text the comments that hang on it; then `Remark`s.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from carelint.document import Remark
from carelint.package import Package
from carelint.readers.parts.remarks import said
from carelint.review import is_ours
from carelint.wordml import W, text_of

START, END, SIGN = (f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
ID = f"{W}id"


@dataclass(frozen=True)
class Hung:
    """What is said, on which elements it hangs, and where their words came to stand."""

    said: dict[str, str] = field(default_factory=dict)
    """Id of a comment → what it says to us."""
    on: dict[Any, tuple[str, ...]] = field(default_factory=dict)
    """Element of text → ids of the comments that hang on it."""
    spans: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, package: Package, main: str, root: Any) -> Hung:
        """Those of a Word file; nothing is looked for where no comment speaks to us."""
        spoken = dict(_spoken(package, main))
        return cls(spoken, _hung(root, frozenset(spoken)) if spoken else {})

    def note(self, element: Any, start: int, end: int) -> None:
        """Where the words of an element came to stand, in code points of the document."""
        for name in self.on.get(element, ()):
            self.spans[name].append((start, end))

    def remarks(self) -> list[Remark]:
        """The comments, in the order of the text; one that hangs on no word of it reaches nothing."""
        made = []
        for name, spoken in self.said.items():
            spans = tuple(self.spans[name]) or ((0, 0),)
            made.append(Remark(spoken, spans[0][0], spans=spans))
        return sorted(made, key=lambda remark: remark.at)


def _spoken(package: Package, main: str) -> list[tuple[str, str]]:
    found = []
    for kind, target in dict.fromkeys(package.relations(main).values()):
        root = package.xml(target) if kind == "comments" else None
        for comment in root.iter(f"{W}comment") if root is not None else ():
            words = " ".join("".join(map(text_of, one.iter())) for one in comment.iter(f"{W}p"))
            if (spoken := said(words)) and not is_ours(comment[0] if len(comment) else comment):
                found.append((comment.get(ID, ""), spoken))
    return found


def _hung(root: Any, wanted: frozenset[str]) -> dict[Any, tuple[str, ...]]:
    """By the range of each comment; one that has only a sign hangs on its paragraph."""
    on: dict[Any, tuple[str, ...]] = {}
    open_: dict[str, None] = {}
    ranged = set()
    for element in root.iter():
        name = element.get(ID, "") if element.tag in (START, END, SIGN) else ""
        if element.tag == START and name in wanted:
            open_[name] = None
            ranged.add(name)
        elif element.tag == END:
            open_.pop(name, None)
        elif element.tag == SIGN and name in wanted - ranged:
            for paragraph in element.iterancestors(f"{W}p"):
                on.update((one, (*on.get(one, ()), name)) for one in paragraph.iter(f"{W}t"))
                break
        elif open_ and isinstance(element.tag, str) and text_of(element):
            on[element] = (*on.get(element, ()), *open_)
    return on
