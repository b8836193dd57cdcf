"""The judges, each a folder: every candidate is put to them, in this order, until one says no.

In: a candidate, with or without grammar. Out: `Verdict`: keep, silence, or ask the grammar first; with every opinion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from carelint.candidate import Candidate
from carelint.judges import guards, questions, reader
from carelint.opinion import Opinion
from carelint.vocabulary import Vocabulary


class Judge(Protocol):
    """A module of this folder."""

    def opinions(self, candidate: Candidate, vocabulary: Vocabulary) -> Iterable[Opinion]:
        """What it thinks, one after another; nothing where it has no say in this rule."""


JUDGES: Mapping[str, Judge] = MappingProxyType({"reader": reader, "guards": guards, "questions": questions})
"""The reader speaks first, since its yes stands against what others say."""

OVERRULED = frozenset({guards.AUTHOR, "specificity", "referent"})
"""Whose no gives way to the reader's yes. Whose words they are, and whether they are a name, it does not decide."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a candidate becomes a finding; None: the sentence has to be parsed before one can say."""

    keep: bool | None
    opinions: tuple[Opinion, ...]

    @property
    def disputed(self) -> bool:
        """Whether it is kept against a no."""
        return bool(self.keep) and any(opinion.says is False for opinion in self.opinions)


def judge(candidate: Candidate, vocabulary: Vocabulary) -> Verdict:
    """Put a candidate to every judge; the first no ends it."""
    heard: list[Opinion] = []
    for one in JUDGES.values():
        for opinion in one.opinions(candidate, vocabulary):
            heard.append(opinion)
            if opinion.says is False and not _overruled(opinion, heard):
                return Verdict(False, tuple(heard))
    open_, restored = any(opinion.says is None for opinion in heard), _restored(heard)
    if open_ and candidate.tree is None and (candidate.rule.swaps or not restored):
        return Verdict(None, tuple(heard))  # also where the reader is sure: it cannot tell whether words fit
    return Verdict(restored or not open_, tuple(heard))


def _restored(heard: Sequence[Opinion]) -> bool:
    """Whether the reader is sure of it."""
    return any(opinion.author == reader.AUTHOR and opinion.says for opinion in heard)


def _overruled(opinion: Opinion, heard: Sequence[Opinion]) -> bool:
    """Whether the reader is sure of what another would silence."""
    return opinion.author in OVERRULED and _restored(heard)
