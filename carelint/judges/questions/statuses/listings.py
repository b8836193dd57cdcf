"""What is listed by its title: a line of a table of contents, a row of a list of codes, a question of a survey.

In: a candidate. Out: the reason, or nothing.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary

LEADERS = re.compile(r"^[^.\n]{0,80}?(?:\.{4,}|\u2026{2,}|(?:\. ){3,}\.?|_{4,})\s*\d{1,4}\b")
"""Dots that lead to the number of a page."""
CONTENTS = re.compile(r"\b(?:table of )?contents\b")
PAGE = re.compile(r"\s\d{1,4}\s*$")
DECIMAL = r"(?:[A-TV-Z]\d\d\.\d{1,3}[A-Z]?|[A-TV-Z]\d[A-Z0-9]\.[A-Z0-9]{1,4})"
"""A code of ICD-10 or ICD-10-CM below its three-character category; «B12» and «C5» are not."""
SYSTEM = r"(?:ICD(?:[ -](?:9|10|11))?(?:-CM)?|SNOMED(?: CT)?|DSM(?:-IV|-5|-V)?|OPCS(?:-4)?|CPT|Read)(?: codes?| v\d)?"
BEFORE = re.compile(
    rf"(?:\b{DECIMAL}|\b{SYSTEM}:? ?[A-Z]?\d[\w.]*|^\W*\d{{6,18}})[\s:|,)\u2013-]+(?:\w[\w'-]* ){{0,5}}$"
)
AFTER = re.compile(rf"^(?: \w[\w'-]*){{0,5}}\s*[(\[|,:\u2013-]\s*(?:{SYSTEM}:? ?)?{DECIMAL}")
ITEM = re.compile(r"\b(?:question|item|q) ?\d{1,3}[a-z]?\b[^.?!]{0,20}$", re.IGNORECASE)
"""«Question 11: were you ever …»: what a survey asked, before the candidate."""

WHETHER = re.compile(r"^\W*(?:is|are|was|were|does|do|did|has|have|had) (?:the \w+|they|he|she|you|your \w+) ")
"""A yes-or-no question, which asserts nothing where a paper puts it; in a note it is a doubt."""


def listed(candidate: Candidate, _: Vocabulary) -> str:
    """Whether the candidate stands in a title that is only listed."""
    folded, (begin, stop) = candidate.passage.folded, candidate.passage.block
    start, end = candidate.span
    before, after = folded.plain[max(begin, start - 80) : start], folded.plain[end : min(stop, end + 120)]
    if LEADERS.match(after):
        return "a line of a table of contents"
    if CONTENTS.search(candidate.passage.heading) and PAGE.search(folded.plain[begin:stop]):
        return "a line of a table of contents"
    if BEFORE.search(before) or AFTER.match(after):
        return "the title of a code"
    if ITEM.search(before) and "?" in after:
        return "a question of a survey"
    return "asked, not said" if _whether(candidate) else ""


def _whether(candidate: Candidate) -> bool:
    passage = candidate.passage
    if candidate.rule.family != "blaming" or passage.register == "clinical":
        return False
    return passage.text.rstrip().endswith("?") and bool(WHETHER.match(passage.text))
