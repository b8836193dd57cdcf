"""Compiles what people wrote into rules: forms generated, guards checked, classes expanded.

In: data files. Out: the compiled form as plain dicts and lists, which `rulebook` keeps and thaws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from carelint.errors import RuleError
from carelint.fold import fold
from carelint.plainyaml import nodes, plain
from carelint.rule import Rule
from carelint.rulebook import schema
from carelint.rulebook.entries import EntryCompiler
from carelint.rulebook.inflection import NOUN, PLAIN, VERB, expand, forms, spellings
from carelint.vocabulary import LONGEST

Files = Sequence[tuple[str, Path]]


def compile_rulebook(files: Files) -> dict[str, Any]:
    """The compiled form of every data file. Raises RuleError at the first thing that is wrong."""
    classes = {
        Path(name).stem: _class(path)
        for name, path in files
        if "/" in name and Path(name).parent.name == "classes" and path.suffix == ".txt"
    }
    sources = _sources(files)
    compiled: dict[str, Rule] = {}
    for name, path in files:
        parts = Path(name).parts
        if path.suffix != ".yaml" or parts[-1] in ("sources.yaml", "language-of-care.yaml"):
            continue
        family = parts[-1].removesuffix(".yaml") if parts[0] == "dictionary" else parts[-2] if len(parts) > 1 else ""
        for entry, line, lines in schema.entries(path):
            rule = EntryCompiler(entry, family, path, line, classes, sources).rule(lines)
            _refuse_twice(compiled, rule)
            compiled[rule.id] = rule
    return {
        "classes": {name: sorted(words) for name, words in classes.items()},
        "rules": _frozen(compiled.values()),
        "positives": _positives(files),
        "sources": sources,
    }


def _frozen(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Rules as JSON takes them, in the order of their ids."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    return [{**asdict(rule), "level": rule.level.value} for rule in ordered]


def _refuse_twice(compiled: dict[str, Rule], rule: Rule) -> None:
    """An organisation's own entry may stand in for one of ours; within one file an id stands once."""
    other = compiled.get(rule.id)
    if other and other.path == rule.path:
        raise RuleError(f"the id stands twice, first in line {other.line}", path=rule.path, line=rule.line, key=rule.id)


def _class(path: Path) -> frozenset[str]:
    """A word class: one phrase a line, `#` comments, and `# inflect: noun` or `verb` on top."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    inflect = next((line.split(":")[1].strip() for line in lines if line.startswith("# inflect:")), PLAIN)
    if inflect not in (NOUN, VERB, PLAIN):
        raise RuleError(f"unknown inflection {inflect!r}", path=str(path), hint="noun, verb or none")
    words = [line.partition("#")[0].strip() for line in lines if line and not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        if not line.startswith("#") and len(line.partition("#")[0].split()) > LONGEST:
            raise RuleError(f"longer than {LONGEST} words", path=str(path), line=number)
    return frozenset(word.replace("-", " ") for word in expand(words, inflect))


def _sources(files: Files) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, path in files:
        if Path(name).name == "sources.yaml":
            root = nodes(path)
            found.update(plain(root, path) if root else {})
    return found


def _positives(files: Files) -> list[dict[str, Any]]:
    found = []
    for name, path in files:
        root = nodes(path) if Path(name).name == "language-of-care.yaml" else None
        for item in plain(root, path) if root else []:
            inflect = item.get("inflect", PLAIN)
            texts = {form.text for phrase in item["phrases"] for form in forms(phrase, inflect)}
            found.append(
                {
                    "id": item["id"],
                    "expresses": item["expresses"],
                    "anchors": sorted(texts),
                    "unless": sorted({s for u in item.get("unless", []) for s in spellings(fold(u).text)}),
                }
            )
    return found
