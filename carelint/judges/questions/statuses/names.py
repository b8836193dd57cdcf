"""What is a name: of a law, a body, a service, a job, a form, a survey, a journal.

In: a candidate. Out: the reason, or nothing. Capitals tell, except where a whole line has them.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary

BEFORE = re.compile(r"\b[A-Z][a-z]+(?: (?:of|for|and|the|on|in|&))*[ -]$")
PART_OF = re.compile(r"\b[A-Z][a-z]+ (?:of|for)(?: the)? $")
"""«Medicine for the …»: a department or a job, even where every word has a capital."""
AFTER = re.compile(r"^[ -](?:(?:of|for|and|&|the) )*[A-Z][a-z]+")
ORIGIN = re.compile(r"^(?:[ -][A-Z][a-z]+){1,3} (?=[a-z])")
"""«Elderly White British man»: capitals that belong to the person, whose noun has none."""
LABELLED = re.compile(r"(?:^|[|\[:;/\u2022\u2013\u2014>)]) ?$")
"""Where a line, a cell or what a label introduces begins."""
DOES = ("third", "past", "participle")
"""Forms of a verb that begins a note before somebody's name or a drug's: «Refused Humira»."""
PEOPLE = ("<people>", "male", "female")
MIDDLE = re.compile(r"[a-z],? $")
"""In the middle of a sentence, where a capital is given to names and defined terms."""
SMALL = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
JOINING = frozenset(["of", "for", "and", "the", "on", "in", "at", "to", "by", "with", "or", "from", "a", "an"])
YEAR = r"(?: \([A-Z][\w ]+\))*,? (?:of )?(?:1[789]|20)\d\d\b"
CAPITAL = r"[A-Z(][\w'()-]*"
LAW = re.compile(
    rf"^(?:[ ,-]*(?:{CAPITAL}(?=[ ,]|etc\.)|of|for|and|the|to|in|etc\.?))*?(?:[ ,-]*{CAPITAL})?? ?"
    rf"\b(?:Acts?|Bill|Regulations?|Order|Rules|Measure|Directive|Code|Charter|Convention){YEAR}"
)
"""From a candidate to the year of the law that it is in. A word ends where a space or a comma follows, except the last:
cut anywhere, a clause in capitals could be read in more ways than anybody has time for."""


def named(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """Whether the candidate is part of a name."""
    words = [word for word in _bare(candidate).split() if word.lower() not in JOINING]
    if not words or not all(word[0].isupper() for word in words):
        return ""
    after = candidate.passage.plain[candidate.end :]
    if LAW.match(after) and not candidate.plain.isupper():
        return "part of the name of a law"
    return "part of a name" if _in_name(candidate, words, after, vocabulary) else ""


def _bare(candidate: Candidate) -> str:
    return SMALL.sub("", candidate.plain).replace("-", " ")


def _in_name(candidate: Candidate, words: list[str], after: str, vocabulary: Vocabulary) -> bool:
    """Capitals inside a sentence that is not itself all in capitals or in title case."""
    before = candidate.passage.plain[: candidate.start]
    if _titled(candidate):
        return bool(PART_OF.search(before))
    begins = not candidate.words_before() or bool(LABELLED.search(before))
    if len(words) > 1 and candidate.plain.isupper() or _of_person(candidate, after, vocabulary):
        return False
    if begins and len(words) == 1 and candidate.form in DOES:
        return False
    if found := AFTER.match(after):
        name = found.group().strip(" -").lower()
        return not (begins and (len(words) == 1 and candidate.plain.isupper() or name in vocabulary.classes["titles"]))
    if len(words) > 1 and not begins:
        return True
    if len(words) == 1 and candidate.plain[1:].islower() and MIDDLE.search(before):
        return True
    first = BEFORE.search(before)
    return bool(first and first.start() > 0)


def _of_person(candidate: Candidate, after: str, vocabulary: Vocabulary) -> bool:
    """Whether the capitals behind it say where a person comes from."""
    found = ORIGIN.match(after)
    if found is None:
        return False
    return vocabulary.leads(candidate.words_after().since(candidate.end + found.end()), PEOPLE) > 0


def _titled(candidate: Candidate) -> bool:
    """A heading or a line in which most words begin with a capital says nothing about names."""
    words = [w for w in re.findall(r"[A-Za-z]{3,}", candidate.passage.plain) if w.lower() not in JOINING]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals >= 0.9 * len(words)
