"""The columns that a table of words may have, and the row that names them.

In: the rows of a table. Out: its header: which column holds what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from carelint.gate.slugs import ALIKE

ASIDE = "#"
"""What stands before the title of a column, or the name of a sheet, that is nobody's business but the writers'."""
SEARCHED = 20
"""Rows in which the titles are looked for: above them a table may say what it is."""
LIST, TEXT, NAMES, DATA = "list", "text", "names", "data"
"""What a cell holds: texts parted by semicolons, one text, names parted by commas too, or YAML."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table of words may have."""

    key: str
    """The key of an entry that it stands for; `avoid` and `allow` stand for several."""
    title: str
    """What is written over it."""
    holds: str
    also: tuple[str, ...] = ()
    """What people write in its place."""
    width: int = 16
    """In characters, where the table is made by us."""


COLUMNS: tuple[Column, ...] = (
    Column("avoid", "avoid", LIST, ("words to avoid", "do not say", "don't say", "not", "phrase", "term"), 32),
    Column("instead", "say instead", LIST, ("instead", "say", "use instead", "use", "better", "preferred"), 36),
    Column("think", "think of", LIST, ("think", "thoughts", "advice"), 36),
    Column("why", "why", TEXT, ("reason", "because"), 48),
    Column("sources", "source", LIST, ("sources", "who says so"), 24),
    Column("level", "level", TEXT),
    Column("registers", "register", NAMES, ("registers", "where")),
    Column("family", "family", TEXT, ("theme", "group"), 20),
    Column("allow", "allow", LIST, ("allowed", "except", "unless it is"), 32),
    Column("inflect", "inflect", TEXT),
    Column("pathology", "pathology", TEXT),
    Column("pack", "pack", TEXT),
    Column("id", "id", TEXT, (), 24),
    Column("message", "message", TEXT, (), 36),
    Column("swap", "swap", TEXT),
    Column("offer", "only offer", DATA, (), 32),
    Column("fits", "fits", DATA, (), 32),
    Column("about", "about", TEXT),
    Column("specific", "specific", TEXT),
    Column("holder", "holder", TEXT),
    Column("names", "names", TEXT),
    Column("kind", "kind", TEXT),
    Column("pattern", "pattern", DATA, (), 32),
    Column("covers", "covers", NAMES),
    Column("only", "only", DATA, (), 32),
    Column("unless", "unless", DATA, (), 32),
    Column("since", "since", TEXT),
    Column("examples", "examples", DATA, (), 48),
)
"""In the order in which they are written; the first nine are what people without our schema need."""
BY_KEY: Mapping[str, Column] = MappingProxyType({column.key: column for column in COLUMNS})
TITLES: Mapping[str, Column] = MappingProxyType(
    {name: column for column in reversed(COLUMNS) for name in (*column.also, column.title)}
)


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns."""

    row: int
    """Counted from 1, as the spreadsheet shows it."""
    columns: Mapping[int, Column]
    """Index of a cell → what it holds."""
    unknown: Mapping[int, str]
    """Index → a title that says nothing to us."""
    twice: Mapping[int, str]
    passed: Mapping[int, str]
    """Index → a title that is marked as none of ours."""

    @property
    def aside(self) -> tuple[str, ...]:
        """The titles that are marked as none of ours."""
        return tuple(self.passed.values())

    def takes(self, at: int) -> bool:
        """Whether a column has a title, so that what stands in it is read, passed over, or refused already."""
        return at in self.columns or at in self.passed or at in self.unknown or at in self.twice

    def find(self, key: str) -> tuple[int, str]:
        """Index and title of the column of a key; no title where there is none."""
        return next(((at, one.title) for at, one in self.columns.items() if one.key == key), (0, ""))


def header(rows: Sequence[tuple[int, Sequence[str]]]) -> Header | None:
    """The first row that has a column of words to avoid, and is no sentence in which the word stands alone."""
    return next((made for row, cells in rows[:SEARCHED] if (made := _header(row, cells))), None)


def _header(row: int, cells: Sequence[str]) -> Header | None:
    columns: dict[int, Column] = {}
    unknown, twice, passed = dict[int, str](), dict[int, str](), dict[int, str]()
    for at, cell in enumerate(cells):
        title = _plain(cell)
        column = TITLES.get(title)
        if column and column in columns.values():
            twice[at] = cell.strip()
        elif column:
            columns[at] = column
        elif title.startswith(ASIDE):
            passed[at] = cell.strip()
        elif title:
            unknown[at] = cell.strip()
            if (near := _near(title)) and near not in columns.values():
                columns[at] = near  # so that its cells are not missed too; the title is told
    named = {column.key for column in columns.values()}
    if "avoid" not in named or (len(columns) == 1 and unknown):
        return None
    return Header(row, columns, unknown, twice, passed)


def known(rows: Sequence[Sequence[str]]) -> int:
    """How many cells of one of the rows are titles: by this the sign that parts columns is told."""
    return max((sum(_plain(cell) in TITLES for cell in cells) for cells in rows[:SEARCHED]), default=0)


def meant(title: str) -> str:
    """The way out for a title that says nothing to us."""
    near = _near(_plain(title))
    told = f"Did you mean {near.title}? " if near else ""
    return f"{told}Or write {ASIDE} before it: then the column is yours, and passed over."


def _near(title: str) -> Column | None:
    """The column that may have been meant."""
    found = get_close_matches(title, TITLES, 1, ALIKE)
    return TITLES[found[0]] if found else None


def title(key: str) -> str:
    """What is written over the column of a key of an entry."""
    return BY_KEY[key].title if key in BY_KEY else key


def letters(column: int) -> str:
    """A, B … Z, AA …, as a spreadsheet names its columns; from 0."""
    return chr(65 + column) if column < 26 else letters(column // 26 - 1) + letters(column % 26)


def _plain(title: str) -> str:
    return " ".join(title.replace("_", " ").replace("’", "'").casefold().split()).rstrip(":*")
