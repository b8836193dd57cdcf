"""The form of a baseline: a line for each phrase that stood there, sorted, so that git merges it line by line.

In: a file, or records. Out: `Record`s, or the text of the file. No words of a document stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from carelint.errors import Mistake
from carelint.gate.texts import text_of

FIRST = "# carelint baseline 1"
HEAD = (
    FIRST,
    "# What stood here when it was recorded: file, rule, and hashes of the sentence and of the words round the phrase.",
    "# `carelint baseline` records anew, `carelint baseline --prune` lets go what stands here no more.",
)
LINE = re.compile(r"(?P<path>\S.*?)\s+(?P<rule>[a-z]+/[a-z0-9-]+)\s+(?P<own>[0-9a-f]{16})\s+(?P<near>[0-9a-f]{16})\s*")
ODD = re.compile(r"[\x00-\x1f\x7f%\x85\u2028\u2029\ud800-\udfff]|^[#\s]|\s$")
"""What would break a line, begin a comment, or be no text, and the sign that stands for it."""
MERGED = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """A phrase that stood in a file."""

    path: str
    """From the folder of the baseline, with `/`."""
    rule: str
    own: str
    """Hash of the rule and its sentence."""
    near: str
    """Hash of the rule, the phrase, and three words on each side."""


def records(path: Path, mistakes: list[Mistake]) -> list[Record]:
    """What a baseline holds; lines that nobody can read join the mistakes."""
    text = text_of(path, mistakes)
    if text is None:
        return []
    lines = text.split("\n")
    if not lines or lines[0].strip() != FIRST:
        hint = f"Its first line is: {FIRST}. Make it with carelint baseline."
        mistakes.append(Mistake("it is no baseline that this version reads", str(path), 1, hint=hint))
        return []
    return list(_records(lines, path, mistakes))


def _records(lines: Iterable[str], path: Path, mistakes: list[Mistake]) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if found := LINE.fullmatch(line):
            yield Record(_unescaped(found["path"]), found["rule"], found["own"], found["near"])
            continue
        hint = "Make it anew with carelint baseline, or put the line back as it was."
        if line.startswith(MERGED):
            hint = "A merge has left its marks: keep the lines of both sides, and take the marks out."
        mistakes.append(Mistake("this line records nothing", str(path), number, hint=hint))


def written(found: Iterable[Record]) -> str:
    """The text of a baseline: the same for the same records, whatever their order."""
    lines = (f"{_escaped(one.path)} {one.rule} {one.own} {one.near}" for one in sorted(found))
    return "\n".join((*HEAD, *lines)) + "\n"


def _escaped(path: str) -> str:
    """A path on one line; odd characters by their numbers."""
    return ODD.sub(lambda found: f"%{{{ord(found[0]):X}}}", path)


def _unescaped(path: str) -> str:
    return re.sub(r"%\{([0-9A-F]{1,5})\}", lambda found: chr(int(found[1], 16)), path)
