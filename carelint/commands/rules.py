"""`carelint rules`: look after the dictionary and the rules.

In: folders of an organisation's own, if any. Out: the examples that do not hold, or a line that all do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from carelint.errors import Exit, SettingsError
from carelint.rule import Rule, Sense


@click.group("rules")
def command() -> None:
    """Look after the dictionary of care and the rules.

    Example: carelint rules check
    """


@command.command("check")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", multiple=True, help="A rule's id, or its beginning, such as blaming/.")
@click.option("--own", is_flag=True, help="Only what stands in your own folders: FOLDERS, or those the settings name.")
@click.option("--model", default="", help="An installed spaCy pipeline in place of the bundled one.")
def check(folders: tuple[Path, ...], only: tuple[str, ...], own: bool, model: str) -> int:
    """Read every entry, rule and sense, and run every example that they carry.

    FOLDERS are an organisation's own, laid out like carelint's wordlists/ and rules/; they are
    checked together with the bundled ones.

    Example: carelint rules check our-words/ --only blaming/
    """
    from carelint.rulebook import load  # heavy: compiles the rules
    from carelint.selftest import broken, broken_senses, crowded

    folders = folders or (_named() if own else ())
    rulebook = load(folders)
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
    """The folders that the settings of this folder name. Raises SettingsError where they name none."""
    from carelint.settings import resolve

    named = resolve("-").dictionary
    if not named:
        hint = "Name the folder here, or under `dictionary:` in .carelint.yaml."
        raise SettingsError("the settings name no dictionary of your own", key="--own", hint=hint)
    return named


def _lies_in(rule: Rule, folders: Sequence[Path]) -> bool:
    return any(Path(rule.path).resolve().is_relative_to(folder.resolve()) for folder in folders)


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
