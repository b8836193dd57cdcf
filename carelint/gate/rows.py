"""Makes entries of the rows of a table: what somebody wrote in a spreadsheet, as if it stood in YAML.

In: a table. Out: for each row a mapping with its place, and the sources that its rows bring with them; what is wrong in
any cell joins the mistakes, with row and column.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from carelint.errors import Mistake
from carelint.fold import fold
from carelint.gate import columns, marked
from carelint.gate.cells import Part
from carelint.gate.columns import ASIDE, Header
from carelint.gate.fields import Cells, amended, amendment, entry
from carelint.gate.sheets import Sheet, sheets
from carelint.gate.slugs import other, slug

UNREADABLE = "\ufffd"
"""What stands for a letter that no encoding knows."""
WORK = re.compile(r"([a-z0-9][a-z0-9-]*): (.+)", re.DOTALL)
"""A source with its key before it."""
KEY = re.compile(r"`(\w+):`")
ELSEWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("phrase", "forms", "words", "amends", "id", "pattern"), ("avoid",)),
        **dict.fromkeys(("except", "unless"), ("allow",)),
        "think": ("instead",),
    }
)
"""Key of an entry → the columns in which it stands, or is made, where none has its name."""
SHOWN = 60
"""Characters of a cell that a message repeats."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an entry or an amendment, not yet checked."""

    node: yaml.Node
    place: Callable[[str], str]
    """Key of an entry → the column in which it stands."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says."""

    rows: tuple[Row, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    """Key → work, of those that its rows bring with them."""
    aside: tuple[str, ...] = ()
    """Columns and sheets that are marked as none of ours."""


def table(path: Path, mistakes: list[Mistake], *, sources: Mapping[str, str]) -> Table:
    """The rows of every sheet; `sources` are those that are known without it."""
    reading = _Reading(path, mistakes, sources)
    for sheet in sheets(path, mistakes):
        reading.sheet(sheet)
    return Table(tuple(reading.rows), reading.brought, tuple(dict.fromkeys(reading.aside)))


def placed(mistakes: Sequence[Mistake], row: Row) -> list[Mistake]:
    """What the schema refused in a row, under the title of the column in which it stands."""
    return [replace(one, key=row.place(_key(one)), hint=KEY.sub(_titled, one.hint)) for one in mistakes]


def _key(mistake: Mistake) -> str:
    return mistake.key.rpartition(": ")[2].partition(".")[0]


def _titled(found: re.Match[str]) -> str:
    """What a hint for YAML calls `instead:` is a column here."""
    return f"«{columns.title(found[1])}»"


class _Reading:
    """A table on its way; knows what it has seen, so that nothing stands twice."""

    def __init__(self, path: Path, mistakes: list[Mistake], sources: Mapping[str, str]) -> None:
        self.path, self.mistakes, self.known = path, mistakes, sources
        self.rows: list[Row] = []
        self.brought: dict[str, str] = {}
        self.aside: list[str] = []
        self.ids: set[str] = set()
        self.seen: dict[tuple[str, str], int] = {}

    def refuse(self, reason: str, row: int, key: str, value: str, hint: str) -> None:
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]} …"
        self.mistakes.append(Mistake(reason, str(self.path), row, key, " ".join(shown.split()), hint))

    def sheet(self, sheet: Sheet) -> None:
        head = columns.header(sheet.rows)
        if sheet.name.startswith(ASIDE):
            self.aside.append(f"the sheet {sheet.name}")
        elif head is None:
            self.untitled(sheet)
        else:
            self.titles(head, sheet)
            if sheet.rows[-1][0] <= head.row:
                self.refuse("nothing stands below the titles", head.row, sheet.name, "", "Fill it, or delete it.")
            for number, cells in sheet.rows:
                if number > head.row:
                    self.row(number, cells, head, sheet.name)

    def untitled(self, sheet: Sheet) -> None:
        """No row names the columns: it tells what stands in the first, and what belongs there."""
        row, cells = sheet.rows[0]
        shown = " | ".join(cell.strip() for cell in cells if cell.strip())
        hint = "The first row names the columns: avoid, say instead, why."
        if sheet.name:
            hint += f" A sheet that holds something else has {ASIDE} before its name."
        self.refuse("no row names a column avoid", row, f"sheet {sheet.name}" if sheet.name else "", shown, hint)

    def titles(self, head: Header, sheet: Sheet) -> None:
        """Titles that say nothing to us, or the same twice."""
        for at, title in head.unknown.items():
            self.refuse("there is no such column", head.row, _column(at, sheet.name), title, columns.meant(title))
        for at, title in head.twice.items():
            hint = "Put the two into one."
            self.refuse("another column says the same", head.row, _column(at, sheet.name), title, hint)
        self.aside += [f"the column {title}" for title in head.aside]

    def row(self, number: int, cells: Sequence[str], head: Header, sheet: str) -> None:
        before = len(self.mistakes)
        place = functools.partial(_place, head, sheet)
        for at, cell in enumerate(cells):
            if cell.strip() and not head.takes(at):
                hint = "Give the column one in the first row, or empty the cell."
                self.refuse("this column has no title", number, _column(at, sheet), cell.strip(), hint)
        said = {one.key: cells[at] for at, one in head.columns.items() if at < len(cells) and cells[at].strip()}
        for key, cell in said.items():
            if UNREADABLE in cell:
                hint = "In your spreadsheet, choose Save as … with the form CSV UTF-8."
                self.refuse("a letter in it could not be read", number, place(key), cell, hint)

        def refuse(reason: str, key: str, value: str, hint: str) -> None:
            self.refuse(reason, number, place(key), value, hint)

        if said:
            made = self.made(Cells(said, refuse))
            if len(self.mistakes) == before and ("id" in said or self.is_new(made, number, place)):
                self.rows.append(Row(marked.node(made, lambda _: number), place))

    def made(self, cells: Cells) -> dict[str, Any]:
        """What the row would be in YAML."""
        keys = [self.source(one) for one in cells.parts("sources")]
        if amended(cells):
            return amendment(cells, keys)
        made = entry(cells, self.path.stem, keys or [self.own()])
        return {"id": self.name(made), **made}

    def source(self, one: Part) -> str:
        """The key of a source: one that is known, or one that the cell brings: `key: work`, or the work alone."""
        if one.text in self.known or one.text in self.brought:
            return one.text
        told = WORK.fullmatch(one.text)
        key, work = (told[1], told[2]) if told else (slug(one.text)[:32].strip("-"), one.text)
        if {**self.known, **self.brought}.get(key, work) != work:
            key = other(key, work)
        self.brought[key] = work
        return key

    def own(self) -> str:
        """The source of rows that name none: their own table."""
        return self.source(Part(f"{slug(self.path.stem)}: The organisation's own words, {self.path.name}"))

    def name(self, made: Mapping[str, Any]) -> str:
        """The id of a row that has none: its phrase, and where that stands twice, what tells the two apart."""
        phrase = str(made.get("phrase") or made.get("words", [""])[0])
        registers = "-".join(made.get("registers", []))
        plain = slug(phrase)
        if plain in self.ids and registers:
            plain = f"{plain}-{registers}"
        return other(plain, phrase) if plain in self.ids else plain

    def is_new(self, made: Mapping[str, Any], row: int, place: Callable[[str], str]) -> bool:
        """Whether no row above speaks of the same words in the same papers."""
        phrases = [made.get("amends", ""), made.get("phrase", ""), *made.get("forms", []), *made.get("words", [])]
        registers = made.get("registers", []) or ["any"]
        keys = [(_folded(phrase), register) for phrase in phrases if phrase for register in registers]
        first = next((self.seen[key] for key in keys if key in self.seen), 0)
        if first:
            shown = next(phrase for phrase in phrases if phrase and (_folded(phrase), registers[0]) in self.seen)
            self.refuse(f"row {first} speaks of it too", row, place("avoid"), str(shown), "Make one row of the two.")
            return False
        self.seen |= dict.fromkeys(keys, row)
        self.ids.add(str(made.get("id", "")))
        return True


def _folded(phrase: str) -> str:
    return fold(phrase).text.replace("-", " ").strip()


def _place(head: Header, sheet: str, key: str) -> str:
    """A column as people find it; for what has none, that it has none."""
    at, title = next((found for one in (key, *ELSEWHERE.get(key, ())) if (found := head.find(one))[1]), (0, ""))
    return _column(at, sheet, title) if title else f"no column {columns.title(key)}"


def _column(at: int, sheet: str, title: str = "") -> str:
    parts = [f"sheet {sheet}" if sheet else "", f"column {columns.letters(at)}", title]
    return ", ".join(part for part in parts if part)
