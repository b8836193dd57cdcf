"""On which day a paper's meeting was: a guess from its file's name, its folder, its first page or its properties.

In: names, the text of the first page, the file's bytes. Out: a day, and whence it was taken; None if none says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from carelint.audit.period import Period
from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.package import open_package

FIRST = 3_000
"""Code points of a paper that count as its first page, where its format has no pages."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<{{}}>{'|'.join(MONTHS)})[a-z]*\.?"
SHAPES = tuple(
    re.compile(shape, re.I)
    for shape in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_. ](?P<month>\d\d?)[-_. ](?P<day>\d\d?)(?!\d)",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<day>\d\d?)[-_./ ](?P<month>\d\d?)[-_./ ](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[-_ ]+(?:of +)?{MONTH.format('named')}[-_, ]+(?P<year>(?:19|20)\d\d)",
        rf"\b{MONTH.format('named')}[-_ ]+(?P<day>\d\d?)(?:st|nd|rd|th)?[-_, ]+(?P<year>(?:19|20)\d\d)",
    )
)
"""As people write them here: day before month where both are numbers."""
HELD = re.compile(r"\b(?:meeting|held|date|dated|on)\b", re.I)
"""What stands shortly before the day of a meeting, and not before every day of a paper."""
BEFORE = 60
"""Code points in which it stands."""
MADE = re.compile(rb"/CreationDate\s*\(D:(\d{4})(\d\d)(\d\d)")
"""In a PDF that is not encrypted; its other spellings are passed by."""


def meeting(name: str, document: Document, data: bytes, period: Period) -> tuple[date | None, str]:
    """(day, whence); of several in one place the first of the period that is audited, where one is."""
    path = PurePosixPath(name.replace(" \u203a ", "/"))
    for whence, text in (("name", path.stem), *(("folder", part) for part in reversed(path.parts[:-1]))):
        if days := [day for day, _ in _days(text)]:
            return _likeliest(days, period), whence
    if days := _on_the_first_page(document, period):
        return _likeliest(days, period), "page"
    made = _made(document.format, data)
    return (made, "properties") if made else (None, "")


def _likeliest(days: list[date], period: Period) -> date:
    return next((day for day in days if period.holds(day)), days[0])


def _on_the_first_page(document: Document, period: Period) -> list[date]:
    """Days that are said to be those of a meeting, or lie in the period."""
    text = document.text[: _end_of_first_page(document)]
    return [day for day, at in _days(text) if period.holds(day) or HELD.search(text[max(0, at - BEFORE) : at])]


def _end_of_first_page(document: Document) -> int:
    ends = [block.start for block in document.blocks if (block.place.page or block.place.slide or 1) > 1]
    return min(ends[0] if ends else FIRST, FIRST)


def _days(text: str) -> Iterator[tuple[date, int]]:
    """(day, where it begins), in order."""
    found = sorted((one.start(), one) for shape in SHAPES for one in shape.finditer(text))
    for at, one in found:
        if day := _day(one):
            yield day, at


def _day(found: re.Match[str]) -> date | None:
    said = found.groupdict()
    month = MONTHS.index(said["named"].lower()) + 1 if said.get("named") else int(said["month"])
    return _valid(int(said["year"]), month, int(said["day"]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _made(form: str, data: bytes) -> date | None:
    """When the file says that it was made, which is mostly shortly before its meeting."""
    if form == "pdf":
        found = MADE.search(data)
        return _valid(*map(int, found.groups())) if found else None
    if not data.startswith(b"PK"):
        return None
    try:
        root = open_package(data, "").xml("docProps/core.xml")
    except UnreadableError:
        return None
    said = root.findtext("{http://purl.org/dc/terms/}created") if root is not None else None
    return next(_first(said or ""), None)


def _first(text: str) -> Iterator[date]:
    yield from (day for day, _ in _days(text.partition("T")[0]))
