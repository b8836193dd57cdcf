"""Settles the candidates of a long document part by part, in processes side by side.

In: an opened document. Out: what one process says of it, sooner. A part that is lost with its process is settled here.
Only where processes can be forked: each begins with the document and the rules at hand.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from carelint.candidate import Candidate
from carelint.errors import SettingsError
from carelint.fold import Folded
from carelint.likeness import Reading
from carelint.passages import Passages
from carelint.processes.bounds import METHOD
from carelint.settling import Kinds, Opened, Settled, joined, judged

if TYPE_CHECKING:
    from carelint.judges import Verdict

LEAST = 200_000
"""Code points from which a document is parted: below it, the grammar, which is else loaded only for a sentence that
needs it, takes what is saved (2026-11-28)."""
FIRST = 0.5
"""Of its share of the text, what each process begins with."""
SHORT = 6
"""Parts for each process that come after that."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A settled candidate as it travels: its rule and sentence are known on the other side."""

    rule: int
    passage: tuple[int, int]
    start: int
    end: int
    form: str
    reading: Reading
    """Where grammar has to be asked, before the judges are asked once more."""
    verdict: Verdict


Parcel = tuple[list[Sent], list[Sent]]
"""The same as they travel."""


def settled(one: Opened, jobs: int) -> list[Settled]:
    """What words and the learned reader say of every candidate; grammar may be open."""
    short = len(one.folded.text) < LEAST or one.task.settings.reader == "off"
    if short or METHOD != "fork":
        return joined([judged(one, one.whole)])
    return joined(list(_side_by_side(one, parts(one.folded, jobs), jobs)))


def parts(folded: Folded, jobs: int) -> list[range]:
    """Neighbouring blocks, in order; a block is never cut.

    Each process begins with a long part, half of its share, so that there is time to prepare what comes after; then
    short ones, so that none waits for another.
    """
    shares = [FIRST / jobs] * jobs + [(1 - FIRST) / jobs / SHORT] * jobs * SHORT
    ends = (bisect_right(folded.blocks, share * len(folded.text), key=_begin) for share in accumulate(shares))
    return [range(*pair) for pair in pairwise(sorted({0, *ends, len(folded.blocks)}))]


def _begin(block: tuple[int, int]) -> int:
    return block[0]


def _side_by_side(one: Opened, some: Sequence[range], jobs: int) -> Iterator[Kinds]:
    from carelint.processes.pool import Lost, Pool  # 20 ms, only where processes stand side by side

    work = functools.partial(_sent, one, {card.id: number for number, card in enumerate(one.task.rulebook.cards)})
    with Pool(work, min(jobs, len(some)), one.task.settings.limits.judging) as pool:
        made = dict(pool.made(some, meanwhile=functools.partial(_prepare, one.task.settings.model)))
    passages = Passages(one.task.document, one.folded, one.registers)
    for blocks in some:
        sent = made[blocks]
        yield judged(one, blocks) if isinstance(sent, Lost) else _back(one, passages, sent)


def _prepare(model: str) -> None:
    """Loads the grammar, for which so long a document always has a sentence: here, once, and not in each process."""
    from carelint import language

    with suppress(SettingsError):  # told when it is asked
        language.load(model)


def _sent(one: Opened, numbers: Mapping[str, int], blocks: range) -> Parcel:
    """Runs in the process of a part."""
    named, unnamed = judged(one, blocks)
    return [_packed(each, numbers) for each in named], [_packed(each, numbers) for each in unnamed]


def _packed(each: Settled, numbers: Mapping[str, int]) -> Sent:
    it = each.candidate
    reading = it.reading if each.verdict.keep is None else ()
    place = (it.passage.start, it.passage.end)
    return Sent(numbers[it.rule.id], place, it.start, it.end, it.form, reading, each.verdict)


def _back(one: Opened, passages: Passages, sent: Parcel) -> Kinds:
    named, unnamed = ([_unpacked(each, one, passages) for each in some] for some in sent)
    return named, unnamed


def _unpacked(each: Sent, one: Opened, passages: Passages) -> Settled:
    rule, passage = one.task.rulebook.rules[each.rule], passages.exactly(*each.passage)
    return Settled(Candidate(rule, passage, each.start, each.end, each.form, reading=each.reading), each.verdict)
