"""The one path from documents to what is noticed in them; every command and every caller walks it.

    Document → candidates → judges → grammar, only for what they leave open → policy → findings → masks → Report

In: `Task`s: documents, each with its rulebook and settings. Out: `Checked`s with every opinion, or a `Report`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from carelint import tone
from carelint.document import Document
from carelint.finding import Checked, Considered, Finding, Report
from carelint.judged import dictionary, provenance
from carelint.policy import LONGER, marks
from carelint.rulebook import Rulebook
from carelint.sections import read_in
from carelint.settings import Settings
from carelint.settling import Opened, Settled, Trees, closed, grammar, joined, judged, opened
from carelint.shown import Masks
from carelint.sifting import Sift
from carelint.task import Missed, Task
from carelint.version import VERSION

BATCH = 20_000
"""Code points of documents that are judged together, so that short ones (rows of a table) share one call of the
parser; a longer document is a batch of its own, and the next is read meanwhile."""


@dataclass(frozen=True, slots=True)
class Started:
    """A task whose candidates have been judged by their words and by the learned reader; grammar may be open."""

    opened: Opened
    settled: Sequence[Settled]


def check(tasks: Iterable[Task], jobs: int = 1) -> Iterator[Checked]:
    """Everything that is noticed in each document, in order; nothing is masked yet.

    `jobs`: processes that judge the parts of a long document side by side.
    """
    for batch in _batches(tasks):
        started = [task.done or _start(task, jobs) for task in batch]
        trees = grammar((one.opened.task, one.settled) for one in started if isinstance(one, Started))
        yield from (one if isinstance(one, Checked) else _told(_finished(one, trees), one) for one in started)


def _told(done: Checked, started: Started) -> Checked:
    if told := started.opened.task.told:
        told(done)
    return done


def check_document(document: Document, rulebook: Rulebook, settings: Settings) -> Checked:
    """Everything that is noticed in one document."""
    (done,) = check([Task(document, rulebook, settings)])
    return done


def report(
    works: Iterable[Task | Missed],
    rulebook: Rulebook,
    settings: Settings,
    masks: Masks | None = None,
    sift: Sift | None = None,
    *,
    keep: bool = False,
    jobs: int = 1,
) -> Report:
    """The report over many documents, each judged, sifted and masked as its own settings ask.

    `rulebook` and `settings` are those of the run: they stand for it where nothing was read. `masks` and `sift` are
    handed on from part to part of a run. `keep`: where somebody presses Ctrl-C, what is done until then is the report.
    """
    missed: list[Missed] = []
    read: list[Task] = []
    done, stopped = _checked(check(_readable(works, missed, read), jobs), keep=keep)
    done = (sift or Sift())(done, read[: len(done)])  # without those that were being checked when somebody stopped it
    judged = [(one.rulebook, one.settings) for one in read[: len(done)]] or [(rulebook, settings)]
    rules = {found.rule for one in done for found in one.findings}
    said = functools.partial(provenance, judged, frozenset(rules))
    packs = tuple(sorted({pack for book, _ in judged for pack in book.packs}))
    whole = Report(VERSION, dictionary(judged), done, tuple(one.unread for one in missed), said, stopped, packs)
    asked = [one.settings.redact for one in read[: len(done)]]
    return (masks or Masks()).shown(whole, asked, [one.settings.redact for one in missed])


def _checked(checks: Iterable[Checked], *, keep: bool) -> tuple[tuple[Checked, ...], bool]:
    """Everything that is done, and whether somebody stopped it. Raises KeyboardInterrupt where nothing is."""
    done: list[Checked] = []
    try:
        for one in checks:
            done.append(one)
    except KeyboardInterrupt:
        if not (keep and done):
            raise
        return tuple(done), True
    return tuple(done), False


def _readable(works: Iterable[Task | Missed], missed: list[Missed], read: list[Task]) -> Iterator[Task]:
    """The tasks, one by one as they come; what could not be read is put aside."""
    for work in works:
        if isinstance(work, Missed):
            missed.append(work)
        else:
            read.append(work)
            yield work


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.document.text)
        if size >= BATCH or task.done:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _start(task: Task, jobs: int) -> Started:
    one = opened(task)
    if jobs < 2:
        return Started(one, joined([judged(one, one.whole)]))
    from carelint.parts import settled  # 2 ms, only where processes stand side by side

    return Started(one, settled(one, jobs))


def _finished(started: Started, trees: Trees) -> Checked:
    """Grammar for what is open, then policy, findings and tone."""
    one, task = started.opened, started.opened.task
    every = [closed(each, task, trees) for each in started.settled]
    standing = sorted((each for each in every if each.verdict.keep), key=lambda each: each.candidate.span[0])
    disputed = [each.verdict.disputed for each in standing]
    why = marks([each.candidate for each in standing], one.reasons, [each.candidate for each in every], disputed)
    reasons = {id(each): mark for each, mark in zip(standing, why, strict=True)}
    standing.sort(key=lambda each: bool(reasons[id(each)]))  # what is shown first, so that its fingerprints count first
    found = list(_made(one, standing, [reasons[id(each)] for each in standing]))
    visible = tuple(made for made in found if not made.withheld)
    care = tone.care_in(task.document, one.folded, task.rulebook, one.literals)
    mood = tone.tone_of(task.document, one.folded, visible, care)
    return Checked(
        document=task.document,
        register=one.registers.whole.register,
        read_as=read_in(one.registers, one.folded),
        words=len(one.folded.tokens.texts),
        spelled=one.spelled,
        findings=visible,
        care=care,
        tone=mood,
        withheld=tuple(made for made in found if made.withheld),
        considered=tuple(_considered(each, reasons.get(id(each), ""), one) for each in every),
    )


def _made(one: Opened, some: Sequence[Settled], why: Sequence[str]) -> Iterator[Finding]:
    if not some:
        return iter(())
    from carelint.findings import findings  # 20 ms, only where something stands

    candidates = [each.candidate for each in some]
    given_way = [each for each, mark in zip(candidates, why, strict=True) if mark == LONGER]
    task = one.task
    made = findings(task.document, one.folded, candidates, task.rulebook, one.spelled.name, given_way)
    return (replace(found, withheld=mark) if mark else found for found, mark in zip(made, why, strict=True))


def _considered(each: Settled, mark: str, one: Opened) -> Considered:
    candidate, verdict = each.candidate, each.verdict
    start, end = one.folded.span(*candidate.span)
    tree = candidate.tree if one.task.thorough else None
    rule = candidate.rule
    return Considered(rule.id, rule.level, start, end, verdict.opinions, bool(verdict.keep), mark, tree)
