"""From anchors to candidates that stand: guards and questions first, grammar only for what they leave open.

In: a folded document and the rulebook. Out: candidates that were kept and sifted, and every verdict for `explain`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carelint.candidate import Candidate, Passage
from carelint.checks import CHECKS
from carelint.document import Document
from carelint.fold import Folded, fold
from carelint.judges.guards.judge import Verdict, judge
from carelint.language import parse
from carelint.policy import applies
from carelint.rulebook import Rulebook
from carelint.scan import Scanner, scanner
from carelint.sentences import quotations, sentences, words_of
from carelint.settings import Settings
from carelint.tree import Tree

LONGEST = 1_200
"""Code points of a sentence that are looked at; what goes on longer is a table or a list run together."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate and what was said of it."""

    candidate: Candidate
    verdict: Verdict


@functools.lru_cache(maxsize=4)
def anchors(rulebook: Rulebook) -> Scanner:
    """The automaton over every anchor and every word of care; numbers from len(rules) on are positives."""
    rules = [(text, i) for i, rule in enumerate(rulebook.rules) for text, _ in rule.anchors]
    first = len(rulebook.rules)
    care = [(text, first + i) for i, p in enumerate(rulebook.positives) for text in p.anchors]
    return scanner(rules + care)


class Reading:
    """One folded document with its passages, made when a candidate first needs them."""

    def __init__(self, document: Document, folded: Folded, register: str) -> None:
        self.document, self.folded, self.register = document, folded, register
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._passages: dict[tuple[int, int], Passage] = {}
        self._quotations: dict[int, tuple[tuple[int, int], ...]] = {}

    def passage(self, start: int, end: int) -> Passage:
        """The sentence that holds the folded span."""
        index = self.folded.block_of(start)
        begin, stop = self.folded.blocks[index]
        if index not in self._sentences:
            self._sentences[index] = sentences(self.folded.plain[begin:stop])
        found = next(((a, b) for a, b in self._sentences[index] if begin + a <= start < begin + b), (0, stop - begin))
        return self._made(index, *self._cut(begin + found[0], max(begin + found[1], end), start, end))

    def _cut(self, begin: int, stop: int, start: int, end: int) -> tuple[int, int]:
        """A sentence without its trailing space, shortened at word borders where it is endless."""
        text = self.folded.text
        while stop > end and text[stop - 1].isspace():
            stop -= 1
        if stop - begin <= LONGEST:
            return begin, stop
        left, right = max(begin, start - LONGEST // 2), min(stop, end + LONGEST // 2)
        left = begin if left == begin else text.rfind(" ", begin, left) + 1 or left
        space = text.find(" ", right, stop)
        return left, stop if space < 0 else space

    def _quoted(self, index: int) -> tuple[tuple[int, int], ...]:
        if index not in self._quotations:
            begin, stop = self.folded.blocks[index]
            self._quotations[index] = quotations(self.folded.plain[begin:stop])
        return self._quotations[index]

    def _made(self, index: int, begin: int, stop: int) -> Passage:
        key = (begin, stop)
        if key not in self._passages:
            block = self.document.blocks[index]
            self._passages[key] = Passage(
                folded=self.folded,
                start=begin,
                end=stop,
                block=self.folded.blocks[index],
                kind=block.kind.value,
                heading=fold(block.place.heading or "").text,
                register=self.register,
                words=words_of(self.folded.text[begin:stop]),
                quotations=self._quoted(index),
            )
        return self._passages[key]


def find(reading: Reading, rulebook: Rulebook, settings: Settings) -> Iterator[Candidate]:
    """Every anchor in the text whose rule judges this register, with the span that its kind gives it."""
    rules = [rule if applies(rule, reading.register, settings.packs, settings.off) else None for rule in rulebook.rules]
    forms = _forms(rulebook)
    seen: set[tuple[int, int, int]] = set()
    for start, end, keys in anchors(rulebook).find(reading.folded.text):
        for key in keys:
            rule = rules[key] if key < len(rules) else None
            if rule is None:
                continue
            passage = reading.passage(start, end)
            text = reading.folded.text[start:end]
            bare = Candidate(rule, passage, start - passage.start, end - passage.start, forms[key].get(text, ""))
            candidate = CHECKS[rule.kind].span(bare, rulebook.vocabulary)
            if (
                candidate
                and (place := (key, passage.start + candidate.start, passage.start + candidate.end)) not in seen
            ):
                seen.add(place)
                yield candidate


@functools.lru_cache(maxsize=4)
def _forms(rulebook: Rulebook) -> list[dict[str, str]]:
    return [dict(rule.anchors) for rule in rulebook.rules]


def judged(candidates: Sequence[Candidate], rulebook: Rulebook, settings: Settings) -> list[Judged]:
    """Every candidate with its verdict; the sentences that guards leave open are parsed together."""
    first = [Judged(candidate, judge(candidate, rulebook.vocabulary)) for candidate in candidates]
    undecided = [one.candidate.passage.plain for one in first if one.verdict.keep is None]
    if not undecided:
        return first
    texts = list(dict.fromkeys(undecided))
    trees = dict(zip(texts, parse(texts, settings.model), strict=True))
    return [_second(one, trees, rulebook) if one.verdict.keep is None else one for one in first]


def _second(one: Judged, trees: dict[str, Tree], rulebook: Rulebook) -> Judged:
    candidate = replace(one.candidate, tree=trees[one.candidate.passage.plain])
    verdict = judge(candidate, rulebook.vocabulary)
    return Judged(CHECKS[candidate.rule.kind].covered(candidate) if verdict.keep else candidate, verdict)
