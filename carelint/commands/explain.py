"""`carelint explain`: what a rule says about itself, or why a sentence was or was not noticed.

In: a rule's id, or a text. Out: lines for a person who writes rules.
"""

from __future__ import annotations

import click

from carelint.errors import CarelintError, Exit
from carelint.gate.nearest import nearest_id
from carelint.rule import PACKS, REGISTERS


@click.command("explain")
@click.argument("rule_id", required=False)
@click.option("--text", help="A sentence: which candidates were seen, and what kept or silenced each.")
@click.option("--register", type=click.Choice(REGISTERS), help="What kind of document it stands in.")
@click.option("--model", default="", help="An installed spaCy pipeline in place of the bundled one.")
def command(rule_id: str | None, text: str | None, register: str | None, model: str) -> int:
    """Explain a rule, or why a sentence was or was not noticed.

    Example: carelint explain objectifying/bed-blocker

    Example: carelint explain --register clinical --text "The diabetic foot clinic is full."
    """
    from carelint.explain import rule_lines, text_lines  # heavy: compiles the rules
    from carelint.run import cache_folder, rulebook_for
    from carelint.settings import Settings

    if not rule_id and text is None:
        raise click.UsageError("Name a rule, or give a sentence with --text.")
    settings = Settings(register=register or "", packs=PACKS, model=model, cache=cache_folder())
    rulebook = rulebook_for(settings)
    if text is not None:
        lines = text_lines(text, rulebook, settings)
    else:
        rule = rulebook.rule(rule_id or "")
        if rule is None:
            hint = nearest_id(rule_id or "", [one.id for one in rulebook.rules])
            raise CarelintError("no rule is called so", value=rule_id or "", hint=hint)
        lines = rule_lines(rule, rulebook)
    click.echo("\n".join(lines))
    return Exit.CLEAN
