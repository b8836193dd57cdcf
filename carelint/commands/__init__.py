"""The commands, in the order in which help shows them.

In: nothing. Out: name → click command. Each parses, calls the core, writes, and returns a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from carelint.commands import audit, baseline, check, explain, init, manual, rules, settings, words

COMMANDS: Mapping[str, click.Command] = MappingProxyType(
    {
        "check": check.command,
        "audit": audit.command,
        "baseline": baseline.command,
        "explain": explain.command,
        "rules": rules.command,
        "words": words.command,
        "init": init.command,
        "settings": settings.command,
        "manual": manual.command,
    }
)
