"""The commands, in the order in which help shows them.

In: nothing. Out: name → click command. Each parses, calls the core, writes, and returns a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from carelint.commands import check, explain, fix, rules, words

COMMANDS: Mapping[str, click.Command] = MappingProxyType(
    {
        "check": check.command,
        "fix": fix.command,
        "explain": explain.command,
        "rules": rules.command,
        "words": words.command,
    }
)
