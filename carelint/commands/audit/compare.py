"""`carelint audit compare`: what changed between two periods, and what changed it.

In: two periods of a store. Out: lines of text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.audit.where import home_of, opened, period_of, placed, resolver_of
from carelint.errors import Exit, SettingsError
from carelint.processes.jobs import side_by_side
from carelint.progress import Progress
from carelint.writers.voice.wording import visible

if TYPE_CHECKING:
    from carelint.audit.comparing.comparison import Comparison
    from carelint.audit.comparing.volume import Volume
    from carelint.audit.running import Step

KEPT = click.option("--as-kept", is_flag=True, help="Read nothing again, also where rules have changed since.")
JOBS = click.option("--jobs", "-j", default="auto", metavar="N|auto", help="Processes side by side; one a processor.")


@click.command("compare")
@click.argument("before")
@click.argument("after")
@placed
@KEPT
@JOBS
def compare(before: str, after: str, store: str, config: Path | None, as_kept: bool, jobs: str) -> int:
    """Compare two periods: the language, the rules, the papers and their revisions, each by itself.

    Papers that were judged by other rules are read again where they are still at hand; the store stays as it is.

    Example: carelint audit compare 2026-Q2 2026-Q3
    """
    from carelint.audit.comparing import telling
    from carelint.audit.comparing.volume import volume

    names = [period_of(name).name for name in (before, after)]
    if names[0] == names[1]:
        raise SettingsError("a period is compared with another one", key="AFTER", value=after, hint="Name two.")
    many = side_by_side(jobs)
    with opened(store, config) as kept, kept.reading() as connection:
        volumes = [volume(connection, name) for name in names]
    made = compared(volumes[0], volumes[1], config, as_kept=as_kept, jobs=many)
    click.echo(visible(telling.opening(made)))
    for part in telling.parts(made):
        click.echo(f"\n{part.title}")
        for line in part.lines:
            click.echo(f"  {visible(line)}")
    return Exit.CLEAN


def compared(before: Volume, after: Volume, config: Path | None, *, as_kept: bool, jobs: int) -> Comparison:
    """Both, read again where that helps. Raises StoreError."""
    from carelint.audit.comparing import again
    from carelint.audit.comparing.comparison import compare
    from carelint.audit.comparing.ruling import ruling

    if as_kept or ruling((before, after)).quiet:
        return compare(before, after)
    resolver = resolver_of(config)
    wanted = again.wanted(before, after, resolver, home_of(config))
    if not wanted.possible:
        return compare(before, after, wanted.said)
    sizes = {paper.name: paper.size for some in wanted.papers for paper in some}
    return compare(*again.reread((before, after), wanted, resolver, jobs=jobs, watch=_Watch(sizes)))


class _Watch:
    """Draws how far it is, where somebody sits before a terminal."""

    def __init__(self, sizes: dict[str, int]) -> None:
        shown = sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        self._progress = Progress(sys.stderr, sizes) if shown else None

    def __call__(self, steps: Iterable[Step]) -> Iterator[Step]:
        if self._progress is None:
            yield from steps
            return
        with self._progress.drawing():
            yield from self._progress.watch(steps)
