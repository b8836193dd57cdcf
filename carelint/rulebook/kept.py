"""The compiled form as it lies on disk: a table of what is asked of all, and a line for each thing that may be needed.

In: the compiled form, or the bytes of a file. Out: those bytes; or what stands on one line of them, read when somebody
asks: a small paper needs a few of 500 rules.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from carelint.fold import fold
from carelint.rulebook import literals


def packed(compiled: Mapping[str, Any]) -> bytes:
    """The sum of all that follows, the table, and every line; JSON, so that reading it runs nothing."""
    parts: dict[str, Sequence[Any]] = {
        "rules": compiled["rules"],
        "positives": compiled["positives"],
        "senses": compiled["senses"],
        "classes": list(compiled["classes"].values()),
        "conditions": [compiled["conditions"]],
        "literals": literals.buckets(compiled["rules"], compiled["positives"]),
        "offered": [offered(words for rule in compiled["rules"] for *_, some in rule["swaps"] for words in some)],
    }
    lines = {name: [_line(one) for one in some] for name, some in parts.items()}
    table = {
        "cards": [_card(rule) for rule in compiled["rules"]],
        "classes": list(compiled["classes"]),
        "sources": compiled["sources"],
        "packs": compiled["packs"],
        "marks": literals.marks(compiled["rules"], compiled["positives"]),
        "sizes": {name: [len(line) for line in some] for name, some in lines.items()},
    }
    body = b"".join([_line(table), *(line for some in lines.values() for line in some)])
    return b"%08x\n" % zlib.crc32(body) + body


def offered(replacements: Iterable[str]) -> list[str]:
    """Words of care of two words or more, folded."""
    folded = {fold(words).text for words in set(replacements)}
    return sorted(words for words in folded if " " in words)


def _line(one: Any) -> bytes:
    return json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def _card(rule: Mapping[str, Any]) -> list[Any]:
    """In the order of the fields of `rule.Card`."""
    return [rule[key] for key in ("id", "kind", "family", "registers", "pack", "layer", "off")]


class Kept:
    """The compiled form, of which only what is asked for is read."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError where it is cut off or damaged, and KeyError where somebody else wrote it."""
        start = data.index(b"\n") + 1
        if int(data[:start], 16) != zlib.crc32(memoryview(data)[start:]):
            raise ValueError("not as it was written")
        end = data.index(b"\n", start) + 1
        self._data = data
        self.table: dict[str, Any] = json.loads(data[start:end])
        self._lines: dict[str, list[tuple[int, int]]] = {}
        for name, sizes in self.table["sizes"].items():
            self._lines[name] = list(pairwise(accumulate(sizes, initial=end)))
            end += sum(sizes)

    def count(self, part: str) -> int:
        """How many lines a part has."""
        return len(self._lines[part])

    def line(self, part: str, number: int) -> Any:
        """What stands on a line of a part, from 0."""
        start, end = self._lines[part][number]
        return json.loads(self._data[start:end])

    def all(self, part: str) -> Iterator[Any]:
        """What stands on each line of a part."""
        return (self.line(part, number) for number in range(self.count(part)))
