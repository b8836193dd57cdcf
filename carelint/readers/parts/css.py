"""Stylesheets of a page, as far as they say what is seen.

In: the source of a page, or what an element says of itself. Out: `Rule`s, in their order. A rule is certain where it
holds whenever the page is shown; what holds on some screens, in print, under the pointer or for a neighbour only is
not. tinycss2 tells tokens, blocks and declarations apart; it is imported where there is something to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, NamedTuple

from carelint.readers.parts.matching import Selector
from carelint.readers.parts.selectors import LONGEST, Tokens, parted, selectors, size

WANTED = frozenset({
    "display", "visibility", "opacity", "font-size", "font", "color", "background", "background-color",
    "background-clip", "-webkit-background-clip", "-webkit-text-fill-color", "text-shadow", "animation", "transition",
    "clip", "clip-path", "position", "left", "right", "top", "bottom", "margin-left", "text-indent", "overflow",
    "width", "height", "max-width", "max-height",
})  # fmt: skip
"""Properties that make words unseen, or seen after all."""
MOST = 500_000
"""Characters of stylesheets, and of what elements say of themselves: twice a large framework, two seconds to read, and
eight where somebody means harm (2026-11-27). Beyond that all counts as seen."""
MOST_RULES = 200_000
DEEPEST = 50
"""Blocks within one another; more are a mistake or an attack."""
LONG = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=]+|(?<=[0-9]{100})[0-9]+")
"""What lies in a sheet (pictures, letters) says nothing here; Python refuses numbers of 4,300 digits."""
EVERYWHERE = frozenset(["", "all", "screen", "only all", "only screen"])
"""Media for which nothing else is asked."""
CONDITIONS = frozenset(["media", "supports", "layer", "container", "scope", "document"])
"""What rules stand in."""
UNLAYERED = 1 << 20
MEDIA = re.compile(r"media\s*=\s*[\"']?([^\"'>]*)")
Declared = Mapping[str, tuple[str, bool]]
"""Property → value, and whether it is important; of those that matter here."""
NOTHING: Declared = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """What elements of a kind look like."""

    selector: Selector
    declared: Declared
    layer: int = UNLAYERED
    """A later one decides over an earlier, and what is important in an earlier one over a later."""
    certain: bool = True


def rules_of(source: str) -> list[Rule]:
    """The rules of a page that may matter; none where it has too many."""
    sheets = [(LONG.sub("", sheet), sure) for sheet, sure in _sheets(source)]
    if sum(len(sheet) for sheet, _ in sheets) > MOST:
        return []
    reading = _Reading()
    found = list(islice((rule for sheet, sure in sheets for rule in reading.rules(sheet, certain=sure)), MOST_RULES))
    return found if len(found) < MOST_RULES else []


def declarations(written: str) -> Declared:
    """What an element says of itself."""
    import tinycss2  # 25 ms with what it imports, only for pages that have styles

    return _declared(tinycss2.parse_blocks_contents(LONG.sub("", written), skip_comments=True, skip_whitespace=True))


def _sheets(source: str) -> Iterator[tuple[str, bool]]:
    """Each stylesheet in a page, and whether it holds on every screen; what stands in comments is none."""
    low, at = source.lower(), 0
    while (start := low.find("<style", at)) >= 0:
        comment = low.find("<!--", at, start)
        if comment >= 0:
            at = low.find("-->", comment)
            if at < 0:
                return
            continue
        opened = low.find(">", start)
        closed = low.find("</style", opened) if opened >= 0 else -1
        if closed < 0:
            return
        media = MEDIA.search(low[start:opened])
        yield source[opened + 1 : closed], not media or _is_everywhere(media.group(1))
        at = closed


class _Block(NamedTuple):
    """Where rules stand."""

    outer: tuple[Selector, ...] = ()
    """Of the rule that they are nested in."""
    layer: int = UNLAYERED
    certain: bool = True
    depth: int = 0


class _Reading:
    """Reads the stylesheets of a page one after another; knows the layers that they named."""

    def __init__(self) -> None:
        self._layers: dict[str, int] = {}

    def rules(self, sheet: str, *, certain: bool) -> Iterator[Rule]:
        """The rules of a stylesheet, those within conditions and within one another too."""
        import tinycss2

        nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        yield from self._within(_Block(certain=certain), nodes)

    def _within(self, block: _Block, nodes: Tokens) -> Iterator[Rule]:
        for is_said, some in groupby(nodes, lambda node: node.type == "declaration"):
            if is_said:
                declared = _declared(some)
                for one in block.outer if declared else ():
                    yield Rule(one, declared, block.layer, block.certain and one.certain)
                continue
            for node in some:
                yield from self._rules(block, node)

    def _rules(self, block: _Block, node: Any) -> Iterator[Rule]:
        import tinycss2

        if node.type == "at-rule" and node.lower_at_keyword == "layer":
            block = block._replace(layer=self._layer(block, node.prelude))
        if node.type not in ("qualified-rule", "at-rule") or node.content is None or block.depth >= DEEPEST:
            return
        inside = tinycss2.parse_blocks_contents(node.content, skip_whitespace=True)
        inner = block._replace(depth=block.depth + 1)
        if node.type == "at-rule" and node.lower_at_keyword in CONDITIONS:
            yield from self._within(inner._replace(certain=block.certain and _is_always(node)), inside)
        elif node.type == "qualified-rule" and any(_may_matter(one) for one in inside):
            named = selectors(node.prelude, block.outer)
            yield from self._within(inner._replace(outer=named), inside) if named else ()

    def _layer(self, block: _Block, prelude: Tokens) -> int:
        """The number of a layer, by which was named first; layers within one have its number."""
        if block.layer != UNLAYERED:
            return block.layer
        names = [next((one.value for one in part if one.type == "ident"), "") for part in parted(prelude)]
        numbers = [self._layers.setdefault(name or f"{len(self._layers)}.", len(self._layers)) for name in names]
        return numbers[0]


def _declared(nodes: Iterable[Any]) -> Declared:
    import tinycss2

    found: dict[str, tuple[str, bool]] = {}
    for one in nodes:
        if one.type != "declaration" or one.lower_name not in WANTED or size(one.value) > LONGEST:
            continue
        value = tinycss2.serialize(one.value).strip().lower()
        if value and (one.important or not found.get(one.lower_name, ("", False))[1]):
            found[one.lower_name] = value, one.important
    return found


def _may_matter(node: Any) -> bool:
    return node.lower_name in WANTED if node.type == "declaration" else node.type in ("qualified-rule", "at-rule")


def _is_always(node: Any) -> bool:
    """Whether a condition holds whenever the page is shown."""
    said = "".join(
        one.lower_value if one.type == "ident" else one.value if one.type in ("literal", "whitespace") else "?"
        for one in node.prelude
    )
    return node.lower_at_keyword == "layer" or (node.lower_at_keyword == "media" and _is_everywhere(said))


def _is_everywhere(media: str) -> bool:
    return any(" ".join(one.split()) in EVERYWHERE for one in media.split(","))
