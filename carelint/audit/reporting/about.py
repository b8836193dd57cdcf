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
ANYBODY = frozenset(
    ("people", "person", "persons", "individual", "individuals", "everyone", "everybody", "anyone", "anybody")
    + ("someone", "somebody", "adult", "adults", "member", "members", "population", "citizen", "citizens", "user")
)
"""Words that mean patients where they stand in the place of a phrase, and anybody elsewhere."""
AT_WORK = re.compile(r"\b(?:colleagues?|teams?|staff\w*|workforce|turnover|headcount|rota|shifts?)\b")


class Whom:
    """Tells by word classes; a word that may be either says nothing."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        """`classes`: name → words, of the rulebook."""
        working, cared_for = (
            {word for name in names for word in classes.get(name, ())} for names in (WORKING, CARED_FOR)
        )
        self._working = _any(working - cared_for)
        self._cared_for = _any(cared_for - working - ANYBODY)
        self._anybody = _any(cared_for - working | {"people", "person"})

    def about(self, text: str, *offers: str) -> str:
        """The text decides if it speaks of anybody, then what is offered in its place; who is both is neither."""
        for said, cared_for in ((text, self._cared_for), *((offer, self._anybody) for offer in offers)):
            small = said.lower()
            works, cares = bool(self._working.search(small) or AT_WORK.search(small)), bool(cared_for.search(small))
            if works != cares:
                return STAFF if works else PATIENTS
            if works:
                return OTHERS
        return OTHERS


def _any(words: set[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b")
