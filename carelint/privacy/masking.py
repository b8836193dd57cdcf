"""A text under masks of equal length: what identifies somebody, or everything but the noticed phrases.

In: a checked document and the names known in its file. Out: `Cover`, and masks over single strings.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from carelint.document import Document, Kind
from carelint.finding import Checked
from carelint.fold import Folded, fold
from carelint.privacy import identifiers
from carelint.privacy.certain import Span
from carelint.privacy.names.columns import asks, drawn
from carelint.privacy.names.known import NOBODY, Known, again, run_together
from carelint.privacy.seen import Seen, see_path, see_title

MASK = "\u2588"
SOLID = re.compile(r"\S+")
"""Spaces stay: a page must break its lines, and the lengths of words tell little."""
WORDS = re.compile(r"\w+")
PARTS = re.compile(r"[^\s_]+")


@dataclass(frozen=True, slots=True)
class Cover:
    """A document's two texts with their masks."""

    folded: Folded
    plain: str
    """`folded.plain` with its masks."""
    text: str
    """`Document.text` with its masks."""
    hidden: tuple[Span, ...]
    """What is masked in `Document.text`, beside what is no prose."""
    known: Known
    everything: bool


def cover(done: Checked, seen: Seen, known: Known, *, everything: bool) -> Cover:
    """Both texts of a document under their masks."""
    document, folded = done.document, seen.folded
    noticed = merged(_folded_span(folded, one.start, one.end) for one in done.findings)
    found = merged(part for span in _found(document, seen, known) for part in _less(span, noticed))
    here = [folded.span(*span) for span in found]
    if everything:
        kept = [(one.start, one.end) for one in done.findings] + [(one.start, one.end) for one in done.care]
        here += _rest(merged(kept), len(document.text))
        found = merged([*found, *_rest(merged(_folded_span(folded, *span) for span in kept), len(folded.plain))])
    hidden = merged(here)
    text = masks(masks(document.text, _not_prose(document), WORDS), hidden)
    return Cover(folded, masks(folded.plain, found), text, tuple(hidden), known, everything)


def _found(document: Document, seen: Seen, known: Known) -> Iterator[Span]:
    """Identifiers in the folded text."""
    yield from identifiers.numbers(seen.folded.plain)
    yield from identifiers.dates(seen.folded.plain)
    yield from map(seen.words.span, seen.names)
    yield from again(seen.words, known)
    yield from columns(document, seen.folded, asks)


def _less(span: Span, noticed: Sequence[Span]) -> Iterator[Span]:
    """The span without the noticed phrases that lie wholly in it."""
    at, end = span
    for index in range(bisect_left(noticed, (at, 0)), len(noticed)):
        if noticed[index][1] > end:
            break
        yield at, noticed[index][0]
        at = noticed[index][1]
    yield at, end


def columns(document: Document, folded: Folded, asked_for: Callable[[str], bool]) -> Iterator[Span]:
    """Cells under a heading that asks for a name, an address or a number."""
    yield from _drawn(document, folded, asked_for)
    asked: dict[tuple[str | None, int | None, int | None], bool] = {}
    for block, span in zip(document.blocks, folded.blocks, strict=True):
        if block.kind is not Kind.CELL:
            continue
        key = (block.place.sheet, block.place.table, block.place.cell)
        if key not in asked:
            asked[key] = asked_for(folded.plain[slice(*span)])
        elif asked[key] and span[0] < span[1]:
            yield span


def _drawn(document: Document, folded: Folded, asked_for: Callable[[str], bool]) -> Iterator[Span]:
    """The same of tables that are drawn in plain text, whose rows may be one paragraph or many."""
    starts = [block.start for block in document.blocks]
    for start, end in drawn(document.text, asked_for):
        index = bisect_right(starts, start) - 1
        block = document.blocks[max(index, 0)]
        if index < 0 or end > block.end or block.kind is Kind.CELL:
            continue
        gaps = [(gap.start, gap.end) for gap in block.gaps if gap.start < end and gap.end > start]
        edges = [start, *(edge for gap in gaps for edge in gap), end]  # what is left out of the text has no place in it
        pairs = zip(edges[::2], edges[1::2], strict=True)
        yield from (_folded_span(folded, first, last) for first, last in pairs if first < last)


def _not_prose(document: Document) -> list[Span]:
    """Markup, code and addresses, and what stands between blocks: nobody reads it there, and it may hold anything."""
    spans: list[Span] = []
    at = 0
    for block in document.blocks:
        spans += [(at, block.start), *((gap.start, gap.end) for gap in block.gaps)]
        at = block.end
    return merged(span for span in (*spans, (at, len(document.text))) if span[0] < span[1])


def _folded_span(folded: Folded, start: int, end: int) -> Span:
    """Where a finding of the original text stands in the folded one."""
    return folded_offset(folded, start), folded_offset(folded, end - 1) + 1


def folded_offset(folded: Folded, original: int) -> int:
    """Folded offset of a code point that stands in the folded text."""
    index = bisect_right(folded.runs, original, key=lambda run: run[1]) - 1
    at, begin = folded.runs[max(index, 0)]
    return at + original - begin


def merged(spans: Iterable[Span]) -> list[Span]:
    """In order, and those that touch made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _rest(spans: Sequence[Span], length: int) -> list[Span]:
    """What lies between merged spans."""
    edges = [0, *(edge for span in spans for edge in span), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def masks(text: str, spans: Iterable[Span], pattern: re.Pattern[str] = SOLID) -> str:
    """The text with masks over merged spans; the same length."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], pattern.sub(lambda found: MASK * len(found.group()), text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def string(text: str, cover: Cover) -> str:
    """A title or a heading, which stands apart from the text."""
    return masks(text, [(0, len(text))]) if cover.everything else _heading(text, cover.known)


@functools.lru_cache(maxsize=256)
def _heading(text: str, known: Known) -> str:
    """Every block under a heading names it, so the last ones are remembered."""
    seen = see_title(fold(text))
    plain = seen.folded.plain
    if not plain:
        return text
    found = [*identifiers.numbers(plain), *identifiers.dates(plain), *map(seen.words.span, seen.names)]
    found += again(seen.words, known)
    return masks(text, merged(seen.folded.span(*span) for span in found))


@functools.lru_cache(maxsize=256)
def path_masked(path: str, known: Known = NOBODY) -> str:
    """A path without the numbers and names in it; dates stay, or nobody could tell one letter from the next.

    All rows of a table have the same one, so the last ones are remembered.
    """
    seen = see_path(path)
    found = [*identifiers.numbers(path.replace("_", " ")), *map(seen.words.span, seen.names)]
    found += [*again(seen.words, known), *run_together(seen.words, known)]
    return masks(path, merged(found), PARTS)
