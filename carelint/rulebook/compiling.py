"""Compiles what people wrote into rules: forms generated, guards checked, classes expanded.

In: data files. Out: the compiled form as plain dicts and lists, which `rulebook` keeps and thaws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from carelint.errors import Mistake, RuleError
from carelint.fold import fold
from carelint.gate import lists, reading, rows
from carelint.gate.folders import DataFile
from carelint.gate.nodes import line_of
from carelint.rule import Condition, Rule, Sense
from carelint.rulebook import layers, meanings, thawing
from carelint.rulebook.inflection import expand, forms, spellings
from carelint.rulebook.kept import Kept, packed
from carelint.rulebook.layers import Base, Terms

Files = Sequence[DataFile]
Classes = dict[str, frozenset[str]]
NOTHING: dict[str, Any] = {
    "classes": {}, "sources": {}, "senses": [], "rules": [], "conditions": [], "positives": [], "packs": {}
}  # fmt: skip
"""The compiled form of no file."""


def compile_rulebook(files: Files, mistakes: Sequence[Mistake] = (), *, base: Kept | None = None) -> dict[str, Any]:
    """The compiled form of every data file. Raises RuleError with `mistakes` and all that is wrong in any of them.

    `base` is the compiled form of ours, where it is at hand: then only an organisation's own files are compiled, which
    takes a tenth of the time.
    """
    mistakes = list(mistakes)
    ours = [file for file in files if not file.layer]
    files = files if base is None else [file for file in files if file.layer]
    base = base or Kept(packed(NOTHING))
    for file in _of(files, "spellings"):
        lists.spellings(file.path, mistakes)  # `inflection` reads them by itself, and knows nothing of mistakes
    classes = dict(thawing.Classes(base)) | {file.path.stem: _class(file, mistakes) for file in _of(files, "class")}
    sources = base.table["sources"] | {
        k: work for file in _of(files, "sources") for k, work in reading.sources(file.path, mistakes).items()
    }
    tables = {file.path: rows.table(file.path, mistakes, sources=sources) for file in _of(files, "sheet")}
    sources |= {key: work for table in tables.values() for key, work in table.sources.items()}
    senses = {sense.id: sense for sense in thawing.senses(base)} | _senses(files, mistakes, classes)
    named = {*senses, *(file.path.stem for file in _of(files, "sense"))}  # also those that could not be read: told once
    terms = Terms(classes, sources, senses, named, mistakes)
    compiled = layers.rules(terms, files, tables, Base(thawing.Rules(base), ours))
    positives = [*base.all("positives")] + [one for file in _of(files, "care") for one in _positives(file, mistakes)]
    packs = {str(file.layer): _pack(file, mistakes) for file in _of(files, "pack")}
    if mistakes:
        raise RuleError.of(_in_order(mistakes))
    pool: dict[Condition, int] = {}
    return {
        "classes": {name: sorted(words) for name, words in classes.items()},
        "senses": [_pooled(one, pool, "when") for _, one in sorted(senses.items())],
        "rules": _frozen(compiled.values(), pool),
        "conditions": [asdict(condition) for condition in pool],
        "positives": positives,
        "sources": sources,
        "packs": packs,
    }


def _in_order(mistakes: Sequence[Mistake]) -> list[Mistake]:
    """Those of one file together, in the order of its lines."""
    files = {one.path: at for at, one in enumerate(reversed(mistakes))}
    return sorted(mistakes, key=lambda one: (-files[one.path], one.line))


def _of(files: Files, kind: str) -> list[DataFile]:
    return [file for file in files if file.kind == kind]


def _frozen(rules: Iterable[Rule], pool: dict[Condition, int]) -> list[dict[str, Any]]:
    """Rules as JSON takes them, in the order of their ids."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    return [{**_pooled(rule, pool, "only", "unless", "offer"), "level": rule.level.value} for rule in ordered]


def _pooled(one: Rule | Sense, pool: dict[Condition, int], *keys: str) -> dict[str, Any]:
    """A rule or sense with numbers for its conditions: each is kept once, however many rules share it."""
    numbers = {key: [pool.setdefault(each, len(pool)) for each in getattr(one, key)] for key in keys}
    return {**asdict(replace(one, **dict.fromkeys(keys, ()))), **numbers}  # type: ignore[arg-type]


def _senses(files: Files, mistakes: list[Mistake], classes: Classes) -> dict[str, Sense]:
    """Senses by name; an organisation's own may stand in for one of ours."""
    found = ((file, reading.sense(file.path, mistakes, classes=classes)) for file in _of(files, "sense"))
    return {file.path.stem: meanings.sense(read[0], file, read[1]) for file, read in found if read}


def _pack(file: DataFile, mistakes: list[Mistake]) -> list[str]:
    """What a folder of words is called, and its version."""
    found = reading.pack(file.path, mistakes)
    return [found.name, found.version] if found else []


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
