"""`carelint words`: look words up in the dictionary of care; carry an organisation's own between tables and folders.

In: a word, a family, level, pack or register; or dictionaries. Out: lines of text; tables and folders.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint import lookup
from carelint.errors import Exit, SettingsError
from carelint.lookup import chosen, knowing
from carelint.rule import FAMILIES, PACKS, REGISTERS, Level
from carelint.settings import Resolver, Settings
from carelint.streams import tell
from carelint.writers.voice.wording import counted, one_line

if TYPE_CHECKING:
    from carelint.rulebook import Rulebook
    from carelint.words.gathered import Words


@click.group("words")
def command() -> None:
    """Look words up in the dictionary of care, and bring in your own.

    Example: carelint words search "bed blocker"
    """


@command.command("list")
@click.option("--family", default="", help=f"Only these: {', '.join(FAMILIES)}, or one of your own.")
@click.option("--level", type=click.Choice([level.value for level in Level]), help="Only these.")
@click.option("--pack", type=click.Choice(PACKS), help="Only those of an opt-in pack.")
@click.option("--register", type=click.Choice(REGISTERS), help="Only those that speak there.")
def list_(family: str, level: str | None, pack: str | None, register: str | None) -> int:
    """List entries and rules, each in a line, with their first words of care.

    Example: carelint words list --family objectifying --level change
    """
    rules = _book()[0].rules
    if family and family not in (known := list(dict.fromkeys((*FAMILIES, *(rule.family for rule in rules))))):
        from carelint.gate.nearest import hint  # only where something is wrong

        way = hint(family, known, called="Families")
        raise SettingsError("no family is called so", key="--family", value=family, hint=way)
    for rule in chosen(rules, family=family, level=level or "", pack=pack or "", register=register or ""):
        click.echo(lookup.line(rule))
    return Exit.CLEAN


@command.command("search")
@click.argument("text")
def search(text: str) -> int:
    """List what looks for TEXT, or holds it in its words; what fits best stands first.

    Example: carelint words search "bed blocker"
    """
    found = knowing(_book()[0].rules, text)
    for rule in found:
        click.echo(lookup.line(rule))
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


@command.command("check")
@click.argument("files", nargs=-1, required=True, metavar="DICTIONARY...", type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> int:
    """Read tables, files and folders of your own words; say what is wrong, and where ours speak of the same.

    Everything that is wrong is told at once, with row and column. Of several files the later one decides.

    Example: carelint words check our-words.csv
    """
    from carelint.rulebook import load  # heavy: compiles the rules
    from carelint.run import cache_folder
    from carelint.words.gathered import own
    from carelint.words.overlaps import overlaps, unheard

    rulebook = load(files, cache_folder())
    said = own(files)
    for line in (*overlaps(rulebook), *unheard(rulebook)):
        click.echo(str(line))
    for line in _left(said):
        click.echo(line)
    click.echo(_counted(said, rulebook))
    return Exit.CLEAN


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="TABLE...", type=click.Path(path_type=Path))
@click.option("--into", default="our-words", show_default=True, type=click.Path(path_type=Path), help="The folder.")
@click.option("--replace", is_flag=True, help="Write over files of the folder that have the same names.")
def import_(files: tuple[Path, ...], into: Path, replace: bool) -> int:
    """Make a folder of YAML of tables (.csv, .tsv, .xlsx): one file for each family.

    Example: carelint words import our-words.csv --into our-words
    """
    from carelint.rulebook import load  # heavy: compiles the rules
    from carelint.run import cache_folder
    from carelint.words import folder
    from carelint.words.gathered import own

    load(files, cache_folder())  # so that mistakes are told by row and column, and not by what is made of them
    said = own(files)
    if into.exists() and not into.is_dir():
        raise SettingsError("it is no folder", key="--into", value=str(into), hint="Name another.")
    for path in folder.write(said, into, replace=replace, cache=cache_folder()):
        tell(f"Written to {one_line(str(path))}")
    for line in _left(said):
        tell(line)
    tell(f"To use them, write into .carelint.yaml:  dictionary: {one_line(str(into))}")
    return Exit.CLEAN


@command.command("export")
@click.argument("files", nargs=-1, metavar="[DICTIONARY]...", type=click.Path(path_type=Path))
@click.option("--ours", is_flag=True, help="carelint's own dictionary and rules.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A .csv or .xlsx file.")
def export(files: tuple[Path, ...], ours: bool, output: Path | None) -> int:
    """Put a dictionary into a table for a spreadsheet; without a name, the one of your settings.

    Example: carelint words export our-words -o our-words.xlsx
    """
    from carelint.rulebook import load  # heavy: compiles the rules
    from carelint.run import cache_folder
    from carelint.words import gathered, tables
    from carelint.writers.save import save

    if ours and files:
        raise SettingsError("a dictionary is named too", key="--ours", hint="Export one of the two.")
    named = files or (() if ours else _book()[1].dictionary)
    if not named and not ours:
        hint = "Name a dictionary, or say --ours for that of carelint."
        raise SettingsError("no dictionary of your own is set here", hint=hint)
    if named:
        load(named, cache_folder())  # so that all that is wrong is told before anything is written
    said = gathered.own(named) if named else gathered.ours()
    suffix = output.suffix.lower() if output else ".csv"
    if suffix not in (".csv", ".xlsx"):
        raise SettingsError(
            "it is a table of neither kind", key="--output", value=str(output), hint="Name a .csv or .xlsx."
        )
    made = tables.write(said, suffix)
    if output:
        save(output, made)
        tell(f"Written to {one_line(str(output))}")
    else:
        click.echo(made, nl=False)
    for line in _left(said):
        tell(line)
    return Exit.CLEAN


def _left(said: Words) -> Iterator[str]:
    """What a table or a folder of entries does not take along."""
    if said.left:
        yield one_line(f"Not among the entries, and left where it is: {', '.join(said.left)}.")


def _counted(said: Words, rulebook: Rulebook) -> str:
    """What the dictionaries hold, in a line."""
    amending = sum("amends" in entry for entry in said.entries)
    off = sum(rule.off for rule in rulebook.rules)
    entries = counted(len(said.entries) - amending, "entry of your own", "entries of your own")
    changes = counted(amending, "change to ours", "changes to ours")
    return f"{entries.capitalize()}, {changes}; {off:,} of them switched off."


def _book() -> tuple[Rulebook, Settings]:
    """The dictionary that a document of the current folder would be read with, and its settings."""
    from carelint.run import cache_folder, rulebook_for, settled  # heavy: compiles the rules

    settings = settled([], Resolver({"cache": cache_folder()}))[0]
    return rulebook_for(settings), settings
