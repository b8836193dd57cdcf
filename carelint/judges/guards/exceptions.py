"""Longer phrases that are rightful though they hold, or overlap, what a rule looks for.

In: a candidate. Out: the rightful phrase that it is part of, if any; words alone decide, never the grammar.
"""

from __future__ import annotations

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary


def rightful(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """The phrase under the rule's `except:` that overlaps the candidate; empty where there is none."""
    exceptions = candidate.rule.exceptions
    if not exceptions:
        return ""
    known, text, words = vocabulary.expand(exceptions), candidate.passage.text, candidate.passage.words
    if known.firsts.isdisjoint(words.texts) and "'s" not in text:
        return ""
    for first, word in enumerate(words):
        if word.start >= candidate.end:
            return ""
        if known.firsts.isdisjoint((word.text, text[word.start : word.end])):
            continue
        for last in words[first:]:
            spoken = text[word.start : last.start] + last.text  # without a possessive ending, as elsewhere
            if last.end > candidate.start and spoken in known.all:
                return spoken
    return ""
