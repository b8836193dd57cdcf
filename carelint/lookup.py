"""Looks words up: which entries and rules there are, which of them know a phrase, and what each offers in a line.

In: rules. Out: those that were asked for, and lines of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carelint.fold import fold
from carelint.rule import Rule


def chosen(
    rules: Iterable[Rule], *, family: str = "", level: str = "", pack: str = "", register: str = ""
) -> list[Rule]:
    """The rules of a family, a level, a pack and a register; whatever is left out holds for all."""
    return [
        rule
        for rule in rules
        if family in ("", rule.family)
        and level in ("", rule.level.value)
        and pack in ("", rule.pack)
        and (not register or {"any", register} & set(rule.registers))
    ]


def knowing(rules: Iterable[Rule], text: str) -> list[Rule]:
    """Those that look for the text, or hold it in what they look for or offer; what fits best first."""
    asked = fold(text).text.strip()
    ranked = [(rank, rule.id, rule) for rule in rules if (rank := _rank(rule, asked)) is not None]
    return [rule for *_, rule in sorted(ranked, key=lambda one: (one[0], _breadth(one[2]), one[1]))]


def _rank(rule: Rule, asked: str) -> int | None:
    """How near a rule is to what was asked: its very words, a part of them, its name, its words of care."""
    anchors = [anchor for anchor, _ in rule.anchors]
    if asked in anchors:
        return 0
    if any(asked in anchor for anchor in anchors):
        return 1
    if asked.replace(" ", "-") in rule.id:
        return 2
    return 3 if any(asked in fold(words).text for words in (*rule.instead, *rule.think)) else None


def _breadth(rule: Rule) -> int:
    """How much else a rule looks for: an entry for just this phrase comes before a rule that holds a whole class."""
    return len(rule.anchors)


def line(rule: Rule) -> str:
    """A rule in a line: its id, how it speaks, and its first words of care."""
    where = [
        "off" if rule.off else rule.level.value,
        *([rule.pack] if rule.pack else []),
        *(one for one in rule.registers if one != "any"),
    ]
    return f"{rule.id}  ({', '.join(where)})  → {' · '.join(_offered(rule)[:2])}"


def _offered(rule: Rule) -> Sequence[str]:
    return rule.instead or rule.think
