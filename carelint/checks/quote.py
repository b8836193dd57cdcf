"""Kind `quote`: quotation marks that put a person's own word in doubt.

In: a candidate at a quotation mark. Out: the candidate over the quoted words with their marks, where they are one to
four of the words that the rule lists that nobody is said to have spoken; else None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carelint.candidate import Candidate
from carelint.fold import Folded
from carelint.rule import Rule
from carelint.tokens import tokens_of
from carelint.vocabulary import Vocabulary

QUOTED = re.compile(r"\"([a-z][^\"]{0,40})\"|(?<!\w)'([a-z][^'\"]{0,40})'(?!\w)")
CLOSED = re.compile(r"\"[a-z][^\"]{0,40}\"|'[a-z][^'\"]{0,40}'")
"""The same, whatever stands on either side, which may belong to another sentence."""
LONGEST = 4


def possible(rule: Rule, folded: Folded, start: int, vocabulary: Vocabulary) -> bool:
    """Whether the mark is followed by a letter and soon by another mark; most are apostrophes."""
    return CLOSED.match(folded.text, start) is not None


def span(candidate: Candidate, vocabulary: Vocabulary) -> Candidate | None:
    """The short quotation that begins at the mark."""
    found = QUOTED.match(candidate.passage.text, candidate.start)
    if found is None:
        return None
    inside = found.group(1) or found.group(2)
    words = tokens_of(inside)
    if not 0 < len(words) <= LONGEST or inside[-1] in ".,!?":
        return None
    if candidate.rule.pattern and vocabulary.leads(words, candidate.rule.pattern[0][1]) != len(words):
        return None
    return replace(candidate, start=found.start(), end=found.end())


def covered(candidate: Candidate) -> Candidate:
    """The quotation is complete as it is."""
    return candidate
