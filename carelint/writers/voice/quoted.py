"""Where care already speaks, for forms that have room for a sentence and its place.

In: a checked document. Out: `Quoted`, each wording once.
"""

from __future__ import annotations

from dataclasses import dataclass

from carelint.finding import Care, Checked
from carelint.writers.voice.whereabouts import whereabouts_of
from carelint.writers.voice.wording import beginning, ending

ROUND = 110
"""Code points quoted on either side, at most."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of care with what stands beside them."""

    before: str
    words: str
    after: str
    where: str


def quotations(done: Checked, most: int) -> list[Quoted]:
    """The first of each paragraph, in order; the same words once."""
    found: dict[str, Quoted] = {}
    blocks: set[int] = set()
    for one in done.care:
        block = done.document.block_at(one.start)
        if block and block.start not in blocks and one.text.casefold() not in found and len(found) < most:
            blocks.add(block.start)
            found[one.text.casefold()] = _quoted(done, one, block.start, block.end)
    return list(found.values())


def _quoted(done: Checked, one: Care, start: int, end: int) -> Quoted:
    text = done.document.text
    return Quoted(
        ending(text[start : one.start], ROUND),
        text[one.start : one.end],
        beginning(text[one.end : end], ROUND),
        whereabouts_of(done.document, done.document.place_of(one.start, one.end), one.start),
    )
