"""From the literals of all rules to the candidates of a document.

In: the passages of a document, and the rulebook. Out: `Candidate`s with the span that their kind of rule gives them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from carelint.candidate import Candidate
from carelint.checks import CHECKS, LOOKS
from carelint.passages import Passages
from carelint.rulebook import Rulebook
from carelint.scan import Found, Scanner, scanner


@functools.lru_cache(maxsize=4)
def anchors(rulebook: Rulebook) -> Scanner:
    """Looks for every anchor and every word of care; numbers from len(rules) on are positives."""
    if kept := rulebook.literals:
        return Scanner(kept.all, by_word=kept.of, marks=kept.marks)
    rules = [(text, i) for i, rule in enumerate(rulebook.rules) for text, _ in rule.anchors]
    first = len(rulebook.rules)
    care = [(text, first + i) for i, p in enumerate(rulebook.positives) for text in p.anchors]
    return scanner(rules + care)


def find(
    passages: Passages, rulebook: Rulebook, skipped: Sequence[object], found: Iterable[Found] | None = None
) -> Iterator[Candidate]:
    """Every place that a rule may mean, each once; rules whose entry in `skipped` is true are passed over.

    `found`: the literals of the text, where somebody has looked for them already.
    """
    text, rules, forms = passages.folded.text, rulebook.rules, _forms(rulebook)
    seen: set[tuple[int, int, int]] = set()
    for start, end, keys in anchors(rulebook).find(text) if found is None else found:
        for key in keys:
            if key >= len(rules) or skipped[key]:
                continue
            rule = rules[key]
            look = LOOKS.get(rule.kind)
            if look and not look(rule, passages.folded, start, rulebook.vocabulary):
                continue
            passage = passages.at(start, end)
            if key not in forms:
                forms[key] = dict(rule.anchors)
            form = forms[key].get(text[start:end], "")
            bare = Candidate(rule, passage, start - passage.start, end - passage.start, form)
            candidate = CHECKS[rule.kind].span(bare, rulebook.vocabulary)
            if candidate and (place := (key, *candidate.span)) not in seen:
                seen.add(place)
                yield candidate


@functools.lru_cache(maxsize=4)
def _forms(_: Rulebook) -> dict[int, dict[str, str]]:
    """Literal → its form, by the number of its rule, as far as somebody has asked."""
    return {}
