"""Who says so: a short name beside each reason, and one list of the works in full.

In: findings. Out: `Work`s in the order of their names, each with a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from carelint.finding import Finding
from carelint.writers.voice.wording import beginning

ONE = r"[^\W\d_][\w'’-]+(?: [A-Z][\w'’-]+)?"
AUTHOR = re.compile(rf"({ONE}) [A-Z]{{1,3}}(\.|, (?={ONE} [A-Z]{{1,3}}[,.]|et al))")
"""«Allwood D, Koka S …»: the first of several; «Tiemstra J.»: alone."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![-/:]\d)")
NAME = re.compile(r"[^,:(;]+?(?=[,:(;]|\. |$)")
SHORT = 60
"""Code points of a name that has no author."""


@dataclass(frozen=True, slots=True)
class Work:
    """A source that judgements rest on."""

    number: int
    short: str
    full: str


def cited(findings: Iterable[Finding]) -> dict[str, Work]:
    """Key → work, numbered in the order of the list."""
    known = {key: full for found in findings for key, full in zip(found.sources, named(found), strict=True)}
    ordered = sorted(known.items(), key=lambda one: (one[1].casefold(), one[0]))
    alike = Counter(short(full) for _, full in ordered)
    return {
        key: Work(number, short(full) if alike[short(full)] == 1 else beginning(full, SHORT), full)
        for number, (key, full) in enumerate(ordered, 1)
    }


def named(found: Finding) -> tuple[str, ...]:
    """The works that a finding rests on; a key that nobody explains stands for itself."""
    return found.works or found.sources


def short(full: str) -> str:
    """«Allwood and others 2021»; a guide without authors goes by its name."""
    author = AUTHOR.match(full)
    years = YEAR.findall(full)
    year = f" {years[0]}" if author and years else ""
    if author:
        return author.group(1) + (" and others" if author.group(2) != "." else "") + year
    name = NAME.match(full)
    return beginning(name.group().strip() if name else full, SHORT)
