"""The command line: a group of commands, and the one place where an error becomes an exit code.

In: arguments. Out: an exit code (see `errors.Exit`); results on standard output, everything else on standard error.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import cast

import click
from click.shell_completion import CompletionItem

from carelint.commands import COMMANDS
from carelint.errors import CarelintError, Exit, SettingsError, origin
from carelint.processes.signals import EndedError, heed
from carelint.streams import reserve, silence, tell
from carelint.writers.voice.wording import visible

SIGNALLED = 128
"""What shells add to the number of the signal that ended a program."""


class _Group(click.Group):
    """The commands; what is no command and looks like a file is checked."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`carelint paper.docx` means `carelint check paper.docx`; a name of a command always means the command."""
        own = {name for parameter in self.params for name in parameter.opts} | set(ctx.help_option_names)
        first = args[0] if args else ""
        if first and first not in self.commands and first not in own and _is_file(first, alone=len(args) == 1):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Files too, where no command begins so."""
        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="file")]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Raises SettingsError with what may have been meant."""
        name = args[0]
        if name not in self.commands and not ctx.resilient_parsing:
            from carelint.gate.nearest import hint  # only where something is wrong

            near = hint(name, list(self.commands), called="Commands")
            raise SettingsError("no command and no file is called so", value=name, hint=near)
        return super().resolve_command(ctx, args)


def _is_file(said: str, *, alone: bool) -> bool:
    """Whether it is, or looks like, a file, a folder, a glob, standard input or an option of `check` before them."""
    if said.startswith("-"):
        return said == "-" or not alone
    return os.path.lexists(said) or any(mark in said for mark in (os.sep, "/", ".", "*", "?", "["))


def _say_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Version, and what judges documents of the current folder."""
    if not wanted or ctx.resilient_parsing:
        return
    from carelint.versions import lines  # heavy: reads the data

    click.echo("\n".join(lines()))
    ctx.exit()


@click.group(
    cls=_Group,
    commands=cast("dict[str, click.Command]", COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Say the version, and which dictionary, packs and models judge here.",
)
def group() -> None:
    """Notice wording that turns people into goods, numbers, beds or blame, and find kinder words.

    A file or folder in the place of a command is checked.

    Example: carelint check paper.docx --format html --output care-report.html
    """


def main(args: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; also where somebody ends it from outside."""
    reserve()
    heed()
    code = _run(args)
    gc.freeze()  # or Python would look through all rules for circles before it ends, 40 ms
    sys.exit(code)


def _run(args: list[str] | None) -> int:
    try:
        return run(args)
    except EndedError as err:
        tell("Stopped.")
        return SIGNALLED + err.number
    except KeyboardInterrupt:  # before click heeds it, or after
        tell("Stopped.")
        return Exit.INTERRUPTED


def _misused(err: click.ClickException) -> int:
    """A group without a command shows its help; every other mistake of a command line is told as ours are."""
    if type(err).__name__ == "NoArgsIsHelpError":  # since click 8.2
        err.show()
        return Exit.USER
    from carelint.commands.mistakes import mistake  # only where something is wrong

    return _told(mistake(err))


def _told(err: CarelintError) -> int:
    tell(f"carelint: {visible(str(err))}")
    return Exit.USER


def run(args: list[str] | None = None) -> int:
    """Run a command; every error that a person can mend becomes a message and code 2."""
    try:
        code = group.main(args=args, prog_name="carelint", standalone_mode=False)
        return int(code or Exit.CLEAN)
    except click.exceptions.Exit as err:
        return err.exit_code
    except click.Abort:
        tell("Stopped.")
        return Exit.INTERRUPTED
    except click.ClickException as err:
        return _misused(err)
    except CarelintError as err:
        return _told(err)
    except (BrokenPipeError, SystemExit):  # click leaves so where who reads a pipe has seen enough
        silence(sys.stdout)
        return Exit.CLEAN
    except Exception as err:  # the last resort: never a traceback, never a document's text
        place = origin(err)
        tell(
            f"carelint: something went wrong in our code ({type(err).__name__} at {place}). "
            "Please report it; the message holds no text of your document."
        )
        return Exit.BUG
