"""`carelint baseline`: record what stands today, so that from now on only what is new is shown.

In: files, folders or globs. Out: a file of hashes, sorted, a line for each phrase.
"""

from __future__ import annotations

from pathlib import Path

import click

from carelint.errors import Exit, SettingsError
from carelint.rule import PACKS, REGISTERS
from carelint.settings import Resolver
from carelint.streams import tell
from carelint.writers.voice.wording import one_line, visible


@click.command("baseline")
@click.argument("paths", nargs=-1)
@click.option("--prune", is_flag=True, help="Record nothing new; only let go what stands there no more.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="The baseline, if not the usual.")
@click.option("--register", type=click.Choice(REGISTERS), help="What kind of documents these are; guessed if left out.")
@click.option("--pack", "packs", multiple=True, type=click.Choice(PACKS), help="Switch on an opt-in pack.")
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings file.")
def command(paths: tuple[str, ...], prune: bool, output: Path | None, config: Path | None, **said: object) -> int:
    """Record what stands in documents today: from then on `carelint check` shows only what is new.

    The file .carelint-baseline is made beside the settings file, or where the repository begins. It
    holds names of files and rules, and hashes; no word of a document. Commit it with them.

    Example: carelint baseline policies/
    """
    from carelint.meant import meant
    from carelint.recording import record  # heavy: compiles the rules
    from carelint.run import cache_folder

    given = {key: value for key, value in said.items() if value} | {"cache": cache_folder()}
    resolver = Resolver(given, config)
    found = meant(paths or (".",), resolver)
    if not found.paths:
        raise SettingsError("nothing is left to be read", hint=found.said)
    done = record(found.paths, resolver, output, prune=prune)
    for one in done.baselines:
        click.echo(one_line(one.line))
    for unread in done.unread:
        tell(one_line(f"{unread.path}: not read: {unread.reason}. {unread.hint} What was recorded of it stays."))
    if found.said:
        tell(visible(found.said))
    return Exit.USER if done.unread else Exit.CLEAN
