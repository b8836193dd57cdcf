"""Compiles what people wrote into rules: forms generated, guards checked, classes expanded.

In: data files. Out: the compiled form as plain dicts and lists, which `rulebook` keeps and thaws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from carelint.errors import Mistake, RuleError
from carelint.fold import fold
from carelint.gate import lists, reading
from carelint.gate.folders import DataFile
from carelint.gate.nodes import line_of
from carelint.rule import Rule
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
    rules = _rules(files, mistakes, classes, sources)
    positives = [one for file in _of(files, "care") for one in _positives(file, mistakes)]
    if mistakes:
        raise RuleError.of(mistakes)
    return {
        "classes": {name: sorted(words) for name, words in classes.items()},
        "rules": _frozen(rules.values()),
        "positives": positives,
        "sources": sources,
    }


def _of(files: Files, kind: str) -> list[DataFile]:
    return [file for file in files if file.kind == kind]


def _frozen(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Rules as JSON takes them, in the order of their ids."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    return [{**asdict(rule), "level": rule.level.value} for rule in ordered]


def _rules(files: Files, mistakes: list[Mistake], classes: Classes, sources: dict[str, str]) -> dict[str, Rule]:
    """Rules by id; an organisation's own may stand in for one of ours, but in one folder an id stands once."""
    compiled: dict[str, Rule] = {}
    homes: dict[str, DataFile] = {}
    for file in _of(files, "entries"):
        for entry, node in reading.entries(file.path, mistakes, classes=classes, sources=sources):
            rule = EntryCompiler(entry, file, node, classes, mistakes).rule()
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
