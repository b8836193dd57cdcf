"""Characters of a PDF of which nobody can know what letters they are: their fonts do not say, or say it wrongly.

In: a page of PDFium's, or the document made of all. Out: numbers of such characters, warnings, or UnreadableError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from operator import sub

from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.readers.parts.tongues import ENGLISH, ENOUGH, language_of, small_words
from carelint.readers.parts.unseen import not_seen
from carelint.readers.pdf.calls import asks
from carelint.readers.pdf.lines import Line, Page

UNKNOWN = "\ufffd"
SUSPECT = re.compile(r"[^\t -~]|(?:^|(?<=\n))[ -~]")
"""What is looked at first: the beginning of each line, and whatever is no ASCII."""
SPACE, PLAIN = 0x20, 0x80
SPACES = (SPACE, 0xA0, 0x9, 0xA, 0xD)
HALF = 0.5
"""Share of a word, a line or a document beyond which it is not read. PDFium guesses where a font says nothing, and is
often right: a word is believed that is mostly plain letters."""
NAMED = 20
SHIFTS = [
    {code: code + by for code in range(33, 127) if 32 < code + by < 127} for by in (*range(-40, 0), *range(1, 41))
]
"""How far codes may be from their letters; TrueType numbers its shapes 29 below ASCII, secrecy adds 3."""
PROSE = 0.2
"""Share of small English words in English prose at the least (0.35 to 0.5 is usual)."""
ALONE, DIFFERENT = 8, 3
"""Words of a block that can be judged by itself, and different small words that a shift must bring to light."""
WHY = "their fonts do not say which letters they are"
HINT = "Save it as a PDF anew from the program that wrote it, or read it by sight: ocrmypdf --force-ocr in.pdf out.pdf"


def unknown(text_page: int, text: str, count: int) -> frozenset[int]:
    """PDFium's numbers of the characters without a letter; bullets, which stand by themselves, are left out."""
    ask = asks()
    suspects = (found.start() for found in SUSPECT.finditer(text)) if len(text) == count else iter(range(count))
    if not any(ask.is_guessed(text_page, at) == 1 or _is_none(text_page, at) for at in suspects):
        return frozenset()
    codes = [ask.code(text_page, at) for at in range(count)]
    guessed = [ask.is_guessed(text_page, at) == 1 for at in range(count)]
    found: set[int] = set()
    for first, last in _words(codes, guessed):
        none = {at for at in range(first, last) if guessed[at] and codes[at] < SPACE or _is_none(text_page, at)}
        plain = sum(codes[at] < PLAIN and chr(codes[at]).isalnum() for at in range(first, last))
        if plain < HALF * (last - first):
            none |= {at for at in range(first, last) if guessed[at]}
        found |= none if last - first > 1 else set()
    return frozenset(found)


def _is_none(text_page: int, at: int) -> bool:
    """Whether a character stands for nothing at all."""
    return asks().code(text_page, at) == 0 and not asks().is_generated(text_page, at)


def _words(codes: Sequence[int], guessed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(first, last) numbers of what stands between spaces; a code that is only guessed is no space."""
    first = 0
    for at, code in enumerate((*codes, SPACE)):
        if code in SPACES and not (at < len(guessed) and guessed[at]):
            if first < at:
                yield first, at
            first = at + 1


def marked(text: str, numbers: Sequence[int], unread: Set[int]) -> str:
    """The page's text with U+FFFD for each of them; what PDFium left out stays out."""
    if not unread:
        return text
    return "".join(UNKNOWN if number in unread else one for one, number in zip(text, numbers, strict=False))


def unknown_in(text: str) -> int:
    """Characters of a line that are not known; one that stands by itself is a bullet."""
    return sum(word.count(UNKNOWN) for word in text.split() if len(word) > 1)


def is_readable(text: str) -> bool:
    """Whether most of a line is letters that are known."""
    return UNKNOWN not in text or text.count(UNKNOWN) < HALF * len("".join(text.split()))


def letters(lines: Sequence[Line]) -> int:
    """Letters and digits that are known."""
    return sum(sum(map(str.isalnum, line.text)) for line in lines)


def hold_to_letters(pages: Sequence[Page], path: str) -> None:
    """Raises UnreadableError where most of a document could not be read."""
    missed = sum(page.unknown for page in pages)
    if missed and missed >= HALF * (missed + sum(letters(page.lines) for page in pages)):
        raise UnreadableError(f"its characters cannot be read: {WHY}", path=path, hint=HINT)


def warnings(pages: Sequence[Page]) -> list[str]:
    """Where characters are missing, and where another engine had to help."""
    said = []
    second = [number for number, page in enumerate(pages, 1) if page.second]
    missing = [number for number, page in enumerate(pages, 1) if page.unknown]
    if second:
        said.append(f"read with pdfminer, because PDFium could not ({_named(second)})")
    if missing:
        count = sum(page.unknown for page in pages)
        said.append(f"characters that could not be read: {count}, because {WHY} ({_named(missing)})")
    unseen = [number for number, page in enumerate(pages, 1) if page.unseen]
    return said + not_seen(sum(page.unseen for page in pages), _named(unseen))


def _named(numbers: Sequence[int]) -> str:
    more = " …" if len(numbers) > NAMED else ""
    return f"page{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers[:NAMED]))}{more}"


def in_words(document: Document) -> Document:
    """The document, unless its letters are others than those that are printed. Raises UnreadableError."""
    shifted, total = 0, 0
    for text in _blocks(document):
        words = len(text.split())
        total += words
        shifted += words if is_shifted(text) else 0
    if not shifted:
        return document
    if shifted >= HALF * total:
        raise UnreadableError(f"its letters make no words: {WHY}", path=document.path, hint=HINT)
    warning = f"about {shifted} of its {total} words make no sense, because {WHY}"
    return replace(document, warnings=(*document.warnings, warning))


def _blocks(document: Document) -> Iterator[str]:
    yield from (document.text[block.start : block.end] for block in document.blocks)


def is_shifted(text: str) -> bool:
    """Whether a text becomes English when each code is moved by the same number, and is no language before that."""
    words = text.lower().split()
    if len(words) < ALONE or _english_in(words) >= ENOUGH * len(words) or language_of(text.lower()):
        return False
    if sum(_steps(word) in _shapes() for word in text.split()) < PROSE * len(words):
        return False
    moved = (text.translate(shift).lower().split() for shift in SHIFTS)
    return any(_english_in(words) >= PROSE * len(words) and _is_varied(words) for words in moved)


def _steps(word: str) -> tuple[int, ...]:
    """How far each letter is from the one before it, which no shift changes; nothing of a letter by itself."""
    codes = word.encode("utf-16-le")[::2] if word.isascii() else [ord(one) for one in word]
    return tuple(map(sub, codes[1:], codes))


@cache
def _shapes() -> frozenset[tuple[int, ...]]:
    """The steps of small English words, as they stand in a sentence, at its beginning and in capitals."""
    words = small_words()[ENGLISH]
    return frozenset(_steps(form) for word in words for form in (word, word.capitalize(), word.upper()))


def _english_in(words: Sequence[str]) -> int:
    return sum(map(small_words()[ENGLISH].__contains__, words))


def _is_varied(words: Sequence[str]) -> bool:
    return len(small_words()[ENGLISH].intersection(words)) >= DIFFERENT
