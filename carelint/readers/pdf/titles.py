"""What the papers of a pack are called, and what is said of the pack.

In: the blocks of a paper, its bookmark, its pages. Out: a title; a warning in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from carelint.readers.pdf.joining import HEADING_SIZE
from carelint.readers.pdf.lines import Line
from carelint.readers.pdf.pitch import SENTENCE_END

LONGEST = 200
"""Code points of a title, at most; what is longer is a paragraph in large type."""
WORDS = 12
"""Words of a first line that is a title without being larger."""
NAMED = 20
FILE = re.compile(r"(?i)\.(?:pdf|docx?|pptx?|xlsx?|odt)$")
"""How a bookmark ends that a program made of the name of a file it merged."""


def title_in(blocks: Sequence[Sequence[Line]], normal: float) -> int | None:
    """Number of the block on the first page that is the title: the largest type, else a short first line."""
    if not blocks:
        return None
    opening = [at for at, block in enumerate(blocks) if block[0].page == blocks[0][0].page]
    large = [at for at in opening if blocks[at][0].size >= HEADING_SIZE * normal and _is_short(blocks[at])]
    if large:
        return max(large, key=lambda at: (blocks[at][0].size, -at))
    words = _words(blocks[0])
    return 0 if len(words.split()) <= WORDS and not SENTENCE_END.search(words) and _is_short(blocks[0]) else None


def _is_short(block: Sequence[Line]) -> bool:
    words = _words(block)
    return len(words) <= LONGEST and bool(re.search(r"[A-Za-z]{3}", words))


def _words(block: Sequence[Line]) -> str:
    return " ".join(line.words for line in block)


def of_paper(bookmark: str, first: int, end: int) -> str:
    """What a paper is called that shows no title: by its bookmark, else by its pages, of which `end` is no more."""
    named = " ".join(FILE.sub("", PurePath(bookmark.strip()).name).split())
    return named or _pages(first, end)


def of_all(titles: Sequence[str]) -> str:
    """What a pack is called."""
    others = len(titles) - 1
    return f"{titles[0]}, and {others} more paper{'s' * (others > 1)}"


def pack(papers: Sequence[tuple[int, int]]) -> str:
    """What is said of a pack: how many papers it holds, and where they stand."""
    more = " …" if len(papers) > NAMED else ""
    return f"read as {len(papers)} papers ({', '.join(_pages(*one) for one in papers[:NAMED])}{more})"


def _pages(first: int, end: int) -> str:
    return f"page {end}" if end == first + 1 else f"pages {first + 1}–{end}"
