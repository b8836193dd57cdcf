"""Kind `grammar`: a verb or noun whose roles decide, and may belong to the span.

In: a hit at the word. Out: the hit; once the sentence is parsed, widened over the roles that the rule covers.
"""

from __future__ import annotations

from dataclasses import replace

from carelint.context.passage import Hit
from carelint.context.tree import Token
from carelint.context.vocabulary import Vocabulary

REACH = 30
"""Code points between the word and a role; a role further away is named in the message, not marked."""


def span(hit: Hit, vocabulary: Vocabulary) -> Hit | None:
    """The word itself, until the grammar is known."""
    return hit


def covered(hit: Hit) -> Hit:
    """The word with its subject or object where those stand close by."""
    if hit.tree is None or not hit.rule.covers:
        return hit
    verb = next((t for t in hit.tree.covering(hit.start, hit.end) if t.pos == "VERB"), None)
    if verb is None:
        return hit
    start, end = hit.start, hit.end
    for role in hit.rule.covers:
        found = hit.tree.subjects(verb) if role == "subject" else hit.tree.objects(verb)
        for token in found[:1]:
            begin, stop = _phrase(hit, token)
            if begin - end <= REACH and start - stop <= REACH:
                start, end = min(start, begin), max(end, stop)
    return replace(hit, start=start, end=end)


def _phrase(hit: Hit, token: Token) -> tuple[int, int]:
    """The noun phrase without its article."""
    if hit.tree is None:
        return token.start, token.end
    inside = [t for t in hit.tree.noun_phrase(token) if t.pos not in ("DET", "ADP")]
    return min(t.start for t in inside), max(t.end for t in inside)
