"""`carelint audit compare`: what changed between two periods, and what changed it.

In: two periods of a store. Out: lines of text.
"""

from __future__ import annotations

from pathlib import Path

import click

from carelint.commands.audit.comparing import KEPT, compared
from carelint.commands.audit.where import JOBS, opened, period_of, placed
from carelint.errors import Exit, SettingsError
from carelint.processes.jobs import side_by_side
from carelint.writers.voice.wording import visible


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
