"""Applies policy to what the checks found: longest match wins, one finding a place, reading order.

In: hits that context kept. Out: hits that are reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carelint.context.passage import Hit
from carelint.rule import Level, Rule

WEIGHT = {Level.CHANGE: 2, Level.CONSIDER: 1, Level.NOTICE: 0}


def applies(rule: Rule, register: str, packs: Sequence[str], off: Sequence[str]) -> bool:
    """Whether a rule judges a document of this register under these settings."""
    if rule.pack and rule.pack not in packs:
        return False
    if rule.id in off or rule.family in off:
        return False
    return "any" in rule.registers or register in rule.registers


def sift(hits: Iterable[Hit]) -> list[Hit]:
    """One hit for each place: of two that overlap the longer wins, then the stronger level, then the id."""
    ranked = sorted(hits, key=lambda hit: (-_listed(hit), -(hit.end - hit.start), -WEIGHT[hit.rule.level], hit.rule.id))
    kept: list[Hit] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for hit in ranked:
        start, end = hit.passage.start + hit.start, hit.passage.start + hit.end
        spans = taken.setdefault(hit.passage.block[0], [])
        if any(start < stop and begin < end for begin, stop in spans):
            continue
        spans.append((start, end))
        kept.append(hit)
    return sorted(kept, key=lambda hit: hit.passage.start + hit.start)


def _listed(hit: Hit) -> bool:
    return hit.rule.level is not Level.NOTICE
