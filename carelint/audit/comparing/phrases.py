"""Phrases that arrive, fade, grow or are gone, as far as so many papers can tell it from chance.

In: for each kind of paper, how many papers hold a phrase in either period. Out: `Phrase`s. A phrase is counted once a
paper, since a paper that says it ten times is one voice; what is claimed has to hold by the number of papers and by
their words, so that longer papers bring no phrases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carelint.audit.comparing.chances import drawn, joined, tail, tarone, thrown
from carelint.audit.comparing.rates import LEVEL, Weighed

ARRIVED, GREW, FADED, GONE = "arrived", "grew", "faded", "gone"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in two periods."""

    rule: str
    phrase: str
    before: int
    """Papers that hold it."""
    after: int
    chance: float
    """That papers are so unevenly divided where nothing changed."""
    what: str = ""
    """arrived, grew, faded or gone; empty where nothing can be said."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The papers of both periods, by kind: how many, and of how many words."""

    papers: Mapping[str, tuple[int, int]]
    words: Mapping[str, tuple[int, int]]


def kinds(before: Iterable[Weighed], after: Iterable[Weighed]) -> Kinds:
    """What there is of each kind; the counts of the papers do not matter."""
    papers: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    words: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for at, some in enumerate((before, after)):
        for one in some:
            papers[one.kind][at] += 1
            words[one.kind][at] += one.words
    return Kinds(
        {name: (pair[0], pair[1]) for name, pair in papers.items()},
        {name: (pair[0], pair[1]) for name, pair in words.items()},
    )


def phrases(
    held: Mapping[tuple[str, str], tuple[Counter[str], Counter[str]]], of: Kinds, level: float = LEVEL
) -> list[Phrase]:
    """Each of `held`, (rule, phrase) → papers of each kind that hold it before and after, by rule and phrase."""
    margins = {key: _margin(pair) for key, pair in held.items()}
    seen: dict[tuple[tuple[str, int], ...], tuple[list[float], list[float]]] = {}
    for margin in margins.values():
        if margin not in seen:
            seen[margin] = (_by_papers(margin, of), _by_words(margin, of))
    least = {key: max(tail(spread, _best(spread)) for spread in seen[margin]) for key, margin in margins.items()}
    bar = tarone(least, level)
    return [_phrase(key, pair, seen[margins[key]], bar) for key, pair in sorted(held.items())]


def _phrase(
    key: tuple[str, str],
    pair: tuple[Counter[str], Counter[str]],
    spreads: tuple[list[float], list[float]],
    bar: float,
) -> Phrase:
    before, after = pair[0].total(), pair[1].total()
    chance = max(tail(spread, after) for spread in spreads)
    if chance > bar:
        return Phrase(*key, before, after, chance)
    expected = sum(at * weight for at, weight in enumerate(spreads[0]))
    up = after > expected
    what = (GREW if before else ARRIVED) if up else (FADED if after else GONE)
    return Phrase(*key, before, after, chance, what)


def _margin(pair: Sequence[Counter[str]]) -> tuple[tuple[str, int], ...]:
    """How many papers of each kind hold it, in both periods together."""
    both = pair[0] + pair[1]
    return tuple(sorted(both.items()))


def _by_papers(margin: Iterable[tuple[str, int]], of: Kinds) -> list[float]:
    """How likely it is that 0, 1, 2 … of the later papers hold it."""
    return joined(drawn(number, *of.papers[name]) for name, number in margin)


def _by_words(margin: Iterable[tuple[str, int]], of: Kinds) -> list[float]:
    """The same where each paper that holds it is as likely in either period as a word is."""
    shares = {name: after / ((before + after) or 1) for name, (before, after) in of.words.items()}
    return joined(thrown(number, shares[name]) for name, number in margin)


def _best(spread: Sequence[float]) -> int:
    """Where it is least likely: at one of the ends."""
    return 0 if spread[0] <= spread[-1] else len(spread) - 1
