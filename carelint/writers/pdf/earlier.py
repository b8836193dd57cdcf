"""Notes that an earlier run of carelint put on a page: they go, but for those that somebody has answered.

In: a page as pypdf reads it. Out: which of its annotations go, and where notes stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from carelint.ours import NAME
from carelint.writers.pdf.boxes import Quad

MARKS = (f"{NAME}-".encode("utf-16-be").hex().encode(), NAME.encode(), b"/ObjStm")
"""Without one of these a file holds no note of ours: we write their names in hexadecimal, others may pack them."""
NEAR = 1.0
"""Points by which corners may differ that were measured twice, or written by another program in between."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a page holds of ours."""

    page: Any
    gone: frozenset[int]
    """Positions in its list of annotations: highlights and their pop-ups."""
    kept: tuple[tuple[float, ...], ...]
    """Corners of the highlights that were answered."""

    def has(self, quads: Sequence[Quad]) -> bool:
        """Whether a note that stays stands on the same words."""
        every = [value for quad in quads for value in quad]
        return any(len(one) == len(every) and _near(one, every) for one in self.kept)


def may_hold(data: bytes) -> bool:
    """Whether its pages are worth looking at."""
    return any(mark in data for mark in MARKS)


def annotated(page: Any) -> list[Any]:
    """The page's list, which it may only refer to; empty where it is no list."""
    had = page.get("/Annots")
    had = had.get_object() if had is not None else None
    return list(had) if isinstance(had, list) else []


def earlier(page: Any) -> Earlier:
    """What the page holds of ours."""
    every: list[tuple[Any, Any]] = [(one, one.get_object()) for one in annotated(page)]
    ours = {at for at, (_, note) in enumerate(every) if _is_ours(note)}
    answered = {_leads(note, "/IRT") for _, note in every}
    kept = {at for at in ours if _number(every[at][0]) in answered - {0}}
    going = {_number(every[at][0]) for at in ours - kept} - {0}
    popups = {at for at, (_, note) in enumerate(every) if _leads(note, "/Parent") in going}
    return Earlier(page, frozenset((ours - kept) | popups), tuple(_corners(every[at][1]) for at in sorted(kept)))


def _is_ours(note: Any) -> bool:
    if not isinstance(note, dict) or note.get("/Subtype") != "/Highlight":
        return False
    return str(note.get("/T", "")) == NAME and str(note.get("/NM", "")).startswith(f"{NAME}-")


def _leads(note: Any, key: str) -> int:
    """The number of what an annotation answers or belongs to; 0 for none."""
    return _number(note.raw_get(key)) if hasattr(note, "raw_get") and key in note else 0


def _number(reference: Any) -> int:
    return int(getattr(reference, "idnum", 0))


def _corners(note: Any) -> tuple[float, ...]:
    found = note.get("/QuadPoints")
    return tuple(float(value) for value in found.get_object()) if found is not None else ()


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))
