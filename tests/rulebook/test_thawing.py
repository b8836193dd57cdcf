"""Things are made of the kept form when they are asked for, each once."""

from __future__ import annotations

import pytest

from carelint.rulebook.compiling import NOTHING
from carelint.rulebook.kept import Kept, packed
from carelint.rulebook.thawing import Classes, Thawed


def test_each_is_made_once_when_it_is_asked_for() -> None:
    """From either end, and none beside it."""
    made: list[int] = []
    some = Thawed(5, lambda number: made.append(number) or str(number))

    assert (some[3], some[-1], some[3], some[1:3]) == ("3", "4", "3", ("1", "2"))
    assert made == [3, 4, 1, 2]
    assert (len(some), "0" in some) == (5, True)
    assert some == Thawed(5, str) == tuple("01234") != Thawed(4, str)


def test_there_is_none_behind_the_last() -> None:
    """As in any sequence."""
    with pytest.raises(IndexError):
        Thawed(2, str)[2]


def test_classes_are_a_mapping() -> None:
    """A name that no class has is a KeyError."""
    classes = Classes(Kept(packed({**NOTHING, "classes": {"beds": ["bed", "cot"], "none": []}})))

    assert dict(classes) == {"beds": frozenset({"bed", "cot"}), "none": frozenset()}
    assert classes.get("nobody") is None
