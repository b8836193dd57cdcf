"""Numbers of notes that stand raised behind a word: they are no part of the word, as units and powers are.

In: what stands before, and what is raised. Out: whether it is a note's number; a document in which it is a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from carelint.document import Block, Document, Gap
from carelint.places import Place
from carelint.readers.parts.building import Builder

NUMBERS = re.compile(r"\[?\(?\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,9}\)?\]?|[a-z*\u2020\u2021\u00a7]|\[[a-z]\]")
BEHIND = re.compile(r"[a-z]{3}$|[a-z\d)][.,;:!?)\]\"'\u2019\u201d]$")
"""A word of small letters, or the end of a sentence: never CO2, SpO2, m2 or 10 to the third."""
MEASURES = re.compile(
    r"\b(?:met(?:re|er)s?|[a-z]+met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?|min|sec|hour|day)$"
)
"""Words behind which a raised number is a power."""
SMALL_DIGITS = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?:[,\u2013-][\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)*"
)
"""Digits that Unicode has raised."""
GLUED = re.compile(r"(?:(?<=[a-z]{4})|(?<=[a-z]{3}[.,;:!?)]))\d{1,2}(?=[\s.,;:!?)\u201d\u2019]|$)")
"""Digits behind a word in a text whose raised numbers nobody raises any more, as when it was pasted from a paper."""
FEWEST = 2
OF_THEIR_OWN = 0.7
"""Share of such words that differ; those of «bed1, bed2, bed3» do not."""
SEEN = 24
"""Characters before it that are looked at."""
Piece = tuple[str, Place, bool]
"""A text, where it stands, and whether it stands raised."""


def is_note(before: str, raised: str) -> bool:
    """Whether something raised is the number of a note."""
    before = before[-SEEN:].rstrip(" \u00a0")
    return bool(NUMBERS.fullmatch(raised.strip()) and BEHIND.search(before) and not MEASURES.search(before))


def put(builder: Builder, pieces: Iterable[Piece]) -> None:
    """The pieces of a block; what is raised piece by piece («1», «,», «2») is one number."""
    for high, some in groupby(pieces, key=lambda piece: piece[2]):
        group = list(some)
        is_gap = high and is_note(builder.text_so_far(), "".join(text for text, *_ in group))
        for text, place, _ in group:
            if is_gap:
                builder.gap(text, "", place)
            else:
                builder.add(text, place)


def without_numbers(document: Document) -> Document:
    """The document in which raised digits behind a word are no part of it, in whatever format."""
    found = [match.span() for match in SMALL_DIGITS.finditer(document.text)] if not document.text.isascii() else []
    found = sorted([*found, *_glued(document)])
    if not found:
        return document
    return replace(document, blocks=tuple(_gapped(document.text, block, found) for block in document.blocks))


def _glued(document: Document) -> list[tuple[int, int]]:
    """Digits that count notes: all from 1 on, behind words that are mostly different ones."""
    if document.format != "text":
        return []
    found = list(GLUED.finditer(document.text))
    counted = {int(match.group()) for match in found}
    words = {document.text[max(0, match.start() - SEEN) : match.start()].split()[-1] for match in found}
    notes = len(counted) >= FEWEST and counted == set(range(1, len(counted) + 1))
    return [match.span() for match in found] if notes and len(words) >= OF_THEIR_OWN * len(found) else []


def _gapped(text: str, block: Block, found: list[tuple[int, int]]) -> Block:
    inside = [Gap(start, end) for start, end in found if block.start <= start and end <= block.end]
    fresh = [gap for gap in inside if _is_behind_a_word(text[max(block.start, gap.start - SEEN) : gap.start])]
    fresh = [gap for gap in fresh if not any(old.start < gap.end and gap.start < old.end for old in block.gaps)]
    gaps = sorted((*block.gaps, *fresh), key=lambda gap: gap.start)
    return replace(block, gaps=tuple(gaps)) if fresh else block


def _is_behind_a_word(before: str) -> bool:
    return bool(BEHIND.search(before) and not MEASURES.search(before))
