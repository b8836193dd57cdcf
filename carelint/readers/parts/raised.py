"""Numbers of notes that stand raised behind a word: they are no part of the word, as units and powers are.

In: what stands before, and what is raised. Out: whether it is a note's number; a document in which it is a gap.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carelint.document import Block, Document, Gap

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
SEEN = 24
"""Characters before it that are looked at."""


def is_note(before: str, raised: str) -> bool:
    """Whether something raised is the number of a note."""
    before = before[-SEEN:]
    return bool(NUMBERS.fullmatch(raised.strip()) and BEHIND.search(before) and not MEASURES.search(before))


def without_numbers(document: Document) -> Document:
    """The document in which raised digits behind a word are no part of it, in whatever format."""
    found = [match.span() for match in SMALL_DIGITS.finditer(document.text)] if not document.text.isascii() else []
    if not found:
        return document
    return replace(document, blocks=tuple(_gapped(document.text, block, found) for block in document.blocks))


def _gapped(text: str, block: Block, found: list[tuple[int, int]]) -> Block:
    inside = [Gap(start, end) for start, end in found if block.start <= start and end <= block.end]
    fresh = [gap for gap in inside if _is_behind_a_word(text[max(block.start, gap.start - SEEN) : gap.start])]
    fresh = [gap for gap in fresh if not any(old.start < gap.end and gap.start < old.end for old in block.gaps)]
    gaps = sorted((*block.gaps, *fresh), key=lambda gap: gap.start)
    return replace(block, gaps=tuple(gaps)) if fresh else block


def _is_behind_a_word(before: str) -> bool:
    return bool(BEHIND.search(before) and not MEASURES.search(before))
