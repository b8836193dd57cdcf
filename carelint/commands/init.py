"""`carelint init`: look at a folder, and write first settings for it.

In: a folder. Out: `.carelint.yaml` in it, and lines that say what was met.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.errors import Exit, SettingsError, WriteError
from carelint.progress import Progress
from carelint.settings import Resolver
from carelint.settings_files import NAMES, beside

if TYPE_CHECKING:
    from carelint.starting import Seen

NAME = NAMES[0]


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, folder: str, quiet: bool) -> int:
    """Look at the documents in FOLDER and write settings for them, with what was met beside each.

    What kind of documents each folder holds is guessed and written down, for you to mend; what would be noticed is
    counted. Nothing is overwritten: where settings stand, they are left as they are.

    Example: carelint init papers/
    """
    _hold_to_new(Path(folder))
    from carelint.starting import text  # heavy: reads the engine

    seen = _look(folder, quiet=quiet)
    path = Path(folder, NAME)
    _write(path, text(seen))
    click.echo("\n".join(seen.said))
    click.echo(f"Written to {path}. Mend what was guessed, then: carelint check {folder}")
    baseline = "baseline" in getattr(ctx.find_root().command, "commands", {})
    if seen.noticed.total() and baseline:
        click.echo(f"To be told only of what is new from now on: carelint baseline {folder}")
    return Exit.CLEAN


def _hold_to_new(folder: Path) -> None:
    """Raises SettingsError where settings stand already."""
    if found := beside(folder):
        hint = f"They are left as they are; carelint settings show {folder} says what holds."
        raise SettingsError("settings for this folder stand here already", path=str(found[0]), hint=hint)


def _look(folder: str, *, quiet: bool) -> Seen:
    """Read what lies in the folder, under the settings of the folders above it."""
    from carelint.meant import meant
    from carelint.run import cache_folder, check_parts
    from carelint.starting import Seen, chosen

    resolver = Resolver({"cache": cache_folder()})
    found = meant([folder], resolver).paths
    paths = [path for path in found if os.path.isfile(path)]  # a folder without documents stands for itself
    seen = Seen(folder, files=len(paths))
    some = chosen(paths)
    drawn = not quiet and not os.environ.get("NO_COLOR") and sys.stderr is not None and sys.stderr.isatty()
    progress = Progress(sys.stderr, {path: os.path.getsize(path) for path in some}) if drawn else None
    with progress.drawing() if progress else nullcontext():
        for report in check_parts(some, resolver, watch=progress.watch if progress else None):
            seen.add(report)
    return seen


def _write(path: Path, text: str) -> None:
    """A new file. Raises WriteError."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as err:
        reason = f"settings could not be written ({err.strerror})"
        raise WriteError(reason, path=str(path), hint="Check who may write into this folder.") from err
