"""Runs the examples that every entry and rule carries.

In: a rulebook. Out: what an example promised and the engine did not do; used by pytest and by `carelint rules check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from carelint.candidate import Candidate
from carelint.document import Block, Document, Kind
from carelint.fold import fold_document
from carelint.notice import Judged, Reading, find, judged
from carelint.places import Place, Stretch
from carelint.policy import sift
from carelint.register import guess
from carelint.rule import PACKS, Example, Rule
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.suggest import swap


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
    reading: Reading


def broken(rulebook: Rulebook, rules: Sequence[Rule] | None = None, model: str = "") -> list[Broken]:
    """Every example of `rules` (all of them, if None) that does not hold, in order."""
    settings = Settings(packs=PACKS, model=model)
    trials = [_trial(rule, e) for rule in (rules or rulebook.rules) for e in rule.examples]
    kept = _kept(trials, rulebook, settings)
    found = [b for t, candidates in zip(trials, kept, strict=True) if (b := _compared(t, candidates, rulebook))]
    return found + _still_flagged(trials, rulebook, settings)


def _trial(rule: Rule, example: Example) -> Trial:
    document = one_paragraph(example.text)
    folded = fold_document(document)
    named = [register for register in rule.registers if register != "any"]
    register = example.register or (named[0] if named else guess(folded.text))
    return Trial(rule, example, Reading(document, folded, register))


def one_paragraph(text: str) -> Document:
    """A document that is one paragraph of plain text."""
    stretch = Stretch(0, len(text), Place(line=1, column=1))
    blocks = (Block(Kind.PARAGRAPH, 0, len(text), (stretch,)),) if text else ()
    return Document("-", "text", text, blocks)


def _kept(trials: Sequence[Trial], rulebook: Rulebook, settings: Settings) -> list[list[Candidate]]:
    """The candidates of each trial's own rule that stand; all sentences are parsed together."""
    candidates = [
        [candidate for candidate in find(trial.reading, rulebook, settings) if candidate.rule.id == trial.rule.id]
        for trial in trials
    ]
    verdicts = iter(judged([candidate for some in candidates for candidate in some], rulebook, settings))
    return [sift(_stand(next(verdicts) for _ in some)) for some in candidates]


def _stand(verdicts: Iterable[Judged]) -> list[Candidate]:
    return [one.candidate for one in verdicts if one.verdict.keep]


def _compared(trial: Trial, candidates: Sequence[Candidate], rulebook: Rulebook) -> Broken | None:
    """What was found against what was promised: the exact phrases, then the text with the first one replaced."""
    text, example = trial.example.text, trial.example
    spans = [trial.reading.folded.span(h.passage.start + h.start, h.passage.start + h.end) for h in candidates]
    phrases = tuple(text[start:end] for start, end in spans)
    if phrases != example.flags:
        return Broken(trial.rule, example, _listed(example.flags), _listed(phrases))
    if example.becomes:
        became = _rewritten(trial, candidates, rulebook)
        if became != example.becomes:
            return Broken(trial.rule, example, example.becomes, became)
    return None


def _rewritten(trial: Trial, candidates: Sequence[Candidate], rulebook: Rulebook) -> str:
    """The text with every safe replacement put in, last first."""
    text = trial.example.text
    for candidate in reversed(candidates):
        put = swap(candidate, rulebook.vocabulary)
        if put:
            base = candidate.passage.start
            start, end = trial.reading.folded.span(base + put.start, base + put.end)
            text = text[:start] + put.text + text[end:]
    return text


def _still_flagged(trials: Sequence[Trial], rulebook: Rulebook, settings: Settings) -> list[Broken]:
    """Rewritten texts that are noticed again."""
    again = [
        _trial(t.rule, replace(t.example, text=t.example.becomes, flags=(), becomes=""))
        for t in trials
        if t.example.becomes
    ]
    kept = _kept(again, rulebook, settings)
    return [
        Broken(
            trial.rule,
            trial.example,
            "nothing noticed in the rewritten text",
            _listed([h.plain for h in candidates]),
        )
        for trial, candidates in zip(again, kept, strict=True)
        if candidates
    ]


def _listed(phrases: Sequence[str]) -> str:
    return ", ".join(f"«{phrase}»" for phrase in phrases) or "nothing"
