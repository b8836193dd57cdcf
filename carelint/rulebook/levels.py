"""Gives rules the levels that an organisation has decided for them.

In: a rulebook, and what was decided of rules, families and packs. Out: the same rulebook with other levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carelint.rule import Level, Rule
from carelint.rulebook import Rulebook
from carelint.rulebook.thawing import Rules


def leveled(rulebook: Rulebook, levels: Sequence[tuple[str, str]]) -> Rulebook:
    """Each rule as the narrowest name says that is decided of it; `off` is no level and left to policy."""
    known = {level.value for level in Level}
    said = {name: Level(level) for name, level in levels if level in known}
    return replace(rulebook, rules=_changed(rulebook.rules, said)) if said else rulebook


def _changed(rules: Sequence[Rule], said: Mapping[str, Level]) -> Sequence[Rule]:
    if isinstance(rules, Rules):
        return rules.changed(lambda rule: _leveled(rule, said))
    return tuple(_leveled(rule, said) for rule in rules)


def _leveled(rule: Rule, said: Mapping[str, Level]) -> Rule:
    level = next((said[name] for name in rule.names if name in said), rule.level)
    return rule if level is rule.level else replace(rule, level=level)
