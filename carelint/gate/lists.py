"""Reads lists of words: a class of words, and the pairs of spellings.

In: text files, one word or pair a line. Out: their words; what is wrong joins the mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from carelint.errors import Mistake
from carelint.gate.nearest import hint, nearest
from carelint.gate.texts import text_of
from carelint.vocabulary import LONGEST

INFLECTIONS = ("noun", "verb", "none")
HEADER = re.compile(r"#\s*([\w-]+)\s*:\s*(.*)")
PAIR = re.compile(r"[a-z]+ +[a-z]+")


@dataclass(frozen=True, slots=True)
class WordList:
    """A class of words as it was written."""

    words: tuple[str, ...]
    inflect: str


def word_class(path: Path, mistakes: list[Mistake]) -> WordList:
    """A class: one phrase a line, `#` comments, and `# inflect: noun` or `verb` on top."""
    lines = list(_lines(path, mistakes))
    words = [(number, words) for number, line in lines if (words := line.partition("#")[0].strip())]
    for number, phrase in words:
        if len(phrase.split()) > LONGEST:
            reason = f"a phrase of a class has at most {LONGEST} words"
            mistakes.append(Mistake(reason, str(path), number, value=phrase, hint="Shorten it, or make it an entry."))
    return WordList(tuple(phrase for _, phrase in words), _inflect(lines, path, mistakes))


def spellings(path: Path, mistakes: list[Mistake]) -> tuple[tuple[str, str], ...]:
    """British and American beginnings of words, a pair a line."""
    found = [(number, line) for number, line in _lines(path, mistakes) if not line.startswith("#")]
    for number, line in found:
        if not PAIR.fullmatch(line):
            hint_ = "For example: colour color"
            mistakes.append(Mistake("two beginnings of words belong here", str(path), number, value=line, hint=hint_))
    pairs = (line.split() for _, line in found if PAIR.fullmatch(line))
    return tuple((uk, us) for uk, us in pairs)


def _lines(path: Path, mistakes: list[Mistake]) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is not blank."""
    text = text_of(path, mistakes)
    if text is None:
        return
    found = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if all(line.startswith("#") for _, line in found):
        mistakes.append(Mistake("nothing stands in it", str(path), hint="Fill it, or delete the file."))
    yield from found


def _inflect(lines: list[tuple[int, str]], path: Path, mistakes: list[Mistake]) -> str:
    """What the header says; a header that is nearly one is a mistake, not a comment."""
    said = "none"
    for number, line in lines:
        header = HEADER.fullmatch(line)
        if not header or not nearest(header[1], ("inflect",)):
            continue
        if header[1] != "inflect":
            mistakes.append(
                Mistake("there is no such header", str(path), number, header[1], hint="Write: # inflect: noun")
            )
        elif header[2] not in INFLECTIONS:
            way = hint(header[2], INFLECTIONS, called="It may be")
            mistakes.append(Mistake("it cannot have this value", str(path), number, "inflect", header[2], way))
        else:
            said = header[2]
    return said
