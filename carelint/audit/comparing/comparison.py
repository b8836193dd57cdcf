"""Two periods side by side: what the language, the rules, the papers and the revisions each have to do with it.

In: two volumes. Out: `Comparison`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from carelint.audit.comparing import phrases as phrasing
from carelint.audit.comparing.chances import holm
from carelint.audit.comparing.mix import Mix, mix
from carelint.audit.comparing.pairing import Pairs, alike, pairs
from carelint.audit.comparing.phrases import Phrase
from carelint.audit.comparing.rates import FEW, Change, Weighed, change
from carelint.audit.comparing.ruling import Ruling, ruling
from carelint.audit.comparing.volume import Volume, listed
from carelint.audit.stored import StoredDocument
from carelint.rule import ANSWERS, FAMILIES

ALL, CARE = "all", "care"
"""All phrases that are listed; words of care."""
MEASURES = (ALL, *FAMILIES, *ANSWERS, CARE)
"""What is looked at: all, eight families, four pathologies, words of care."""


@dataclass(frozen=True, slots=True)
class Committee:
    """One committee's papers in both periods."""

    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one period to another, as far as it can be told."""

    before: Volume
    after: Volume
    ruling: Ruling
    changes: Mapping[str, Change]
    """By measure, like with like; without words of care where they were counted by two dictionaries."""
    crude: tuple[float, float]
    """All phrases in 1,000 words of all papers, unlike ones too."""
    compared: tuple[int, int]
    """Papers that have their like in the other period."""
    mix: Mix
    pairs: Pairs
    revised: Change
    """Of the papers that stand in both."""
    phrases: tuple[Phrase, ...]
    """Those that arrived, grew, faded or are gone."""
    committees: tuple[Committee, ...]
    """Those with papers enough in both, in the order of their names."""
    few: int
    """Committees that have fewer."""
    again: str = ""
    """How papers came to be judged alike, or why they could not; see `again.py`."""


def compare(before: Volume, after: Volume, again: str = "") -> Comparison:
    """Both, by the rules that judged both alike."""
    ruled = ruling((before, after))
    paired = pairs(before.papers, after.papers)
    kinds = alike(before.papers, after.papers)
    sides = [Side(one, ruled, paired.keys, kinds) for one in (before, after)]
    measures = [name for name in MEASURES if name != CARE or _one_dictionary(before, after)]
    committees, few = _committees(sides)
    first, then = sides
    apart = _held({"": change(first.same(paired.both), then.same(paired.both)), **committees})
    return Comparison(
        before,
        after,
        ruled,
        _held({name: change(first.of(name), then.of(name), len(measures)) for name in measures}),
        tuple(side.crude for side in sides),  # type: ignore[arg-type]
        tuple(len(side.alike) for side in sides),  # type: ignore[arg-type]
        mix(before.papers, after.papers),
        paired,
        apart[""],
        _phrases(sides),
        tuple(Committee(name, apart[name]) for name in committees),
        few,
        again,
    )


def claims(made: Comparison) -> set[str]:
    """All that a comparison says has changed, in codes; whatever is not among it is left open."""
    said = {name for name, one in made.changes.items() if one.claimed}
    said |= {f"{one.what}: {one.phrase}" for one in made.phrases}
    said |= {f"committee: {one.name}" for one in made.committees if one.change.claimed}
    said |= {"revised"} if made.revised.claimed else set()
    said |= {f"{one.what}: {one.rule.id}" for one in made.ruling.moved}
    said |= {f"other: {one}" for one in made.ruling.besides}
    return said | ({"other papers"} if made.mix.other else set()) | ({"other lengths"} if made.mix.longer else set())


@dataclass
class Side:
    """A period as it is compared."""

    volume: Volume
    ruling: Ruling
    keys: Mapping[int, str]
    kinds: Mapping[int, str]

    def __post_init__(self) -> None:
        self.counts = {one.id: counted(self.volume.counts.get(one.id, {}), self.ruling) for one in self.volume.papers}
        self.alike = [one for one in self.volume.papers if one.id in self.kinds]

    def of(self, measure: str) -> list[Weighed]:
        """The papers that have their like."""
        return [self._weighed(one, measure, self.kinds[one.id]) for one in self.alike]

    def same(self, both: frozenset[str]) -> list[Weighed]:
        """The papers that stand in both periods."""
        return [self._weighed(one, ALL) for one in self.volume.papers if self.keys[one.id] in both]

    def whose(self, committee: str) -> list[Weighed]:
        """Those of one committee."""
        return [self._weighed(one, ALL) for one in self.volume.papers if one.committee == committee]

    @property
    def crude(self) -> float:
        """Phrases in 1,000 words, whatever papers they stand in."""
        every = sum(one[ALL] for one in self.counts.values())
        return 1000 * every / (self.volume.words or 1)

    def _weighed(self, paper: StoredDocument, measure: str, kind: str = "") -> Weighed:
        if measure == CARE:
            return Weighed(self.keys[paper.id], kind, paper.prose, paper.care)
        return Weighed(self.keys[paper.id], kind, paper.words, self.counts[paper.id][measure])


def counted(found: Mapping[tuple[str, str], int], ruled: Ruling) -> Counter[str]:
    """What a paper holds of each measure, by the rules that judged alike."""
    counts = Counter[str]()
    for (name, _), number in found.items():
        rule = ruled.same.get(name)
        if rule and listed(rule):
            for measure in (ALL, rule.family, rule.pathology):
                counts[measure] += number
    return counts


def _one_dictionary(*volumes: Volume) -> bool:
    return len({by.dictionary for one in volumes for by in one.judged}) == 1


def _held(changes: Mapping[str, Change]) -> dict[str, Change]:
    held = holm({name: one.chance for name, one in changes.items()})
    return {name: replace(one, held=held[name]) for name, one in changes.items()}


def _committees(sides: Sequence[Side]) -> tuple[dict[str, Change], int]:
    """Those with papers enough in both, and how many there are besides."""
    sizes = [Counter(one.committee for one in side.volume.papers if one.committee) for side in sides]
    both = sorted({*sizes[0]} | {*sizes[1]})
    many = [name for name in both if min(size[name] for size in sizes) >= FEW]
    return {name: change(sides[0].whose(name), sides[1].whose(name)) for name in many}, len(both) - len(many)


def _phrases(sides: Sequence[Side]) -> tuple[Phrase, ...]:
    """Among papers that have their like."""
    held: defaultdict[tuple[str, str], tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for at, side in enumerate(sides):
        for paper in side.alike:
            for name, phrase in side.volume.counts.get(paper.id, {}):
                if name in side.ruling.same and listed(side.ruling.same[name]):
                    held[name, phrase][at][side.kinds[paper.id]] += 1
    of = phrasing.kinds(*(side.of(ALL) for side in sides))
    return tuple(one for one in phrasing.phrases(held, of) if one.what)
