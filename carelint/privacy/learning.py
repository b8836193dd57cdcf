"""What the documents of one file say about the names in it, wherever they say it.

In: documents, and what was seen in them. Out: `Known`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from carelint.document import Document
from carelint.fold import fold
from carelint.privacy.masking import columns
from carelint.privacy.names.columns import asks_who
from carelint.privacy.names.known import Known, learned, neighbours, said
from carelint.privacy.names.lexicon import is_namesake, is_odd
from carelint.privacy.names.words import Name, Words, cut
from carelint.privacy.seen import Seen, see_path, see_title


def learn(known: Known, documents: Sequence[Document], seen: Sequence[Seen]) -> Known:
    """What is known with the names that these documents introduce: in texts, titles, sheets, columns and paths."""
    met: set[str] = set()
    every = [*seen, *(see_path(path) for path in dict.fromkeys(one.source.file for one in documents))]
    for document, one in zip(documents, seen, strict=True):
        every += _beside(document)
        met |= said(one.words, _in_columns(document, one))
    for one in every:
        met |= said(one.words, one.names)
    if not met:
        return known
    texts = [one.folded.plain for one in seen]
    known = learned(known, met, texts)
    beside = {word for one in every for word in neighbours(one.words, known)}
    return learned(known, beside, texts) if beside else known


def _in_columns(document: Document, seen: Seen) -> Iterator[Name]:
    """Words of cells under a head that asks for names."""
    for start, end in columns(document, seen.folded, asks_who):
        first, last = bisect_left(seen.words.starts, start), bisect_left(seen.words.starts, end)
        yield from _names(seen.words, range(first, last))


def _names(words: Words, among: Iterable[int]) -> Iterator[Name]:
    """Each word that is a name, or the namesake of one."""
    yield from (Name(i, i + 1) for i in among if is_odd(words.low[i]) or is_namesake(words.low[i]))


def _beside(document: Document) -> Iterable[Seen]:
    """What stands beside the text or over it: title, headings, names of sheets, attachment, id."""
    above = {said for block in document.blocks for said in (block.place.sheet, block.place.heading) if said}
    yield from (see_title(fold(text)) for text in sorted({document.title, *above}) if text)
    source = document.source
    if source.attachment:
        yield see_path(source.attachment)
    if source.id:
        yield _row_id(source.id)


def _row_id(said: str) -> Seen:
    """What a column of ids holds is a name or a number."""
    words = cut(said)
    return Seen(fold(said), words, tuple(_names(words, range(len(words)))))
