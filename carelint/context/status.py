"""The third question: is the thing said, or is it a name, a title, a form, a reference?

In: a hit in its sentence. Out: no for the name of a law, body, service, form or job, for a reference list,
for a template field and for a published definition; else yes.
"""

from __future__ import annotations

import re

from carelint.context.answer import Answer, no, yes
from carelint.context.passage import Hit, words_of
from carelint.context.vocabulary import Vocabulary

NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+(?: (?:of|for|and|the|on|in|&))*[ -]$")
NAME_AFTER = re.compile(r"^[ -](?:(?:of|for|and|&|the) )*[A-Z][a-z]+")
CITATION = re.compile(r"\b(?:19|20)\d\d;\s?\d|\bet al\b|\bdoi:|\b(?:19|20)\d\d\)?\. [A-Z].*\.\s*$")
FIELD = re.compile(r"^\s*[:=]\s*(?:yes|no|y|n|n/a|none|\[|_{2,}|\u2610|\u2611|\u2612)\b", re.IGNORECASE)


def is_asserted(hit: Hit, vocabulary: Vocabulary) -> Answer:
    """Whether the writer asserts the words of somebody, rather than naming or citing something."""
    after = hit.passage.plain[hit.end :]
    if FIELD.match(after):
        return no("status", "a field of a form")
    if vocabulary.first(words_of(hit.passage.heading), ("<references>",)):
        return no("status", "in a list of references")
    if CITATION.search(hit.passage.plain):
        return no("status", "a reference to a publication")
    if _in_name(hit, vocabulary):
        return no("status", "part of a name")
    return yes("status", "asserted")


def _in_name(hit: Hit, vocabulary: Vocabulary) -> bool:
    """Capitals inside a sentence that is not itself all in capitals or in title case."""
    if not hit.plain[:1].isupper() or _titled(hit):
        return False
    words = hit.plain.replace("-", " ").split()
    if any(word[0].islower() for word in words if len(word) > 3):
        return False
    if hit.start == 0 and len(words) > 1 and not all(w[0].isupper() for w in words):
        return False
    after, before = hit.passage.plain[hit.end :], hit.passage.plain[: hit.start]
    if found := NAME_AFTER.match(after):
        name = found.group().strip(" -").lower()
        return not (hit.start == 0 and name in vocabulary.classes["titles"])
    first = NAME_BEFORE.search(before)
    return bool(first) and (first.start() > 0 or len(words) > 1) if first else False


def _titled(hit: Hit) -> bool:
    """A heading or a line in which most words begin with a capital says nothing about names."""
    words = [word for word in re.findall(r"[A-Za-z]{4,}", hit.passage.plain)]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals >= 0.75 * len(words)
