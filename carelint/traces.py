"""Where a paper tells of somebody, and where it asks people: traces of several kinds, each at its place.

In: a document, folded. Out: `Trace`s in reading order, and whether the paper is about people at all. One trace is a
reason to look, never a proof: only two kinds of them make a story.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from carelint.document import Document, Kind
from carelint.finding import Trace
from carelint.fold import Folded
from carelint.scan import Scanner, scanner

ONE = (
    r"(?:man|woman|lady|gentleman|boy|girl|child|baby|mother|father|mum|dad|parent|daughter|son|sister|brother|husband|"
    r"wife|widow|widower|grandmother|grandfather|partner|patient|resident|carer|neighbour|person|teenager|student)"
)
BESIDE = r"(?:,[^.,]{0,60},)?"
"""What stands between commas beside a name: an age, a place."""
WHO = rf"\b(?:[Aa]n?|[Oo]ne|[Tt]his|[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Oo]ur)(?: [\w-]+){{0,2}}? {ONE}{BESIDE}"
OF_US = rf"\b[Oo]ne of (?:our|the|her|his) \w+{BESIDE}"
TITLED = rf"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w'-]*(?: [A-Z][\w'-]+)?{BESIDE}"
AGED = r"\b[A-Z][a-z]+(?:, (?:aged )?\d{1,3},)"
LIVED = (
    r"(?:told us|told me|tells us|wrote to|wrote about|described|describes|remembers|remembered|felt|feels|feared|"
    r"hoped|wished|wanted|longed|cried|wept|lived|lives|lost|waited|fell|woke|died|survived|came home|went home|"
    r"was afraid|was frightened|was born|was told|was alone|grew up|had to wait|could not sleep|chose|asked us|"
    r"thanked|trusted)"
)
"""What somebody goes through; who only says, asks or chairs may sit in a meeting."""
# Shapes are compiled when a text first hints at them: most small ones never do.
PERSONAL = tuple(rf"(?:{who})(?: \w+){{0,3}} {LIVED}\b" for who in (TITLED, AGED, WHO, OF_US))
QUOTED = r'"([^"]{8,400})"'
FIRST = r"\b(?:I|I'm|I've|I'd|my|me|we|our|us)\b"
PAST = (
    r"(?:was|had|did|could|would|felt|came|went|told|said|lost|knew|thought|sat|slept|fell|woke|took|got|made|found|"
    r"kept|left|wrote|spoke|began|grew|held|[a-z]{3,}ed)"
)
NARRATED = rf"\b(?:[Ss]he|[Hh]e|I) (?:\w+ly |never |still |also |then )?{PAST}\b"
SEVERAL = 3
"""Narrated sentences in one paragraph that make it a narrative; minutes have one now and then."""
STORIES = (
    r"\b(?:patient|staff|resident|carer|family|people|service user|person|child|digital|her|his|their|[a-z]+'s?) "
    r"(?:story|stories|voice|voices|journey)\b|\bin (?:her|his|their|my) own words\b|"
    r"\b(?:experience|story|life) of an? "
)
TITLE = 12
"""Words of a title at most; a plain text or a converted one has its headings as lines like any other."""
PEOPLE = (
    r"(?:her|him|them|people|patients|residents|families|carers|parents|children|women|men|everyone|everybody|you|"
    r"service users|the person|the patient|each person|every person|each patient|every patient|communities)"
)
ASK = r"(?:ask|asks|asked|asking|invite|invited|heard from|hear from|listen to|listened to|spoke to|spoke with)"
ASKED = r"(?:what|how|whether|which|if|about|why)"
WISHED = r"(?:wants?|wanted|need|needed|hoped?|wished?|would like|value|valued)"
ASKING = (
    r"\bwhat (?:really |also )?matters(?: most)?(?: to)?\b|\bwhat is (?:most )?important to\b",
    rf"\b{ASK}(?: \w+){{0,3}}? {PEOPLE}\b(?: \w+){{0,4}}? {ASKED}\b",
    rf"\b(?:invited|asked) to (?:say|tell us|describe|choose|write down) {ASKED}\b",
    rf"\bwhat (?:\w+ )?{PEOPLE} (?:tell us |told us )?(?:\w+ )?{WISHED}\b",
    (
        r"\b(?:what|how|who|which|where|when|is there|are you|do you|would you|can you)\b"
        r"[^.?!]{0,80}\byour?\b[^.?!]{0,80}\?"
    ),
)
CARED_FOR = (
    "patients", "residents", "family", "families", "carer", "carers", "children", "women", "men", "babies", "parents",
    "mother", "mothers", "father", "fathers", "clients", "service users", "older adults", "she", "he", "her", "him",
)  # fmt: skip
"""People who are cared for, and those close to them; users, staff and applicants have papers of their own kind."""
PEOPLE_TOO = ("people",)
KINDS = ("titled", "lived", "quoted", "narrated", "asking")
HINTS: Sequence[tuple[str, ...]] = (
    ("story", "stories", "voice", "voices", "journey", "words", "experience", "life"),
    tuple(LIVED.removeprefix("(?:").removesuffix(")").split("|")),
    ('"',),
    ("she", "he", "i"),
    (
        "matters", "important to", "what", "you", "your", "ask", "asks", "asked", "asking", "invite", "invited",
        "heard from", "hear from", "listen to", "listened to", "spoke to", "spoke with",
    ),
)  # fmt: skip
"""For each of KINDS, words of which one has to stand in a block, or the shapes are not looked for in it: looking for
all of them everywhere took a fifth of the time that a long paper takes. A test holds the words to the shapes."""
ENOUGH, SHARE = 3, 0.004
"""Such words in a paper about people: at least, and of all its words, those that only say «people» included. Of 60
public papers and policies (November 2026) those on computers and networks have 0.24 in 100 at most, board papers of
hospitals and councils 0.46 and more."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What one look at a text shows."""

    of: dict[int, set[str]]
    """Number of a block → those of KINDS that may stand in it."""
    cared_for: int
    people: int


def traces(document: Document, folded: Folded, hints: Hints) -> tuple[Trace, ...]:
    """Every trace, in order; of those of one kind that overlap, the first."""
    found: list[tuple[str, str, int, int]] = []
    for index, block in enumerate(document.blocks):
        hinted = hints.of.get(index, ())
        if hinted or block.kind is Kind.QUOTE:
            start, end = folded.blocks[index]
            marks = _marks(folded.plain[start:end], block.kind, hinted)
            found += [(what, kind, start + first, start + last) for what, kind, first, last in marks]
    until: dict[str, int] = {}
    kept = []
    for what, kind, first, last in sorted(found, key=_place):
        if first >= until.get(kind, 0):
            until[kind] = last
            kept.append(Trace(what, kind, *folded.span(first, last)))
    return tuple(kept)


def _marks(plain: str, kind: Kind, hinted: Collection[str]) -> Iterator[tuple[str, str, int, int]]:
    lowered = _lower(plain)
    if "titled" in hinted and len(plain.split()) <= TITLE:
        yield from (("story", "heading", one.start(), one.end()) for one in re.finditer(STORIES, lowered))
    if kind is not Kind.HEADING:
        yield from _told(plain, hinted, quoted=kind is Kind.QUOTE)
    if "asking" in hinted:
        for shape in ASKING:
            yield from (("asked", "question", one.start(), one.end()) for one in re.finditer(shape, lowered))


def _place(one: tuple[str, str, int, int]) -> tuple[int, int]:
    return one[2], one[3]


def _told(plain: str, hinted: Collection[str], *, quoted: bool) -> Iterator[tuple[str, str, int, int]]:
    if "lived" in hinted:
        for shape in PERSONAL:
            yield from (("story", "person", one.start(), one.end()) for one in re.finditer(shape, plain))
    for one in re.finditer(QUOTED, plain) if '"' in plain else ():
        if re.search(FIRST, one[1]) and " " in one[1]:
            yield "story", "speech", one.start(), one.end()
    if quoted and re.search(FIRST, plain):
        yield "story", "speech", 0, len(plain)
    narrated = list(re.finditer(NARRATED, plain)) if "narrated" in hinted else []
    if len(narrated) >= SEVERAL:
        yield "story", "past", narrated[0].start(), narrated[-1].end()


def _lower(plain: str) -> str:
    """As long as before: a letter that would grow stays as it is."""
    lowered = plain.lower()
    same = len(lowered) == len(plain)
    return lowered if same else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def hints(folded: Folded) -> Hints:
    """One look at the whole text for what all of this is asked of."""
    of: defaultdict[int, set[str]] = defaultdict(set)
    counts = [0, 0]
    starts, text = [begin for begin, _ in folded.blocks], folded.text
    for start, end, keys in _hinting().find(text):
        for key in keys:
            if key < len(KINDS):
                of[bisect_right(starts, start) - 1].add(KINDS[key])
            elif "_" not in (text[start - 1 : start], text[end : end + 1]):
                counts[key - len(KINDS)] += 1
    return Hints(dict(of), *counts)


@functools.cache
def _hinting() -> Scanner:
    kinds = [(word, key) for key, words in enumerate(HINTS) for word in words]
    counted = [(word, len(KINDS) + key) for key, words in enumerate((CARED_FOR, PEOPLE_TOO)) for word in words]
    return scanner(kinds + counted)


def about_people(found: Hints, words: int) -> bool:
    """Whether a paper is about people who are cared for, so that a story could be expected of it."""
    return found.cared_for >= ENOUGH and found.cared_for + found.people >= SHARE * words
