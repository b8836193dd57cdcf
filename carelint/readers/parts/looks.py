"""What the stylesheets of a page and its elements themselves make unseen.

In: the source of a page, then element by element its name and attributes. Out: a `Look` each. Counted as unseen is what
is not displayed, not visible, without opacity or size, cut away, moved off the page, or painted like its ground. What
only a screen reader says (`sr-only`) is meant for people and is read. Where anything leaves it open – other files of
styles, rules for some screens, pictures, things laid over one another – words count as seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from carelint.readers.parts.colours import CLEAR, WHITE, Colour, are_alike, colour
from carelint.readers.parts.css import MOST, NOTHING, Declared, Rule, declarations, rules_of
from carelint.readers.parts.matching import Element, Matcher

MOST_TESTS = 1_000_000
"""Comparisons of an element with part of a rule, about two seconds; after so many all counts as seen."""
SMALLEST = 1.0
"""Points below which nobody reads type, as in a PDF."""
POINTS = {"px": 0.75, "pt": 1.0, "pc": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "rem": 12.0, "": 0.75}
"""Of a unit; a number without one is in pixels, where pages may write it."""
FAR = 375.0
"""Points beyond the edge at which something was put there not to be seen; what is decoration hangs out by less."""
NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)")
FOR_EARS = re.compile(
    r"sr-?only|visually-?hidden|screen-?reader|hidden-accessible|element-invisible|for-sr\b|assistive|a11y|acc-?hid",
    re.IGNORECASE,
)
"""Names that frameworks give to what screen readers say (Bootstrap, GOV.UK, NHS.UK, WordPress, Drupal, jQuery UI)."""
OTHER_FILES = re.compile(r"<link\b[^>]{0,500}\bstylesheet|@import\b", re.IGNORECASE)
LAYERS = re.compile(r"position\s*:\s*(?:absolute|fixed|sticky)|z-index|grid-area|margin[\w-]*\s*:[^;}\"']*-\d")
"""Where these stand, something else than what is around words may lie beneath them."""
TRUSTED = frozenset(["html", "body"])
"""What hides a whole page is taken away by its scripts."""
SPEAKING = frozenset(["a", "mark", "dialog", "html", "body"])
SAYING = frozenset(["hidden", "color", "bgcolor", "background", "text"])
"""Elements and attributes that look like something without a stylesheet."""
LINK: Colour = (0, 0, 238)
LETTING_GROUND_THROUGH = ("background-clip", "-webkit-background-clip", "-webkit-text-fill-color", "text-shadow")


@dataclass(frozen=True, slots=True)
class Look:
    """How words right inside an element look."""

    gone: bool = False
    """Nothing within it is seen, whatever that says of itself."""
    invisible: bool = False
    points: float = 12.0
    ink: Colour | None = (0, 0, 0)
    ground: Colour | None = WHITE
    """None where it is not known."""
    unseen: bool = False


Values = Mapping[str, str | None]
"""Property → value; None where it is not certain."""
NO_VALUES: Values = {}


class Looks:
    """Asked element by element, the outer ones first."""

    def __init__(self, source: str) -> None:
        self._by_key: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
        for order, rule in enumerate(rules_of(source)):
            self._by_key[_key(rule)].append((order, rule))
        self._matcher = Matcher(MOST_TESTS)
        self._left = MOST
        self._said: dict[str, Declared] = {"": NOTHING}
        self._layered = bool(LAYERS.search(source.lower()))
        self.first = Look(ground=None if OTHER_FILES.search(source) else WHITE)
        """Of a page."""

    def of(self, one: Element, above: Sequence[Element], outer: Look) -> Look:
        """How what stands right inside an element looks, by those that it stands in."""
        values = self._values(one, above)
        if not values and one.tag not in SPEAKING and SAYING.isdisjoint(one.attrs):
            return outer
        hushed = _is_for_ears(values) or bool(FOR_EARS.search(" ".join((*one.classes, one.name))))
        points = _points(values.get("font-size", _by_font(values)), outer.points)
        ink, (ground, laid) = self._ink(one, values, outer), self._ground(one, values, outer)
        invisible = {"visible": False, "hidden": True, "collapse": True}.get(_of(values, "visibility"), outer.invisible)
        gone = outer.gone or _is_gone(one, values) or (not hushed and one.tag not in TRUSTED and _is_away(values))
        if one.tag in TRUSTED:
            gone = invisible = False
        alike = are_alike(ink, ground) and (laid or ink == CLEAR or not self._layered)
        unseen = gone or invisible or (not hushed and (points < SMALLEST or alike))
        return Look(gone, invisible, points, ink, ground, unseen)

    def _ink(self, one: Element, values: Values, outer: Look) -> Colour | None:
        said = values.get("color", one.attrs.get("color") or (one.attrs.get("text") if one.tag == "body" else ""))
        if any(name in values for name in LETTING_GROUND_THROUGH):
            return None
        if said in ("", "inherit", "currentcolor"):
            return LINK if not said and one.tag == "a" and "href" in one.attrs else outer.ink
        return colour(said or "")

    def _ground(self, one: Element, values: Values, outer: Look) -> tuple[Colour | None, bool]:
        """What lies beneath, and whether this element says so."""
        laid = [values[name] for name in ("background", "background-color") if name in values]
        laid = laid or [one.attrs.get("bgcolor") or ("yellow" if one.tag == "mark" else "none")]
        if "background" in one.attrs or any(said is None or "(" in said.partition("rgb")[0] for said in laid):
            return None, True
        said = laid[-1] or ""
        if said in ("none", "inherit", "initial", "unset") or colour(said.split(" ")[0]) == CLEAR:
            over = values.get("position", "") in ("absolute", "fixed", "sticky", None)
            return None if over else outer.ground, False
        return colour(said if "(" in said else said.split(" ")[0]), True

    def _values(self, one: Element, above: Sequence[Element]) -> Values:
        """What holds of an element, by weight and order; None where a rule that holds now and then says otherwise."""
        if not self._by_key and "style" not in one.attrs:
            return NO_VALUES
        best: dict[str, tuple[tuple[object, ...], str]] = {}
        other: dict[str, set[str]] = defaultdict(set)
        for order, rule in self._rules(one):
            if not self._matcher.fits(rule.selector.path, one, above, len(above)):
                continue
            for name, (value, important) in rule.declared.items():
                layer = -rule.layer if important else rule.layer
                weight = (important, False, layer, rule.selector.weight, order)
                if not rule.certain:
                    other[name].add(value)
                elif name not in best or weight > best[name][0]:
                    best[name] = weight, value
        for name, (value, important) in self._said_by(one.attrs.get("style", "")).items():
            weight = (important, True, 0, (0, 0, 0), 0)
            if name not in best or weight > best[name][0]:
                best[name] = weight, value
        values: dict[str, str | None] = {name: value for name, (_, value) in best.items()}
        return values | {name: None for name, some in other.items() if some != {values.get(name)}}

    def _rules(self, one: Element) -> Iterator[tuple[int, Rule]]:
        named = [f"#{one.name}"] if one.name else []
        for key in (*named, *(f".{name}" for name in one.classes), one.tag, ""):
            if key in self._by_key:
                yield from self._by_key[key]

    def _said_by(self, written: str) -> Declared:
        """What an element says of itself, which thousands say alike; nothing once it is too much."""
        if written not in self._said:
            self._left -= len(written)
            self._said[written] = declarations(written) if self._left > 0 else NOTHING
        return self._said[written]


def element_of(tag: str, attrs: Sequence[tuple[str, str | None]]) -> Element:
    """An element as rules know it."""
    plain = {name: value or "" for name, value in attrs}
    return Element(tag, plain, plain.get("id", ""), frozenset(plain.get("class", "").split()) if plain else frozenset())


def _key(rule: Rule) -> str:
    """What an element must have for the rule to be asked at all."""
    last = rule.selector.path[-1]
    if last.name:
        return f"#{last.name}"
    return f".{min(last.classes)}" if last.classes else last.tag


def _of(values: Values, name: str) -> str:
    return values.get(name) or ""


def _is_gone(one: Element, values: Values) -> bool:
    """Whether it is no part of the page as it is shown, for eyes or ears."""
    if "display" in values:
        return values["display"] == "none"
    return ("hidden" in one.attrs and one.attrs["hidden"] != "until-found") or (
        one.tag == "dialog" and "open" not in one.attrs
    )


def _is_for_ears(values: Values) -> bool:
    """The manner that screen readers know: one point of the page, and cut; what only hides takes less trouble."""
    small = all(_number(values, side, FAR) <= 1 for side in ("width", "height"))
    return small and (_is_cut(_of(values, "clip")) or _is_inset(_of(values, "clip-path")))


def _is_away(values: Values) -> bool:
    """Whether it is there and nobody sees it: no opacity, cut to nothing, of no size, off the page."""
    moves = "animation" in values or "transition" in values
    if not moves and _number(values, "opacity", 1.0) == 0:
        return True
    laid = _of(values, "position") in ("absolute", "fixed")
    if laid and _is_cut(_of(values, "clip")) or _is_inset(_of(values, "clip-path")):
        return True
    if _of(values, "overflow").startswith(("hidden", "clip")) and not moves:
        sides = [_number(values, f"{most}{side}", FAR) for most in ("", "max-") for side in ("width", "height")]
        if min(sides) <= 1:
            return True
    places = [_number(values, side, 0.0) for side in ("left", "right", "top", "bottom")] if laid else []
    places += [_number(values, "margin-left", 0.0), _number(values, "text-indent", 0.0)]
    return min(places) <= -FAR


def _is_cut(clip: str) -> bool:
    edges = [float(number) for number, _ in NUMBER.findall(clip)]
    return clip.startswith("rect(") and len(edges) == 4 and (edges[1] - edges[3] <= 1 or edges[2] - edges[0] <= 1)


def _is_inset(clip: str) -> bool:
    edges = NUMBER.findall(clip) if clip.startswith("inset(") else []
    return bool(edges) and all(unit == "%" and float(number) >= 50 for number, unit in edges)


def _number(values: Values, name: str, otherwise: float) -> float:
    """A value in points, of pixels where it has no unit; what is not known is `otherwise`."""
    found = NUMBER.match(_of(values, name))
    if not found or (found.group(2) == "%" and float(found.group(1)) != 0):
        return otherwise
    return float(found.group(1)) * POINTS.get(found.group(2), 12.0)


def _points(written: str | None, outer: float) -> float:
    """Size of type; by words and by what is not known it is ordinary."""
    if not written:
        return outer if written == "" else 12.0
    found = NUMBER.fullmatch(written)
    if not found:
        return outer if written in ("inherit", "smaller", "larger") else 12.0
    number, unit = float(found.group(1)), found.group(2)
    if unit in ("em", "%"):
        return outer * number / (100 if unit == "%" else 1)
    return number * POINTS[unit] if unit in POINTS else 12.0 if number else 0.0


def _by_font(values: Values) -> str | None:
    """Size by the shorthand: only nothing at all is told from what is ordinary."""
    if "font" not in values:
        return ""
    return "0" if _of(values, "font").startswith(("0/", "0 ", "0px")) else None
