"""Rules, senses, words of care and word classes from the compiled form, each made when it is first asked for.

In: the kept form. Out: sequences and mappings that hold no more than was asked of them.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

from carelint.rule import Card, Condition, Example, Level, Positive, Rule, Sense
from carelint.rulebook.kept import Kept
from carelint.rulebook.literals import ByFirstWord

T = TypeVar("T")


class Thawed(Sequence[T]):
    """Things of one kind; each is made once."""

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(self._count)))
        number = at if at in self._made else range(self._count)[at]
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]


class Rules(Thawed[Rule]):
    """Rules in the order of their ids, with what is asked of all of them."""

    def __init__(self, kept: Kept, positives: Sequence[Positive] = ()) -> None:
        """`positives` are the words of care whose literals are numbered behind those of the rules."""
        super().__init__(kept.count("rules"), lambda number: _rule(kept.line("rules", number), _pool(kept)))
        self.cards = tuple(_card(*one) for one in kept.table["cards"])
        self._kept, self.positives = kept, positives
        self.literals = ByFirstWord(lambda number: kept.line("literals", number), kept.table["marks"])

    @property
    def offered(self) -> list[str]:
        """Every replacement of two words or more, folded."""
        found: list[str] = self._kept.line("offered", 0)
        return found

    def changed(self, change: Callable[[Rule], Rule]) -> Rules:
        """The same rules, each changed when it is asked for; what is asked of all of them stays as it is."""
        made = copy.copy(self)
        made._made, made._make = {}, lambda number: change(self[number])
        return made


class Classes(Mapping[str, frozenset[str]]):
    """Word classes by name."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._lines = {name: number for number, name in enumerate(kept.table["classes"])}
        self._made: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> frozenset[str]:
        if name not in self._made:
            self._made[name] = frozenset(self._kept.line("classes", self._lines[name]))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def senses(kept: Kept) -> Sequence[Sense]:
    """Its senses."""
    return Thawed(kept.count("senses"), lambda number: _sense(kept.line("senses", number), _pool(kept)))


def positives(kept: Kept) -> Sequence[Positive]:
    """Its words of care."""
    return Thawed(kept.count("positives"), lambda number: _positive(kept.line("positives", number)))


@functools.lru_cache(maxsize=4)
def _pool(kept: Kept) -> tuple[Condition, ...]:
    """The conditions that its rules and senses share."""
    return tuple(_condition(data) for data in kept.line("conditions", 0))


def _card(id_: str, kind: str, family: str, registers: list[str], pack: str, layer: int, off: bool) -> Card:
    return Card(id_, kind, family, tuple(registers), pack, layer, off)


def _positive(data: dict[str, Any]) -> Positive:
    return Positive(data["id"], data["expresses"], tuple(data["anchors"]), tuple(data["unless"]))


def _sense(data: dict[str, Any], pool: Sequence[Condition]) -> Sense:
    given = {key: tuple(map(_example, data[key])) for key in ("holds", "fails")}
    return Sense(**{**data, **given, "when": tuple(pool[number] for number in data["when"])})


def _rule(data: dict[str, Any], pool: Sequence[Condition]) -> Rule:
    pairs = {
        "anchors": tuple(map(tuple, data["anchors"])),
        "swaps": tuple((anchor, form, tuple(words)) for anchor, form, words in data["swaps"]),
    }
    guards = {key: tuple(pool[number] for number in data[key]) for key in ("only", "unless", "offer")}
    lists = ("registers", "instead", "think", "sources", "exceptions", "asks", "covers")
    return Rule(
        **{
            **data,
            **pairs,
            **guards,
            **{key: tuple(data[key]) for key in lists},
            "level": Level(data["level"]),
            "pattern": tuple((mark, tuple(choices)) for mark, choices in data["pattern"]),
            "examples": tuple(map(_example, data["examples"])),
        }
    )


def _example(data: dict[str, Any]) -> Example:
    return Example(**{**data, "flags": tuple(data["flags"])})


def _condition(data: dict[str, Any]) -> Condition:
    return Condition(tuple((key, tuple(values)) for key, values in data["keys"]), data["sense"], data["why"])
