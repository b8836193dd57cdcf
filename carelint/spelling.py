"""Which English a document is written in, by its own spellings, and words of care in the same.

In: a folded text, or words as the dictionary has them (British). Out: `Spelled`, or the words respelled.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from carelint.resources import folder

NAMES = {"gb": "British", "us": "American"}
BORDERLINE = (
    r"(?!laborat|laborio|colorect|colora|honora|humoro|enrolle|enrolli|fulfille|fulfilli|practic|licens|fet|flie"
    r"|progra)"
)
"""Beginnings that both spell so, in some words at least: laboratory, colorectal, honorary, enrolled, fetal."""
STEMS = r"(?:organ|recogn|real|priorit|util|hospital|minim|visual|stabil|character|local|general|special|summar)"
BRITISH = rf"{STEMS}is(?:e[ds]?|ing)|[a-z]{{3,}}isations?|nhs|whilst|mums?"
AMERICAN = rf"{STEMS}iz(?:e[ds]?|ing)|[a-z]{{3,}}izations?|medicaid|moms?"
"""Whole words that tell."""
SAMPLE = 20_000
"""Code points that are looked at, as for the register."""
ENDS = r"(?=s?\b)"


@dataclass(frozen=True, slots=True)
class Spelled:
    """How a document spells, and why that is thought."""

    name: str
    """gb or us."""
    reason: str
    """Never quotes the document."""


def spelled(text: str, said: str = "") -> Spelled:
    """What somebody said; else what the spellings of a folded text say, and British where they say nothing."""
    if said:
        return Spelled(said, "as the settings or --spelling say")
    sample = text[:SAMPLE]
    british, american = (len(shape.findall(sample)) for shape in _tells())
    name = "us" if american > british else "gb"
    if not british and not american:
        return Spelled(name, "as nothing in it is spelled in one way only")
    return Spelled(name, f"by its spellings: {british} British, {american} American")


@functools.cache
def _tells() -> tuple[re.Pattern[str], re.Pattern[str]]:
    pairs = _pairs()
    british = "|".join(uk for uk, _ in pairs if uk not in ("practise", "licence", "flyer"))
    american = "|".join(us for _, us in pairs)
    return (
        re.compile(rf"\b(?:(?:{BRITISH})\b|(?:{british}))"),
        re.compile(rf"\b(?:(?:{AMERICAN})\b|{BORDERLINE}(?:{american}))"),
    )


def respelled(text: str, name: str) -> str:
    """Words of care in American English; as they are in British."""
    if name != "us":
        return text
    for british, american in _words():
        text = re.sub(rf"\b{re.escape(british)}{ENDS}", american, text)
    for british, american in _pairs():
        text = re.sub(rf"(?<![A-Za-z]){british}", american, text)
    return text


def _pairs() -> tuple[tuple[str, str], ...]:
    return _read("spellings.txt")


def _words() -> tuple[tuple[str, str], ...]:
    return _read("us-words.txt")


@functools.cache
def _read(name: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a list of ours, the longer first, so that «a learning disability» goes before its noun."""
    text = (folder("wordlists") / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    pairs = (line.split(" | " if " | " in line else None) for line in lines)
    return tuple(sorted(((one.strip(), other.strip()) for one, other in pairs), key=lambda pair: -len(pair[0])))
