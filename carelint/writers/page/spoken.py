"""Where care already speaks: passages worth keeping, quoted in a little of what stands round them.

In: a checked document. Out: `Passage`s in reading order, each wording once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carelint.document import Block
from carelint.finding import Care, Checked
from carelint.writers.page.marking import Piece, pieces
from carelint.writers.voice.whereabouts import whereabouts_of
from carelint.writers.voice.wording import beginning, ending

SHOWN = 12
"""Passages that are quoted; all are underlined in the document."""
NEAR = 120
"""Code points between two phrases of one passage."""
ROUND = 140
"""Code points quoted on either side, at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of care that stand together."""

    pieces: tuple[Piece, ...]
    expresses: tuple[str, ...]
    first: Care
    place: str


def passages(done: Checked, linked: set[int]) -> list[Passage]:
    """All passages; `linked` holds the ids of the care that is marked in the document."""
    made, seen = [], set()
    for block, some in _together(done):
        passage = _passage(done, block, some, linked)
        words = "".join(piece.text for piece in passage.pieces).casefold()
        if words not in seen:
            seen.add(words)
            made.append(passage)
    return made


def foremost(found: Sequence[Passage]) -> list[Passage]:
    """Those that express most, in their order."""
    kept = sorted(found, key=lambda one: -len(one.expresses))[:SHOWN]
    return [one for one in found if any(one is other for other in kept)]


def phrases(quoted: Sequence[Passage]) -> int:
    """How many phrases of care are quoted in them."""
    return sum(len({id(piece.care) for piece in one.pieces if piece.care}) for one in quoted)


def _together(done: Checked) -> Iterator[tuple[Block, list[Care]]]:
    """Phrases of one block that stand near each other."""
    last: Block | None = None
    some: list[Care] = []
    for one in done.care:
        block = done.document.block_at(one.start)
        if block is None:
            continue
        if last is not None and some and not (block is last and one.start - some[-1].end <= NEAR):
            yield last, some
            some = []
        last = block
        some.append(one)
    if last is not None and some:
        yield last, some


def _passage(done: Checked, block: Block, some: list[Care], linked: set[int]) -> Passage:
    first = next((one for one in some if id(one) in linked), some[0])
    return Passage(
        tuple(_trimmed(pieces(done.document, block, (), some))),
        tuple(sorted({one.expresses for one in some})),
        first,
        whereabouts_of(done.document, done.document.place_of(first.start, first.end), first.start),
    )


def _trimmed(found: Sequence[Piece]) -> Iterator[Piece]:
    """What stands before the first mark and after the last, cut to size; line breaks are spaces."""
    for index, piece in enumerate(found):
        text = " ".join(f"·{piece.text}·".split())[1:-1]  # keeps a space at either end
        if piece.care is None and index == 0:
            text = ending(text, ROUND)
        if piece.care is None and index == len(found) - 1:
            text = beginning(text, ROUND)
        yield Piece(text, None, piece.care, piece.opens)
