"""The guards that a rule may write under `only` and `unless`, each one key.

In: a candidate and the guard's values. Out: True, False, or None where only grammar can tell and the sentence has
not been parsed yet.

    previous / next    the words that stand directly before / after
    before / after     within six words before / after
    near               anywhere else in the sentence
    around             in the same block, neighbouring sentences included
    heading            in the headings above
    block              heading, paragraph, item, cell, quote, caption, note
    register           board, policy, clinical
    phrase             in the candidate itself: of an entry's phrases, only these
    form               singular, plural, base, third, past, participle, gerund
    case               upper, title, lower
    at                 start, middle, end, whole: where in the sentence the candidate stands
    subject, object    who does it, to whom it is done (grammar, else the nearest words)
    head               the noun that the candidate modifies
    governor           the word that the candidate depends on
    modifier           words that depend on the candidate
    pos                NOUN, VERB, ADJ … as the grammar reads it
    alone              yes where no noun follows that the candidate belongs to
    voice              active or passive
    verb               singular or plural: number of the verb whose subject the candidate is
    with, of, to, for, in, from, by, about, on   the noun that follows the preposition
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from carelint.candidate import Candidate
from carelint.judges.guards import nearby, roles
from carelint.vocabulary import Values, Vocabulary

PREPOSITIONS = ("with", "of", "to", "for", "in", "from", "by", "about", "on")
CONDITIONS: Mapping[str, Callable[[Candidate, Values, Vocabulary], bool | None]] = MappingProxyType(
    {
        "previous": nearby.previous,
        "next": nearby.next_,
        "before": nearby.before,
        "after": nearby.after,
        "near": nearby.near,
        "around": nearby.around,
        "heading": nearby.heading,
        "block": nearby.block,
        "register": nearby.register,
        "phrase": nearby.phrase,
        "form": nearby.form,
        "case": nearby.case,
        "at": nearby.at,
        "subject": roles.subject,
        "object": roles.object_,
        "head": roles.head,
        "governor": roles.governor,
        "modifier": roles.modifier,
        "pos": roles.pos,
        "voice": roles.voice,
        "alone": roles.alone,
        "verb": roles.number,
        **{preposition: roles.complement(preposition) for preposition in PREPOSITIONS},
    }
)
