"""Rules and senses from the compiled form, which is plain dicts and lists.

In: what `compiling` made, or a file kept of it. Out: `Rule`s and `Sense`s, their conditions shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carelint.rule import Condition, Example, Level, Rule, Sense


def rules(kept: dict[str, Any]) -> tuple[Rule, ...]:
    """Its rules, in the order of their ids."""
    pool = _pool(kept)
    return tuple(_rule(data, pool) for data in kept["rules"])


def senses(kept: dict[str, Any]) -> tuple[Sense, ...]:
    """Its senses."""
    pool = _pool(kept)
    return tuple(_sense(data, pool) for data in kept["senses"])


def classes(kept: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Its word classes by name."""
    return {name: frozenset(words) for name, words in kept["classes"].items()}


def _pool(kept: dict[str, Any]) -> tuple[Condition, ...]:
    return tuple(_condition(data) for data in kept["conditions"])


def _sense(data: dict[str, Any], pool: Sequence[Condition]) -> Sense:
    given = {key: tuple(map(_example, data[key])) for key in ("holds", "fails")}
    return Sense(**{**data, **given, "when": tuple(pool[number] for number in data["when"])})


def _rule(data: dict[str, Any], pool: Sequence[Condition]) -> Rule:
    pairs = {
        "anchors": tuple(map(tuple, data["anchors"])),
        "swaps": tuple((anchor, form, tuple(words)) for anchor, form, words in data["swaps"]),
    }
    guards = {key: tuple(pool[number] for number in data[key]) for key in ("only", "unless")}
    lists = ("registers", "instead", "think", "sources", "exceptions", "asks", "covers")
    return Rule(
        **{
            **data,
            **pairs,
            **guards,
            **{key: tuple(data[key]) for key in lists},
            "level": Level(data["level"]),
            "pattern": tuple((mark, tuple(choices)) for mark, choices in data["pattern"]),
            "examples": tuple(map(_example, data["examples"])),
        }
    )


def _example(data: dict[str, Any]) -> Example:
    return Example(**{**data, "flags": tuple(data["flags"])})


def _condition(data: dict[str, Any]) -> Condition:
    return Condition(tuple((key, tuple(values)) for key, values in data["keys"]), data["sense"], data["why"])
