"""Which papers are the same in two periods, and which are alike enough to be compared.

In: the papers of two periods. Out: keys and kinds, for `rates.Weighed`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from carelint.audit.comparing.rates import FEW
from carelint.audit.stored import StoredDocument

MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
MONTH += "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
MARKS = re.compile(
    rf"(?<![a-z])(?:{MONTH}|q[1-4]|h[12]|v\d+(?:\.\d+)*|final|draft|rev(?:ised|\d+)?|version|copy)(?![a-z])|\d+"
)
"""Of a name, what tells one edition of a paper from the next."""
OTHER = "small committees together"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Papers that stand in both periods."""

    keys: Mapping[int, str]
    """Id of every paper → its key, equal for the same paper."""
    unchanged: int
    """The same bytes."""
    revised: int
    """The same paper in other words."""
    both: frozenset[str]
    """Keys of papers that stand in both."""


def pairs(before: Sequence[StoredDocument], after: Sequence[StoredDocument]) -> Pairs:
    """The same paper has the same bytes, or the same committee and, but for dates and versions, the same name."""
    named = [_named(some) for some in (before, after)]
    by_name = {one: name for some in named for name, one in some.items() if name in named[0] and name in named[1]}
    digests = [_once((one.digest + one.part, one.id) for one in some) for some in (before, after)]
    alike = {number: key for some in digests for key, number in some.items() if key in digests[0] and key in digests[1]}
    keys = {one.id: alike.get(one.id) or by_name.get(one.id) or f"{one.period}/{one.id}" for one in (*before, *after)}
    both = frozenset(keys[one.id] for one in before) & frozenset(keys[one.id] for one in after)
    unchanged = sum(1 for one in after if one.id in alike)
    return Pairs(keys, unchanged, len(both) - unchanged, both)


def _named(papers: Iterable[StoredDocument]) -> dict[str, int]:
    return _once((f"{one.committee}/{stem}/{one.part}", one.id) for one in papers if (stem := bare(one.path)))


def _once(some: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Names that only one has."""
    listed = list(some)
    often = Counter(name for name, _ in listed)
    return {name: number for name, number in listed if often[name] == 1}


def bare(path: str) -> str:
    """A file's name without what tells one edition from the next; empty where nothing is left."""
    stem = PurePosixPath(path.replace("\u203a", "/")).stem.lower()
    return " ".join(re.sub(r"[\W_]+", " ", MARKS.sub(" ", re.sub(r"_", " ", stem))).split())


def kind(paper: StoredDocument) -> str:
    """Whose, and what kind of paper."""
    return f"{paper.committee or 'no known committee'}, {paper.register}"


def alike(before: Sequence[StoredDocument], after: Sequence[StoredDocument]) -> dict[int, str]:
    """Id → kind, of the papers that have their like in the other period. Kinds of few papers are taken together."""
    sizes = [Counter(map(kind, some)) for some in (before, after)]
    kinds = {}
    for one in (*before, *after):
        here = [size[kind(one)] for size in sizes]
        if min(here) >= FEW:
            kinds[one.id] = kind(one)
        elif min(here) and max(here) < 2 * FEW:
            kinds[one.id] = OTHER
    return kinds
