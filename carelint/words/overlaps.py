"""Where dictionaries speak of the same words, and which of them decides.

In: a rulebook with an organisation's own words over ours. Out: sentences, each with the winner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carelint import engine
from carelint.document import one_paragraph
from carelint.rule import Rule
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.task import Task

FEW = 3
"""Phrases that a sentence names."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that look for the same words."""

    winner: Rule
    loser: Rule
    phrases: tuple[str, ...]

    def __str__(self) -> str:
        named = ", ".join(f"«{phrase}»" for phrase in self.phrases[:FEW])
        more = f" and {len(self.phrases) - FEW} more" if len(self.phrases) > FEW else ""
        verb = "stands" if len(self.phrases) == 1 else "stand"
        where = "" if "any" in self.winner.registers else f" in the register {' and '.join(self.winner.registers)}"
        other = self.loser.id if not self.loser.layer else f"{self.loser.id} ({self.loser.home})"
        kept = "" if self.winner.off else _kept(self.loser)
        return f"{self.winner.home}: {named}{more} {verb} in {other} too; {self.winner.home} decides{where}.{kept}"


def _kept(loser: Rule) -> str:
    """What is given up with an entry of ours that knows when to be silent."""
    if loser.layer or not (loser.only or loser.unless or loser.exceptions):
        return ""
    return f" Ours knows where the words are meant otherwise; to keep that, write {loser.id} under avoid."


def overlaps(rulebook: Rulebook) -> Iterator[Overlap]:
    """Every entry of an organisation's whose words an entry of ours, or of an earlier dictionary, looks for too."""
    known: dict[str, list[Rule]] = {}
    words = [rule for rule in rulebook.rules if rule.kind == "words"]
    for rule in words:
        for anchor, _ in rule.anchors:
            known.setdefault(anchor, []).append(rule)
    for mine in sorted((rule for rule in words if rule.layer), key=lambda rule: (rule.layer, rule.path, rule.line)):
        shared: dict[str, list[str]] = {}
        for anchor in _plain(mine):
            for other in known[anchor]:
                if other.layer < mine.layer:
                    shared.setdefault(other.id, []).append(anchor)
        for name, phrases in shared.items():
            loser = rulebook.rule(name)
            if loser:
                yield Overlap(mine, loser, tuple(phrases))


def _plain(rule: Rule) -> list[str]:
    """Its phrases as one would write them: no plurals and tenses, not written together."""
    written = {anchor for anchor, _ in rule.anchors}
    closed = {anchor.replace(" ", "") for anchor in written if " " in anchor}
    return [anchor for anchor, form in rule.anchors if form in ("", "singular", "base") and anchor not in closed]


def unheard(rulebook: Rulebook) -> Iterator[str]:
    """Entries without examples whose own phrase is not noticed in the plainest sentence, and why."""
    tried = [rule for rule in rulebook.rules if rule.layer and rule.kind == "words" and not (rule.off or rule.examples)]
    tasks = [_trial(rule, rulebook) for rule in tried]
    for rule, done in zip(tried, engine.check(tasks), strict=True):
        if not any(one.kept for one in done.considered):
            said = [str(opinion) for one in done.considered for opinion in one.opinions if opinion.says is False]
            why = said[0] if said else "no phrase of it is found there"
            yield f"{rule.home}: «{done.document.text}» is not noticed ({why})."


def _trial(rule: Rule, rulebook: Rulebook) -> Task:
    phrase = rule.anchors[0][0] if rule.anchors else rule.id
    register = "" if "any" in rule.registers else rule.registers[0]
    settings = Settings(register=register, reader="off", packs=(rule.pack,) if rule.pack else ())
    return Task(one_paragraph(f"We heard of {phrase} today."), rulebook, settings, only=frozenset([rule.id]))
