"""Reads pages that are pictures by sight, with tesseract where it is installed and somebody asks for it.

In: a PDFium document and what was read of its pages. Out: the pages, with the lines that tesseract saw, and warnings
that say how sure it was. Each page is a process of its own with a limit on its time; nothing is written to disk.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median
from typing import Any

from carelint.processes.bounds import patience
from carelint.readers.options import Options
from carelint.readers.pdf.lines import Box, Line, Page
from carelint.readers.pdf.tags import Tag

PROGRAM = "tesseract"
DOTS = 300
"""Dots to the inch, as its makers advise."""
MOST_DOTS = 40_000_000
"""Of one page: A2 at 300 dots to the inch; larger pages are drawn more coarsely."""
SHARE = 0.75
"""Of the seconds that a document may take; the rest is for everything else."""
SURE = 50.0
"""Average confidence below which a page is noise, and stays a picture."""
DOUBTFUL = 60.0
"""Confidence below which a word is counted as doubtful."""
WORD = "5"
"""How tesseract marks a word in its table; other rows are pages, blocks, paragraphs and lines."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as tesseract saw it."""

    text: str
    line: tuple[int, int, int]
    """Numbers of its block, its paragraph and its line."""
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in dots from the upper left corner."""
    confidence: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What was read by sight."""

    pages: list[Page]
    warnings: list[str]


def read(pdf: Any, pages: list[Page], options: Options) -> Sight:
    """The pages, those that are pictures read by sight as far as time allows; why not, where nothing came of it."""
    wanted = [at for at, page in enumerate(pages) if page.picture]
    if not wanted or not options.ocr:
        return Sight(pages, [])
    if shutil.which(PROGRAM) is None:
        return Sight(pages, [f"{PROGRAM}, which reads pictures, is not installed"])
    done, seen, late, until = list(pages), list[Word](), list[int](), _used() + SHARE * options.limits.seconds
    for at in wanted:
        left = until - _used()
        if left < 1:
            late.append(at + 1)
            continue
        lines, words = _page(pdf[at], at + 1, left)
        if words and fmean(word.confidence for word in words) >= SURE:
            done[at] = replace(pages[at], lines=_with(pages[at].lines, lines), picture=False)
            seen += words
    return Sight(done, [*_said(seen, sum(one != other for one, other in zip(pages, done, strict=True))), *_late(late)])


def not_here(pages: Sequence[Page], options: Options) -> list[str]:
    """What is to be said where somebody asks for it and there is no PDFium to draw the pages."""
    return ["pictures are read by sight with pdf_engine: pdfium only"] * (options.ocr and any(p.picture for p in pages))


def _with(before: Sequence[Line], lines: list[Line]) -> list[Line]:
    """What was seen holds the stamp that stood there as text, and not what is filled in."""
    return lines + [line for line in before if line.kind]


def _said(words: Sequence[Word], count: int) -> list[str]:
    if not words:
        return []
    doubtful = sum(word.confidence < DOUBTFUL for word in words)
    sure = round(fmean(word.confidence for word in words))
    return [
        f"{count} page{'s' * (count > 1)} read by sight; {PROGRAM} is {sure} % sure on average, "
        f"and doubts {doubtful} of {len(words)} words"
    ]


def _late(pages: Sequence[int]) -> list[str]:
    if not pages:
        return []
    return [f"time ran out for {len(pages)} of its pictures; allow more with limits: {{seconds: …}} in .carelint.yaml"]


def _used() -> float:
    """Seconds of the processor that reading by sight has taken, however busy the machine is."""
    times = os.times()
    return times.children_user + times.children_system


def _page(page: Any, number: int, seconds: float) -> tuple[list[Line], list[Word]]:
    """The lines of one page, and its words."""
    try:
        width, height = page.get_size()
        scale = min(DOTS / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        place = bitmap.get_posconv(page)
        words = list(_words(_seen(_picture(bitmap), seconds)))
        return list(_lines(words, number, place, scale)), words
    finally:
        page.close()


def _picture(bitmap: Any) -> bytes:
    """The page as a PGM, which needs no library."""
    rows = memoryview(bitmap.buffer).cast("B")
    gray = b"".join(bytes(rows[at * bitmap.stride : at * bitmap.stride + bitmap.width]) for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + gray


def _seen(picture: bytes, seconds: float) -> str:
    """Tesseract's table of a picture; empty where it failed or took too long. One thread: it is no faster with more."""
    command = [PROGRAM, "stdin", "stdout", "-l", "eng", "--dpi", str(DOTS), "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=0.9
            * patience(int(seconds)),  # by the clock, for a machine that is busy; the processor's time is counted above
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _words(table: str) -> Iterator[Word]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == WORD and (row.get("text") or "").strip():
            yield _word(row)


def _word(row: Mapping[str, str]) -> Word:
    block, paragraph, line = (int(row[key]) for key in ("block_num", "par_num", "line_num"))
    left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
    box = (left, top, left + width, top + height)
    return Word(row["text"].strip(), (block, paragraph, line), box, float(row["conf"]))


def _lines(words: Sequence[Word], number: int, place: Any, scale: float) -> Iterator[Line]:
    """Lines in the order in which tesseract reads them, those of a paragraph tagged as such."""
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    sizes = _sizes(lines, scale)
    paragraphs = {key: at for at, key in enumerate(dict.fromkeys(line[:2] for line in lines), 1)}
    for key, some in lines.items():
        box = _on_page(some, place)
        tag = Tag("P", paragraphs[key[:2]])
        yield Line(number, " ".join(word.text for word in some), None, box, sizes[key[:2]], box, box[1], tag=tag)


def _sizes(lines: Mapping[tuple[int, int, int], Sequence[Word]], scale: float) -> dict[tuple[int, int], float]:
    """Height of the type of each paragraph in points: what its lines measure from top to bottom, by the median."""
    heights: dict[tuple[int, int], list[float]] = {}
    for key, some in lines.items():
        tall = max(word.box[3] for word in some) - min(word.box[1] for word in some)
        heights.setdefault(key[:2], []).append(tall / scale)
    return {key: round(median(found), 1) for key, found in heights.items()}


def _on_page(words: Sequence[Word], place: Any) -> Box:
    """Left, bottom, right, top in points, however the page is turned."""
    corners = [place.to_page(x, y) for word in words for x, y in (word.box[:2], word.box[2:])]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)
