"""Makes paragraphs, headings and running headers out of the lines of a paged document.

In: lines with page, box and type size, in the order in which an engine gives them. Out: a `Document`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from carelint.document import Document, Kind
from carelint.places import Place
from carelint.readers.building import Builder
from carelint.readers.columns import in_columns
from carelint.readers.hyphens import HYPHENS, breaks_word, is_one_word, words_of
from carelint.readers.pdf_tags import Tag

Box = tuple[float, float, float, float]
BULLET = re.compile(
    r"^\s*(?:[\u2022\u25cf\u25aa\u25a0\u2013\uf0b7\u25cb\u2751]|[-*o](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z][.)](?=\s))\s*"
)
LABEL = re.compile(
    r"\s*(?:[\u2022\u25cf\u25aa\u25a0\u2013\uf0b7\u25cb\u2751*o-]|\(?(?:\d{1,3}\.?)+\)?|\(?[A-Za-z][.)])\s*"
)
"""A bullet or number that stands by itself on its line."""
SENTENCE_END = re.compile(r"[.!?:;][\"')\]\u201d\u2019]*\s*$")
RUNNING_SHARE = 0.6
"""Share of pages on which a first or last line stands, digits aside, to be a running header (../shared research)."""
EDGE_LINES = 3
"""Lines at the top and at the bottom that can belong to a running header."""
HEADING_SIZE = 1.15
"""Type size of a heading over that of the text; measured by eye on nine NHS policies, 2026-11-24."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    page: int
    """1-based."""
    text: str
    offset: int | None
    """Code points before it in the page's text as the engine gives it; None for what only lies on the page."""
    box: Box
    """Left, bottom, right, top in points."""
    size: float
    """Height of its type in points."""
    seen: Box
    """The box on a page that is turned until the line is level; what layout goes by."""
    tag: Tag | None = None
    """What a tagged PDF says of it."""
    tagged: bool = False
    """Whether its page has tags at all: text without one is then furniture of the page."""
    turned: int = 0
    """Quarter turns of the text, clockwise."""
    kind: Kind | None = None
    """Given for what is no part of the page's own text: the value of a form field, a comment."""


def document(pages: Sequence[Sequence[Line]], path: str, *, title: str, warnings: Sequence[str]) -> Document:
    """The pages as a document."""
    laid = [line for page in pages for line in page if line.kind]
    pages = [in_columns([line for line in page if not line.kind]) for page in _trusted(pages)]
    running = _running(pages) | _furniture(pages)
    lines = [line for page in pages for line in page]
    normal = median(line.size for line in lines) if lines else 0.0
    known = words_of([line.text for line in lines])
    builder = Builder()
    for group in _groups([line for line in lines if _key(line) not in running], normal):
        _add(builder, group, normal, known)
    for line in laid:
        builder.add(line.text, _place(line))
        builder.end(line.kind or Kind.PARAGRAPH, Place(page=line.page))
    for line in _unique(line for line in lines if _key(line) in running):
        builder.add(line.text, _place(line))
        builder.end(Kind.HEADER if line.box[1] > 400 else Kind.FOOTER, Place(page=line.page))
    return builder.document(path, "pdf", title=title, warnings=warnings)


def _trusted(pages: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The same lines, without tags where a producer gave every line a paragraph of its own."""
    tags = [(line.page, line.tag.number) for page in pages for line in page if line.tag and not line.tag.table]
    if len(tags) < 20 or len(set(tags)) < 0.9 * len(tags):
        return pages
    return [[replace(line, tag=None, tagged=False) for line in page] for page in pages]


def _furniture(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Keys of lines above or below everything that a tagged page calls its content."""
    found = set()
    for page in pages:
        spoken = [line.box for line in page if line.tag]
        if not spoken or len(spoken) < len(page) / 2:
            continue
        low, high = min(box[1] for box in spoken), max(box[3] for box in spoken)
        found |= {_key(line) for line in page if not line.tag and (line.box[1] >= high or line.box[3] <= low)}
    return frozenset(found)


def _key(line: Line) -> str:
    """A line without its digits: page numbers differ from page to page."""
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Keys of lines that stand at the edge of most pages."""
    if len(pages) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        by_height = sorted(page, key=lambda line: -line.seen[3])
        seen.update({_key(line) for line in (*by_height[:EDGE_LINES], *by_height[-EDGE_LINES:])})
    return frozenset(key for key, count in seen.items() if count >= RUNNING_SHARE * len(pages))


def _unique(lines: Iterable[Line]) -> Iterator[Line]:
    """A running header is read once, where it first stands."""
    seen: set[str] = set()
    for line in lines:
        if _key(line) not in seen:
            seen.add(_key(line))
            yield line


def _groups(lines: Sequence[Line], normal: float) -> Iterator[list[Line]]:
    """Lines that make one paragraph, heading or item."""
    group: list[Line] = []
    for line in lines:
        if group and _parts(group, line, normal):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(group: Sequence[Line], line: Line, normal: float) -> bool:
    """Whether a new block begins with `line`."""
    last = group[-1]
    if line.tag and last.tag and line.page == last.page:
        return line.tag.number != last.tag.number and not _goes_on(last, line)
    if BULLET.match(line.text) or abs(line.size - last.size) > 0.12 * max(line.size, last.size):
        return True
    ended = bool(SENTENCE_END.search(last.text))
    if line.page != last.page or line.seen[3] > last.seen[3] + last.size:
        return ended or not line.text[:1].islower()
    gap = last.seen[1] - line.seen[3]
    if gap > 0.9 * max(last.size, 1.0):
        return True
    if gap < -1.5 * last.size or _beside(last, line):
        return True
    return _ends_short(group, line, normal)


def _beside(last: Line, line: Line) -> bool:
    """The next cell of a row, or the other column; a number or bullet belongs to what it stands before."""
    level = abs(line.seen[1] - last.seen[1]) < 0.5 * max(last.size, 1.0)
    return level and line.seen[0] > last.seen[2] and not LABEL.fullmatch(last.text)


def _goes_on(last: Line, line: Line) -> bool:
    """Two elements of one paragraph: a cell's lines, or a line that a note's number interrupts."""
    if last.tag and line.tag and last.tag.table:
        return (last.tag.table, last.tag.row, last.tag.cell) == (line.tag.table, line.tag.row, line.tag.cell) and (
            not SENTENCE_END.search(last.text) and line.text[:1].islower()
        )
    going = line.text[:1].islower() or line.text[:1] in ".,;:)"
    return not SENTENCE_END.search(last.text) and going and not BULLET.match(line.text)


def _ends_short(group: Sequence[Line], line: Line, normal: float) -> bool:
    """A line that stops well before the right edge of its column ends its paragraph."""
    last = group[-1]
    right = max(other.seen[2] for other in (*group, line))
    left = min(other.seen[0] for other in (*group, line))
    short = right - last.seen[2] > 0.25 * (right - left)
    return short and (bool(SENTENCE_END.search(last.text)) or line.text[:1].isupper())


def _add_line(builder: Builder, text: str, place: Place, following: str, known: frozenset[str]) -> None:
    """A line and what parts it from the next: a space, nothing, or a hyphen that belongs to its word."""
    if breaks_word(text, following):
        builder.add(text[:-1], place)
        reads = "" if is_one_word(text, following, known) else "-"
        builder.gap("-", reads, place.moved(len(text) - 1), exact=False)
        return
    if text.endswith(HYPHENS[:2]):
        builder.add(text[:-1], place)
        builder.add("-", place.moved(len(text) - 1), exact=False)
    else:
        builder.add(text, place)
    if following:
        builder.gap("\n", " ", place.moved(len(text)))


def _add(builder: Builder, group: Sequence[Line], normal: float, known: frozenset[str]) -> None:
    """One block; a bullet stays outside it."""
    label = ""
    for index, line in enumerate(group):
        place = _place(line)
        text = line.text
        if index == 0 and (bullet := BULLET.match(text)):
            label = bullet.group().strip()
            place, text = place.moved(bullet.end()), text[bullet.end() :]
        _add_line(builder, text, place, group[index + 1].text if index + 1 < len(group) else "", known)
    kind, level = _tagged_kind(group[0].tag) or _kind(group, normal)
    tag = group[0].tag
    place = Place(page=group[0].page)
    if tag and tag.table:
        kind, level = (Kind.CELL, 0)
        place = replace(place, table=tag.table, row=tag.row, cell=tag.cell)
    builder.end(kind, place, level=level, label=label)


def _place(line: Line) -> Place:
    return Place(page=line.page, box=line.box, offset=line.offset)


ROLES = {
    "LI": Kind.ITEM, "LBody": Kind.ITEM, "Lbl": Kind.ITEM, "Caption": Kind.CAPTION, "BlockQuote": Kind.QUOTE,
    "Note": Kind.NOTE, "FENote": Kind.NOTE,
}  # fmt: skip


def _tagged_kind(tag: Tag | None) -> tuple[Kind, int] | None:
    """What the file itself says; None where it only says that it is a paragraph."""
    if tag is None:
        return None
    if found := re.fullmatch(r"H([1-6])", tag.role):
        return Kind.HEADING, int(found.group(1))
    if tag.role in ("H", "Title"):
        return Kind.HEADING, 1 if tag.role == "Title" else 2
    return (ROLES[tag.role], 0) if tag.role in ROLES else None


def _kind(group: Sequence[Line], normal: float) -> tuple[Kind, int]:
    text = " ".join(line.text for line in group)
    if BULLET.match(group[0].text) and group[0].size < HEADING_SIZE * normal:
        return Kind.ITEM, 0
    large = group[0].size >= HEADING_SIZE * normal
    if large and len(text) < 200 and re.search(r"[A-Za-z]{3}", text):
        return Kind.HEADING, 1 if group[0].size >= 1.6 * normal else 2
    return Kind.PARAGRAPH, 0
