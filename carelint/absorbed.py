"""Takes into a replacement what stands before the phrase and could not stand before the new words.

In: a candidate and words of care. Out: the candidate from the word that is taken in, and the words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carelint.candidate import Candidate
from carelint.standing import DEGREELESS

KNOWN = re.compile(r"\b[Kk]nown $")
WITH = re.compile(r"^(person|people|patients?|child|children) with (?=\w)")
"""«Known diabetics» are people known to have diabetes, not known people."""
WHO = re.compile(r"^(?:person|people|patients?|man|woman) who ")
"""«Known people who use drugs»: what is known goes without saying."""
FORMER = re.compile(r"\b[Ff]ormer $")
USES = re.compile(r"^(person|people) who (?:uses?|drinks?) ")
AGED = re.compile(r"\byears?[- ]old $")
PLAN = re.compile(r"^((?:[Nn]ot |do not |does not |did not )?)(follow(?:s|ed|ing)?) the plan$", re.IGNORECASE)
WITH_IT = " with "
KEPT = {"follow": "keep to", "follows": "keeps to", "followed": "kept to", "following": "keeping to"}
"""«Compliant with her tablets» is keeping to them; a plan is only followed."""
OLDER = "older "
DEGREE = re.compile(r"\b(?:[Vv]ery|quite|rather|somewhat|fairly|extremely|highly|totally|completely) $")
"""Degrees that nobody misses; «more» and «less» say something of their own."""


def absorbed(candidate: Candidate, text: str) -> tuple[Candidate, str]:
    """Both as they were where nothing has to be taken in."""
    before = candidate.passage.plain[: candidate.start]
    if (found := KNOWN.search(before)) and (head := WITH.match(text)):
        return _from(candidate, found.start(), f"{head[1]} known to have {text[head.end() :]}")
    if WHO.match(text) and (found := KNOWN.search(before)):
        return _from(candidate, found.start(), text)
    if (found := FORMER.search(before)) and (head := USES.match(text)):
        verb = "drink" if " drink" in head[0] else "use"
        return _from(candidate, found.start(), f"{head[1]} who used to {verb} {text[head.end() :]}")
    if text.startswith(OLDER) and AGED.search(before):
        return candidate, text.removeprefix(OLDER)
    if (plan := PLAN.match(text)) and candidate.passage.plain[candidate.end :].startswith(WITH_IT):
        wider = replace(candidate, end=candidate.end + len(WITH_IT) - 1)
        kept = f"{plan[1]}{KEPT[plan[2].lower()]}"
        return absorbed(wider, kept[:1].upper() + kept[1:] if text[:1].isupper() else kept)
    if DEGREELESS.match(f"{text} ") and (found := DEGREE.search(before)):
        return _from(candidate, found.start(), text)
    return candidate, text


def _from(candidate: Candidate, start: int, text: str) -> tuple[Candidate, str]:
    wider = replace(candidate, start=start)
    large = wider.plain[:1].isupper() and not wider.words_before()
    return wider, text[:1].upper() + text[1:] if large else text
