"""Which papers are the same in two periods, and which are alike enough to be compared.

In: the papers of two periods. Out: keys and kinds, for `rates.Weighed`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    keys: dict[int, str] = {}
    for name_of in (lambda one: one.digest, lambda one: stem(one.path), lambda one: bare(one.path)):
        for one, key in _met(before, after, name_of):
            keys.setdefault(one, key)
    unchanged = len(_met(before, after, lambda one: one.digest)) // 2
    keys |= {one.id: f"{one.period}/{one.id}" for one in (*before, *after) if one.id not in keys}
    both = frozenset(keys[one.id] for one in before) & frozenset(keys[one.id] for one in after)
    return Pairs(keys, unchanged, len(both) - unchanged, both)


def _met(
    before: Iterable[StoredDocument], after: Iterable[StoredDocument], name_of: Callable[[StoredDocument], str]
) -> list[tuple[int, str]]:
    """(id, key) of papers in both that alone have their name there."""
    sides = [
        _once((f"{one.committee}/{name}/{one.part}", one.id) for one in some if (name := name_of(one)))
        for some in (before, after)
    ]
    return [(side[name], name) for name in sides[0] if name in sides[1] for side in sides]


def _once(some: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Names that only one has."""
    listed = list(some)
    often = Counter(name for name, _ in listed)
    return {name: number for name, number in listed if often[name] == 1}


def stem(path: str) -> str:
    """A file's name in small letters, with single spaces between its words."""
    name = PurePosixPath(path.replace("\u203a", "/")).stem.lower()
    return " ".join(re.sub(r"[\W_]+", " ", name).split())


def bare(path: str) -> str:
    """The same without what tells one edition from the next; empty where nothing is left."""
    return " ".join(MARKS.sub(" ", stem(path)).split())


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
