"""What a comment in the margin says: why, words of care, and whose judgement it is.

In: a finding and how often its words come. Out: paragraphs, the first noticed place in full, the others short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carelint.finding import Finding
from carelint.writers.voice import cited
from carelint.writers.voice.saying import offers
from carelint.writers.voice.wording import counted, one_line

OFFERED = 3
"""Words of care in one comment; a margin is narrow."""
NAMED = 1
"""Works named in one comment; a rule's first source is its strongest."""
NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""Code points that XML does not take; a symbol font may name them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a comment."""

    text: str
    lead: str = ""
    """Words before it that stand out."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of the places where the same words were noticed."""

    finding: Finding
    number: int
    """0 for the first."""
    times: int
    """In how many places the words come."""
    where: str = ""
    """Where the words stand, if the comment could not be put round them."""
    fits: bool = False
    """Whether its replacement is to stand in the text."""
    put_in: bool = False
    """Whether the replacement stands beside them as a tracked change."""

    @property
    def end(self) -> int:
        """Where its comment ends: behind all that the replacement takes in, so that none of it stands outside."""
        found = self.finding
        return max(found.end, found.becomes_end) if self.fits and found.becomes else found.end


def lines(occasion: Occasion) -> list[Line]:
    """The paragraphs of a comment."""
    said = _short(occasion) if occasion.number else _whole(occasion)
    return [Line(NO_CHARACTER.sub("\ufffd", line.text), line.lead) for line in said]


def _whole(occasion: Occasion) -> list[Line]:
    found = occasion.finding
    said = [Line(one_line(found.why or found.message))]
    if occasion.where:
        said.insert(0, _elsewhere(occasion))
    every = [(label, words) for label, some in offers(found) for words in some][:OFFERED]
    said += [Line(words, f"{label}: " if not index else "or: ") for index, (label, words) in enumerate(every)]
    if occasion.put_in:
        said.append(Line("The first is put in as a tracked change: accept it if it fits, or reject it."))
    if occasion.times > 1:
        again = counted(occasion.times - 1, "other place", "other places")
        said.append(Line(f"The same words stand in {again}; the comments there are short."))
    said.append(Line(_sources(found), "Source: "))
    said.append(Line(f"carelint, {found.rule}"))
    return said


def _short(occasion: Occasion) -> list[Line]:
    found = occasion.finding
    said = [Line(f"“{one_line(found.text)}” again; the reason stands in the first comment on these words.")]
    if occasion.where:
        said = [_elsewhere(occasion), Line("The reason stands in the first comment on these words.")]
    said += [Line(words[0], f"{label}: ") for label, words in offers(found)[:1]]
    if occasion.put_in:
        said.append(Line("Put in as a tracked change."))
    return said


def _elsewhere(occasion: Occasion) -> Line:
    where = occasion.where[:1].upper() + occasion.where[1:]
    return Line(f"{where}: “{one_line(occasion.finding.text)}”. Word takes no comment on the words themselves there.")


def _sources(found: Finding) -> str:
    named = [one_line(work) for work in cited.named(found)]
    more = len(named) - NAMED
    return "; ".join(named[:NAMED]) + (f"; and {more} more" if more > 0 else "")
