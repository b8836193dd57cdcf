"""Plain text: paragraphs rebuilt from lines, list items and `key: value` lines on their own.

In: bytes. Out: a `Document` whose text is the file's own, code point for code point.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from carelint.document import Block, Document, Gap, Kind
from carelint.places import Place, Stretch
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts.building import Headings
from carelint.readers.parts.decoding import decode
from carelint.source import Source

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
ITEM = re.compile(r"[ \t]*(?:[-*+\u2022\u00b7\u25aa\u25cf\u2013\uf0b7o]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]+(?=\S)")
KEY = re.compile(r"[ \t]*[A-Z][\w /()&-]{0,40}:(?=\s|$)")
RULE = re.compile(r"[\s=_*~-]{3,}$")
QUOTED = re.compile(r"(?:>[ \t]?)+")
"""What a mail program puts before the lines of an earlier message."""
SENTENCE_END = re.compile(r"[.!?:;,][\"')\]]*$")
SMALL = re.compile(r"(?<![A-Za-z])[a-z][A-Za-z]{3,}")
"""A word of some length in small letters, as most lines have and no heading has."""
HEADING_WORDS = 12


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a plain text file."""
    text, warnings = decode(data, path)
    return document(text, path, warnings, most=options.limits.paragraphs)


def document(
    text: str, path: str, warnings: tuple[str, ...] = (), *, most: int | None = None, letter: bool = False
) -> Document:
    """A text as a document; of more than `most` blocks only one more is made, which is enough to refuse it.

    `letter`: lines behind a `>` are those of an earlier message, not of its writer.
    """
    blocks = islice(_blocks(text, letter=letter), None if most is None else most + 1)
    return Document(Source(path), "text", text, tuple(blocks), warnings=warnings)


Line = tuple[int, int, int, int]
"""Number, start of its words, end of its words, start of the line itself."""


def _lines(text: str) -> Iterator[Line]:
    for number, found in enumerate(LINE.finditer(text), 1):
        whole = found.group()
        words = whole.strip()
        start = found.start()
        if words and not whole.startswith(words[0]):
            start += len(whole) - len(whole.lstrip())
        yield number, start, start + len(words), found.start()


def _blocks(text: str, *, letter: bool) -> Iterator[Block]:
    headings = Headings()
    for kind, lines, marker in _letter(text) if letter else _groups(text, _lines(text)):
        block = _block(text, kind, lines, marker, headings)
        if block is not None:
            yield block


def _letter(text: str) -> Iterator[tuple[Kind, list[Line], int]]:
    """The same with the lines of earlier messages apart, as quotations without their marks."""
    for quoted, some in groupby(_lines(text), key=lambda line: text.startswith(">", line[1])):
        lines = [_unmarked(text, line) if quoted else line for line in some]
        for kind, group, marker in _groups(text, lines):
            yield (Kind.QUOTE, group, 0) if quoted else (kind, group, marker)


def _unmarked(text: str, line: Line) -> Line:
    found = QUOTED.match(text, line[1], line[2])
    return line[0], found.end() if found else line[1], line[2], line[3]


def _groups(text: str, lines: Iterable[Line]) -> Iterator[tuple[Kind, list[Line], int]]:
    """Lines that belong together, what they are, and how long the list marker before them is."""
    kind, marker = Kind.PARAGRAPH, 0
    group: list[Line] = []
    for line in lines:
        words = text[line[1] : line[2]]
        item = ITEM.match(words)
        if not words or RULE.match(words) or item or KEY.match(words):
            if group:
                yield kind, group, marker
            kind, group, marker = Kind.PARAGRAPH, [], 0
            if not words or RULE.match(words):
                continue
            kind, marker = (Kind.ITEM, item.end()) if item else (Kind.PARAGRAPH, 0)
        elif group and _breaks(text, group, words):
            yield kind, group, marker
            kind, group, marker = Kind.PARAGRAPH, [], 0
        group.append(line)
    if group:
        yield kind, group, marker


def _breaks(text: str, group: list[Line], words: str) -> bool:
    """A short line that is followed by a capital is no wrapped line."""
    last = text[group[-1][1] : group[-1][2]]
    return len(last) < 50 and words[:1].isupper() and (len(group) == 1 or bool(SENTENCE_END.search(last)))


def _block(text: str, kind: Kind, lines: list[Line], marker: int, headings: Headings) -> Block | None:
    start, end = lines[0][1] + marker, lines[-1][2]
    if not text[start:end].strip():
        return None
    stretches, gaps = [], []
    for index, (number, first, last, begin) in enumerate(lines):
        first += marker if index == 0 else 0
        if index:
            gaps.append(Gap(lines[index - 1][2], first, " "))
        column = first - begin + 1
        stretches.append(Stretch(first, last, Place(line=number, column=column)))
    if kind is Kind.PARAGRAPH and _is_heading(text[start:end], lines):
        headings.enter(1 if text[start:end].isupper() else 2, text[start:end])
        kind = Kind.HEADING
    place = _below(headings.path())
    label = text[lines[0][1] : start].strip() if kind is Kind.ITEM else ""
    return Block(kind, start, end, tuple(stretches), place, 1 if kind is Kind.HEADING else 0, tuple(gaps), label)


@functools.lru_cache(maxsize=1)
def _below(heading: str | None) -> Place:
    """One place for all blocks below a heading: they travel to another process together."""
    return Place(heading=heading)


def _is_heading(words: str, lines: list[Line]) -> bool:
    """One short line without a full stop, in capitals or in title case."""
    if len(lines) > 1 or SMALL.search(words) or len(words.split()) > HEADING_WORDS or SENTENCE_END.search(words):
        return False
    long = [word for word in re.findall(r"[A-Za-z]{4,}", words)]
    return len(long) >= 2 and (words.isupper() or all(word[0].isupper() for word in long))
