"""Gives rules the levels that an organisation has decided for them.

In: a rulebook, and what was decided of rules, families and packs. Out: the same rulebook with other levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carelint.rule import Level, Rule
from carelint.rulebook import Rulebook


def leveled(rulebook: Rulebook, levels: Sequence[tuple[str, str]]) -> Rulebook:
    """Each rule as the narrowest name says that is decided of it; `off` is no level and left to policy."""
    known = {level.value for level in Level}
    said = {name: Level(level) for name, level in levels if level in known}
    return replace(rulebook, rules=tuple(_leveled(rule, said) for rule in rulebook.rules)) if said else rulebook


def _leveled(rule: Rule, said: Mapping[str, Level]) -> Rule:
    level = next((said[name] for name in rule.names if name in said), rule.level)
    return rule if level is rule.level else replace(rule, level=level)
