"""Finds where one paper ends and the next begins in a PDF that several papers were merged into.

In: the lines of each page, the file's bookmarks and bytes. Out: the first page of each paper. A pack shows itself by
numbers of pages that begin again, or by pages that share nothing with any page before them, as those of one program do,
and that begin with a title or have a bookmark of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from carelint.readers.pdf.lines import Line
from carelint.readers.pdf.pitch import Pitch
from carelint.readers.pdf.running import PAGE, SAME_PLACE, edges
from carelint.readers.pdf.titles import FILE

NUMBER = re.compile(r"\d{1,6}")
TITLE = 1.3
"""Size of a title over that of the most type of its page."""
HIGH = 0.55
"""How far down a title may begin, as a share of the page's words."""
PER_PAGE = 0.7
"""Share of pages that share nothing with others beyond which the program makes every page anew, and it says nothing."""
MOST_PAPERS = 500
SHARED = ("/Font", "/XObject", "/ExtGState")
"""Resources that the pages of one paper have in common."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a file says of itself beside its pages."""

    bookmarks: Mapping[int, str]
    """0-based page → title of the first top-level bookmark that leads there."""
    data: bytes
    """The whole file; empty where it is not at hand."""
    joined: Set[int] = frozenset()
    """0-based pages that share a font with the page before them, as far as was seen."""


NOTHING = Marks({}, b"")


def beginnings(pages: Sequence[Sequence[Line]], pitch: Pitch, marks: Marks) -> list[int]:
    """0-based first pages of the papers of a file: [0] where it is one paper."""
    if len(pages) < 2:
        return [0]
    sure = set(_counted_anew(pages, pitch))
    sure |= {at for at, title in marks.bookmarks.items() if FILE.search(title.strip())}
    likely = {at for at, page in enumerate(pages) if _begins_with_title(page)} | set(marks.bookmarks)
    likely -= {0, *sure, *marks.joined}
    if likely and marks.data:
        sure |= likely & _apart(marks.data, len(pages))
    inside = sorted(at for at in sure if 0 < at < len(pages))
    return [0, *inside[: MOST_PAPERS - 1]]


def _counted_anew(pages: Sequence[Sequence[Line]], pitch: Pitch) -> Iterator[int]:
    """Pages that say they are the first, behind one that has a number too."""
    numbers = [list(_numbers(page, pitch)) for page in pages]
    for at, (before, here) in enumerate(pairwise(numbers), 1):
        following = numbers[at + 1] if at + 1 < len(pages) else []
        if any(_begins(one, before, following) for one in here):
            yield at


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a page, as it is printed."""

    number: int
    of: int | None
    """How many pages there are, where it says so."""
    base: float


def _numbers(page: Sequence[Line], pitch: Pitch) -> Iterator[_Number]:
    for down in (1, -1):
        for edge in edges(page, pitch, down):
            found = PAGE.search(edge.line.text) if edge.apart else None
            said = [int(one) for one in NUMBER.findall(found.group())] if found else []
            if said:
                yield _Number(said[0], said[1] if len(said) > 1 else None, edge.line.base)


def _begins(one: _Number, before: Sequence[_Number], following: Sequence[_Number]) -> bool:
    """Whether counting begins anew: «1 of 3» behind another number; a bare 1 only where the next page is 2."""
    if one.number != 1 or not before or one in before or any(other.number == 0 for other in before):
        return False
    if one.of is not None:
        return not any(other.number == 1 and other.of == one.of != 1 for other in before)
    near = [other for other in before if other.of is None and abs(other.base - one.base) <= SAME_PLACE]
    again = any(other.number == 2 and abs(other.base - one.base) <= SAME_PLACE for other in following)
    return bool(near) and again


def _begins_with_title(page: Sequence[Line]) -> bool:
    """Whether large type stands before most of its words."""
    sizes = [line.size for line in page for _ in line.text.split()]
    if not sizes:
        return False
    large, passed = TITLE * median(sizes), 0
    for line in page:
        if line.size >= large and any(map(str.isalpha, line.text)):
            return True
        passed += len(line.text.split())
        if passed > HIGH * len(sizes):
            break
    return False


def _apart(data: bytes, count: int) -> Set[int]:
    """Pages before which everything ends that pages share; none where that is so of nearly every page."""
    used = _resources(data, count)
    last = {name: at for at, names in enumerate(used) for name in names}
    until, found = -1, set[int]()
    for at, names in enumerate(used):
        if at > until and at and names and used[at - 1]:
            found.add(at)
        until = max([until, *(last[name] for name in names)])
    return found if len(found) < PER_PAGE * (count - 1) or count == 2 else frozenset()


def _resources(data: bytes, count: int) -> list[set[int]]:
    """For each page, the numbers of the objects that it draws with; nothing where the file cannot be followed."""
    from pypdf import PdfReader  # 0.15 s, only where there may be several papers

    found: list[set[int]] = [set() for _ in range(count)]
    with suppress(Exception):  # pypdf raises whatever it stumbles on; then the file is one paper
        reader = PdfReader(io.BytesIO(data), strict=False)
        made = [_drawn_with(page) for page in reader.pages]
        return made if len(made) == count else found
    return found


def _drawn_with(page: Any) -> set[int]:
    """Numbers of its fonts, pictures and graphics states, and of whatever holds them together."""
    found: set[int] = set()
    held: Any = page.raw_get("/Resources") if "/Resources" in page else None
    if hasattr(held, "idnum"):
        found.add(held.idnum)
        held = held.get_object()
    for kind in SHARED if held else ():
        some: Any = held.raw_get(kind) if kind in held else None
        if hasattr(some, "idnum"):
            found.add(some.idnum)
            some = some.get_object()
        found |= {one.idnum for one in (some or {}).values() if hasattr(one, "idnum")}
    return found
