"""Whom words are about: those who are cared for and those close to them, or those who work here.

In: a phrase, and what is offered in its place. Out: patients, staff, or nothing where words alone do not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from carelint.audit.reporting.account import OTHERS, PATIENTS, STAFF

WORKING = ("staff", "workforce", "posts")
CARED_FOR = ("people-in-care", "people", "relatives")
"""Word classes."""
AT_WORK = re.compile(r"\b(?:colleagues?|teams?|staff\w*|workforce|turnover|headcount|rota|shifts?)\b")


class Whom:
    """Tells by word classes; a word that may be either says nothing."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        working, cared_for = (
            {word for name in names for word in classes.get(name, ())} for names in (WORKING, CARED_FOR)
        )
        self._working, self._cared_for = _any(working - cared_for), _any(cared_for - working)

    def about(self, *texts: str) -> str:
        """The first of the texts that says it decides."""
        for text in texts:
            small = text.lower()
            works = bool(self._working.search(small) or AT_WORK.search(small))
            if works != bool(self._cared_for.search(small)):
                return STAFF if works else PATIENTS
        return OTHERS


def _any(words: set[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b")
