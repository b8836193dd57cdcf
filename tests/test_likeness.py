"""What the reader's numbers say of a span, and which of its neighbours belong to one stretch."""

from __future__ import annotations

import pytest

from carelint.likeness import TAUGHT, Likeness, Reading, strength, stretches

TEXT = "two non-attenders and a bed-blocker"


def _like(piece: str, likeness: float, family: str = "blaming", text: str = TEXT) -> Likeness:
    start = text.index(piece)
    return Likeness(start, start + len(piece), tuple(likeness if name == family else 0.0 for name in TAUGHT))


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([], []),
        ([("two", 0.4)], []),
        ([("two", 0.5)], [("two", 0.5)]),
        ([("non", 0.6), ("attenders", 0.9)], [("non-attenders", 0.9)]),
        ([("two", 0.6), ("non", 0.7), ("attenders", 0.6)], [("two non-attenders", 0.7)]),
        ([("non", 0.9), ("bed", 0.8), ("blocker", 0.9)], [("non", 0.9), ("bed-blocker", 0.9)]),
        ([("non-attenders", 0.9), ("a bed", 0.8)], [("non-attenders and a bed", 0.9)]),
        ([("atten", 0.9)], [("attenders", 0.9)]),
        ([("locker", 0.9)], [("blocker", 0.9)]),
        ([("-attenders and ", 0.9)], [("attenders and", 0.9)]),
        ([("-", 0.9)], [("", 0.9)]),
    ],
    ids=[
        "nothing",
        "too little",
        "just enough",
        "over a hyphen",
        "over a space",
        "two apart",
        "over a short word",
        "to the end",
        "to the start",
        "without marks",
        "marks alone",
    ],
)
def test_stretches(pieces: list[tuple[str, float]], found: list[tuple[str, float]]) -> None:
    """Pieces side by side are one; a piece of a word stands for the word."""
    reading = tuple(_like(*piece) for piece in pieces)

    assert [(TEXT[one.start : one.end], one.strength) for one in stretches(reading, TEXT, 0.5)] == found


def test_the_family_of_most() -> None:
    """A stretch belongs to the family that its pieces together read like most."""
    reading = (_like("two", 0.9, "blaming"), _like("non", 0.6, "stigmatising"), _like("attenders", 0.6, "stigmatising"))

    assert [one.family for one in stretches(reading, TEXT, 0.5)] == ["stigmatising"]


@pytest.mark.parametrize(
    ("span", "likeness"), [((0, 3), 0.2), ((0, 7), 0.9), ((5, 6), 0.9), ((3, 4), 0.0), ((30, 35), 0.0)]
)
def test_the_strength_of_a_span(span: tuple[int, int], likeness: float) -> None:
    """The greatest of what it touches; nothing where the reader did not look."""
    reading: Reading = (_like("two", 0.2), _like("non", 0.9))

    assert strength(reading, *span) == likeness


def test_families_add_up() -> None:
    """Blame or prejudice: either way it is something to point out."""
    assert Likeness(0, 1, (0.0, 0.0, 0.45, 0.0, 0.5, 0.0, 0.0)).any == 0.95
