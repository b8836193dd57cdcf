"""Compiles one entry or rule file: anchors, guards, pattern elements, replacements.

In: a checked `Entry` with its file and place. Out: a `Rule`; what only shows while compiling joins the mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from carelint.errors import Mistake
from carelint.fold import fold
from carelint.gate.entry import OFF, Entry
from carelint.gate.folders import DataFile
from carelint.gate.nodes import follow, line_of
from carelint.gate.slugs import slug
from carelint.gate.values import NAMED
from carelint.rule import FAMILIES, Level, Rule, Sense
from carelint.rulebook.inflection import NOUN, SINGULAR, VERB, VERB_FORMS, Form, every_form, forms, replacement
from carelint.rulebook.meanings import conditions, examples

TWICE = re.compile(r"\b(\w+) \1\b")
"""A word that a replacement and its class both bring: older, and older residents."""


class EntryCompiler:
    """One entry on its way to a rule; holds what its mistakes need to name."""

    def __init__(
        self,
        entry: Entry,
        file: DataFile,
        node: yaml.Node,
        classes: Mapping[str, frozenset[str]],
        senses: Mapping[str, Sense],
        mistakes: list[Mistake],
    ) -> None:
        self.entry, self.file, self.node = entry, file, node
        self.classes, self.senses, self.mistakes = classes, senses, mistakes

    def refuse(self, key: str, reason: str, hint: str) -> None:
        line, _, _ = follow(self.node, [key])
        self.mistakes.append(Mistake(reason, str(self.file.path), line, f"{self.entry.id}: {key}", hint=hint))

    def rule(self) -> Rule | None:
        """The compiled rule; None where it cannot be one."""
        before = len(self.mistakes)
        made = self.made()
        return made if len(self.mistakes) == before else None

    @property
    def family(self) -> str:
        """As an organisation wrote it; ours by their own name, however they are written."""
        said = self.entry.family or self.file.family
        return slug(said) if slug(said) in FAMILIES else said

    @property
    def shelf(self) -> str:
        return slug(self.family) if self.entry.family else self.file.shelf

    def made(self) -> Rule:
        entry = self.entry
        named, _, short = entry.id.rpartition("/")
        if named not in ("", self.shelf):
            self.refuse("id", f"it stands among {self.shelf}", "Leave the family out of the id, or move the entry.")
        return Rule(
            id=f"{self.shelf}/{short}",
            kind=entry.kind,
            family=self.family,
            pathology=entry.pathology,
            level=Level.CONSIDER if entry.level == OFF else Level(entry.level),
            registers=tuple(entry.registers),
            why=entry.why,
            message=entry.message or entry.why.split(". ")[0].rstrip(".") + ".",
            instead=tuple(dict.fromkeys([*entry.instead, *entry.fits])),
            think=tuple(entry.think),
            swap=entry.swap,
            offer=conditions(entry.offer, self.senses),
            sources=tuple(entry.sources),
            since=entry.since,
            pack=entry.pack,
            anchors=tuple((form.text, form.name) for form in self.anchors()),
            swaps=self.swaps(),
            only=conditions(entry.only, self.senses),
            unless=conditions(entry.unless, self.senses),
            exceptions=tuple(sorted({s for e in entry.exceptions for s in self.exception(e)})),
            asks=self.asks(),
            pattern=self.pattern(),
            covers=tuple(entry.covers),
            layer=self.file.layer,
            off=entry.level == OFF,
            examples=examples(entry.examples, self.node, "examples"),
            literals=sum(guards.literals for guards in (*entry.only, *entry.unless, *entry.offer)),
            path=str(self.file.path),
            line=line_of(self.node),
        )

    def asks(self) -> tuple[str, ...]:
        entry = self.entry
        wanted = {
            "holder": entry.holder == "writer" and entry.kind != "quote",
            "status": entry.names != "too",
            "specificity": entry.specific == "silences",
            "referent": entry.about == "person",
            "reader": not self.file.own and entry.kind != "reader",
        }
        return tuple(name for name, asked in wanted.items() if asked)

    def anchors(self) -> list[Form]:
        """Every literal that leads the scan here, the more telling form first."""
        entry = self.entry
        if entry.kind == "reader":
            return []
        if entry.kind == "quote":
            return [Form('"', ""), Form("'", "")]
        if entry.pattern:
            choices = self.anchor_element()
            return [Form(word, "") for word in sorted(choices)]
        phrases = [p for p in (entry.phrase, *entry.forms, *entry.words) if p]
        found: dict[str, Form] = {}
        for phrase in phrases:
            for written in self.spread(phrase):
                for form in forms(written, entry.inflect):
                    found.setdefault(form.text, form)
        return list(found.values())

    def spread(self, phrase: str) -> list[str]:
        """`the <group-adjectives>` as one phrase for each word of the class."""
        if "<" not in phrase:
            return [phrase]
        before, _, rest = phrase.partition("<")
        name, _, after = rest.partition(">")
        return (
            [f"{before}{word}{more}" for word in sorted(self.known(name)) for more in self.spread(after)]
            if after.strip()
            else [f"{before}{word}" for word in sorted(self.known(name))]
        )

    def known(self, name: str) -> frozenset[str]:
        """The words of a class; the gate has seen that it exists."""
        return self.classes[name]

    def anchor_element(self) -> frozenset[str]:
        """The words of the pattern's anchor: the element marked `!`, else the smallest that is not optional."""
        elements = [self.element(text) for text in self.entry.pattern]
        marked = [e for e in elements if e[0] == "!"]
        sizes = [self.words_in(e[1]) for e in (marked or elements) if e[0] in ("", "!")]
        sizes = [words for words in sizes if words]
        if not sizes:
            hint = "Add one that is no <number>, <any>, <modifier> or <adjective>."
            self.refuse("pattern", "no element of the pattern is a word to look for", hint)
            return frozenset()
        return min(sizes, key=len)

    def words_in(self, choices: Sequence[str]) -> frozenset[str]:
        """Literal words of an element; empty where it takes any number or any word."""
        if {"<number>", "<any>", "<modifier>", "<adjective>"} & set(choices):
            return frozenset()
        found: set[str] = set()
        for choice in choices:
            found |= self.known(choice[1:-1]) if choice.startswith("<") else {choice}
        return frozenset(found)

    def element(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`is|are`, `<people>`, `<number>?`, `<any>*`, `!bed`: (mark, choice, choice …)."""
        mark = text[-1] if text[-1] in "?*" else "!" if text.startswith("!") else ""
        choices = text.strip("!?*").split("|")
        return mark, tuple(c if c.startswith("<") else fold(c).text for c in choices)

    def pattern(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The elements of a pattern; for a quote rule, one element: what may stand between the marks."""
        if self.entry.kind == "quote":
            return (self.element("|".join(self.entry.words)),) if self.entry.words else ()
        return tuple(self.element(text) for text in self.entry.pattern)

    def exception(self, text: str) -> set[str]:
        """A rightful phrase in every spelling, with its plural, and inflected as the entry itself is."""
        ways = (NOUN, self.entry.inflect)
        return {form.text for written in self.spread(text) for way in ways for form in forms(written, way)}

    def swaps(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Words in each form in which the phrase is met; those for one phrase only, under its anchors."""
        entry = self.entry
        rows: dict[tuple[str, str], tuple[str, ...]] = {}
        given = {phrase for phrases in entry.fits.values() for phrase in phrases}
        for phrase in sorted(given):
            own = [words for words, phrases in entry.fits.items() if phrase in phrases]
            for written, words in self.with_its_word(phrase, own):
                for form in every_form(written, entry.inflect):
                    name = "" if form.name == SINGULAR else form.name  # as it is written, whatever else it may be
                    rows.setdefault((form.text, name), self.fitted(words, form.name))
        if entry.instead:
            for name in {"", *VERB_FORMS} if entry.inflect == VERB else {form.name for form in self.anchors()}:
                rows["", name] = self.fitted(entry.instead, name)
        return tuple((anchor, name, words) for (anchor, name), words in sorted(rows.items()))

    def with_its_word(self, phrase: str, replacements: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """A phrase for each word of its class, and the replacements with the same word in them."""
        found = NAMED.search(phrase)
        if not found:
            yield phrase, list(replacements)
            return
        for word in sorted(self.known(found[1])):
            one = [TWICE.sub(r"\1", text.replace(found[0], word)) for text in replacements]
            yield from self.with_its_word(phrase.replace(found[0], word, 1), one)

    def fitted(self, words: Sequence[str], name: str) -> tuple[str, ...]:
        return tuple(replacement(text, self.entry.inflect, name) for text in words)
