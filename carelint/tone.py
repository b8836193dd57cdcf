"""Counts the industrial words and the words of care, by section.

In: findings and care passages of a document. Out: `Care`, `Tone`. No single score comes of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from carelint.anchors import anchors
from carelint.document import Block, Document, Kind, prose
from carelint.finding import Care, Finding, Section, Tone
from carelint.fold import Folded
from carelint.rule import Positive
from carelint.rulebook import Rulebook
from carelint.scan import Found
from carelint.traces import about_people, hints, traces

NOTES = "Notes and running heads"
BESIDE = frozenset({Kind.NOTE, Kind.HEADER, Kind.FOOTER, Kind.COMMENT})
SECTION_DEPTH = 2
"""Headings up to this level begin a section of their own."""
LONGEST = 20
"""Words of a heading; what is longer, or ends like a sentence, is a paragraph in large type."""
BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=[^\s.!?;:,])\1", re.DOTALL)
"""A line that is bold from end to end: converted papers have their headings so."""


SENTENCES = tuple(".!?;:,")
"""What the last letter of a heading is not."""


def care_in(
    document: Document, folded: Folded, rulebook: Rulebook, literals: Iterable[Found] | None = None
) -> tuple[Care, ...]:
    """Every phrase in which care speaks, in order, the longest at a place.

    `literals`: those of the text, where somebody has looked for them already.
    """
    first = len(rulebook.rules)
    found: list[tuple[int, int, Positive]] = []
    for start, end, keys in anchors(rulebook).find(folded.text) if literals is None else literals:
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
    """Words, industrial words and words of care, for the whole and for each section; headings are not counted."""
    heads = _headings(document)
    industrial = [found.start for found in _counted(document, heads, findings)]
    spoken = [one.start for one in care if _in_prose(document, heads, one.start)]
    sections, within = [], sorted(heads)
    for heading, first, last in _ranges(document, heads):
        begin, stop = document.blocks[first].start, document.blocks[last - 1].end
        words = _words(folded, first, last) - sum(_words(folded, at, at + 1) for at in _from(within, first, last))
        inside = [bisect_left(places, stop) - bisect_left(places, begin) for places in (industrial, spoken)]
        sections.append(Section(heading, begin, stop, words, *inside))
    words = sum(section.words for section in sections)
    seen = hints(folded)
    found, of_people = traces(document, folded, seen), about_people(seen, words)
    places = frozenset((*industrial, *spoken))
    return Tone(words, len(industrial), len(spoken), tuple(sections), places, found, of_people)


def _words(folded: Folded, first: int, last: int) -> int:
    """How many words some blocks have together: none crosses the line between two."""
    return folded.tokens.within(folded.blocks[first][0], folded.blocks[last - 1][1])


def _from(ordered: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of ascending numbers that lie in a half-open range."""
    return ordered[bisect_left(ordered, first) : bisect_left(ordered, last)]


def counted(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """The words of industry that count in the balance: those in prose, whatever their level."""
    return _counted(document, _headings(document), findings)


def _counted(document: Document, heads: frozenset[int], findings: Sequence[Finding]) -> list[Finding]:
    industrial = (found for found in findings if found.family in ("industrial", "jargon"))
    return [found for found in industrial if _in_prose(document, heads, found.start)]


def _in_prose(document: Document, heads: frozenset[int], offset: int) -> bool:
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return index not in heads


def _headings(document: Document) -> frozenset[int]:
    """Indexes of the blocks that a reader would call headings, of any level."""
    return frozenset(index for index, block in enumerate(document.blocks) if _heads(document, block))


def _heads(document: Document, block: Block) -> bool:
    if block.kind is Kind.HEADING:
        words = prose(document, block).split()
        return 0 < len(words) <= LONGEST and not words[-1].endswith(".")
    return block.kind is Kind.PARAGRAPH and _bold(document, block)


def _bold(document: Document, block: Block) -> bool:
    """Only where the reader took the marks for marks: they are gaps then; in Word it has seen the letters."""
    text = document.text[block.start : block.end].strip()
    if len(text.split()) > LONGEST:
        return False
    if block.bold:
        return text[-1:] not in SENTENCES
    return bool(block.gaps) and BOLD.fullmatch(text) is not None


def _ranges(document: Document, heads: frozenset[int]) -> list[tuple[str, int, int]]:
    """(heading, first block, block after the last) of every section; text before any heading is one too."""
    if not document.blocks:
        return []
    real = [index for index in sorted(heads) if document.blocks[index].kind is Kind.HEADING]
    starts = [index for index in real if document.blocks[index].level <= SECTION_DEPTH]
    if len(real) < 2:  # a paper with a title and bold lines
        starts = sorted(heads)
    apart = _apart(document)
    starts = [index for index in starts if index < apart]
    edges = sorted({0, *starts, *([apart] if apart < len(document.blocks) else [])})
    return [
        (_title(document, first) if first in starts else NOTES if first == apart else "", first, last)
        for first, last in zip(edges, [*edges[1:], len(document.blocks)], strict=True)
    ]


def _apart(document: Document) -> int:
    """Where notes and running heads begin, which belong to all sections: readers put them at the end."""
    index = len(document.blocks)
    while index and document.blocks[index - 1].kind in BESIDE:
        index -= 1
    return index or len(document.blocks)


def _title(document: Document, index: int) -> str:
    return " ".join(prose(document, document.blocks[index]).split())
