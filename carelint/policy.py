"""Applies policy to what the checks found: longest match wins, one finding a place, reading order.

In: candidates that context kept. Out: candidates that are reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carelint.candidate import Candidate
from carelint.rule import Level, Rule

WEIGHT = {Level.CHANGE: 2, Level.CONSIDER: 1, Level.NOTICE: 0}


def applies(rule: Rule, register: str, packs: Sequence[str], off: Sequence[str]) -> bool:
    """Whether a rule judges a document of this register under these settings."""
    if rule.pack and rule.pack not in packs:
        return False
    if rule.id in off or rule.family in off:
        return False
    return "any" in rule.registers or register in rule.registers


def sift(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each place: of two that overlap the longer wins, then the stronger level, then the id."""
    ranked = sorted(
        candidates,
        key=lambda candidate: (
            -_listed(candidate),
            -(candidate.end - candidate.start),
            -WEIGHT[candidate.rule.level],
            candidate.rule.id,
        ),
    )
    kept: list[Candidate] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for candidate in ranked:
        start, end = candidate.passage.start + candidate.start, candidate.passage.start + candidate.end
        spans = taken.setdefault(candidate.passage.block[0], [])
        if any(start < stop and begin < end for begin, stop in spans):
            continue
        spans.append((start, end))
        kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.passage.start + candidate.start)


def _listed(candidate: Candidate) -> bool:
    return candidate.rule.level is not Level.NOTICE
