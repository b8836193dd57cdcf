"""Selectors of a stylesheet, as cssselect2 reads them.

In: what stands before a block, in tinycss2's tokens. Out: `Selector`s. What is left out of them (states, neighbours,
places among siblings) makes them uncertain, and then they fit more elements than they name, never fewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from carelint.readers.parts.matching import Compound, Path, Selector, Test

LONGEST = 50
"""Tokens of a selector, those in brackets too: the specificity of its beginnings is counted anew at every step."""
DEEPEST = 20
"""Brackets within one another; the longest that we saw in a framework are three deep (2026-11-27)."""
Tokens = Sequence[Any]


def selectors(prelude: Tokens, within: tuple[Selector, ...] = ()) -> tuple[Selector, ...]:
    """What stands before a block, without what is for generated words only; `within` are those of the block round it.

    By the standard a list is void where one of it is; but what is void differs between browsers, and so the others of
    the list are uncertain.
    """
    found, whole = list[Selector](), True
    for part in parted(prelude):
        read = _read(_nested(part) if within else part)
        if read is None:
            whole = whole and _is_generated(part)
        elif read.pseudo_element is None:
            found.append(_selector(read, within))
    return tuple(found if whole else (replace(one, certain=False) for one in found))


def parted(prelude: Tokens) -> Iterator[Tokens]:
    """What commas part; those in brackets are no tokens here."""
    start = 0
    for at, token in enumerate(prelude):
        if token == ",":
            yield prelude[start:at]
            start = at + 1
    yield prelude[start:]


def size(part: Tokens) -> int:
    """How many tokens there are, those in brackets too; more than `LONGEST` where brackets are too deep."""
    size, level = 0, part
    for _ in range(DEEPEST):
        size += len(level)
        level = [inner for one in level for inner in getattr(one, "arguments", getattr(one, "content", None)) or ()]
        if not level or size > LONGEST:
            return size
    return LONGEST + 1


def _read(part: Tokens) -> Any:
    """One selector as cssselect2 reads it, or None."""
    from cssselect2.parser import SelectorError, parse

    try:
        return list(parse(part))[0] if size(part) <= LONGEST else None
    except (SelectorError, AttributeError):  # 0.10.1 asks for the type of what should follow «a|» where nothing does
        return None


def _is_generated(part: Tokens) -> bool:
    """Whether it ends in a pseudo-element that the parser has not heard of."""
    return any(one == ":" == two for one, two in zip(part, part[1:], strict=False))


def _nested(part: Tokens) -> Tokens:
    """With the rule round it where `&` stands, or before it; the parser takes that for a state."""
    from tinycss2.ast import IdentToken, LiteralToken, WhitespaceToken

    parent = (LiteralToken(0, 0, ":"), IdentToken(0, 0, "&"))
    if all(one.type == "whitespace" for one in part):
        return part
    if not any(one == "&" for one in part):
        return (*parent, WhitespaceToken(0, 0, " "), *part)
    return [token for one in part for token in (parent if one == "&" else (one,))]


def _selector(read: Any, within: tuple[Selector, ...]) -> Selector:
    path, certain, nested = list[Compound](), True, 0
    for how, compound in _steps(read.parsed_tree):
        if how in ("+", "~"):
            path.clear()
            certain = False
        one, plain, parents = _compound(compound, within, child=how == ">" and bool(path))
        path.append(one)
        certain, nested = certain and plain, nested + parents
    ids, classes, tags = read.specificity
    outer = max(one.weight for one in within) if nested else (0, 0, 0)
    weight = (ids + nested * outer[0], classes + nested * (outer[1] - 1), tags + nested * outer[2])
    return Selector(tuple(path), weight, certain and (not nested or all(one.certain for one in within)))


def _steps(tree: Any) -> list[tuple[str, Any]]:
    """How each compound stands to the one before it, from the outermost in."""
    steps = list[tuple[str, Any]]()
    while hasattr(tree, "combinator"):
        steps.append((tree.combinator, tree.right))
        tree = tree.left
    return [("", tree), *reversed(steps)]


def _compound(written: Any, within: tuple[Selector, ...], *, child: bool) -> tuple[Compound, bool, int]:
    """A compound, whether it is that and no more, and how often the rule round it stands in it."""
    from cssselect2 import parser as css

    tag, name, classes, tests = "", "", list[str](), list[Test]()
    among, without, plain, parents = list[tuple[Path, ...]](), list[Path](), True, 0
    for one in written.simple_selectors:
        if isinstance(one, css.ClassSelector):
            classes.append(one.class_name)
        elif isinstance(one, css.IDSelector):
            name = one.ident
        elif isinstance(one, css.LocalNameSelector):
            tag = one.lower_local_name
        elif isinstance(one, css.AttributeSelector):
            tests.append(Test(one.lower_name, one.operator or "", one.value or "", one.case_sensitive is False))
        elif isinstance(one, css.PseudoClassSelector) and one.name == "root":
            tag = "html"
        elif isinstance(one, css.PseudoClassSelector) and one.name == "&":
            among.append(tuple(outer.path for outer in within))
            parents += 1
        else:
            plain = False
            inner = [_selector(some, ()) for some in getattr(one, "selector_list", ()) if hasattr(some, "parsed_tree")]
            if isinstance(one, css.NegationSelector):
                without += [some.path for some in inner if some.certain]
            elif isinstance(one, css.MatchesAnySelector | css.SpecificityAdjustmentSelector):
                among.append(tuple(some.path for some in inner))
    return Compound(tag, name, frozenset(classes), tuple(tests), tuple(among), tuple(without), child), plain, parents
