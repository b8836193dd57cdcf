"""Where a person finds a phrase: paragraphs have no numbers on a page, so the words with which they begin are told.

In: a document and a place in it. Out: «page 3, “Outreach will concentrate on …”».
"""

from __future__ import annotations

from dataclasses import replace

from carelint.document import Block, Document, prose
from carelint.finding import Finding
from carelint.places import Place, stretch_at
from carelint.writers.voice.wording import nested, one_line, place_words

WORDS = 5
LETTERS = 40
"""Code points of the first words, at most."""
MASK = "\u2588"
"""What stands for a letter that is masked: words under masks lead nowhere."""


def whereabouts(document: Document, found: Finding) -> str:
    """The place of a finding."""
    return whereabouts_of(document, found.place, found.start)


def whereabouts_of(document: Document, place: Place, start: int) -> str:
    """The place of what begins at `start`; lines, cells, notes and masked words are told by their numbers."""
    block = document.block_at(start)
    if block is None or not place.paragraph and not place.page or place.line is not None and place.page is None:
        return place_words(place)
    if place.table or place.note or place.sheet is not None:
        return place_words(place)
    words = _first_words(document, block, start)
    if not words or MASK in words:
        return place_words(place)
    around = place_words(replace(place, paragraph=None))
    return f"{around}, “{words}”" if around else f"“{words}”"


def _first_words(document: Document, block: Block, start: int) -> str:
    """Of the line in a PDF, which knows its lines; else of the paragraph."""
    stretch = stretch_at(block.stretches, start) if document.format == "pdf" else None
    text = document.text[stretch.start : stretch.end] if stretch else prose(document, block)
    words = one_line(text).split(" ")
    said = " ".join(words[:WORDS])
    said = said if len(said) <= LETTERS else said[:LETTERS].rpartition(" ")[0] or said[:LETTERS]
    return nested(said) + (" …" if said != " ".join(words) else "")
