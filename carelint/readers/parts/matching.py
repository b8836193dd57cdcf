"""Elements of a page, and whether a selector names them.

In: an element with those that it stands in, and a `Selector`. Out: yes or no. cssselect2 reads selectors, but compares
nodes of a whole tree only, by code that it makes of what the page says; a page passes us element by element.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Element:
    """What rules know of an element."""

    tag: str
    attrs: dict[str, str]
    name: str
    classes: frozenset[str]


class Test(NamedTuple):
    """What an attribute must be."""

    attribute: str
    how: str
    """Operator; without one it is enough that the attribute is there."""
    value: str
    any_case: bool

    def holds(self, value: str | None) -> bool:
        """Whether a value is that."""
        if value is None or not self.how:
            return value is not None
        wanted = self.value
        if self.any_case:
            value, wanted = value.lower(), wanted.lower()
        if self.how in ("=", "|="):
            return value == wanted or (self.how == "|=" and value.startswith(f"{wanted}-"))
        if self.how == "~=":
            return wanted in value.split()
        start, end = self.how == "^=", self.how == "$="
        return bool(wanted) and (
            value.startswith(wanted) if start else value.endswith(wanted) if end else wanted in value
        )


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be."""

    tag: str = ""
    name: str = ""
    classes: frozenset[str] = frozenset()
    tests: tuple[Test, ...] = ()
    among: tuple[tuple[Path, ...], ...] = ()
    """Of each of these one must fit: `:is()`, `:where()`, and the rule that this one is nested in."""
    without: tuple[Path, ...] = ()
    """Of these none may fit: `:not()`."""
    child: bool = False
    """Whether it stands right inside the compound before it."""

    def may_fit(self, one: Element) -> bool:
        """Whether an element is that, as far as it alone tells."""
        return (
            (not self.tag or self.tag == one.tag)
            and (not self.name or self.name == one.name)
            and self.classes <= one.classes
            and all(test.holds(one.attrs.get(test.attribute)) for test in self.tests)
        )


Path = tuple[Compound, ...]
"""From the outermost in."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Which elements a rule is for."""

    path: Path
    weight: tuple[int, int, int]
    certain: bool
    """Whether it names all that it fits, whenever the page is shown."""


class Matcher:
    """Compares elements with selectors, so many times at most; then nothing fits any more."""

    def __init__(self, most: int) -> None:
        self.left = most

    def fits(self, path: Path, one: Element, above: Sequence[Element], end: int) -> bool:
        """Whether an element that stands in the first `end` of those above is named."""
        self.left -= 1
        return self.left > 0 and self._is(path[-1], one, above, end) and self._within(path, len(path) - 1, above, end)

    def _is(self, what: Compound, one: Element, above: Sequence[Element], end: int) -> bool:
        if not what.may_fit(one):
            return False
        return all(any(self.fits(path, one, above, end) for path in some) for some in what.among) and not any(
            self.fits(path, one, above, end) for path in what.without
        )

    def _within(self, path: Path, at: int, above: Sequence[Element], end: int) -> bool:
        """Whether what stands before compound `at` is found among the first `end` elements."""
        if at == 0:
            return True
        for outer in range(end - 1, -1, -1):
            self.left -= 1
            if self.left <= 0:
                return False
            if self._is(path[at - 1], above[outer], above, outer) and self._within(path, at - 1, above, outer):
                return True
            if path[at].child:
                break
        return False
