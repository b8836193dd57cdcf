"""`carelint rules`: look after the dictionary and the rules.

In: dictionaries of an organisation's own, if any. Out: the examples that do not hold, or a line that all do; what a
change does to documents.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from carelint.dictionaries import ENTRIES, SHEETS, place_of, wrong
from carelint.errors import Exit, SettingsError
from carelint.rule import Rule, Sense
from carelint.settings import Resolver
from carelint.streams import tell

OURS = "ours"
"""Names carelint's own words, where nothing else is called so."""


@click.group("rules")
def command() -> None:
    """Look after the dictionary of care and the rules.

    Example: carelint rules check
    """


@command.command("check")
@click.argument("folders", nargs=-1, metavar="[DICTIONARY]...", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, help="A rule's id, or its beginning, such as blaming/.")
@click.option("--own", is_flag=True, help="Only what stands in your own: DICTIONARY, or those the settings name.")
@click.option("--model", default="", help="An installed spaCy pipeline in place of the bundled one.")
def check(folders: tuple[Path, ...], only: tuple[str, ...], own: bool, model: str) -> int:
    """Read every entry, rule and sense, and run every example that they carry.

    Each DICTIONARY is an organisation's own: a folder laid out like carelint's wordlists/ and rules/,
    a table (.csv, .xlsx) or an installed package (pack:NAME); they are checked together with the
    bundled ones.

    Example: carelint rules check our-words/ --only blaming/
    """
    from carelint.rulebook import load  # heavy: compiles the rules
    from carelint.run import cache_folder
    from carelint.selftest import broken, broken_senses, crowded

    folders = folders or (_named() if own else ())
    rulebook = load(folders, cache_folder() if folders else None)
    _hold_to(only, [rule.id for rule in rulebook.rules])
    mine = [rule for rule in rulebook.rules if not own or _lies_in(rule, folders)]
    chosen = [rule for rule in mine if not only or rule.id.startswith(only)]
    named = {name for rule in chosen for name in rule.senses}
    senses = [sense for sense in rulebook.senses if not (only or own) or sense.id in named]
    found = broken(rulebook, chosen, model) + broken_senses(rulebook, senses, model)
    full = crowded([*chosen, *senses])
    for one in (*full, *found):
        click.echo(str(one))
    click.echo(_summary(chosen, senses, len(found)))
    return Exit.USER if found or full else Exit.CLEAN


@command.command("list")
@click.option("--only", multiple=True, help="A rule's id, or its beginning, such as blaming/.")
def list_(only: tuple[str, ...]) -> int:
    """List every entry and rule in a line: level, pack, registers and first words of care.

    Example: carelint rules list --only blaming/
    """
    from carelint.lookup import line
    from carelint.run import cache_folder, rulebook_for  # heavy: compiles the rules
    from carelint.settings import Settings

    rules = rulebook_for(Settings(cache=cache_folder())).rules
    _hold_to(only, [rule.id for rule in rules])
    for rule in rules:
        if not only or rule.id.startswith(only):
            click.echo(line(rule))
    return Exit.CLEAN


def _named() -> tuple[Path, ...]:
    """The dictionaries that the settings of this folder name. Raises SettingsError where they name none."""
    from carelint.settings import resolve

    named = resolve("-").dictionary
    if not named:
        hint = "Name it here, or under `dictionary:` in .carelint.yaml."
        raise SettingsError("the settings name no dictionary of your own", key="--own", hint=hint)
    return named


def _lies_in(rule: Rule, folders: Sequence[Path]) -> bool:
    homes = [place.resolve() for folder in folders if (place := place_of(folder))]
    return any(Path(rule.path).resolve().is_relative_to(home) for home in homes)


@command.command("diff")
@click.argument("old")
@click.argument("new")
@click.argument("documents", nargs=-1, required=True)
def diff(old: str, new: str, documents: tuple[str, ...]) -> int:
    """Show what would be noticed in DOCUMENTS under NEW that is not under OLD, and the other way round.

    OLD and NEW are a dictionary (a folder, a table, a file of entries, pack:NAME), a settings file, or
    «ours» for carelint's own words alone. The exit code is 0 where nothing changes, 1 where something
    does, and 2 where a document could not be read.

    Example: carelint rules diff ours our-words.csv papers/
    """
    from carelint.differing import differences, lines  # heavy: reads the engine
    from carelint.meant import meant
    from carelint.run import check_files
    from carelint.writers.voice.wording import one_line

    before, after = _terms(old, "OLD"), _terms(new, "NEW")
    found = meant(documents, after)
    if not found.paths:
        raise SettingsError("nothing is left to be checked", hint=found.said)
    reports = check_files(found.paths, before), check_files(found.paths, after)
    changed = list(differences(*reports))
    for line in lines(changed, *reports):
        click.echo(line)
    unread = {one.path: one for report in reports for one in report.unread}.values()
    for one in unread:
        tell(one_line(f"{one.path}: not read: {one.reason}. {one.hint}"))
    if found.said:
        tell(found.said)
    if unread:
        return Exit.USER
    return Exit.NOTICED if changed else Exit.CLEAN


def _terms(named: str, key: str) -> Resolver:
    """The settings under which documents are read, where somebody names a dictionary or a settings file."""
    from carelint.run import cache_folder

    kept: dict[str, object] = {"cache": cache_folder()}
    if named == OURS and not os.path.exists(named):
        return Resolver({**kept, "dictionary": ()})
    if os.path.isfile(named) and _is_settings(Path(named)):
        return Resolver(kept, Path(named))
    if reason := wrong(named):
        raise SettingsError(reason[0], key=key, value=named, hint=f"{reason[1]} For our words alone, write {OURS}.")
    return Resolver({**kept, "dictionary": (Path(named),)})


def _is_settings(path: Path) -> bool:
    """Whether a file is one of settings, and not of entries: those are a list, or a mapping with an id."""
    if path.suffix.lower() in SHEETS:
        return False
    if path.suffix.lower() not in ENTRIES:
        return True
    from carelint.gate.nodes import nodes  # YAML

    root = nodes(path, [])
    return getattr(root, "id", "") == "mapping" and "id" not in [key.value for key, _ in getattr(root, "value", [])]


def _summary(rules: Sequence[Rule], senses: Sequence[Sense], broken: int) -> str:
    """How many there are, and how much their guards ask of whoever reads them."""
    examples = sum(len(rule.examples) for rule in rules) + sum(len(one.holds) + len(one.fails) for one in senses)
    words = sum(rule.literals for rule in rules) + sum(sense.literals for sense in senses)
    most = max((rule.literals for rule in rules), default=0)
    return (
        f"{len(rules)} rules, {len(senses)} senses, {examples} examples: {broken} do not hold.\n"
        f"Their guards hold {words} words of their own, at most {most} in a rule."
    )


def _hold_to(only: Sequence[str], ids: Sequence[str]) -> None:
    """What is asked for exists. Raises SettingsError, or «0 do not hold» would sound like good news."""
    for begin in only:
        if not any(one.startswith(begin) for one in ids):
            from carelint.gate.nearest import nearest_id  # only where something is wrong

            hint = nearest_id(begin, ids)
            raise SettingsError("no rule's id is this, or begins so", key="--only", value=begin, hint=hint)
