"""The command line: a group of commands, and the one place where an error becomes an exit code.

In: arguments. Out: an exit code (see `errors.Exit`); results on standard output, everything else on standard error.
"""

from __future__ import annotations

import gc
import sys
from typing import cast

import click

from carelint.commands import COMMANDS
from carelint.errors import CarelintError, Exit, origin
from carelint.processes.signals import EndedError, heed
from carelint.streams import reserve, silence, tell
from carelint.version import VERSION
from carelint.writers.voice.wording import visible

SIGNALLED = 128
"""What shells add to the number of the signal that ended a program."""


@click.group(
    commands=cast("dict[str, click.Command]", COMMANDS), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, prog_name="carelint")
def group() -> None:
    """Notice wording that turns people into goods, numbers, beds or blame, and find kinder words.

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
        err.show()
        return Exit.USER
    except CarelintError as err:
        tell(f"carelint: {visible(str(err))}")
        return Exit.USER
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
