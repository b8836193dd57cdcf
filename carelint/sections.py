"""Reads each section of a paper as what it is: a note pasted into a board paper, an appendix of templates.

In: a document, folded, and the register that somebody stated, if any. Out: `Registers`.
A section is a heading with what stands below it. It is read like the section it belongs to, and at the top like the
paper, unless its own tell-tale words, those of its sub-sections included, say something else clearly enough.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from carelint.document import Document, Kind
from carelint.fold import Folded
from carelint.register import NAMES, SHAPES, ReadAs, Registers, because, guess, most, stated, words
from carelint.scan import Scanner, scanner

ENOUGH = MappingProxyType({"clinical": 4, "policy": 10, "board": 10})
"""Tell-tale words without which a section says nothing of its own; papers and policies share many of them."""
CLEARLY = 3
"""Times as many as the paper's own register has there; see `benchmarks/README.md`, 2026-11-27."""
SHARE = 0.5
"""A section that is more than this of the paper is the paper, of which the beginning has told already."""
ORDER = tuple(NAMES)
SHAPE = re.compile(rf"\b(?:{SHAPES['clinical']})\b")
"""Slower than words, so looked for only where words of notes stand."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands below it, sub-sections too; folded offsets."""

    level: int
    start: int
    end: int
    """Where the next heading of its level, or of a higher one, begins."""
    own: int
    """Where the next heading of any level begins."""


def registers(document: Document, folded: Folded, said: str | None) -> Registers:
    """What somebody said it is; else what the paper, and each section of it, looks like."""
    if said:
        return stated(said, len(folded.text))
    whole = guess(folded.text)
    found = list(_sections(document, folded))
    return Registers(whole, tuple(_parts(found, folded, whole))) if found else Registers(whole)


def kept(read_as: Sequence[ReadAs], before: Document, folded: Folded) -> Registers:
    """As what the blocks of an older state were read: words that go in do not make another paper of it."""
    starts = [block.start for block in before.blocks]
    begins = [*(begin for begin, _ in folded.blocks), len(folded.text)]
    whole, *parts = read_as
    moved = (
        replace(one, start=begins[bisect_right(starts, one.start) - 1], end=begins[bisect_left(starts, one.end)])
        for one in parts
    )
    return Registers(replace(whole, start=0, end=len(folded.text)), tuple(moved))


def read_in(found: Registers, folded: Folded) -> tuple[ReadAs, ...]:
    """The same, the whole first, with offsets of the document's own text."""
    return tuple(_placed(one, folded) for one in (found.whole, *found.parts))


def _placed(reading: ReadAs, folded: Folded) -> ReadAs:
    if reading.start == reading.end:
        return reading
    start, end = folded.span(reading.start, reading.end)
    return replace(reading, start=start, end=end)


def _sections(document: Document, folded: Folded) -> Iterator[Section]:
    heads = [index for index, block in enumerate(document.blocks) if block.kind is Kind.HEADING]
    starts = [folded.blocks[index][0] for index in heads]
    levels = [document.blocks[index].level for index in heads]
    ends = _ends(starts, levels, len(folded.text))
    for place in range(len(heads)):
        own = starts[place + 1] if place + 1 < len(starts) else len(folded.text)
        yield Section(levels[place], starts[place], ends[place], own)


def _ends(starts: Sequence[int], levels: Sequence[int], last: int) -> list[int]:
    """For each heading, where the next that is not below it begins."""
    ends = [last] * len(starts)
    open_: list[int] = []
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = starts[index]
        open_.append(index)
    return ends


def _parts(sections: Sequence[Section], folded: Folded, whole: ReadAs) -> Iterator[ReadAs]:
    """The sections, without their sub-sections, that are read as something else than the paper."""
    places = _places(folded.text)
    above: list[tuple[Section, ReadAs]] = []
    for section in sections:
        while above and above[-1][0].end <= section.start:
            above.pop()
        reading = _read(section, above[-1][1] if above else whole, places, folded.text)
        above.append((section, reading))
        if reading.register != whole.register:
            yield ReadAs(reading.register, section.start, section.own, reading.reason)


def _read(section: Section, above: ReadAs, places: dict[str, list[int]], text: str) -> ReadAs:
    """As what a section is read, given what it belongs to."""
    if section.end - section.start > SHARE * len(text):
        return above
    counts = {
        name: bisect_left(found, section.end) - bisect_left(found, section.start) for name, found in places.items()
    }
    if counts["clinical"]:
        counts["clinical"] += sum(1 for _ in SHAPE.finditer(text, section.start, section.end))
    name = most(counts)
    if name == above.register or counts[name] < max(ENOUGH[name], CLEARLY * counts[above.register]):
        return above
    return ReadAs(name, section.start, section.end, because(counts))


def _places(text: str) -> dict[str, list[int]]:
    """Where each register's tell-tale words stand, in order."""
    found: dict[str, list[int]] = {name: [] for name in ORDER}
    for start, _, keys in _words().find(text):
        for key in keys:
            found[ORDER[key]].append(start)
    return found


@functools.cache
def _words() -> Scanner:
    return scanner((word, key) for key, name in enumerate(ORDER) for word in words(name))
