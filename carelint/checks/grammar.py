"""Kind `grammar`: a verb or noun whose roles decide, and may belong to the span.

In: a candidate at the word. Out: the candidate; once the sentence is parsed, widened over the roles that the rule
covers.
"""

from __future__ import annotations

from dataclasses import replace

from carelint.candidate import Candidate
from carelint.tree import Token
from carelint.vocabulary import Vocabulary

REACH = 30
"""Code points between the word and a role; a role further away is named in the message, not marked."""


def span(candidate: Candidate, vocabulary: Vocabulary) -> Candidate | None:
    """The word itself, until the grammar is known."""
    return candidate


def covered(candidate: Candidate) -> Candidate:
    """The word with its subject or object where those stand close by."""
    if candidate.tree is None or not candidate.rule.covers:
        return candidate
    verb = next((t for t in candidate.tree.covering(candidate.start, candidate.end) if t.pos == "VERB"), None)
    if verb is None:
        return candidate
    start, end = candidate.start, candidate.end
    for role in candidate.rule.covers:
        found = candidate.tree.subjects(verb) if role == "subject" else candidate.tree.objects(verb)
        for token in found[:1]:
            begin, stop = _phrase(candidate, token)
            if begin - end <= REACH and start - stop <= REACH:
                start, end = min(start, begin), max(end, stop)
    return replace(candidate, start=start, end=end)


def _phrase(candidate: Candidate, token: Token) -> tuple[int, int]:
    """The noun phrase without its article."""
    if candidate.tree is None:
        return token.start, token.end
    inside = [t for t in candidate.tree.noun_phrase(token) if t.pos not in ("DET", "ADP")]
    return min(t.start for t in inside), max(t.end for t in inside)
