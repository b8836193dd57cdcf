"""`carelint manual`: the man page, made from what `--help` says.

In: the commands. Out: a page in the macros of man(7).
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from carelint.errors import Exit
from carelint.version import VERSION

ENDINGS = """\
.SH EXIT STATUS
.TP
0
Nothing was noticed at or above the level of --fail-on.
.TP
1
Something was noticed.
.TP
2
You need to change something: an option, a setting, a document that could not be read, a report that could not be
written.
.TP
3
The fault is in our code.
.TP
129, 130, 143
SIGHUP, Ctrl-C or SIGTERM ended the run."""


@click.command("manual")
@click.pass_context
def command(ctx: click.Context) -> int:
    """Print the manual as a man page.

    Example: carelint manual > carelint.1 && man ./carelint.1
    """
    root = ctx.find_root()
    click.echo("\n".join(_page(root)))
    return Exit.CLEAN


def _page(root: click.Context) -> Iterator[str]:
    group = root.command
    yield f'.TH CARELINT 1 "" "carelint {VERSION}"'
    yield ".SH NAME"
    yield f"carelint \\- {_escaped(_first(group))}"
    yield ".SH SYNOPSIS"
    yield f".B carelint\n{_escaped(' '.join(group.collect_usage_pieces(root)))}"
    yield ".SH DESCRIPTION"
    yield from _described(group)
    yield ".SH OPTIONS"
    yield from _options(group, root)
    yield ".SH COMMANDS"
    for name, sub in _commands(group, root):
        yield from _command(name, sub, root)
    yield ENDINGS


def _commands(group: click.Command, ctx: click.Context, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command below a group that does something itself, with its whole name."""
    for name, sub in getattr(group, "commands", {}).items():
        whole = f"{above} {name}".strip()
        if isinstance(sub, click.Group):
            yield from _commands(sub, ctx, whole)
        else:
            yield whole, sub


def _command(name: str, command: click.Command, root: click.Context) -> Iterator[str]:
    ctx = click.Context(command, info_name=name, parent=root)
    yield f".SS carelint {_escaped(' '.join([name, *command.collect_usage_pieces(ctx)]))}"
    yield from _described(command)
    yield from _options(command, ctx)


def _described(command: click.Command) -> Iterator[str]:
    for part in inspect.cleandoc(command.help or "").split("\n\n"):
        said = " ".join(part.split())
        example = said.removeprefix("Example: ")
        yield ".PP"
        yield _escaped(said) if example == said else f"Example:\n.RS\n.nf\n{_escaped(example)}\n.fi\n.RE"


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for parameter in command.get_params(ctx):
        names, words = parameter.get_help_record(ctx) or ("", "")
        if words:
            yield f".TP\n.B {_escaped(names)}\n{_escaped(words)}"


def _first(command: click.Command) -> str:
    return " ".join(inspect.cleandoc(command.help or "").split("\n\n")[0].split()).rstrip(".")


def _escaped(text: str) -> str:
    """As roff takes it: backslashes, hyphens of options, other letters, and lines that would begin with a macro."""
    said = text.replace("\\", "\\e").replace("-", "\\-")
    said = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in said)
    return f"\\&{said}" if said.startswith((".", "'")) else said
