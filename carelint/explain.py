"""Says in lines what a rule is, and what became of every candidate in a text.

In: a rule, or a text, and the settings under which papers are checked. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint import engine, policy
from carelint.document import one_paragraph
from carelint.finding import Checked, Considered
from carelint.rule import REGISTERS, Level, Rule
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.spelling import NAMES
from carelint.task import Task


def rule_lines(rule: Rule, rulebook: Rulebook, settings: Settings) -> list[str]:
    """A rule: what it notices, where, why, what to say instead, who says so, and its examples."""
    lines = [
        f"{rule.id}  ({rule.level.value}, {rule.pathology} → {rule.answer})",
        "",
        rule.why,
        "",
        *([f"Perhaps: {' · '.join(rule.instead)}"] if rule.instead else []),
        *([f"Think of: {' · '.join(rule.think)}"] if rule.think else []),
        f"Looks for: {', '.join(sorted(text for text, _ in rule.anchors)[:30])}",
        f"In: {', '.join(rule.registers)}" + (f"; only with the pack {rule.pack}" if rule.pack else ""),
        *_senses(rule, rulebook),
        *_standing(rule, rulebook, settings),
        "Sources:",
        *(f"  {key}: {rulebook.sources[key]}" for key in rule.sources),
        "Examples:",
    ]
    for example in rule.examples:
        said = ", ".join(f"«{flag}»" for flag in example.flags) or "stays silent"
        lines.append(f"  {example.text}  → {said}")
    return lines


def _senses(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """The senses that make it speak or keep it silent, each with what it says of the words."""
    why = {sense.id: sense.why for sense in rulebook.senses}
    for said, some in (("Only as", rule.only), ("Silent as", rule.unless), ("Words only offered as", rule.offer)):
        if named := dict.fromkeys(one.sense for one in some if one.sense):
            yield f"{said}:"
            yield from (f"  {name}: {why[name]}" for name in named)


def _standing(rule: Rule, rulebook: Rulebook, settings: Settings) -> Iterator[str]:
    """What these settings do to the rule; nothing where they let it speak as it comes."""
    if rule.off:
        yield f"Under your settings: not noticed, switched off by {rule.home}"
        return
    levels = {name: level for name, level in settings.levels if name in rule.names}
    if name := next((name for name in rule.names if levels.get(name) == rule.level.value), ""):
        yield f"Under your settings: {rule.level.value}, by levels: {{{name}: {rule.level.value}}}"
    here = [settings.register] if settings.register else list(REGISTERS)
    said = [policy.withheld(rulebook, one, settings).get(rule.id, "") for one in here]
    if all(said):
        yield f"Under your settings: not noticed, {said[0]}"


def text_lines(text: str, rulebook: Rulebook, settings: Settings) -> list[str]:
    """Every candidate of a text with the opinions that kept or silenced it, and the grammar that was read."""
    task = Task(one_paragraph(text), rulebook, settings, thorough=True)
    (done,) = engine.check([task])
    lines = [f"Read as: {one.register}, {one.reason}" for one in done.read_as]
    if done.spelled.name != "gb":
        lines.append(f"Words of care are {NAMES[done.spelled.name]}, {done.spelled.reason}")
    for one in done.considered:
        lines += _candidate(one, done)
    if not done.considered:
        lines.append("No candidate: no phrase of any rule stands in the text.")
    return lines


def _candidate(one: Considered, done: Checked) -> Iterator[str]:
    yield ""
    yield f"«{done.document.text[one.start : one.end]}»  {one.rule}  ({one.level.value}): {_outcome(one)}"
    yield from (f"  {opinion}" for opinion in one.opinions)
    if one.tree:
        for token in one.tree.tokens:
            head = one.tree.tokens[token.head].text
            yield f"    {token.text:<16} {token.lemma:<14} {token.pos:<6} {token.dep:<12} ← {head}"


def _outcome(one: Considered) -> str:
    if not one.kept:
        return "silent"
    if one.withheld:
        return f"not shown, {one.withheld}"
    return "only counted; --notice lists it" if one.level is Level.NOTICE else "noticed"
