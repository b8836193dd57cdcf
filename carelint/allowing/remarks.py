"""The permissions that stand in a document itself.

In: a `Document` with its remarks. Out: `Permission`s with the places where they hold, and what cannot be understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carelint.allowing.permission import Permission, plain
from carelint.document import Document, Gap, Remark

if TYPE_CHECKING:
    from carelint.allowing.wording import Wording

BEGUN, ENDED = "allow-begin", "allow-end"


@dataclass
class Told:
    """What the remarks of a document say."""

    permissions: list[Permission] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    """What is wrong with some of them, for a person."""


def told(document: Document, *, reasons: bool = False) -> Told:
    """Every permission of a document; with `reasons`, one without a reason is none."""
    said = Told()
    open_: list[tuple[Remark, Wording]] = []
    for remark in document.remarks:
        wording = _wording(remark, said, reasons=reasons)
        if wording is None:
            continue
        if wording.verb == BEGUN:
            open_.append((remark, wording))
        elif wording.verb == ENDED and not open_:
            said.troubles.append(f"{where(remark)}: it ends a permission, and none is begun; allow-begin begins one")
        elif wording.verb == ENDED:
            first, begun = open_.pop()
            said.permissions.append(_made(first, begun, spans=((first.at, _end(remark)),)))
        else:
            said.permissions.append(_placed(remark, wording, document))
    for first, _ in open_:
        said.troubles.append(f"{where(first)}: the permission is never ended, and allows nothing; allow-end ends it")
    return said


def _end(remark: Remark) -> int:
    """Where a range ends: behind the words that a comment is hung on, else where it stands."""
    return max((end for _, end in remark.spans), default=remark.at)


def where(remark: Remark) -> str:
    """Where a remark stands."""
    return f"line {remark.line}" if remark.line else "a comment"


def _wording(remark: Remark, said: Told, *, reasons: bool) -> Wording | None:
    from carelint.allowing.wording import WordingError, understood  # only where a remark speaks to us

    try:
        wording = understood(remark.text)
    except WordingError as err:
        said.troubles.append(f"{where(remark)}: a permission allows nothing, because {err.reason}. {err.hint}")
        return None
    if reasons and not wording.reason and wording.verb != ENDED:
        hint = "end it with: because … (the settings ask for reasons)"
        said.troubles.append(f"{where(remark)}: a permission allows nothing, because it gives no reason; {hint}")
        return None
    return wording


def _placed(remark: Remark, wording: Wording, document: Document) -> Permission:
    """For the whole file; for what the remark is hung on; for its line; or, where it stands alone, the next block."""
    if wording.verb == "allow-file":
        return _made(remark, wording, spans=())
    if remark.spans:
        return _made(remark, wording, spans=remark.spans)
    if remark.line and _has_words(document, remark.line, remark.end_line):
        return _made(remark, wording, lines=(remark.line, remark.end_line))
    return _made(remark, wording, spans=tuple(_next(document, remark.at)) or ((remark.at, remark.at),))


def _has_words(document: Document, first: int, last: int) -> bool:
    """Whether anything is read in these lines of the file; the comment itself is no word of it."""
    for block in document.blocks:
        for stretch in block.stretches:
            if first <= (stretch.place.line or 0) <= last and _words(document, stretch.start, stretch.end, block.gaps):
                return True
    return False


def _words(document: Document, start: int, end: int, gaps: Sequence[Gap]) -> bool:
    kept = list(document.text[start:end])
    for gap in gaps:
        for at in range(max(start, gap.start), min(end, gap.end)):
            kept[at - start] = " "
    return bool("".join(kept).strip())


def _next(document: Document, at: int) -> Iterator[tuple[int, int]]:
    """The block that comes next, or the rest of the one that the remark stands in."""
    for block in document.blocks:
        if block.end > at and document.text[max(at, block.start) : block.end].strip():
            yield max(at, block.start), block.end
            return


def _made(
    remark: Remark,
    wording: Wording,
    *,
    spans: tuple[tuple[int, int], ...] = (),
    lines: tuple[int, int] | None = None,
) -> Permission:
    return Permission(
        rules=wording.rules,
        by=where(remark),
        phrase=plain(wording.phrase),
        reason=wording.reason,
        until=wording.until,
        inside=True,
        spans=spans,
        lines=lines,
    )
