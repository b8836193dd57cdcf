"""Counts the industrial words and the words of care, by section.

In: findings and care passages of a document. Out: `Care`, `Tone`. No single score comes of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from carelint.anchors import anchors
from carelint.document import Document, Kind
from carelint.finding import Care, Finding, Section, Tone
from carelint.fold import Folded, fold
from carelint.rulebook import Positive, Rulebook

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
STORY = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][a-z]*(?: [A-Z][a-z]+)?(?:,[^.,]{0,60},)? "
    r"(?:told|said|says|wrote|described|asked|wanted|chose|felt|remembers)\b"
)
"""A person with a name who speaks or acts; a title before a name is how papers introduce people."""
MATTERS = re.compile(r"what matters (?:most )?to|what is important to")
SECTION_DEPTH = 2
"""Headings up to this level begin a section of their own."""


def words_in(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))


def care_in(document: Document, folded: Folded, rulebook: Rulebook) -> tuple[Care, ...]:
    """Every phrase in which care speaks, in order, the longest at a place."""
    first = len(rulebook.rules)
    found: list[tuple[int, int, Positive]] = []
    for start, end, keys in anchors(rulebook).find(folded.text):
        for key in keys:
            if key >= first and not _other_sense(folded.text, start, end, rulebook.positives[key - first]):
                found.append((start, end, rulebook.positives[key - first]))
    return tuple(_care(document, folded, *one) for one in _longest(found))


def _other_sense(text: str, start: int, end: int, positive: Positive) -> bool:
    """Whether one of the phrases that mean something else overlaps the words."""
    for phrase in positive.unless:
        at = text.find(phrase, max(0, start - len(phrase)), end + len(phrase))
        if 0 <= at < end and start < at + len(phrase):
            return True
    return False


def _longest(found: Iterable[tuple[int, int, Positive]]) -> list[tuple[int, int, Positive]]:
    kept: list[tuple[int, int, Positive]] = []
    for one in sorted(found, key=lambda candidate: (candidate[0], -candidate[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _care(document: Document, folded: Folded, start: int, end: int, positive: Positive) -> Care:
    begin, stop = folded.span(start, end)
    return Care(begin, stop, document.text[begin:stop], positive.expresses)


def tone_of(document: Document, folded: Folded, findings: Sequence[Finding], care: Sequence[Care]) -> Tone:
    """Words, industrial words and words of care, for the whole and for each section."""
    industrial = [found.start for found in findings if found.family in ("industrial", "jargon")]
    spoken = [one.start for one in care]
    sections = []
    for heading, first, last in _ranges(document):
        begin, stop = document.blocks[first].start, document.blocks[last - 1].end
        text = folded.text[folded.blocks[first][0] : folded.blocks[last - 1][1]]
        inside = [bisect_left(places, stop) - bisect_left(places, begin) for places in (industrial, spoken)]
        sections.append(Section(heading, begin, stop, words_in(text), *inside))
    words = sum(section.words for section in sections)
    asked = any(MATTERS.search(fold(one.text).text) for one in care)
    story = bool(STORY.search(folded.plain)) or any("story" in one.text.lower() for one in care)
    return Tone(words, len(industrial), len(care), tuple(sections), story, asked)


def _ranges(document: Document) -> list[tuple[str, int, int]]:
    """(heading, first block, block after the last) of every section; text before any heading is one too."""
    if not document.blocks:
        return []
    starts = [
        i for i, block in enumerate(document.blocks) if block.kind is Kind.HEADING and block.level <= SECTION_DEPTH
    ]
    edges = sorted({0, *starts})
    return [
        (_title(document, first) if first in starts else "", first, last)
        for first, last in zip(edges, [*edges[1:], len(document.blocks)], strict=True)
    ]


def _title(document: Document, index: int) -> str:
    block = document.blocks[index]
    return " ".join(document.text[block.start : block.end].split())
