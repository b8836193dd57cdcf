"""`carelint audit report`: a page, a workbook, a table or a Word paper on a period.

In: a store and a period. Out: files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from carelint.commands.audit.comparing import KEPT, compared
from carelint.commands.audit.where import JOBS, opened, period_of, placed, resolver_of
from carelint.errors import Exit, SettingsError
from carelint.processes.jobs import side_by_side
from carelint.streams import tell
from carelint.writers.save import save
from carelint.writers.voice.wording import one_line

SUFFIXES = (".html", ".xlsx", ".csv", ".docx")


@click.command("report")
@click.option("--period", default="", help="2026-Q3, last-quarter …; the newest that is kept if left out.")
@click.option(
    "--output", "-o", "outputs", multiple=True, required=True, type=click.Path(dir_okay=False, path_type=Path),
    help=f"Write here; the suffix says the form: {', '.join(SUFFIXES)}. May be given several times.",
)  # fmt: skip
@placed
@KEPT
@JOBS
def report(period: str, outputs: Sequence[Path], store: str, config: Path | None, as_kept: bool, jobs: str) -> int:
    """Tell how the language of a period is moving: a page, a workbook, a table, a Word paper of two pages.

    Example: carelint audit report --period 2026-Q3 -o audit.html -o audit.docx
    """
    from carelint.audit.comparing.volume import volume
    from carelint.audit.reporting import gathering
    from carelint.audit.reporting.forms import FORMS
    from carelint.run import rulebook_for

    _hold(outputs)
    many = side_by_side(jobs)
    with opened(store, config) as kept, kept.reading() as connection:
        now = volume(connection, period_of(period).name if period else gathering.newest(connection))
        earlier = gathering.before(connection, now.period)
        then = volume(connection, earlier) if earlier else None
        made = compared(then, now, config, as_kept=as_kept, jobs=many) if then else None
        rulebook = rulebook_for(resolver_of(config).settings_for("-"))
        account = gathering.account(connection, now, made, rulebook)
    for path in outputs:
        save(path, FORMS[path.suffix.lower()].write(account))
        tell(f"Written to {one_line(str(path))}")
    return Exit.CLEAN


def _hold(outputs: Sequence[Path]) -> None:
    """Before anything is read: every form is one that exists. Raises SettingsError."""
    for path in outputs:
        if path.suffix.lower() not in SUFFIXES:
            hint = f"End its name with one of {', '.join(SUFFIXES)}."
            raise SettingsError("no form of a report has such a suffix", key="--output", value=str(path), hint=hint)
    if len({path.absolute() for path in outputs}) < len(outputs):
        raise SettingsError("two reports would go to one file", key="--output", hint="Give each a file of its own.")
