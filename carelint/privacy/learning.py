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
from carelint.privacy.names.known import Known, learned, said
from carelint.privacy.names.lexicon import is_ordinary
from carelint.privacy.names.words import Name
from carelint.privacy.seen import Seen, see, see_path


def learn(known: Known, documents: Sequence[Document], seen: Sequence[Seen]) -> Known:
    """What is known with the names that these documents introduce: in texts, titles, sheets, columns and paths."""
    met: set[str] = set()
    for document, one in zip(documents, seen, strict=True):
        met |= said(one.words, [*one.names, *_in_columns(document, one)])
        for other in _beside(document):
            met |= said(other.words, other.names)
    return learned(known, met, (one.folded.plain for one in seen)) if met else known


def _in_columns(document: Document, seen: Seen) -> Iterator[Name]:
    """Words of cells under a head that asks for names."""
    for start, end in columns(document, seen.folded, asks_who):
        first, last = bisect_left(seen.words.starts, start), bisect_left(seen.words.starts, end)
        yield from (Name(i, i + 1) for i in range(first, last) if not is_ordinary(seen.words.low[i]))


def _beside(document: Document) -> Iterable[Seen]:
    """What stands beside the text: title, names of sheets, path."""
    sheets = {block.place.sheet for block in document.blocks if block.place.sheet}
    yield from (see(fold(text)) for text in (document.title, *sheets) if text)
    yield see_path(document.path)
