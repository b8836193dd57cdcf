"""One pass finds every literal at word borders, for all its owners."""

from __future__ import annotations

import pytest

from carelint.scan import scanner

SCANNER = scanner([("bed", 0), ("bed blocker", 1), ("blocker", 2), ("bed", 3), ("bed", 0), ('"', 4), ("24", 5)])


@pytest.mark.parametrize("text", ["", "embedded", "beds", "bed2", "rebed blockers", "124 and 240", "bedblocker"])
def test_nothing_inside_a_word(text: str) -> None:
    """Letters and digits on either side make it another word."""
    assert list(SCANNER.find(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bed", [(0, 3, (0, 3))]),
        ("a bed, a bed", [(2, 5, (0, 3)), (9, 12, (0, 3))]),
        ("bed blocker", [(0, 3, (0, 3)), (0, 11, (1,)), (4, 11, (2,))]),
        ("bed_24", [(0, 3, (0, 3)), (4, 6, (5,))]),
        ('a"b', [(1, 2, (4,))]),
        ("\u00e9 bed\u2019s", [(2, 5, (0, 3))]),
    ],
)
def test_every_literal(text: str, found: list[tuple[int, int, tuple[int, ...]]]) -> None:
    """Overlapping ones too, each with its numbers once; a mark needs no border; offsets are code points."""
    assert sorted(SCANNER.find(text)) == found
