"""Kind `quote`: quotation marks that put a person's own word in doubt.

In: a hit at a quotation mark. Out: the hit over the quoted words with their marks, where they are one to four
of the words that the rule lists that nobody is said to have spoken; else None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carelint.context.passage import Hit, words_of
from carelint.context.vocabulary import Vocabulary

QUOTED = re.compile(r"\"([a-z][^\"]{0,40})\"|(?<!\w)'([a-z][^'\"]{0,40})'(?!\w)")
LONGEST = 4


def span(hit: Hit, vocabulary: Vocabulary) -> Hit | None:
    """The short quotation that begins at the mark."""
    found = QUOTED.match(hit.passage.text, hit.start)
    if found is None:
        return None
    inside = found.group(1) or found.group(2)
    words = words_of(inside)
    if not 0 < len(words) <= LONGEST or inside[-1] in ".,!?":
        return None
    if hit.rule.pattern and vocabulary.leads(words, hit.rule.pattern[0][1]) != len(words):
        return None
    return replace(hit, start=found.start(), end=found.end())


def covered(hit: Hit) -> Hit:
    """The quotation is complete as it is."""
    return hit
