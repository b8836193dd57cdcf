"""A highlight with its pop-up note, as the objects of a PDF.

In: corners, a colour, a note. Out: the bodies of three objects: highlight, pop-up, appearance.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from carelint.ours import NAME
from carelint.rule import Level
from carelint.writers.pdf.boxes import Box, Quad

COLOURS = MappingProxyType(
    {Level.CHANGE: (1.0, 0.75, 0.2), Level.CONSIDER: (0.4, 0.7, 1.0), Level.NOTICE: (0.6, 0.6, 0.6)}
)
"""Amber, blue, grey. Laid on at half strength black text keeps a contrast above 12:1 on each."""
STRENGTH = 0.5
NOTE = (240.0, 130.0)
"""Width and height of the pop-up, in points."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight on one page, on one or more lines, and what its note says."""

    page: int
    """1-based."""
    level: Level
    quads: tuple[Quad, ...]
    note: str
    subject: str
    name: str
    """Unique in the document."""


def bodies(mark: Mark, number: int, page: str) -> list[bytes]:
    """Highlight, pop-up and appearance, to be numbered from `number` on; `page` is the reference of their page."""
    left, bottom, right, top = frame = _frame(mark.quads)
    under = (left, bottom - 4 - NOTE[1], left + NOTE[0], bottom - 4)
    colour = _numbers(COLOURS[mark.level])
    highlight = (
        f"<< /Type /Annot /Subtype /Highlight /Rect [{_numbers(frame)}] "
        f"/QuadPoints [{_numbers([value for quad in mark.quads for value in quad])}] "
        f"/C [{colour}] /CA {STRENGTH} /F 4 /P {page} /T {_text(NAME)} /NM {_text(mark.name)} "
        f"/Subj {_text(mark.subject)} /Contents {_text(mark.note)} "
        f"/Popup {number + 1} 0 R /AP << /N {number + 2} 0 R >> >>"
    )
    popup = (
        f"<< /Type /Annot /Subtype /Popup /Rect [{_numbers(under)}] /Open false /F 28 /P {page} /Parent {number} 0 R >>"
    )
    drawn = f"/G gs {colour} rg " + " ".join(_path(quad) for quad in mark.quads)
    appearance = (
        f"<< /Type /XObject /Subtype /Form /BBox [{_numbers(frame)}] /Length {len(drawn)} "
        f"/Resources << /ExtGState << /G << /Type /ExtGState /BM /Multiply /ca {STRENGTH} >> >> >> >>\n"
        f"stream\n{drawn}\nendstream"
    )
    return [body.encode("ascii") for body in (highlight, popup, appearance)]


def _frame(quads: tuple[Quad, ...]) -> Box:
    """The smallest upright box round all quads: what lies outside it, viewers do not draw."""
    across = [value for quad in quads for value in quad[::2]]
    up = [value for quad in quads for value in quad[1::2]]
    return min(across), min(up), max(across), max(up)


def _path(quad: Quad) -> str:
    top_left, top_right, bottom_left, bottom_right = (quad[at : at + 2] for at in (0, 2, 4, 6))
    lines = " ".join(f"{_numbers(point)} l" for point in (top_right, bottom_right, bottom_left))
    return f"{_numbers(top_left)} m {lines} h f"


def _numbers(values: tuple[float, ...] | list[float]) -> str:
    """Numbers as PDF writes them: no exponent, no trailing noise."""
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)


def _text(text: str) -> str:
    """A text string: UTF-16 in hexadecimal, in which nothing can end it or act."""
    return "<feff" + text.encode("utf-16-be", "replace").hex() + ">"
