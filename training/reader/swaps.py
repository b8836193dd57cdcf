"""Puts other people, places and medicines into a passage, so that the reader learns what is said and not of whom.

In: a passage. Out: the same passage, its spans moved, with «John» for every name, as carelint shows it to the reader,
and, now and then, another word of the same class (`alike.txt`) and other numbers.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from passages import Passage

from carelint.titled import STAND_IN, people, put_in

OFTEN = 0.5
"""How often a passage is taught with words put in."""
EACH = 0.6
"""How often each word of a class then gives way to another."""
NUMBER = re.compile(r"(?<![\w.,/:£$€%-])\d{1,3}(?![\w.,/:%-]\w|\w)")
"""A bare number; no date, code, sum or share."""
NO_NUMBER = re.compile(r"(?:type|stage|grade|level|band|NEWS|GCS|gravida|para)\s*$", re.IGNORECASE)
"""Behind these a number is part of a name."""
Edit = tuple[int, int, str]
"""Half-open code points of a passage, and what is put there."""


def swapped(passage: Passage, dice: random.Random) -> Passage:
    """One more form of a passage; which one, the dice say."""
    plain = named(passage)
    return edited(plain, list(_swaps(plain.text, dice))) if dice.random() < OFTEN else plain


def named(passage: Passage) -> Passage:
    """A passage with one name for all."""
    return edited(passage, [(start, end, STAND_IN) for start, end in people(passage.text)])


def edited(passage: Passage, edits: Sequence[Edit]) -> Passage:
    """A passage with words put in, in their order, and its spans where their words are now."""
    text, _ = put_in(passage.text, edits)
    spans = tuple(
        replace(span, start=_moved(edits, span.start, last=False), end=_moved(edits, span.end, last=True))
        for span in passage.spans
    )
    return replace(passage, text=text, spans=spans)


def _moved(edits: Sequence[Edit], place: int, *, last: bool) -> int:
    """Where a place is now; one within a word that went is at the border of the one that came."""
    shift = 0
    for start, end, new in edits:
        if end <= place:
            shift += len(new) - (end - start)
        elif start < place:
            return start + shift + (len(new) if last else 0)
    return place + shift


def _swaps(text: str, dice: random.Random) -> Iterator[Edit]:
    for found in _known().finditer(text):
        if dice.random() >= EACH:
            continue
        word = found[0]
        if word.isdigit():
            if not NO_NUMBER.search(text, 0, found.start()):
                yield found.start(), found.end(), str(dice.randint(10 ** (len(word) - 1), 10 ** len(word) - 1))
        else:
            new = dice.choice(_classes()[word.lower()])
            yield found.start(), found.end(), new[0].upper() + new[1:] if word[0].isupper() else new


@functools.cache
def _known() -> re.Pattern[str]:
    words = sorted(_classes(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!['’-]\w)|{NUMBER.pattern}", re.IGNORECASE)


@functools.cache
def _classes() -> dict[str, list[str]]:
    """Each word in small letters, with the words of its class; one that stands in two belongs to the first."""
    found: dict[str, list[str]] = {}
    lines = (Path(__file__).parent / "alike.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            words = [word.strip() for word in line.split(",")]
            for word in words:
                found.setdefault(word.lower(), words)
    return found
