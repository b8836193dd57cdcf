"""`carelint explain`: what a rule says about itself, or why a sentence was or was not noticed.

In: a rule's id, or a text. Out: lines for a person who writes rules.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.errors import CarelintError, Exit, SettingsError
from carelint.rule import PACKS, REGISTERS
from carelint.settings import Resolver, Settings

if TYPE_CHECKING:
    from carelint.rule import Rule
    from carelint.rulebook import Rulebook


@click.command("explain")
@click.argument("rule_id", required=False)
@click.option("--text", help="A sentence: which candidates were seen, and what kept or silenced each.")
@click.option("--register", type=click.Choice(REGISTERS), help="What kind of document it stands in.")
@click.option("--pack", "packs", multiple=True, type=click.Choice(PACKS), help="Switch on an opt-in pack.")
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings file.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option("--model", help="An installed spaCy pipeline in place of the bundled one.")
def command(rule_id: str | None, text: str | None, config: Path | None, isolated: bool, **said: object) -> int:
    """Explain a rule, or why a sentence was or was not noticed, under the settings that `check` would use here.

    Example: carelint explain objectifying/bed-blocker

    Example: carelint explain --register clinical --text "The diabetic foot clinic is full."
    """
    from carelint.explain import rule_lines, text_lines  # heavy: compiles the rules
    from carelint.run import rulebook_for

    if not rule_id and text is None:
        raise SettingsError("nothing is asked", key="RULE", hint="Name a rule, or give a sentence with --text.")
    settings = _settings(config, said, isolated=isolated)
    rulebook = rulebook_for(settings)
    if text is not None:
        lines = text_lines(text, rulebook, settings)
    else:
        lines = rule_lines(_rule(rule_id or "", rulebook), rulebook, settings)
    click.echo("\n".join(lines))
    return Exit.CLEAN


def _settings(config: Path | None, said: dict[str, object], *, isolated: bool) -> Settings:
    """Those that a document of the current folder would have, overruled by what the command line says."""
    from carelint.run import cache_folder, settled

    given = {key: value for key, value in said.items() if value}
    resolver = Resolver({**given, "cache": cache_folder()}, config, isolated=isolated)
    return settled([], resolver)[0]


def _rule(name: str, rulebook: Rulebook) -> Rule:
    """The rule of that id. Raises CarelintError with the names that are near."""
    found = rulebook.rule(name)
    if found is None:
        from carelint.gate.nearest import nearest_id  # only where something is wrong

        hint = nearest_id(name, [one.id for one in rulebook.rules])
        if " " in name.strip():
            hint = 'A sentence is asked about with --text: carelint explain --text "…"'
        raise CarelintError("no rule is called so", value=name, hint=hint)
    return found
