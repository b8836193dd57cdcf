"""Settles what becomes of the candidates of a document: words first, the learned reader, then grammar for what is open.

In: a `Task`. Out: `Opened`, and the `Settled`s of all its blocks or of some; nothing of a block hangs on another.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carelint.anchors import anchors, find
from carelint.candidate import Candidate
from carelint.checks import CHECKS
from carelint.fold import Folded, fold_document
from carelint.passages import Passages
from carelint.policy import Reasons, hushed, withheld
from carelint.readings import listed, readings, unnamed
from carelint.register import Registers
from carelint.rulebook import Rulebook
from carelint.scan import Found
from carelint.sections import kept, registers
from carelint.settings import Settings
from carelint.spelling import Spelled, spelled
from carelint.task import Task

if TYPE_CHECKING:
    from carelint.judges import Verdict
    from carelint.tree import Tree

Kinds = tuple[list["Settled"], list["Settled"]]
"""Candidates of entries, and those that only the learned reader notices."""
Trees = Mapping[tuple[str, str], "Tree"]
"""(pipeline, sentence) → its grammar."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A candidate and what became of it."""

    candidate: Candidate
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Opened:
    """A task with what its text holds; nothing has been judged yet."""

    task: Task
    folded: Folded
    registers: Registers
    reasons: Reasons
    """What policy withholds in each of its registers."""
    skipped: Sequence[bool]
    """For each rule, whether it is not even looked for: it has no say in any register of the document."""
    literals: Sequence[Found]
    """Where the literals of rules and of care stand in its text, in the order of their ends."""
    spelled: Spelled

    @property
    def whole(self) -> range:
        """All its blocks."""
        return range(len(self.folded.blocks))

    def found(self, blocks: range) -> Sequence[Found]:
        """The literals in some neighbouring blocks."""
        if blocks == self.whole:
            return self.literals
        begin, stop = self.folded.blocks[blocks.start][0], self.folded.blocks[blocks.stop - 1][1]
        first, last = (bisect_right(self.literals, place, key=_end) for place in (begin, stop))
        return self.literals[first:last]


def opened(task: Task) -> Opened:
    """What a task's text holds."""
    folded = fold_document(task.document)
    like = task.like
    read = (
        kept(like.read_as, like.document, folded) if like else registers(task.document, folded, task.settings.register)
    )
    return Opened(
        task=task,
        folded=folded,
        registers=read,
        reasons={name: withheld(task.rulebook, name, task.settings) for name in read.all},
        skipped=_unasked(task.rulebook, () if task.thorough else read.all, task.settings, task.only),
        literals=list(anchors(task.rulebook).find(folded.text)),
        spelled=spelled(folded.text, task.settings.spelling),
    )


@functools.lru_cache(maxsize=64)
def _unasked(
    rulebook: Rulebook, registers: tuple[str, ...], settings: Settings, only: frozenset[str]
) -> tuple[bool, ...]:
    """Kept, since rows of a table ask for the same again and again."""
    silent = [set(withheld(rulebook, register, settings)) for register in registers]
    left_out = set.intersection(*silent) if silent else set()
    return tuple(card.id in left_out or bool(only) and card.id not in only for card in rulebook.cards)


def judged(one: Opened, blocks: range) -> Kinds:
    """What words and the learned reader say of candidates in some blocks; grammar may be open."""
    passages, literals = Passages(one.task.document, one.folded, one.registers, blocks), one.found(blocks)
    named = [
        settle(candidate, one.task)
        for candidate in find(passages, one.task.rulebook, one.skipped, literals)
        if one.task.thorough or candidate.rule.id not in one.reasons[candidate.passage.register]
    ]
    return (named, []) if one.task.settings.reader == "off" else _read(named, one, passages, literals)


def joined(some: Sequence[Kinds]) -> list[Settled]:
    """As if they had never been parted: those of entries first."""
    return [each for kind in (0, 1) for kinds in some for each in kinds[kind]]


def settle(candidate: Candidate, task: Task) -> Settled:
    """What the judges say of a candidate."""
    from carelint.judges import judge  # 50 ms, only where there is something to judge

    return Settled(candidate, judge(candidate, task.rulebook.vocabulary))


def _read(named: Sequence[Settled], one: Opened, passages: Passages, literals: Sequence[Found]) -> Kinds:
    """Judged once more where the learned reader saw the sentence; then what it notices and no entry names."""
    task = one.task
    doubtful = [each.candidate for each in named if each.verdict.keep is not False and listed(each.candidate)]
    seen = readings(passages, doubtful, thorough=task.settings.reader == "thorough")
    again = []
    for each in named:
        seen_here = seen.get((each.candidate.passage.start, each.candidate.passage.end))
        read = seen_here if listed(each.candidate) else None
        again.append(settle(replace(each.candidate, reading=read.reading), task) if read else each)
    silent = [each.candidate for each in named if each.verdict.keep is False and listed(each.candidate)]
    known = [*silent, *_off(one, passages, literals)]
    return again, [settle(new, task) for new in unnamed(seen.values(), task.rulebook, one.skipped, known)]


def _off(one: Opened, passages: Passages, literals: Sequence[Found]) -> Iterator[Candidate]:
    """Where somebody does not want a phrase noticed, or wants it counted only: no other judge brings it back."""
    rulebook = one.task.rulebook
    if off := hushed(rulebook, one.task.settings):
        yield from find(passages, rulebook, [card.id not in off for card in rulebook.cards], literals)


def grammar(settled: Iterable[tuple[Task, Iterable[Settled]]]) -> Trees:
    """The tree of every sentence that words leave open; each pipeline is asked once."""
    texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for task, some in settled:
        for each in some:
            if each.verdict.keep is None:
                texts[task.settings.model].setdefault(each.candidate.passage.plain)
    if not texts:
        return {}
    from carelint.language import parse  # only where words leave something open

    return {
        (model, text): tree
        for model, some in texts.items()
        for text, tree in zip(some, parse(list(some), model), strict=True)
    }


def closed(each: Settled, task: Task, trees: Trees) -> Settled:
    """Judged once more, with the grammar, where words left it open."""
    if each.verdict.keep is not None:
        return each
    parsed = replace(each.candidate, tree=trees[task.settings.model, each.candidate.passage.plain])
    again = settle(parsed, task)
    return replace(again, candidate=CHECKS[parsed.rule.kind].covered(parsed)) if again.verdict.keep else again


def _end(found: Found) -> int:
    return found[1]
