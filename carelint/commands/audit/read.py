"""`carelint audit run`: read a period's papers into a store.

In: folders and a period. Out: the store, a line for each trouble, a last line that says what was done.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.audit.where import JOBS, home_of, opened, period_of, placed, resolver_of, store_of
from carelint.errors import CarelintError, Exit, Mistake, SettingsError
from carelint.processes.jobs import side_by_side
from carelint.processes.signals import EndedError
from carelint.progress import WIPE, Progress
from carelint.settings import Resolver
from carelint.streams import tell
from carelint.writers.voice.wording import counted, one_line, visible

if TYPE_CHECKING:
    from carelint.audit.period import Period
    from carelint.audit.running import Run, Step


@click.command("run")
@click.argument("folders", nargs=-1)
@click.option("--period", required=True, help="2026-Q3, 2026-07, 2026-H2 or 2026; or last-quarter, this-month.")
@placed
@JOBS
@click.option("--context", is_flag=True, help="Keep the sentences of what is noticed; clinical ones are masked.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and read nothing.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, and no last line.")
def run(
    folders: tuple[str, ...],
    period: str,
    store: str,
    config: Path | None,
    jobs: str,
    **options: bool,
) -> int:
    """Read the papers of a period into the store: folders, globs, zip files, e-mail with attachments.

    What is unchanged is not read twice. Whatever ends it, what was read is kept, and the same call goes on.

    Example: carelint audit run papers/2026-Q3 --period 2026-Q3
    """
    from carelint.audit.papers import papers
    from carelint.audit.running import UNCHANGED
    from carelint.run import settled

    resolver, when, many = resolver_of(config), period_of(period), side_by_side(jobs)
    standing = resolver.settings_for("-").audit
    named = _named(folders or standing.folders)
    every, found = papers(named, resolver, home_of(config), standing.committees)
    settled([paper.path for paper in every], resolver)
    context = bool(options["context"] or standing.context)
    if options["dry_run"]:
        return _said_only(_would(when, resolver, store_of(store, config), context=context).looked_through(every), when)
    with opened(store, config, make=True) as kept:
        one = _run(when, resolver, kept, context=context, jobs=many)
        steps = list(one.looked_through(every))
        told = Told(options["quiet"], sum(step.what == UNCHANGED for step in steps), sum(step.unread for step in steps))
        try:
            told.read(one, [step for step in steps if step.what != UNCHANGED])
            told.renamed = one.renamed(every)
        except (KeyboardInterrupt, EndedError, CarelintError) as err:
            tell(f"Stopped. {told.kept} What is kept stays; the same call goes on.")
            if isinstance(err, KeyboardInterrupt):
                return Exit.INTERRUPTED
            raise
        told.last(when, kept.name, found.said)
    return Exit.USER if told.troubles or told.still_unread else Exit.CLEAN


@dataclass
class Told:
    """What has been done so far, for the lines that say so."""

    quiet: bool
    unchanged: int = 0
    still_unread: int = 0
    """Unchanged ones of which something could not be read, and still cannot."""
    renamed: int = 0
    done: Counter[str] = field(default_factory=Counter)
    """By `Step.what`."""
    pages: int = 0
    troubles: int = 0

    @property
    def kept(self) -> str:
        read = sum(self.done[what] for what in ("new", "changed", "again"))
        return f"{counted(read, 'paper was', 'papers were').capitalize()} read and kept in this run."

    def read(self, one: Run, steps: Sequence[Step]) -> None:
        """Read them, with a line for each trouble and the progress beneath."""
        if not steps:
            return
        progress = self._progress(steps)
        with closing(one.read(steps)) as read, progress.drawing() if progress else nullcontext():
            for step in (progress.watch if progress else iter)(read):
                self.done[step.what] += 1
                self.pages += step.pages
                for line in _troubles(step):
                    self.troubles += 1
                    tell(f"{WIPE if progress and progress.drawn else ''}{line}")

    def last(self, period: Period, store: str, left_out: str) -> None:
        """What was done, on one line; what was left out is said also to the quiet."""
        if left_out:
            tell(visible(left_out))
        if self.quiet:
            return
        read = sum(self.done[what] for what in ("new", "changed", "again"))
        pages = f" ({counted(self.pages, 'page', 'pages')})" if self.pages else ""
        said = [f"{counted(read, 'paper', 'papers')} read{pages}"]
        said += [f"{self.done['changed']:,} of them changed since"] if self.done["changed"] else []
        said += [f"{self.done['again']:,} of them because rules or settings changed"] if self.done["again"] else []
        said += [f"{self.unchanged:,} unchanged"] if self.unchanged else []
        said += [f"{self.still_unread:,} of them still not to be read"] if self.still_unread else []
        said += [f"{self.renamed:,} now another committee's"] if self.renamed else []
        said += [f"{self.done['not read']:,} could not be read"] if self.done["not read"] else []
        said += [f"{self.done['gone']:,} gone meanwhile"] if self.done["gone"] else []
        click.echo(f"{period}: {', '.join(said)}. Kept in {one_line(store)}")

    def _progress(self, steps: Sequence[Step]) -> Progress | None:
        """Only where somebody sits before a terminal, and nothing says that plain lines are wanted."""
        if self.quiet or os.environ.get("NO_COLOR") or sys.stderr is None or not sys.stderr.isatty():
            return None
        return Progress(sys.stderr, {step.file: step.paper.size for step in steps})


def _named(folders: Sequence[str]) -> list[str]:
    """What is to be read. Raises SettingsError where there is nothing, or something is not there."""
    if not folders:
        hint = "Name a folder, or write audit: {folders: [papers/]} into .carelint.yaml."
        raise SettingsError("no folder was named", hint=hint)
    hint = "Check its name, and whether its disk or share is connected."
    missing = [
        Mistake("there is no such folder or file", path=folder, hint=hint)
        for folder in folders
        if not os.path.exists(folder) and not any(mark in folder for mark in "*?[")
    ]
    if missing:
        raise SettingsError.of(missing)
    return list(folders)


def _run(period: Period, resolver: Resolver, store: object, **options: object) -> Run:
    from carelint.audit.running import Run

    return Run(period, resolver, store, **options)  # type: ignore[arg-type]


def _would(period: Period, resolver: Resolver, where: str, *, context: bool) -> Run:
    """A run that only looks; it makes no store where there is none."""
    from carelint.audit.store import Store

    there = "://" in where or os.path.exists(where)
    return _run(period, resolver, Store.open(where) if there else None, context=context)


def _said_only(steps: Iterator[Step], period: Period) -> int:
    """A line for each paper that would be read, and how many there are."""
    what = Counter[str]()
    size = 0
    for step in steps:
        what[step.what] += 1
        if step.what != "unchanged":
            size += step.paper.size
            click.echo(f"{step.what}: {one_line(step.paper.name)}")
    said = ", ".join(f"{count:,} {name}" for name, count in what.items()) or "no papers"
    click.echo(f"{period}: {said}; {size / 1e6:,.1f} MB would be read. Nothing was read or kept.")
    return Exit.CLEAN


def _troubles(step: Step) -> Iterator[str]:
    """A line for each thing that could not be read, with a way out."""
    if step.seen is None:
        return
    for one in step.seen.unread:
        name = f"{step.seen.path} \u203a {one.part}" if one.part else step.seen.path
        yield one_line(f"{name}: not read: {one.reason}. {one.hint}")
