"""Stylesheets of a page, as far as they say what is seen.

In: the source of a page, or a stylesheet. Out: `Rule`s, in their order. A rule is certain where it holds whenever the
page is shown; what holds on some screens, in print, under the pointer or for a neighbour only is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WANTED = frozenset({
    "display", "visibility", "opacity", "font-size", "font", "color", "background", "background-color",
    "background-clip", "-webkit-background-clip", "-webkit-text-fill-color", "text-shadow", "animation", "transition",
    "clip", "clip-path", "position", "left", "right", "top", "bottom", "margin-left", "text-indent", "overflow",
    "width", "height", "max-width", "max-height",
})  # fmt: skip
"""Properties that make words unseen, or seen after all."""
DEEPEST = 50
"""Blocks within one another; more are a mistake or an attack."""
LONGEST = 2_000
"""Characters of a selector."""
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
MARK = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[{};]", re.DOTALL)
NAME = r"(?:[A-Za-z0-9_-]|\\.|[^\x00-\x7f])+"
COMPOUND = re.compile(
    rf"(?:\*|{NAME})?(?:[.#]{NAME}|\[[^\]]*\]|::?[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)+|\*|{NAME}"
)
PIECE = re.compile(rf"([.#]){NAME}|\[[^\]]*\]|(::?)[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?|\*|{NAME}")
TEST = re.compile(r"\[\s*([\w-]+)\s*(?:([~|^$*]?)=\s*[\"']?([^\"'\]]*?)[\"']?\s*[iIsS]?\s*)?\]")
BRACKET = re.compile(r"[(\[)\],]")
GENERATED = re.compile(r"::|:(?:before|after|first-line|first-letter)\b")
EVERYWHERE = re.compile(r"(?:only\s+)?(?:all|screen)?")
"""Media for which nothing else is asked."""
Test = tuple[str, str, str]
"""Attribute, how it is compared, value."""


@dataclass(frozen=True, slots=True)
class Element:
    """What rules know of an element."""

    tag: str
    attrs: dict[str, str]
    name: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be."""

    tag: str = ""
    name: str = ""
    classes: frozenset[str] = frozenset()
    tests: tuple[Test, ...] = ()
    child: bool = False
    """Whether it stands right inside the compound before it."""

    def fits(self, one: Element) -> bool:
        """Whether an element is that."""
        return (
            (not self.tag or self.tag == one.tag)
            and (not self.name or self.name == one.name)
            and self.classes <= one.classes
            and all(_holds(one.attrs.get(test[0]), test) for test in self.tests)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """What elements of a kind look like."""

    path: tuple[Compound, ...]
    """From the outermost in."""
    declared: dict[str, tuple[str, bool]]
    """Property → value, and whether it is important."""
    weight: tuple[int, int, int]
    certain: bool = True


def _holds(value: str | None, test: Test) -> bool:
    _, how, wanted = test
    if value is None or (how and not wanted):
        return False
    if how in ("~", "|"):
        return wanted in value.split() if how == "~" else value == wanted or value.startswith(f"{wanted}-")
    if how:
        return value.startswith(wanted) if how == "^" else value.endswith(wanted) if how == "$" else wanted in value
    return not wanted or value == wanted


def sheets(source: str) -> Iterator[tuple[str, bool]]:
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
        media = re.search(r"media\s*=\s*[\"']?([^\"'>]*)", low[start:opened])
        yield source[opened + 1 : closed], not media or bool(EVERYWHERE.fullmatch(media.group(1).strip()))
        at = closed


def rules(sheet: str, *, certain: bool = True) -> Iterator[Rule]:
    """The rules of a stylesheet that may matter, those within conditions too."""
    sheet = COMMENT.sub(" ", sheet.replace("<!--", " ").replace("-->", " "))
    head, opened = 0, list[tuple[str, int, bool]]()
    for found in MARK.finditer(sheet):
        mark, at = found.group(), found.start()
        if mark == "{" and len(opened) >= DEEPEST:
            return
        if mark == "{":
            said = sheet[head:at].strip().lower()
            sure = (opened[-1][2] if opened else certain) and _is_always(said)
            opened.append((sheet[head:at].strip(), at + 1, sure))
        elif mark == "}" and opened:
            said, start, sure = opened.pop()
            within = [one for one, *_ in opened]
            if not said.startswith("@") and all(one.startswith("@") and _holds_rules(one) for one in within):
                yield from _rules(said, sheet[max(start, head) : at], sure)
        head = found.end() if mark in "{};" and not (mark == ";" and opened and opened[-1][0][:1] != "@") else head


def declarations(written: str) -> dict[str, tuple[str, bool]]:
    """Property → value, and whether it is important; of those that matter here."""
    found: dict[str, tuple[str, bool]] = {}
    for one in written.split(";"):
        name, _, value = one.partition(":")
        name, value = name.strip().lower(), value.strip().lower()
        if name in WANTED and value:
            important = value.endswith("important")
            value = value.rpartition("!")[0].strip() if important else value
            if important or not found.get(name, ("", False))[1]:
                found[name] = value, important
    return found


def _is_always(head: str) -> bool:
    if not head.startswith("@"):
        return True
    name, _, asked = head[1:].partition(" ")
    return name == "layer" or (name == "media" and any(EVERYWHERE.fullmatch(one.strip()) for one in asked.split(",")))


def _holds_rules(head: str) -> bool:
    return head[1:].partition(" ")[0].lower() in ("media", "supports", "layer", "container", "scope", "document")


def _rules(selectors: str, body: str, certain: bool) -> Iterator[Rule]:
    declared = declarations(body)
    for selector in _parted(selectors) if declared else ():
        if len(selector) <= LONGEST and not GENERATED.search(selector) and (path := _path(selector.strip())):
            sure = certain and not re.search(r"[+~:](?!=)", re.sub(r"\[[^\]]*\]|\\.|:root\b", "", selector))
            weight = (
                sum(bool(one.name) for one in path),
                sum(len(one.classes) + len(one.tests) for one in path),
                sum(bool(one.tag) for one in path),
            )
            yield Rule(path, declared, weight, sure)


def _parted(selectors: str) -> Iterator[str]:
    """The selectors of a list; commas in brackets part nothing."""
    deep = start = 0
    for found in BRACKET.finditer(selectors):
        if found.group() != ",":
            deep = max(0, deep + (1 if found.group() in "([" else -1))
        elif not deep:
            yield selectors[start : found.start()]
            start = found.end()
    yield selectors[start:]


def _path(selector: str) -> tuple[Compound, ...]:
    """The compounds of a selector; those before a neighbour are not looked at."""
    path, last = list[Compound](), 0
    for found in COMPOUND.finditer(selector):
        between = selector[last : found.start()].strip()
        if between in ("+", "~"):
            path.clear()
        elif between not in ("", ">"):
            return ()
        path.append(_compound(found.group(), child=between == ">" and bool(path)))
        last = found.end()
    return tuple(path) if not selector[last:].strip() else ()


def _compound(written: str, *, child: bool) -> Compound:
    tag, name, classes, tests = "", "", list[str](), list[Test]()
    for found in PIECE.finditer(written):
        piece = found.group()
        plain = re.sub(r"\\(.)", r"\1", piece[1:])
        if found.group(1):
            name, classes = (plain, classes) if piece[0] == "#" else (name, [*classes, plain])
        elif piece[0] == "[":
            test = TEST.fullmatch(piece)
            tests.append((test[1].lower(), test[2] or "", test[3] or "") if test else ("", "=", ""))
        elif piece == ":root":
            tag = "html"
        elif piece[0] not in ":*":
            tag = piece.lower()
    return Compound(tag, name, frozenset(classes), tuple(tests), child)
