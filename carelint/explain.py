"""Says in lines what a rule is, and what became of every candidate in a text.

In: a rule, or a text. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.fold import fold_document
from carelint.notice import Judged, Reading, find, judged
from carelint.register import guess
from carelint.rule import Rule
from carelint.rulebook import Rulebook
from carelint.selftest import one_paragraph
from carelint.settings import Settings


def rule_lines(rule: Rule, rulebook: Rulebook) -> list[str]:
    """A rule: what it notices, why, what to say instead, who says so, and its examples."""
    lines = [
        f"{rule.id}  ({rule.level.value}, {rule.pathology} → {rule.answer})",
        "",
        rule.why,
        "",
        f"Perhaps: {' · '.join(rule.instead)}",
        f"Looks for: {', '.join(sorted(text for text, _ in rule.anchors)[:30])}",
        f"In: {', '.join(rule.registers)}" + (f"; only with the pack {rule.pack}" if rule.pack else ""),
        "Sources:",
        *(f"  {key}: {rulebook.sources[key]}" for key in rule.sources),
        "Examples:",
    ]
    for example in rule.examples:
        said = ", ".join(f"«{flag}»" for flag in example.flags) or "stays silent"
        lines.append(f"  {example.text}  → {said}")
    return lines


def text_lines(text: str, rulebook: Rulebook, settings: Settings) -> list[str]:
    """Every candidate of a text with the answers that kept or silenced it, and the grammar that was read."""
    document = one_paragraph(text)
    folded = fold_document(document)
    register = settings.register or guess(folded.text)
    candidates = list(find(Reading(document, folded, register), rulebook, settings))
    lines = [f"Read as: {register}"]
    for one in judged(candidates, rulebook, settings):
        lines += _candidate(one)
    if not candidates:
        lines.append("No candidate: no phrase of any rule stands in the text.")
    return lines


def _candidate(one: Judged) -> Iterator[str]:
    kept = "noticed" if one.verdict.keep else "silent"
    yield ""
    yield f"«{one.candidate.plain}»  {one.candidate.rule.id}  ({one.candidate.rule.level.value}): {kept}"
    for answer in one.verdict.answers:
        mark = {True: "yes", False: "no", None: "unsure"}[answer.says]
        yield f"  {answer.question}: {mark} – {answer.reason}"
    if one.candidate.tree:
        for token in one.candidate.tree.tokens:
            head = one.candidate.tree.tokens[token.head].text
            yield f"    {token.text:<16} {token.lemma:<14} {token.pos:<6} {token.dep:<12} ← {head}"
