"""What is cited: an entry of a reference list, a publication with its year and pages, the address of a file.

In: a candidate. Out: the reason, or nothing. A year in brackets behind a sentence of the writer's own is no citation
of the sentence.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.sentences import words_above
from carelint.vocabulary import Vocabulary

REFERENCES = ("<references>",)
INITIALS = r"(?:,? (?:[A-Z]\.? ?){1,3}|, [A-Z][a-z]+)"
AUTHOR = re.compile(rf"(?:^|[\s;,&\[(])[A-Z][\w'-]+{INITIALS}(?:,|\.|;| and | & | \(|\Z)")
YEAR = re.compile(r"\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d[a-z]?[.;:] ")
PAGES = re.compile(
    r"\b(?:19|20)\d\d;\s?\d|\b\d{1,4} ?\(\d{1,3}\) ?[:,] ?(?:e|pp?\.? ?)?\d|\bdoi:|\bdoi\.org|\bIS[BS]N\b|\bPMID\b"
    r"|\(Federal Register (?:19|20)\d\d\)|\[online\]|\bAvailable (?:at|from):|\bRetrieved from\b"
    r"|\b[Aa]ccessed (?:on )?\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d"
)
DIGIT = re.compile(r"\d")
SOURCES = re.compile(r"doi|ISBN|ISSN|PMID|\[online\]|Available |Retrieved ")
"""Without a digit or one of these there are no `PAGES`, whose many shapes are dear to look for in every sentence."""
OTHERS = re.compile(r"\bet al\b")
BRACKETED = re.compile(r"[(\[][^()\[\]]*\bet al\b[^()\[\]]*[)\]]")
POINTER = re.compile(
    r"(?:^|[.!?] )\W*(?:read|see|source|refer to|for more|more on|case study)\b[^.!?]*$", re.IGNORECASE
)
LINKED = re.compile(r"^[^.;]{0,60}\\?\((?:\ufffc|https?:|www\.)")
"""A title with its address behind it."""
SLUG = 4
"""Hyphens in one run; prose joins three or four words at most (a well-thought-out plan)."""
ENTRY = 400
"""Code points; a reference is rarely longer."""


def cited(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """Whether somebody's work is cited here."""
    if vocabulary.first(words_above(candidate.passage.heading), REFERENCES):
        return "in a list of references"
    if _publication(_entry(candidate)):
        return "a reference to a publication"
    if POINTER.search(candidate.before(ENTRY)) and LINKED.match(candidate.passage.plain[candidate.end :]):
        return "the title of something to read"
    if _in_address(candidate):
        return "part of an address"
    return ""


def _publication(entry: str) -> bool:
    hinted = DIGIT.search(entry) or SOURCES.search(entry)
    if hinted and PAGES.search(entry) or "et al" in entry and OTHERS.search(BRACKETED.sub("", entry)):
        return True
    author = AUTHOR.search(entry)
    return bool(author and YEAR.search(entry, author.start()) and author.start() < 40)


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
