"""`carelint audit export`, `backup`, `check` and `forget`: look after what is kept.

In: a store. Out: tables, a copy, a word on whether all is whole; or nothing, of what is to be forgotten.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from carelint.commands.audit.where import home_of, opened, period_of, placed
from carelint.errors import Exit, SettingsError, StoreError
from carelint.streams import tell
from carelint.writers.voice.wording import counted, one_line

FORMS = ("csv", "jsonl", "parquet")


@click.command("export")
@click.argument("periods", nargs=-1)
@click.option("--form", "-f", type=click.Choice(FORMS), default="csv", show_default=True, help="Form of the tables.")
@click.option(
    "--output", "-o", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write into."
)
@placed
def export(periods: tuple[str, ...], form: str, output: Path, store: str, config: Path | None) -> int:
    """Write what is kept of PERIODS, or of all, into tables: documents, counts, findings, care, traces, unread.

    Example: carelint audit export 2026-Q2 2026-Q3 --form parquet --output tables/
    """
    from carelint.audit import asking, exporting

    with opened(store, config) as kept, kept.reading() as connection:
        there = [one.period.name for one in asking.periods(connection)]
        wanted = [period_of(name).name for name in periods] or there
        if absent := [name for name in wanted if name not in there]:
            hint = f"Kept are: {', '.join(there)}." if there else "Begin with: carelint audit run …"
            raise StoreError("nothing is kept of this period", key=absent[0], hint=hint)
        _made(output)
        for path in exporting.export(connection, wanted, output, form):
            tell(f"Written to {one_line(str(path))}")
    return Exit.CLEAN


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@placed
def backup(file: Path, store: str, config: Path | None) -> int:
    """Copy the store into FILE, a SQLite file that --store opens, while others go on working.

    Example: carelint audit backup backups/2026-10-01.db
    """
    from carelint.audit.backing import back_up

    with opened(store, config) as kept:
        back_up(kept, file)
    tell(f"Written to {one_line(str(file))}")
    return Exit.CLEAN


@click.command("check")
@placed
def check(store: str, config: Path | None) -> int:
    """Look whether the store is whole.

    Example: carelint audit check
    """
    from carelint.audit.soundness import unsound

    with opened(store, config) as kept, kept.reading() as connection:
        found = list(unsound(connection))
    for line in found:
        click.echo(one_line(line))
    if found:
        tell("The store is not whole. Go back to a backup, or read its papers into a new one.")
        return Exit.USER
    click.echo("The store is whole.")
    return Exit.CLEAN


@click.command("forget")
@click.argument("period")
@click.argument("papers", nargs=-1)
@click.option("--yes", is_flag=True, help="Do not ask.")
@placed
def forget(period: str, papers: tuple[str, ...], yes: bool, store: str, config: Path | None) -> int:
    """Take PAPERS, or all of PERIOD, out of the store for good, in all their versions.

    Backups keep what they hold; so do a server's own logs.

    Example: carelint audit forget 2026-Q3 papers/2026-09-14/letter.docx
    """
    from carelint.audit import forgetting
    from carelint.audit.papers import name_of

    name, home = period_of(period).name, home_of(config)
    papers = tuple(dict.fromkeys([*papers, *(name_of(paper, home) for paper in papers)]))
    with opened(store, config) as kept:
        with kept.reading() as connection:
            meant = forgetting.files(connection, name, papers)
            documents = forgetting.documents_of(connection, meant)
        if not meant:
            what = "no such paper is kept of this period" if papers else "nothing is kept of this period"
            raise StoreError(what, key=papers[0] if papers else name, hint="See carelint audit list and show.")
        versions = counted(len(meant), "version of a file", "versions of files")
        said = f"{versions} with {counted(documents, 'document', 'documents')} of {name}"
        if not yes and not _agreed(said):
            tell("Nothing was taken out.")
            return Exit.CLEAN
        forgetting.forget(kept, name, papers)
    click.echo(f"Forgotten: {said}.")
    return Exit.CLEAN


def _agreed(said: str) -> bool:
    """Whether somebody who sits there agrees. Raises SettingsError where nobody does."""
    if not sys.stdin or not sys.stdin.isatty():
        raise SettingsError("nobody is there to be asked", key="--yes", hint="Add --yes where it is meant.")
    return click.confirm(f"Take {said} out for good?", err=True)


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        hint = "Name a folder where you may write."
        raise SettingsError(f"the folder cannot be made ({err.strerror})", key="--output", hint=hint) from err
