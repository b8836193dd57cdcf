"""Reads the papers of a period into a store: what is unchanged is passed by, each other is kept as soon as it is read.

In: papers, a period, a store. Out: a `Step` for each paper, and the store. Whatever ends it, what was kept stays, and
the same call goes on.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from carelint.audit import judging, keeping
from carelint.audit.examining import Examining, unread
from carelint.audit.papers import Paper, digest
from carelint.audit.period import Period
from carelint.audit.schema import FILE, JUDGED, PERIOD, UNREAD
from carelint.audit.seen import Seen
from carelint.audit.store import Store
from carelint.beside import Terms as Judges
from carelint.beside import lost
from carelint.errors import UnreadableError
from carelint.processes.pool import Lost, Pool
from carelint.settings import Resolver

UNCHANGED, NEW, CHANGED, AGAIN, GONE, REFUSED = "unchanged", "new", "changed", "again", "gone", "not read"


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a paper."""

    paper: Paper
    what: str
    """unchanged, new, changed (an earlier version is kept), again (the same under other rules or settings), gone
    (while it was to be read), not read."""
    seen: Seen | None = None
    """What was seen in it, where it was read."""
    unread: bool = False
    """Of an unchanged one, whether something of it could not be read then."""

    @property
    def file(self) -> str:
        """Its name, for the progress."""
        return self.paper.name

    @property
    def pages(self) -> int:
        """Its pages, where it was read."""
        return self.seen.pages if self.seen else 0


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the store has it."""

    id: int
    digest: str
    judged: str
    """Digest of what judged it."""
    committee: tuple[str, str]
    unread: bool
    """Whether it, or something in it, could not be read."""


@dataclass
class Run:
    """One run over the papers of a period."""

    period: Period
    resolver: Resolver
    store: Store | None
    """None before anything was ever kept: then every paper is new."""
    context: bool = False
    jobs: int = 1
    _numbers: dict[str, int] = field(default_factory=dict)
    """Digest of what judges → its number in the store."""

    def known(self) -> dict[str, Known]:
        """What the store has of the period, by `keeping.known_by`."""
        if self.store is None:
            return {}
        asked = (
            select(FILE, JUDGED.c.digest.label("by"))
            .join(PERIOD, FILE.c.period_id == PERIOD.c.id)
            .join(JUDGED, FILE.c.judged_id == JUDGED.c.id)
            .where(PERIOD.c.name == self.period.name, FILE.c.current)
        )
        with self.store.reading() as connection:
            missed = set(connection.execute(select(UNREAD.c.file_id)).scalars())
            return {
                one.known_by: Known(one.id, one.digest, one.by, (one.committee, one.committee_from), one.id in missed)
                for one in connection.execute(asked)
            }

    def looked_through(self, papers: Sequence[Paper]) -> Iterator[Step]:
        """Each paper in order: unchanged, changed or new; nothing is read but what is needed to tell."""
        known = self.known()
        for paper in papers:
            before = known.get(keeping.known_by(paper.name))
            if before is None or not before.digest:
                yield Step(paper, NEW)
            else:
                what = self._compared(paper, before)
                yield Step(paper, what, unread=before.unread and what == UNCHANGED)

    def read(self, steps: Sequence[Step]) -> Generator[Step, None, None]:
        """Read and keep papers, the largest first; each as it is done. Raises StoreError, and UnreadableError where a
        folder is gone."""
        assert self.store is not None  # of our own making: only a dry run has none
        by_paper = {step.paper: step for step in steps}
        largest = sorted(by_paper, key=lambda paper: -paper.size)
        work = Examining(self._terms, self.period, context=self.context)
        limits = self.resolver.settings_for("-").limits.judging
        with self.store.writing() as connection:
            period = keeping.period_id(connection, self.period)
        with Pool(work, min(self.jobs, len(largest)), limits) as pool:
            for paper, made in pool.made(largest):
                seen = self._lost(paper, made) if isinstance(made, Lost) else made
                if not seen.digest and not self._there(paper):
                    yield Step(paper, GONE, seen)
                    continue
                self._keep(period, paper, seen)
                yield Step(paper, by_paper[paper].what if seen.documents else REFUSED, seen)

    @property
    def _terms(self) -> functools.partial[Judges]:
        return functools.partial(judging.terms_for, self.resolver)

    def renamed(self, papers: Sequence[Paper]) -> int:
        """How many are another committee's than before; that is put right, and is no reason to read them again."""
        assert self.store is not None  # of our own making: only a dry run has none
        known, count = self.known(), 0
        for paper in papers:
            before, whose = (
                known.get(keeping.known_by(paper.name)),
                (keeping.plain(paper.committee), paper.committee_from),
            )
            if before and before.committee != whose:
                with self.store.writing() as connection:
                    keeping.rename(connection, before.id, *whose)
                count += 1
        return count

    def _compared(self, paper: Paper, before: Known) -> str:
        rulebook, settings, _ = self._terms(paper.path)
        if before.digest != digest(paper, settings.limits):
            return CHANGED
        return UNCHANGED if before.judged == judging.digest(rulebook, settings, context=self.context) else AGAIN

    def _keep(self, period: int, paper: Paper, seen: Seen) -> None:
        assert self.store is not None
        rulebook, settings, _ = self._terms(paper.path)
        by = judging.digest(rulebook, settings, context=self.context)
        if by not in self._numbers:
            terms = judging.terms(rulebook, settings, context=self.context)
            with self.store.writing() as connection:
                self._numbers[by] = keeping.judged_id(connection, terms)
        whose = keeping.Whose(paper.name, paper.size, paper.committee, paper.committee_from)
        with self.store.writing() as connection:
            keeping.keep(connection, period, self._numbers[by], whose, seen)

    def _lost(self, paper: Paper, why: Lost) -> Seen:
        settings = self._terms(paper.path)[1]
        one = lost(paper.name, why)
        made = "" if one.passing else digest(paper, settings.limits)
        return unread(paper, settings, one.reason, one.hint, made=made)

    def _there(self, paper: Paper) -> bool:
        """Whether a paper still is where it was found. Raises UnreadableError where its whole folder is gone."""
        if os.path.lexists(paper.path):
            return True
        if not os.path.exists(paper.root):
            hint = "What was read until then is kept. Bring it back, and the same call goes on."
            raise UnreadableError("the folder is gone", path=paper.root, hint=hint)
        return False
