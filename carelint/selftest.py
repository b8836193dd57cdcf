"""Runs the examples that every entry, rule and sense carries, and holds guards to what a person can read.

In: a rulebook. Out: what an example promised and the engine did not do, and guards that hold too many words; used by
pytest and by `carelint rules check`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carelint import engine
from carelint.document import one_paragraph
from carelint.errors import Mistake
from carelint.finding import Finding
from carelint.fold import fold
from carelint.rule import PACKS, Example, Level, Rule, Sense
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.suggest import alarms
from carelint.task import Task

MOST = 8
"""Words that the guards of a rule may hold themselves: more have learned sentences by heart, and nobody reads them."""
FITS = "a replacement that fits"


@dataclass(frozen=True, slots=True)
class Broken:
    """An example that does not hold."""

    rule: Rule
    example: Example
    promised: str
    found: str

    def __str__(self) -> str:
        where = f"{self.rule.path}:{self.example.line}: {self.rule.id}"
        return f"{where}\n  {self.example.text}\n  promised: {self.promised}\n  found:    {self.found}"


@dataclass(frozen=True, slots=True)
class Trial:
    """One example on its way through the engine."""

    rule: Rule
    example: Example

    def task(self, rulebook: Rulebook, model: str) -> Task:
        """The example as a document of its rule's register, which only this rule judges, and no reader beside it."""
        named = [register for register in self.rule.registers if register != "any"]
        register = self.example.register or (named[0] if named else "")
        reader = "on" if self.rule.kind == "reader" else "off"
        settings = Settings(register=register, packs=PACKS, model=model, reader=reader)
        return Task(one_paragraph(self.example.text), rulebook, settings, only=frozenset([self.rule.id]))


def broken(rulebook: Rulebook, rules: Sequence[Rule] | None = None, model: str = "") -> list[Broken]:
    """Every example of `rules` (all of them, if None) that does not hold, in order."""
    trials = [Trial(rule, example) for rule in (rules or rulebook.rules) for example in rule.examples]
    noticed = _noticed(trials, rulebook, model)
    found = [b for trial, some in zip(trials, noticed, strict=True) if (b := _compared(trial, some))]
    fitting = _wrong_anywhere(trials) + _ill_fitting(trials, noticed, rulebook, model)
    return found + _still_flagged(trials, rulebook, model) + fitting


def broken_senses(rulebook: Rulebook, senses: Sequence[Sense], model: str = "") -> list[Broken]:
    """Every example of `senses` that does not hold: a rule that looks for the marked words, unless the sense holds."""
    trials = [
        Trial(_looking(sense, example, number), replace(example, flags=() if example in sense.holds else example.flags))
        for sense in senses
        for number, example in enumerate((*sense.holds, *sense.fails), 1)
    ]
    book = replace(rulebook, rules=tuple(trial.rule for trial in trials), positives=())
    noticed = _noticed(trials, book, model)
    return [b for trial, some in zip(trials, noticed, strict=True) if (b := _compared(trial, some))]


def _looking(sense: Sense, example: Example, number: int) -> Rule:
    return Rule(
        id=f"senses/{sense.id} {number}",
        kind="words",
        family="senses",
        pathology="blur",
        level=Level.CONSIDER,
        registers=("any",),
        why=sense.why,
        message=sense.why,
        instead=("",),
        sources=(),
        since="",
        anchors=((fold(example.flags[0]).text, ""),),
        unless=sense.when,
        asks=(),
        path=sense.path,
        line=sense.line,
    )


def crowded(rules: Sequence[Rule | Sense]) -> list[Mistake]:
    """Rules and senses whose guards hold more words than a person can weigh."""
    hint = "Name what they have in common: a sense in senses/NAME.yaml, or a class in classes/NAME.txt."
    return [
        Mistake(f"its guards hold {rule.literals} words; {MOST} at most", rule.path, rule.line, rule.id, hint=hint)
        for rule in rules
        if rule.literals > MOST
    ]


def _noticed(trials: Sequence[Trial], rulebook: Rulebook, model: str) -> list[tuple[Finding, ...]]:
    """What each trial's own rule notices."""
    return [done.findings for done in engine.check(trial.task(rulebook, model) for trial in trials)]


def _compared(trial: Trial, noticed: Sequence[Finding]) -> Broken | None:
    """What was found against what was promised: the exact phrases, then the text with the first one replaced."""
    example = trial.example
    phrases = tuple(found.text for found in noticed)
    if phrases != example.flags:
        return Broken(trial.rule, example, _listed(example.flags), _listed(phrases))
    if example.becomes:
        became = _rewritten(example.text, noticed)
        if became != example.becomes:
            return Broken(trial.rule, example, example.becomes, became)
    return None


def _rewritten(text: str, noticed: Sequence[Finding]) -> str:
    """The text with every safe replacement put in, last first."""
    for found in reversed(noticed):
        if found.becomes:
            text = text[: found.becomes_start] + found.becomes + text[found.becomes_end :]
    return text


def _wrong_anywhere(trials: Sequence[Trial]) -> list[Broken]:
    """Words that are wrong by themselves, which nothing would ever put in: told at the rule's first example."""
    first = {trial.rule.id: trial for trial in reversed(trials)}
    return [
        Broken(trial.rule, trial.example, FITS, f"{words}  ({', '.join(wrong)})")
        for trial in first.values()
        for words in dict.fromkeys(one for *_, some in trial.rule.swaps for one in some)
        if (wrong := alarms("", words))
    ]


def _ill_fitting(
    trials: Sequence[Trial], noticed: Sequence[Sequence[Finding]], rulebook: Rulebook, model: str
) -> list[Broken]:
    """Replacements that leave a word twice, a wrong article, or a text in which the same rule notices as much again."""
    put = [
        (trial, _rewritten(trial.example.text, some))
        for trial, some in zip(trials, noticed, strict=True)
        if some and all(found.becomes for found in some)
    ]
    again = _noticed([Trial(one.rule, replace(one.example, text=text)) for one, text in put], rulebook, model)
    return [
        Broken(trial.rule, trial.example, FITS, f"{text}  ({', '.join(wrong)})")
        for (trial, text), some in zip(put, again, strict=True)
        if (wrong := [*alarms(trial.example.text, text), *(f"«{found.text}» again" for found in some)])
    ]


def _still_flagged(trials: Sequence[Trial], rulebook: Rulebook, model: str) -> list[Broken]:
    """Rewritten texts that are noticed again."""
    again = [
        Trial(trial.rule, replace(trial.example, text=trial.example.becomes, flags=(), becomes=""))
        for trial in trials
        if trial.example.becomes
    ]
    promised = "nothing noticed in the rewritten text"
    return [
        Broken(trial.rule, trial.example, promised, _listed([found.text for found in noticed]))
        for trial, noticed in zip(again, _noticed(again, rulebook, model), strict=True)
        if noticed
    ]


def _listed(phrases: Sequence[str]) -> str:
    return ", ".join(f"«{phrase}»" for phrase in phrases) or "nothing"
