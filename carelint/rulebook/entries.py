"""Compiles one entry or rule file: anchors, guards, pattern elements, replacements.

In: a checked `Entry` with its family and place. Out: a `Rule`; RuleError names file, line and key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from carelint.errors import RuleError
from carelint.fold import fold
from carelint.judges.guards.conditions import CONDITIONS, LITERAL
from carelint.rule import FAMILIES, Condition, Example, Level, Rule
from carelint.rulebook.inflection import Form, forms, replacement, spellings
from carelint.rulebook.schema import Entry

VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "block": ("heading", "paragraph", "item", "cell", "quote", "caption", "note", "header", "footer"),
        "register": ("board", "policy", "clinical"),
        "form": ("singular", "plural", "base", "third", "past", "participle", "gerund"),
        "case": ("upper", "title", "lower"),
        "at": ("start", "middle", "end", "whole"),
        "voice": ("active", "passive"),
        "alone": ("yes", "no"),
        "verb": ("singular", "plural"),
    }
)
"""Values of the literal guards; parts of speech are left to the pipeline."""


class EntryCompiler:
    """One entry on its way to a rule; holds what its errors need to name."""

    def __init__(
        self,
        entry: Entry,
        family: str,
        path: Path,
        line: int,
        classes: dict[str, frozenset[str]],
        sources: dict[str, str],
    ) -> None:
        self.entry, self.family, self.path, self.line = entry, family, path, line
        self.classes, self.sources = classes, sources

    def refuse(self, key: str, reason: str, hint: str = "") -> RuleError:
        return RuleError(reason, path=str(self.path), line=self.line, key=f"{self.entry.id}: {key}", hint=hint)

    def rule(self, lines: Sequence[int]) -> Rule:
        """The compiled rule."""
        entry = self.entry
        if self.family not in FAMILIES:
            raise self.refuse("family", f"no family is called {self.family!r}", ", ".join(FAMILIES))
        unknown = [key for key in entry.sources if key not in self.sources]
        if unknown:
            raise self.refuse("sources", f"no source is called {unknown[0]!r}", "See wordlists/sources.yaml.")
        short = entry.id.rpartition("/")[2]
        return Rule(
            id=f"{self.family}/{short}",
            kind=entry.kind,
            family=self.family,
            pathology=entry.pathology,
            level=Level(entry.level),
            registers=tuple(entry.registers),
            why=entry.why,
            message=entry.message or entry.why.split(". ")[0].rstrip(".") + ".",
            instead=tuple(entry.instead),
            sources=tuple(entry.sources),
            since=entry.since,
            pack=entry.pack,
            anchors=tuple((form.text, form.name) for form in self.anchors()),
            swaps=self.swaps(),
            only=self.guards("only", entry.only),
            unless=self.guards("unless", entry.unless),
            exceptions=tuple(sorted({s for e in entry.exceptions for s in self.exception(e)})),
            asks=self.asks(),
            pattern=self.pattern(),
            covers=tuple(entry.covers),
            examples=tuple(
                Example(e.text, tuple(e.flags), e.becomes, e.register_, line)
                for e, line in zip(entry.examples, lines, strict=True)
            ),
            path=str(self.path),
            line=self.line,
        )

    def asks(self) -> tuple[str, ...]:
        entry = self.entry
        wanted = {
            "holder": entry.holder == "writer" and entry.kind != "quote",
            "status": entry.names != "too",
            "specificity": entry.specific == "silences",
            "referent": entry.about == "person",
        }
        return tuple(name for name, asked in wanted.items() if asked)

    def anchors(self) -> list[Form]:
        """Every literal that leads the scan here, the more telling form first."""
        entry = self.entry
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
        if name not in self.classes:
            valid = ", ".join(sorted(self.classes))
            raise self.refuse("class", f"no word class is called {name!r}", f"Known classes: {valid}.")
        return self.classes[name]

    def anchor_element(self) -> frozenset[str]:
        """The words of the pattern's anchor: the element marked `!`, else the smallest that is not optional."""
        elements = [self.element(text) for text in self.entry.pattern]
        marked = [e for e in elements if e[0] == "!"]
        sizes = [self.words_in(e[1]) for e in (marked or elements) if e[0] in ("", "!")]
        sizes = [words for words in sizes if words]
        if not sizes:
            raise self.refuse("pattern", "no element of the pattern is a word to look for")
        return min(sizes, key=len)

    def words_in(self, choices: Sequence[str]) -> frozenset[str]:
        """Literal words of an element; empty where it takes any number or any word."""
        if "<number>" in choices or "<any>" in choices:
            return frozenset()
        found: set[str] = set()
        for choice in choices:
            found |= self.known(choice[1:-1]) if choice.startswith("<") else {choice}
        return frozenset(found)

    def element(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`is|are`, `<people>`, `<number>?`, `<any>*`, `!bed`: (mark, choice, choice …)."""
        mark = text[-1] if text[-1] in "?*" else "!" if text.startswith("!") else ""
        choices = text.strip("!?*").split("|")
        for choice in choices:
            if choice.startswith("<") and choice not in ("<number>", "<any>"):
                self.known(choice[1:-1])
        return mark, tuple(c if c.startswith("<") else fold(c).text for c in choices)

    def pattern(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The elements of a pattern; for a quote rule, one element: what may stand between the marks."""
        if self.entry.kind == "quote":
            return (self.element("|".join(self.entry.words)),) if self.entry.words else ()
        return tuple(self.element(text) for text in self.entry.pattern)

    def exception(self, text: str) -> list[str]:
        return [s for written in self.spread(text) for s in spellings(fold(written).text)]

    def swaps(self) -> tuple[tuple[str, str], ...]:
        entry = self.entry
        if not entry.swap:
            return ()
        names = {form.name for form in self.anchors()}
        return tuple(sorted((name, replacement(entry.instead[0], entry.inflect, name)) for name in names))

    def guards(self, key: str, written: Any) -> tuple[Condition, ...]:
        conditions = written if isinstance(written, list) else [written]
        return tuple(self.condition(key, condition) for condition in conditions if condition)

    def condition(self, key: str, written: dict[str, Any]) -> Condition:
        pairs = []
        for name, values in sorted(written.items()):
            if name not in CONDITIONS:
                raise self.refuse(f"{key}.{name}", f"no guard is called {name!r}", f"Known: {', '.join(CONDITIONS)}.")
            given = [values] if isinstance(values, str) else values
            pairs.append((name, tuple(v for value in given for v in self.value(key, name, value))))
        return Condition(tuple(pairs))

    def value(self, key: str, name: str, value: str) -> list[str]:
        if name in LITERAL:
            if name in VALUES and value not in VALUES[name]:
                raise self.refuse(f"{key}.{name}", f"{value!r} is no value of it", ", ".join(VALUES[name]))
            return [value]
        if value.startswith("<"):
            if value not in ("<number>", "<person>"):
                self.known(value[1:-1])
            return [value]
        return list(spellings(fold(value).text))
