"""Applies what was decided beforehand: registers, packs, what is switched off; the longest phrase wins.

What an organisation's own dictionary looks for is its own to decide: ours has no say on the same words.

In: rules, and candidates that judges kept. Out: for each, why it is not shown, or nothing where it is.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from carelint.candidate import Candidate
from carelint.layer import OFF
from carelint.rule import Card, Level, Rule
from carelint.rulebook import Rulebook
from carelint.settings import Settings

WEIGHT = {Level.CHANGE: 2, Level.CONSIDER: 1, Level.NOTICE: 0}
Reasons = Mapping[str, Mapping[str, str]]
"""Register → id of a rule that has no say in it → why."""
LONGER = "a longer or stronger phrase is noticed in its place"


@functools.lru_cache(maxsize=64)
def withheld(rulebook: Rulebook, register: str, settings: Settings) -> Mapping[str, str]:
    """Id of each rule that has no say in a document of this register under these settings → why."""
    said = {card.id: _withheld(card, register, settings) for card in rulebook.cards}
    return MappingProxyType({name: why for name, why in said.items() if why})


@functools.lru_cache(maxsize=64)
def hushed(rulebook: Rulebook, settings: Settings) -> frozenset[str]:
    """Ids of the rules that somebody has switched off by name, or has only counted."""
    levels = dict(settings.levels)
    return frozenset(card.id for card in rulebook.cards if _unwanted(card, settings) or _counted(card, levels))


def _counted(rule: Card, levels: Mapping[str, str]) -> bool:
    return next((levels[name] for name in rule.names if name in levels), "") == Level.NOTICE.value


def _withheld(rule: Card, register: str, settings: Settings) -> str:
    if unwanted := _unwanted(rule, settings):
        return unwanted
    if settings.select and not rule.off and not _named(rule, settings.select):  # what is allowed stays so
        return "not among what --select names"
    asked = {*settings.packs, *settings.on, *settings.select}
    if rule.pack and asked.isdisjoint((rule.id, rule.pack)):  # who names a family means what it holds by itself
        return f"in the pack {rule.pack}, which is off"
    if "any" not in rule.registers and register not in rule.registers:
        return f"looked for only in the register {' and '.join(rule.registers)}; this is read as {register}"
    return ""


def _unwanted(rule: Card, settings: Settings) -> str:
    """By what a rule is switched off; the narrower name decides, and the command line before any file."""
    if not (settings.ignore or settings.select or settings.on or settings.off or settings.levels):
        return ""  # as in most runs, asked for each of 500 rules
    for name in rule.names:
        if name in settings.ignore:
            return f"left out by --ignore {name}"
        if name in settings.select:
            return ""
    levels = dict(settings.levels)
    for name in rule.names:
        if name in settings.on:
            return ""
        if name in settings.off:
            return f"switched off by off: [{name}]"
        if levels.get(name) == OFF:
            return f"switched off by levels: {{{name}: off}}"
    return ""


def _named(rule: Card, names: Sequence[str]) -> bool:
    return any(name in names for name in rule.names)


def marks(
    candidates: Sequence[Candidate],
    reasons: Reasons,
    every: Sequence[Candidate] = (),
    disputed: Sequence[bool] | None = None,
) -> list[str]:
    """For each candidate that judges let stand, why it is not shown; empty where it is.

    `every` are all candidates, also those that judges silenced: an organisation's own words decide on their places.
    `disputed` says which of them stand against a judge's no; what no judge doubts is shown in their place.
    """
    deciding = [one for one in every if decides(one.rule) and one.rule.id not in reasons[one.passage.register]]
    said = [_unsaid(one, reasons) or _decided(one, deciding) for one in candidates]
    free = [index for index, why in enumerate(said) if not why]
    doubts = disputed or [False] * len(candidates)
    given_way = _shadowed(candidates, sorted(free, key=lambda index: _rank(candidates[index], doubts[index])))
    return [LONGER if index in given_way else why for index, why in enumerate(said)]


def decides(rule: Rule) -> bool:
    """Whether it is an organisation's own, or one of ours that it has switched off."""
    return rule.off or (rule.layer > 0 and rule.kind == "words")


def _unsaid(one: Candidate, reasons: Reasons) -> str:
    return reasons[one.passage.register].get(one.rule.id, "") or (_off(one.rule) if one.rule.off else "")


def _off(rule: Rule) -> str:
    return f"switched off by {rule.home}"


def _decided(one: Candidate, own: Iterable[Candidate]) -> str:
    """By which row or entry of an organisation's dictionary, or of a later one, these words are taken."""
    mine = next((each for each in own if _takes(each, one)), None)
    if mine is None:
        return ""
    return _off(mine.rule) if mine.rule.off else f"{mine.rule.home} decides on these words"


def _takes(mine: Candidate, one: Candidate) -> bool:
    """Whether a place of one's own is the place of another: the same words, or words in it.

    What the learned reader notices gives way wherever it touches; what is switched off takes with it the patterns that
    reach beyond it, and not the longer phrases that an entry names.
    """
    (begin, stop), (start, end) = mine.span, one.span
    if mine.passage.block != one.passage.block or not (start < stop and begin < end):
        return False
    if one.rule.kind == "reader":
        return True
    if _weight(mine.rule) <= _weight(one.rule):
        return False
    return (begin <= start and end <= stop) or (mine.rule.off and one.rule.kind != "words")


def _weight(rule: Rule) -> tuple[int, bool]:
    """A later dictionary decides over an earlier; in one, what speaks in some registers over what speaks in any."""
    return rule.layer, rule.layer > 0 and "any" not in rule.registers


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


def _rank(candidate: Candidate, disputed: bool) -> tuple[bool, bool, bool, int, int, str]:
    """What is listed comes first, then what no judge doubts, what an entry names, the longer, the stronger, the id."""
    rule = candidate.rule
    length = candidate.start - candidate.end
    return rule.level is Level.NOTICE, disputed, rule.kind == "reader", length, -WEIGHT[rule.level], rule.id
