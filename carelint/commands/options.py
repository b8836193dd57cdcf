"""The options that say how documents are judged and which are read; each command that reads documents takes them.

In: what click made of them. Out: a decorator, and a `Resolver`.
"""

from __future__ import annotations

import io
import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

from carelint.errors import SettingsError
from carelint.rule import PACKS, REGISTERS
from carelint.settings import ALSO, FAIL_ON, READERS, SPELLINGS, Resolver

SETTABLE = (
    "register",
    "spelling",
    "as_word",
    "packs",
    "fail_on",
    "model",
    "reader",
    "column",
    "id_column",
    "also",
    "ocr",
    "redact",
)
NAMING = ("select", "ignore")
"""Options that name rules, families and packs, several in one with commas."""
C = TypeVar("C", bound=Callable[..., object])
JUDGING = (
    click.option(
        "--register", type=click.Choice(REGISTERS), help="What kind of documents these are; guessed if left out."
    ),
    click.option("--spelling", type=click.Choice(SPELLINGS), help="How words of care are spelled; guessed else."),
    click.option("--pack", "packs", multiple=True, type=click.Choice(PACKS), help="Switch on an opt-in pack."),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules, families or packs."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules, families or packs."),
    click.option("--fail-on", type=click.Choice(FAIL_ON), help="Lowest level that makes the exit code 1."),
    click.option(
        "--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings file in place of all others."
    ),
    click.option("--isolated", is_flag=True, help="Read no settings file."),
    click.option("--model", help="An installed spaCy pipeline in place of the bundled one."),
    click.option("--reader", type=click.Choice(READERS), help="How much the learned reader sees; on if left out."),
    click.option("--column", help="In a table, the column that holds the texts: each row is then a document."),
    click.option("--id-column", help="In a table, the column that names the rows."),
    click.option("--also", multiple=True, type=click.Choice(ALSO), help="Read these too."),
    click.option("--ocr", is_flag=True, default=None, help="Read pages of a PDF that are pictures, with tesseract."),
    click.option(
        "--password-file", type=click.File("r", encoding="utf-8"), help="Holds the password of a protected PDF."
    ),
    click.option("--ask-password", is_flag=True, help="Ask for the password of a protected PDF."),
    click.option(
        "--exclude", multiple=True, metavar="GLOB", help="Leave these files and folders out, as in .gitignore."
    ),
    click.option("--no-ignore", is_flag=True, help="Look also where .gitignore, or a name such as build, says not to."),
)


def judging(command: C) -> C:
    """Give a command all of them, in this order."""
    for option in reversed(JUDGING):
        command = option(command)
    return command


def resolver_of(options: Mapping[str, object]) -> Resolver:
    """The settings of each document, overruled by what the command line says."""
    from carelint.run import cache_folder  # heavy: reads the engine

    said = {key: value for key in SETTABLE if (value := options.get(key)) not in ("", (), None)}
    said |= {key: named(options[key]) for key in NAMING if options.get(key)}
    said |= {"cache": cache_folder(), "password": _password(options)}
    config = options.get("config")
    return Resolver(said, config if isinstance(config, Path) else None, isolated=bool(options.get("isolated")))


def said_again(context: click.Context, *, besides: Sequence[str]) -> str:
    """The options that were given on a command line, as a shell takes them; not those of these names."""
    words: list[str] = []
    for param in context.command.params:
        name, source = param.name or "", ParameterSource.COMMANDLINE
        if isinstance(param, click.Option) and name not in besides and context.get_parameter_source(name) is source:
            said, option = context.params[name], max(param.opts, key=len)
            for one in said if param.multiple else [said]:
                words += [option] if param.is_flag else [option, _said(one)]
    return shlex.join(words)


def _said(value: object) -> str:
    """A file that click has opened is its name."""
    return str(getattr(value, "name", "")) if isinstance(value, io.TextIOBase) else str(value)


def several(said: object) -> tuple[str, ...]:
    """What an option holds that may be given more than once."""
    return tuple(map(str, said)) if isinstance(said, tuple) else ()


def named(said: object) -> tuple[str, ...]:
    """The names in it, some of them with commas between."""
    return tuple(name.strip() for one in several(said) for name in one.split(",") if name.strip())


def _password(options: Mapping[str, object]) -> str:
    """From a file or the keyboard: what stands on a command line can be read by others."""
    file = options.get("password_file")
    if not isinstance(file, io.TextIOBase):
        return str(click.prompt("Password", hide_input=True, err=True)) if options.get("ask_password") else ""
    try:
        return file.read().rstrip("\r\n")
    except UnicodeDecodeError as err:
        hint = "Save it as plain text in UTF-8: the password and nothing else."
        raise SettingsError("the file is no text", key="--password-file", hint=hint) from err
