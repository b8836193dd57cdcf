"""Compiles what people wrote into rules: forms generated, guards checked, classes expanded.

In: data files. Out: the compiled form as plain dicts and lists, which `rulebook` keeps and thaws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from carelint.errors import Mistake, RuleError
from carelint.fold import fold
from carelint.gate import lists, reading
from carelint.gate.folders import DataFile
from carelint.gate.nodes import line_of
from carelint.rule import Condition, Rule, Sense
from carelint.rulebook import meanings
from carelint.rulebook.entries import EntryCompiler
from carelint.rulebook.inflection import expand, forms, spellings

Files = Sequence[DataFile]
Classes = dict[str, frozenset[str]]


def compile_rulebook(files: Files, mistakes: Sequence[Mistake] = ()) -> dict[str, Any]:
    """The compiled form of every data file. Raises RuleError with `mistakes` and all that is wrong in any of them."""
    mistakes = list(mistakes)
    for file in _of(files, "spellings"):
        lists.spellings(file.path, mistakes)  # `inflection` reads them by itself, and knows nothing of mistakes
    classes = {file.path.stem: _class(file, mistakes) for file in _of(files, "class")}
    sources = {k: work for file in _of(files, "sources") for k, work in reading.sources(file.path, mistakes).items()}
    senses = _senses(files, mistakes, classes)
    rules = _rules(files, mistakes, classes, sources, senses)
    positives = [one for file in _of(files, "care") for one in _positives(file, mistakes)]
    if mistakes:
        raise RuleError.of(mistakes)
    pool: dict[Condition, int] = {}
    return {
        "classes": {name: sorted(words) for name, words in classes.items()},
        "senses": [_pooled(one, pool, "when") for _, one in sorted(senses.items())],
        "rules": _frozen(rules.values(), pool),
        "conditions": [asdict(condition) for condition in pool],
        "positives": positives,
        "sources": sources,
    }


def _of(files: Files, kind: str) -> list[DataFile]:
    return [file for file in files if file.kind == kind]


def _frozen(rules: Iterable[Rule], pool: dict[Condition, int]) -> list[dict[str, Any]]:
    """Rules as JSON takes them, in the order of their ids."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    return [{**_pooled(rule, pool, "only", "unless"), "level": rule.level.value} for rule in ordered]


def _pooled(one: Rule | Sense, pool: dict[Condition, int], *keys: str) -> dict[str, Any]:
    """A rule or sense with numbers for its conditions: each is kept once, however many rules share it."""
    numbers = {key: [pool.setdefault(each, len(pool)) for each in getattr(one, key)] for key in keys}
    return {**asdict(replace(one, **dict.fromkeys(keys, ()))), **numbers}  # type: ignore[arg-type]


def _senses(files: Files, mistakes: list[Mistake], classes: Classes) -> dict[str, Sense]:
    """Senses by name; an organisation's own may stand in for one of ours."""
    found = ((file, reading.sense(file.path, mistakes, classes=classes)) for file in _of(files, "sense"))
    return {file.path.stem: meanings.sense(read[0], file, read[1]) for file, read in found if read}


def _rules(
    files: Files, mistakes: list[Mistake], classes: Classes, sources: dict[str, str], senses: dict[str, Sense]
) -> dict[str, Rule]:
    """Rules by id; an organisation's own may stand in for one of ours, but in one folder an id stands once."""
    compiled: dict[str, Rule] = {}
    homes: dict[str, DataFile] = {}
    named = {file.path.stem for file in _of(files, "sense")}  # also those that could not be read: told once
    for file in _of(files, "entries"):
        for entry, node in reading.entries(file.path, mistakes, classes=classes, sources=sources, senses=named):
            rule = EntryCompiler(entry, file, node, classes, senses, mistakes).rule()
            if rule is None:
                continue
            other = homes.get(rule.id)
            if other and other.root == file.root:
                first = f"{other.path}, line {compiled[rule.id].line}"
                hint = f"Give one of the two another. The first: {first}."
                mistakes.append(Mistake("the id stands twice", str(file.path), line_of(node), rule.id, hint=hint))
            compiled[rule.id], homes[rule.id] = rule, file
    return compiled


def _class(file: DataFile, mistakes: list[Mistake]) -> frozenset[str]:
    found = lists.word_class(file.path, mistakes)
    return frozenset(word.replace("-", " ") for word in expand(found.words, found.inflect))


def _positives(file: DataFile, mistakes: list[Mistake]) -> Iterable[dict[str, Any]]:
    seen: set[str] = set()
    for entry, node in reading.care(file.path, mistakes):
        if entry.id in seen:
            hint = "Give one of the two another."
            mistakes.append(Mistake("the id stands twice", str(file.path), line_of(node), entry.id, hint=hint))
        seen.add(entry.id)
        yield {
            "id": entry.id,
            "expresses": entry.expresses,
            "anchors": sorted({form.text for phrase in entry.phrases for form in forms(phrase, entry.inflect)}),
            "unless": sorted({written for u in entry.unless for written in spellings(fold(u).text)}),
        }
