"""Applies what was decided beforehand: registers, packs, what is switched off; the longest phrase wins.

In: rules, and candidates that judges kept. Out: for each, why it is not shown, or nothing where it is.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from carelint.candidate import Candidate
from carelint.rule import Level, Rule
from carelint.rulebook import Rulebook

WEIGHT = {Level.CHANGE: 2, Level.CONSIDER: 1, Level.NOTICE: 0}
Reasons = Mapping[str, Mapping[str, str]]
"""Register → id of a rule that has no say in it → why."""
LONGER = "a longer or stronger phrase is noticed in its place"


@functools.lru_cache(maxsize=64)
def withheld(rulebook: Rulebook, register: str, packs: tuple[str, ...], off: tuple[str, ...]) -> Mapping[str, str]:
    """Id of each rule that has no say in a document of this register under these settings → why."""
    said = {rule.id: _withheld(rule, register, packs, off) for rule in rulebook.rules}
    return MappingProxyType({name: why for name, why in said.items() if why})


def _withheld(rule: Rule, register: str, packs: Sequence[str], off: Sequence[str]) -> str:
    named = next((name for name in (rule.id, rule.shelf, rule.family) if name in off), "")
    if named:
        return f"switched off by off: [{named}]"
    if rule.pack and rule.pack not in packs:
        return f"in the pack {rule.pack}, which is off"
    if "any" not in rule.registers and register not in rule.registers:
        return f"looked for only in the register {' and '.join(rule.registers)}; this is read as {register}"
    return ""


def marks(candidates: Sequence[Candidate], reasons: Reasons) -> list[str]:
    """For each candidate that judges let stand, why it is not shown; empty where it is."""
    said = [reasons[one.passage.register].get(one.rule.id, "") for one in candidates]
    free = [index for index, why in enumerate(said) if not why]
    given_way = _shadowed(candidates, sorted(free, key=lambda index: _rank(candidates[index])))
    return [LONGER if index in given_way else why for index, why in enumerate(said)]


def _shadowed(candidates: Sequence[Candidate], ranked: Iterable[int]) -> set[int]:
    """Those that overlap one that comes before them: one finding a place."""
    taken: dict[int, list[tuple[int, int]]] = {}
    found = set()
    for index in ranked:
        start, end = candidates[index].span
        spans = taken.setdefault(candidates[index].passage.block[0], [])
        if any(start < stop and begin < end for begin, stop in spans):
            found.add(index)
        else:
            spans.append((start, end))
    return found


def _rank(candidate: Candidate) -> tuple[bool, bool, int, int, str]:
    """What is listed comes first, then what an entry names, the longer, the stronger level, the first id."""
    rule = candidate.rule
    length = candidate.start - candidate.end
    return rule.level is Level.NOTICE, rule.kind == "reader", length, -WEIGHT[rule.level], rule.id
