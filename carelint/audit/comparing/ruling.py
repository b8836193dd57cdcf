"""What the dictionary changed: which rules judged both periods alike, and which did not.

In: two volumes, or more. Out: `Ruling`. Only rules of equal hash are compared; what others noticed is told by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carelint.audit.comparing.volume import Volume, listed, of_reader
from carelint.audit.stored import Judged, StoredRule

CAME, WENT, MENDED = "came", "went", "was mended"


@dataclass(frozen=True, slots=True)
class Moved:
    """A rule that did not judge both periods alike."""

    rule: StoredRule
    """As it is in the later period, where it is there."""
    what: str
    """came, went or was mended."""
    before: int
    """How often it noticed anything, then …"""
    after: int
    """… and now."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """By what periods were judged."""

    same: Mapping[str, StoredRule]
    """Id → rule, of those that judged every paper alike."""
    moved: tuple[Moved, ...]
    """In the order of their ids."""
    besides: tuple[str, ...]
    """What else differs: carelint's own version, the parser, the learned reader, the settings."""

    @property
    def quiet(self) -> bool:
        """Whether nothing changed."""
        return not self.moved and not self.besides


def ruling(volumes: Sequence[Volume]) -> Ruling:
    """What judged every one of them alike, and what changed from the first to the last."""
    books = [book for one in volumes for book in one.rules.values()]
    besides = _besides([by for one in volumes for by in one.judged])
    first, last = _joined(volumes[0]), _joined(volumes[-1])
    same = {
        name: rule
        for name, rule in last.items()
        if all(name in book and book[name].hash == rule.hash for book in books)
        and not (of_reader(name) and READER in besides)
    }
    counted = [_counted(one) for one in (volumes[0], volumes[-1])]
    moved = (
        Moved(rule, _what(name, first, last), counted[0][name], counted[1][name])
        for name, rule in sorted({**first, **last}.items())
        if name not in same
    )
    return Ruling(same, tuple(moved), besides)


READER = "the learned reader"
BESIDES = (
    ("carelint itself", "version"),
    ("the parser", "model"),
    (READER, "reader"),
    ("the settings", "settings"),
)


def _besides(judged: Sequence[Judged]) -> tuple[str, ...]:
    return tuple(said for said, name in BESIDES if len({getattr(one, name) for one in judged}) > 1)


def _joined(volume: Volume) -> dict[str, StoredRule]:
    return {name: rule for book in volume.rules.values() for name, rule in book.items()}


def _what(name: str, first: Mapping[str, StoredRule], last: Mapping[str, StoredRule]) -> str:
    return CAME if name not in first else WENT if name not in last else MENDED


def _counted(volume: Volume) -> Counter[str]:
    """How often each rule noticed anything that is listed."""
    rules, counts = _joined(volume), Counter[str]()
    for paper in volume.counts.values():
        for (name, _), number in paper.items():
            if name in rules and listed(rules[name]):
                counts[name] += number
    return counts
