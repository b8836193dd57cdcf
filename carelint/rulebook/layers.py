"""Lays what an organisation wrote over what is ours: entries of its own, and amendments of entries of ours.

In: data files and what their entries may name. Out: rules by their ids; what is wrong joins the mistakes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import yaml

from carelint.errors import Mistake
from carelint.gate import reading
from carelint.gate.amending import Amendment
from carelint.gate.entry import OFF, Entry
from carelint.gate.folders import DataFile
from carelint.gate.nearest import nearest_id
from carelint.gate.nodes import line_of
from carelint.gate.rows import Row, Table, placed
from carelint.rule import Rule, Sense
from carelint.rulebook.entries import EntryCompiler


@dataclass(frozen=True, slots=True)
class Terms:
    """What entries may name, and where their mistakes go."""

    classes: Mapping[str, frozenset[str]]
    sources: Mapping[str, str]
    senses: Mapping[str, Sense]
    named: Collection[str]
    """Names of all senses, also of those that could not be read."""
    mistakes: list[Mistake]

    def known(self, file: DataFile) -> dict[str, object]:
        """The same as the gate takes it."""
        return {"classes": self.classes, "sources": self.sources, "senses": self.named, "own": file.own}


@dataclass(frozen=True, slots=True)
class Said:
    """An entry or an amendment as it was written, and where."""

    said: Entry | Amendment
    file: DataFile
    node: yaml.Node
    row: Row | None = None
    """The row of a table, where it stands in one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A rule, and the entry that it was made of."""

    rule: Rule
    source: Said | None = None
    """None where it was compiled earlier."""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """Our rules, where they are compiled already, and the files that they were made of."""

    rules: Sequence[Rule]
    files: Sequence[DataFile]


def rules(terms: Terms, files: Sequence[DataFile], tables: Mapping[Path, Table], base: Base) -> dict[str, Rule]:
    """Rules by id; an organisation's own may stand in for one of ours, but in one folder an id stands once."""
    compiled = {rule.id: Written(rule) for rule in base.rules}
    for each in _all(terms, files, tables):
        if isinstance(each.said, Amendment):
            _amend(each, each.said, compiled, terms, base)
        else:
            _add(each, each.said, compiled, terms)
    return {name: one.rule for name, one in compiled.items()}


def _all(terms: Terms, files: Sequence[DataFile], tables: Mapping[Path, Table]) -> Iterator[Said]:
    """Everything that is written, ours first; in each dictionary its own entries before what it amends."""
    ordered = sorted(files, key=lambda file: file.layer)
    for layer in dict.fromkeys(file.layer for file in ordered):
        found = [said for file in ordered if file.layer == layer for said in _in(file, terms, tables)]
        yield from sorted(found, key=lambda one: isinstance(one.said, Amendment))


def _in(file: DataFile, terms: Terms, tables: Mapping[Path, Table]) -> Iterator[Said]:
    if file.kind == "entries":
        for said, node in _read(file, terms):
            yield Said(said, file, node)
    for row in tables[file.path].rows if file.kind == "sheet" else ():
        wrong: list[Mistake] = []
        found = reading.entry(row.node, file.path, wrong, terms.known(file))
        terms.mistakes.extend(placed(wrong, row))
        if found is not None:
            yield Said(found, file, row.node, row)


def _read(file: DataFile, terms: Terms) -> Iterator[tuple[Entry | Amendment, yaml.Node]]:
    yield from reading.entries(
        file.path,
        terms.mistakes,
        classes=terms.classes,
        sources=terms.sources,
        senses=terms.named,
        own=file.own,
    )


def _add(each: Said, entry: Entry, compiled: dict[str, Written], terms: Terms) -> None:
    rule = _compiled(each, entry, terms)
    if rule is None:
        return
    other = compiled.get(rule.id)
    if other and other.source and other.source.file.root == each.file.root:
        first = f"{other.source.file.path}, line {other.rule.line}"
        hint = f"Give one of the two another. The first: {first}."
        terms.mistakes.append(Mistake("the id stands twice", rule.path, rule.line, rule.id, hint=hint))
    compiled[rule.id] = Written(rule, each, entry)


def _compiled(each: Said, entry: Entry, terms: Terms) -> Rule | None:
    wrong: list[Mistake] = []
    rule = EntryCompiler(entry, each.file, each.node, terms.classes, terms.senses, wrong).rule()
    terms.mistakes.extend(placed(wrong, each.row) if each.row else wrong)
    return rule


def _amend(each: Said, amendment: Amendment, compiled: dict[str, Written], terms: Terms, base: Base) -> None:
    """One of ours, or of an earlier dictionary, made anew with what is decided otherwise."""
    written = compiled.get(amendment.amends)
    line, path = line_of(each.node), str(each.file.path)
    if written is None:
        hint = nearest_id(amendment.amends, compiled)
        key = each.row.place("avoid") if each.row else "amends"
        terms.mistakes.append(Mistake("no rule is called so", path, line, key, amendment.amends, hint))
        return
    source, entry = _original(written, terms, base)
    entry = amended(entry, amendment)
    rule = _compiled(source, entry, terms)
    if rule:
        off = amendment.level == OFF or (not amendment.level and written.rule.off)
        made = replace(rule, off=off, path=path, line=line, examples=() if off else rule.examples)
        compiled[rule.id] = Written(made, source, entry)


def _original(written: Written, terms: Terms, base: Base) -> tuple[Said, Entry]:
    """What a rule was made of; one that was compiled earlier is read once more."""
    if written.source and written.entry:
        return written.source, written.entry
    name = PurePath(written.rule.path).parts[-2:]
    for file in base.files:
        if file.path.parts[-2:] == name:
            for said, node in _read(file, terms):
                if isinstance(said, Entry) and f"{file.shelf}/{said.id.rpartition('/')[2]}" == written.rule.id:
                    return Said(said, file, node), said
    raise LookupError(written.rule.id)  # ours to mend: a rule of ours stands in one of our files


def amended(entry: Entry, amendment: Amendment) -> Entry:
    """An entry with what an organisation decides otherwise; new words of care take the place of all of ours."""
    said = {key: getattr(amendment, key) for key in ("registers", "why", "message", "sources")}
    changes = {key: value for key, value in said.items() if value}
    if amendment.level not in ("", OFF):
        changes["level"] = amendment.level
    if amendment.why and not amendment.message:
        changes["message"] = ""
    if amendment.instead or amendment.think:
        changes |= {"instead": amendment.instead, "fits": {}, "think": amendment.think}
        changes["examples"] = [one.model_copy(update={"becomes": ""}) for one in entry.examples]
    changes["unless"] = [*entry.unless, *amendment.unless]
    changes["exceptions"] = [*entry.exceptions, *amendment.exceptions]
    return entry.model_copy(update=changes)
