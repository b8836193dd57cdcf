"""The third question: is the thing said, or is it a name, a title, a form, a reference?

In: a candidate in its sentence. Out: no for the name of a law, body, service, form or job, for a reference list,
for a template field and for a published definition; else yes.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.opinion import Opinion, no, yes
from carelint.sentences import words_of
from carelint.vocabulary import Vocabulary

NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+(?: (?:of|for|and|the|on|in|&))*[ -]$")
PART_OF = re.compile(r"\b[A-Z][a-z]+ (?:of|for)(?: the)? $")
"""«Medicine for the …»: a department or a job, even where every word has a capital."""
NAME_AFTER = re.compile(r"^[ -](?:(?:of|for|and|&|the) )*[A-Z][a-z]+")
MIDDLE = re.compile(r"[a-z],? $")
"""In the middle of a sentence, where a capital is given to names and defined terms."""
SMALL = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
JOINING = frozenset(["of", "for", "and", "the", "on", "in", "at", "to", "by", "with", "or", "from", "a", "an"])
CITATION = re.compile(r"\b(?:19|20)\d\d;\s?\d|\bet al\b|\bdoi:|\b(?:19|20)\d\d\)?\. [A-Z].*\.\s*$")
SLUG = 4
"""Hyphens in one run; prose joins three or four words at most (a well-thought-out plan)."""
ENTRY = 400
"""Code points; a reference is rarely longer."""
FIELD = re.compile(r"^\s*[:=]\s*(?:(?:yes|no|y|n|n/a|none|_{2,})\b|[\[\u2610\u2611\u2612])", re.IGNORECASE)
REFERENCES = ("<references>",)


def is_asserted(candidate: Candidate, vocabulary: Vocabulary) -> Opinion:
    """Whether the writer asserts the words of somebody, rather than naming or citing something."""
    after = candidate.passage.plain[candidate.end :]
    if FIELD.match(after):
        return no("status", "a field of a form")
    if vocabulary.first(words_of(candidate.passage.heading), REFERENCES):
        return no("status", "in a list of references")
    if CITATION.search(_entry(candidate)):
        return no("status", "a reference to a publication")
    if _in_address(candidate):
        return no("status", "part of an address")
    if _in_name(candidate, vocabulary):
        return no("status", "part of a name")
    return yes("status", "asserted")


def _entry(candidate: Candidate) -> str:
    """The block where it is short, as an entry of a reference list is; else the sentence."""
    begin, end = candidate.passage.block
    return candidate.passage.folded.plain[begin:end] if end - begin <= ENTRY else candidate.passage.plain


def _in_address(candidate: Candidate) -> bool:
    """Inside a run of characters without a space that is joined as only addresses and file names are."""
    plain = candidate.passage.plain
    start = plain.rfind(" ", 0, candidate.start) + 1
    end = plain.find(" ", candidate.end)
    run = plain[start : end if end >= 0 else len(plain)]
    return run.count("-") >= SLUG or "//" in run or run.startswith("www.")


def _in_name(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Capitals inside a sentence that is not itself all in capitals or in title case."""
    plain = SMALL.sub("", candidate.plain)
    words = [word for word in plain.replace("-", " ").split() if word.lower() not in JOINING]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if _titled(candidate):
        return bool(PART_OF.search(candidate.passage.plain[: candidate.start]))
    begins = not candidate.words_before()
    after, before = candidate.passage.plain[candidate.end :], candidate.passage.plain[: candidate.start]
    if found := NAME_AFTER.match(after):
        name = found.group().strip(" -").lower()
        return not (begins and (len(words) == 1 and candidate.plain.isupper() or name in vocabulary.classes["titles"]))
    if len(words) > 1 and not begins:
        return True
    if len(words) == 1 and candidate.plain[1:].islower() and MIDDLE.search(before):
        return True
    first = NAME_BEFORE.search(before)
    return bool(first and first.start() > 0)


def _titled(candidate: Candidate) -> bool:
    """A heading or a line in which most words begin with a capital says nothing about names."""
    words = [w for w in re.findall(r"[A-Za-z]{3,}", candidate.passage.plain) if w.lower() not in JOINING]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals >= 0.9 * len(words)
