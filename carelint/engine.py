"""The one path from documents to what is noticed in them; every command and every caller walks it.

    Document → candidates → judges → grammar, only for what they leave open → policy → findings → masks → Report

In: `Task`s: documents, each with its rulebook and settings. Out: `Checked`s with every opinion, or a `Report`.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carelint import tone
from carelint.anchors import anchors, find
from carelint.candidate import Candidate
from carelint.checks import CHECKS
from carelint.document import Document
from carelint.finding import Checked, Considered, Finding, Report
from carelint.fold import Folded, fold_document
from carelint.judged import dictionary, provenance
from carelint.passages import Passages
from carelint.policy import LONGER, Reasons, hushed, marks, withheld
from carelint.readings import listed, readings, unnamed
from carelint.register import Registers
from carelint.rulebook import Rulebook
from carelint.scan import Found
from carelint.sections import read_in, registers
from carelint.settings import Settings
from carelint.shown import Masks
from carelint.sifting import Sift
from carelint.spelling import Spelled, spelled
from carelint.task import Missed, Task
from carelint.version import VERSION

if TYPE_CHECKING:
    from carelint.judges import Verdict
    from carelint.tree import Tree

BATCH = 20_000
"""Code points of documents that are judged together, so that short ones (rows of a table) share one call of the
parser; a longer document is a batch of its own, and the next is read meanwhile."""
Trees = Mapping[tuple[str, str], "Tree"]
"""(pipeline, sentence) → its grammar."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A candidate and what became of it."""

    candidate: Candidate
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Started:
    """A task whose candidates have been judged by their words alone."""

    task: Task
    folded: Folded
    registers: Registers
    reasons: Reasons
    """What policy withholds in each of its registers."""
    judged: list[Settled]
    literals: Sequence[Found]
    """Where the literals of rules and of care stand in its text."""
    spelled: Spelled = Spelled("gb", "")

    @property
    def open(self) -> Iterator[Candidate]:
        """Those that only grammar can tell."""
        return (each.candidate for each in self.judged if each.verdict.keep is None)


def check(tasks: Iterable[Task]) -> Iterator[Checked]:
    """Everything that is noticed in each document, in order; nothing is masked yet."""
    for batch in _batches(tasks):
        started = [task.done or _start(task) for task in batch]
        trees = _grammar([one for one in started if isinstance(one, Started)])
        yield from (one if isinstance(one, Checked) else _told(_finished(one, trees), one.task) for one in started)


def _told(done: Checked, task: Task) -> Checked:
    if task.told:
        task.told(done)
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
) -> Report:
    """The report over many documents, each judged, sifted and masked as its own settings ask.

    `rulebook` and `settings` are those of the run: they stand for it where nothing was read. `masks` and `sift` are
    handed on from part to part of a run. `keep`: where somebody presses Ctrl-C, what is done until then is the report.
    """
    missed: list[Missed] = []
    read: list[Task] = []
    done, stopped = _checked(check(_readable(works, missed, read)), keep=keep)
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


def _start(task: Task) -> Started:
    folded = fold_document(task.document)
    read = registers(task.document, folded, task.settings.register)
    reasons = {name: withheld(task.rulebook, name, task.settings) for name in read.all}
    passages, skipped = Passages(task.document, folded, read), _skipped(task, read)
    literals = list(anchors(task.rulebook).find(folded.text))
    judged = [
        _settled(one, task)
        for one in find(passages, task.rulebook, skipped, literals)
        if task.thorough or one.rule.id not in reasons[one.passage.register]
    ]
    if task.settings.reader != "off":
        judged = _read(judged, passages, skipped, literals, task)
    return Started(task, folded, read, reasons, judged, literals, spelled(folded.text, task.settings.spelling))


def _settled(candidate: Candidate, task: Task) -> Settled:
    from carelint.judges import judge  # 50 ms, only where there is something to judge

    return Settled(candidate, judge(candidate, task.rulebook.vocabulary))


def _read(
    judged: Sequence[Settled], passages: Passages, skipped: Sequence[object], literals: Sequence[Found], task: Task
) -> list[Settled]:
    """Judged once more where the learned reader saw the sentence; then what it notices and no entry names."""
    doubtful = [each.candidate for each in judged if each.verdict.keep is not False and listed(each.candidate)]
    seen = readings(passages, doubtful, thorough=task.settings.reader == "thorough")
    again = []
    for each in judged:
        seen_here = seen.get((each.candidate.passage.start, each.candidate.passage.end))
        read = seen_here if listed(each.candidate) else None
        again.append(_settled(replace(each.candidate, reading=read.reading), task) if read else each)
    silent = [each.candidate for each in judged if each.verdict.keep is False and listed(each.candidate)]
    known = [*silent, *_off(passages, literals, task)]
    return again + [_settled(one, task) for one in unnamed(seen.values(), task.rulebook, skipped, known)]


def _off(passages: Passages, literals: Sequence[Found], task: Task) -> Iterator[Candidate]:
    """Where somebody does not want a phrase noticed, or wants it counted only: no other judge brings it back."""
    if off := hushed(task.rulebook, task.settings):
        yield from find(passages, task.rulebook, [card.id not in off for card in task.rulebook.cards], literals)


def _skipped(task: Task, read: Registers) -> Sequence[bool]:
    """For each rule, whether it is not even looked for: it has no say in any register of the document."""
    return _unasked(task.rulebook, () if task.thorough else read.all, task.settings, task.only)


@functools.lru_cache(maxsize=64)
def _unasked(
    rulebook: Rulebook, registers: tuple[str, ...], settings: Settings, only: frozenset[str]
) -> tuple[bool, ...]:
    """Kept, since rows of a table ask for the same again and again."""
    silent = [set(withheld(rulebook, register, settings)) for register in registers]
    left_out = set.intersection(*silent) if silent else set()
    return tuple(card.id in left_out or bool(only) and card.id not in only for card in rulebook.cards)


def _grammar(started: Sequence[Started]) -> Trees:
    """The tree of every sentence that words leave open; each pipeline is asked once."""
    texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in started:
        for candidate in one.open:
            texts[one.task.settings.model].setdefault(candidate.passage.plain)
    if not texts:
        return {}
    from carelint.language import parse  # only where words leave something open

    return {
        (model, text): tree
        for model, some in texts.items()
        for text, tree in zip(some, parse(list(some), model), strict=True)
    }


def _finished(one: Started, trees: Trees) -> Checked:
    """Grammar for what is open, then policy, findings and tone."""
    settled = [_second(each, one.task, trees) for each in one.judged]
    standing = sorted((each for each in settled if each.verdict.keep), key=lambda each: each.candidate.span[0])
    disputed = [each.verdict.disputed for each in standing]
    why = marks([each.candidate for each in standing], one.reasons, [each.candidate for each in one.judged], disputed)
    reasons = {id(each): mark for each, mark in zip(standing, why, strict=True)}
    standing.sort(key=lambda each: bool(reasons[id(each)]))  # what is shown first, so that its fingerprints count first
    found = list(_made(one, standing, [reasons[id(each)] for each in standing]))
    visible = tuple(made for made in found if not made.withheld)
    care = tone.care_in(one.task.document, one.folded, one.task.rulebook, one.literals)
    mood = tone.tone_of(one.task.document, one.folded, visible, care)
    return Checked(
        document=one.task.document,
        register=one.registers.whole.register,
        read_as=read_in(one.registers, one.folded),
        words=len(one.folded.tokens.texts),
        spelled=one.spelled,
        findings=visible,
        care=care,
        tone=mood,
        withheld=tuple(made for made in found if made.withheld),
        considered=tuple(_considered(each, reasons.get(id(each), ""), one) for each in settled),
    )


def _second(each: Settled, task: Task, trees: Trees) -> Settled:
    """Judged once more, with the grammar, where words left it open."""
    if each.verdict.keep is not None:
        return each
    parsed = replace(each.candidate, tree=trees[task.settings.model, each.candidate.passage.plain])
    again = _settled(parsed, task)
    return replace(again, candidate=CHECKS[parsed.rule.kind].covered(parsed)) if again.verdict.keep else again


def _made(one: Started, some: Sequence[Settled], why: Sequence[str]) -> Iterator[Finding]:
    if not some:
        return iter(())
    from carelint.findings import findings  # 20 ms, only where something stands

    candidates = [each.candidate for each in some]
    given_way = [each for each, mark in zip(candidates, why, strict=True) if mark == LONGER]
    task = one.task
    made = findings(task.document, one.folded, candidates, task.rulebook, one.spelled.name, given_way)
    return (replace(found, withheld=mark) if mark else found for found, mark in zip(made, why, strict=True))


def _considered(each: Settled, mark: str, one: Started) -> Considered:
    candidate, verdict = each.candidate, each.verdict
    start, end = one.folded.span(*candidate.span)
    tree = candidate.tree if one.task.thorough else None
    rule = candidate.rule
    return Considered(rule.id, rule.level, start, end, verdict.opinions, bool(verdict.keep), mark, tree)
