"""Names in letters: whom they greet, who signs them, and letters of a profession after a name.

In: `Words` and where such a word stands. Out: the names beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.privacy.names.lexicon import listed
from carelint.privacy.names.reading import QUALIFICATIONS, Trust, backward, forward
from carelint.privacy.names.words import Name, Words, is_loud

ENDS = frozenset(["sincerely", "faithfully", "truly", "regards", "wishes", "thanks", "cheers"])
JOBS = listed("jobs-after")
BEFORE_JOB = listed("jobs-first-words")
WARD_JOBS = JOBS | {"charge", "clerk", "doctor", "leader", "manager", "matron", "nurse", "sister"}
TRIGGERS = ENDS | {"dear", "hi", "hello"} | QUALIFICATIONS | JOBS | BEFORE_JOB


def find(words: Words, at: int) -> Iterator[Name]:
    """The name that is greeted, that signs, or that letters of a profession follow."""
    word = words.low[at]
    if word in ("dear", "hi", "hello"):
        name = forward(words, at + 1, Trust.LONE) if words.gap(at) == " " else None
    elif word in ENDS:
        name = _signed(words, at)
    else:
        name = _qualified(words, at)
    if name:
        yield name


def _signed(words: Words, at: int) -> Name | None:
    gap = words.gap(at)
    return forward(words, at + 1, Trust.LONE) if gap in (", ", ",\n", "\n", ",", " - ", "\n\n") else None


def _qualified(words: Words, at: int) -> Name | None:
    """Jane Smith RGN; J Whitfield (OT); Jane Smith, Staff Nurse; A Bell (Chair)."""
    gap = words.gap(at - 1) if at else ""
    if words.low[at] == "ward" and words.at(at + 1) not in WARD_JOBS:
        return None  # Quillan Ward, Ward Snow
    bracket = gap in (" (", ", (")
    letters = words.low[at] in QUALIFICATIONS and is_loud(words, at)
    beside = gap in (" (", ", (", ", ", " - ", ",") or (letters and gap in (" ", ". "))
    if not beside and (gap != "\n" or words.said(at)[0].islower()):
        return None
    name = backward(words, at, Trust.LONE if bracket else Trust.HINT)
    if name is None or (not bracket and name.last - name.first < 2):
        return None
    return name
