"""`carelint rules`: look after the dictionary and the rules.

In: folders of an organisation's own, if any. Out: the examples that do not hold, or a line that all do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from carelint.errors import Exit, SettingsError


@click.group("rules")
def command() -> None:
    """Look after the dictionary of care and the rules.

    Example: carelint rules check
    """


@command.command("check")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", multiple=True, help="A rule's id, or its beginning, such as blaming/.")
@click.option("--model", default="", help="An installed spaCy pipeline in place of the bundled one.")
def check(folders: tuple[Path, ...], only: tuple[str, ...], model: str) -> int:
    """Read every entry and rule, and run every example that they carry.

    FOLDERS are an organisation's own, laid out like carelint's wordlists/ and rules/; they are
    checked together with the bundled ones.

    Example: carelint rules check our-words/ --only blaming/
    """
    from carelint.rulebook import load  # heavy: compiles the rules
    from carelint.selftest import broken

    rulebook = load(folders)
    _hold_to(only, [rule.id for rule in rulebook.rules])
    chosen = [rule for rule in rulebook.rules if not only or rule.id.startswith(only)]
    found = broken(rulebook, chosen, model)
    for one in found:
        click.echo(str(one))
    examples = sum(len(rule.examples) for rule in chosen)
    click.echo(f"{len(chosen)} rules, {examples} examples: {len(found)} do not hold.")
    return Exit.USER if found else Exit.CLEAN


def _hold_to(only: Sequence[str], ids: Sequence[str]) -> None:
    """What is asked for exists. Raises SettingsError, or «0 do not hold» would sound like good news."""
    for begin in only:
        if not any(one.startswith(begin) for one in ids):
            from carelint.gate.nearest import nearest_id  # only where something is wrong

            hint = nearest_id(begin, ids)
            raise SettingsError("no rule's id is this, or begins so", key="--only", value=begin, hint=hint)
