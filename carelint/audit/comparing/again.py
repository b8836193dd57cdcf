"""Reads papers of two periods again under today's rules, where they were judged by others and are still at hand.

In: two volumes whose rules differ. Out: the same two, judged alike, and a sentence on how that went. The store is left
as it is: what is read again goes into one that is gone afterwards.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from carelint.audit import archives, judging
from carelint.audit.comparing.ruling import ruling
from carelint.audit.comparing.volume import Volume, volume
from carelint.audit.papers import Paper, digest
from carelint.audit.period import Period
from carelint.audit.running import NEW, Run, Step
from carelint.audit.store import Store
from carelint.audit.stored import StoredDocument
from carelint.settings import Resolver
from carelint.writers.voice.wording import counted

MEMBER = " \u203a "
Watch = Callable[[Iterable[Step]], Iterator[Step]]


@dataclass(frozen=True, slots=True)
class Again:
    """What is to be read again, of two periods."""

    papers: tuple[tuple[Paper, ...], tuple[Paper, ...]]
    missing: int
    """Of those that had to be, how many are not at hand as they were."""
    needed: int

    @property
    def possible(self) -> bool:
        """All or nothing: papers that stay as they were would hold the others to their rules."""
        return self.needed > 0 and not self.missing

    @property
    def said(self) -> str:
        """Why they are not read again."""
        if not self.missing:
            return ""
        gone = "none is" if self.missing == self.needed else f"{self.missing:,} are not"
        return (
            f"The two were judged by different rules. Of {counted(self.needed, 'paper', 'papers')} that would have to "
            f"be read again {gone} at hand as they were, so that only rules that are the same in both are compared."
        ).replace("none is at hand as they were", "none is at hand as it was")


def wanted(before: Volume, after: Volume, resolver: Resolver, home: str) -> Again:
    """What would have to be read again, and whether it is there; nothing where rules are the same."""
    if ruling((before, after)).quiet:
        return Again(((), ()), 0, 0)
    asked = [_asked(one, resolver, home) for one in (before, after)]
    found = [tuple(paper for paper in some if paper) for some in asked]
    needed = sum(map(len, asked))
    return Again((found[0], found[1]), needed - sum(map(len, found)), needed)


def reread(
    volumes: tuple[Volume, Volume], again: Again, resolver: Resolver, *, jobs: int, watch: Watch = iter
) -> tuple[Volume, Volume, str]:
    """Both as today's rules judge them, and a sentence on it. Raises StoreError."""
    with (
        tempfile.TemporaryDirectory(prefix="carelint-") as folder,
        Store.open(str(Path(folder, "again.db")), make=True) as store,
    ):
        pairs = zip(volumes, again.papers, strict=True)
        made = [_read(one, some, resolver, store, jobs, watch) for one, some in pairs]
    lost = again.needed - sum(number for _, number in made)
    said = f"{counted(again.needed, 'paper was', 'papers were').capitalize()} read again under today's rules."
    said += f" {lost:,} could not be read this time." if lost else ""
    return made[0][0], made[1][0], said


def _asked(one: Volume, resolver: Resolver, home: str) -> list[Paper | None]:
    """Each file that other rules judged than today's; None for one that is not at hand as it was."""
    digests = {by.id: by.digest for by in one.judged}
    asked: dict[str, Paper | None] = {}
    for paper in one.papers:
        if paper.path not in asked:
            found = _paper(paper, home)
            if found is None:
                asked[paper.path] = None
            elif digests[paper.judged] not in _today(found.path, resolver):
                limits = resolver.settings_for(found.path).limits
                asked[paper.path] = found if digest(found, limits) == paper.digest else None
    return list(asked.values())


def _today(path: str, resolver: Resolver) -> set[str]:
    """By what it would be judged today; whether its sentences are kept does not matter here."""
    rulebook, settings, _ = judging.terms_for(resolver, path)
    return {judging.digest(rulebook, settings, context=kept) for kept in (False, True)}


def _paper(one: StoredDocument, home: str) -> Paper | None:
    """The file, where it is at hand; one whose name was masked is not."""
    file, _, member = one.path.partition(MEMBER)
    if not file.lower().endswith(archives.SUFFIX):
        file, member = one.path, ""
    path = os.path.join(home, file)
    if not os.path.isfile(path):
        return None
    return Paper(
        one.path, path, os.path.dirname(path), os.path.getsize(path), member, one.committee, one.committee_from
    )


def _read(
    one: Volume, papers: Sequence[Paper], resolver: Resolver, store: Store, jobs: int, watch: Watch
) -> tuple[Volume, int]:
    """The volume with what was read again in its place, and how many files that were."""
    if not papers:
        return one, 0
    run = Run(Period.of(one.period), resolver, store, jobs=jobs)
    for _ in watch(run.read([Step(paper, NEW) for paper in papers])):
        pass
    with store.reading() as connection:
        new = volume(connection, one.period)
    return joined(one, new, {paper.name for paper in papers}), len({paper.path for paper in new.papers})


def joined(old: Volume, new: Volume, names: set[str]) -> Volume:
    """What stayed and what is new; ids of the new ones are below zero, so that none meets another."""
    stay = [one for one in old.papers if one.path not in names]
    came = [replace(one, id=-one.id, judged=-one.judged) for one in new.papers]
    counts = {one.id: old.counts.get(one.id, {}) for one in stay} | {-key: some for key, some in new.counts.items()}
    by = {one.judged for one in stay}
    judged = [one for one in old.judged if one.id in by] + [replace(one, id=-one.id) for one in new.judged]
    rules = {key: some for key, some in old.rules.items() if key in by} | {
        -key: some for key, some in new.rules.items()
    }
    papers = sorted((*stay, *came), key=lambda one: (one.path, one.part))
    return Volume(old.period, tuple(papers), counts, tuple(judged), rules)
