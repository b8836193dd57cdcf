"""`carelint words`: look a word up in the dictionary of care.

In: a word, or a family, level, pack or register. Out: lines of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carelint.errors import Exit, SettingsError
from carelint.lookup import chosen, knowing, line
from carelint.rule import FAMILIES, PACKS, REGISTERS, Level
from carelint.settings import Resolver, Settings

if TYPE_CHECKING:
    from carelint.rulebook import Rulebook


@click.group("words")
def command() -> None:
    """Look words up in the dictionary of care.

    Example: carelint words search "bed blocker"
    """


@command.command("list")
@click.option("--family", default="", type=click.Choice(FAMILIES), help="Only these.")
@click.option("--level", default="", type=click.Choice([level.value for level in Level]), help="Only these.")
@click.option("--pack", default="", type=click.Choice(PACKS), help="Only those of an opt-in pack.")
@click.option("--register", default="", type=click.Choice(REGISTERS), help="Only those that speak there.")
def list_(family: str, level: str, pack: str, register: str) -> int:
    """List entries and rules, each in a line, with their first words of care.

    Example: carelint words list --family objectifying --level change
    """
    for rule in chosen(_book()[0].rules, family=family, level=level, pack=pack, register=register):
        click.echo(line(rule))
    return Exit.CLEAN


@command.command("search")
@click.argument("text")
def search(text: str) -> int:
    """List what looks for TEXT, or holds it in its words; what fits best stands first.

    Example: carelint words search "bed blocker"
    """
    found = knowing(_book()[0].rules, text)
    for rule in found:
        click.echo(line(rule))
    if not found:
        click.echo(f"Nothing in the dictionary of care knows “{text}”.")
    return Exit.CLEAN


@command.command("show")
@click.argument("text")
def show(text: str) -> int:
    """Show all about the entry that TEXT names or is looked for by.

    Example: carelint words show "bed blocker"
    """
    from carelint.explain import rule_lines  # heavy: reads the engine

    book, settings = _book()
    rule = book.rule(text) or next(iter(knowing(book.rules, text)), None)
    if rule is None:
        hint = "carelint words list shows every entry."
        raise SettingsError("nothing in the dictionary of care knows it", value=text, hint=hint)
    for said in rule_lines(rule, book, settings):
        click.echo(said)
    return Exit.CLEAN


def _book() -> tuple[Rulebook, Settings]:
    """The dictionary that a document of the current folder would be read with, and its settings."""
    from carelint.run import cache_folder, rulebook_for, settled  # heavy: compiles the rules

    settings = settled([], Resolver({"cache": cache_folder()}))[0]
    return rulebook_for(settings), settings
