"""Guesses what kind of document a text is, where nobody has said, and remembers what each part is read as.

In: a folded text. Out: board, policy or clinical, with the reason; `Registers` of a document and its parts.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from carelint.resources import folder

NAMES = MappingProxyType({"board": "board papers", "policy": "policies", "clinical": "clinical notes"})
SHAPES = MappingProxyType(
    {
        "clinical": r"\d{1,3} ?[mf]|"
        r"\w+(?:mide|pril|olol|statin|cillin|azole|mycin|formin|zepam|sartan|codone)"
    }
)
"""What tells of a register and is no fixed word: somebody's age and sex, names of medicines."""
SAMPLE = 20_000
"""Code points that are looked at; enough for a guess, and short for a long paper."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What a stretch of a document is read as, and why."""

    register: str
    start: int
    """Half-open code points of the folded text; of the document's own text once it is reported."""
    end: int
    reason: str
    """Never quotes the document."""


@dataclass(frozen=True, slots=True)
class Registers:
    """What a document is read as, and those of its sections that are read as something else."""

    whole: ReadAs
    parts: tuple[ReadAs, ...] = ()
    """In order, not overlapping."""

    def at(self, offset: int) -> str:
        """The register at a folded offset."""
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        inside = index >= 0 and offset < self.parts[index].end
        return self.parts[index].register if inside else self.whole.register

    @property
    def all(self) -> tuple[str, ...]:
        """Every register in it, the whole document's first."""
        return tuple(dict.fromkeys([self.whole.register, *(part.register for part in self.parts)]))


def stated(register: str, end: int = 0) -> Registers:
    """What somebody said: it holds for all of the document."""
    return Registers(ReadAs(register, 0, end, "as the settings or --register say"))


@functools.cache
def words(register: str) -> tuple[str, ...]:
    """Its tell-tale words."""
    lines = (folder("wordlists") / "registers" / f"{register}.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


@functools.cache
def _pattern(register: str) -> re.Pattern[str]:
    shapes = [SHAPES[register]] if register in SHAPES else []
    return re.compile(rf"\b(?:{'|'.join([*map(re.escape, words(register)), *shapes])})\b")


def guess(text: str) -> ReadAs:
    """The register whose tell-tale words are most frequent at the beginning; board where there are none."""
    sample = text[:SAMPLE]
    counts = {name: len(_pattern(name).findall(sample)) for name in NAMES}
    return ReadAs(most(counts), 0, len(text), because(counts))


def most(counts: Mapping[str, int]) -> str:
    """The register that is told of most often."""
    return max(NAMES, key=lambda name: counts[name])


def because(counts: Mapping[str, int]) -> str:
    """What a guess is made from, in words."""
    first, *rest = sorted(NAMES, key=lambda name: -counts[name])
    if not counts[first]:
        return "no tell-tale words: taken for a board paper"
    words = f"{counts[first]} tell-tale word{'s' if counts[first] > 1 else ''} of {NAMES[first]}"
    return f"{words}, {' and '.join(f'{counts[name]} of {NAMES[name]}' for name in rest)}"
