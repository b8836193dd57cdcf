"""Each record makes one phrase old, and no more; a copy of an old phrase is new."""

from __future__ import annotations

import pytest

from carelint.baseline.matching import Known
from carelint.gate.baseline_file import Record


def _record(said: str) -> Record:
    """`file rule own near`."""
    return Record(*said.split())


@pytest.mark.parametrize(
    ("before", "now", "old"),
    [
        (["a r 1 1"], ["a r 1 1"], [True]),
        (["a r 1 1"], ["a r 1 2"], [True]),
        (["a r 1 1"], ["a r 2 1"], [True]),
        (["a r 1 1"], ["a r 2 2"], [False]),
        (["a r 1 1"], ["a s 1 1"], [False]),
        (["a r 1 1"], ["a r 1 1", "a r 1 1"], [True, False]),
        (["a r 1 1", "a r 1 1"], ["a r 1 1", "a r 1 1"], [True, True]),
        (["a r 1 1", "a r 2 2"], ["a r 3 1", "a r 1 9"], [False, True]),
        (["a r 1 1"], ["b r 1 1"], [False]),
        (["gone r 1 1"], ["b r 1 1"], [True]),
        (["gone r 1 1"], ["b r 1 1", "c r 1 1"], [True, False]),
        (["read r 1 1"], ["b r 1 1"], [True]),
        (["read r 1 1"], ["b r 1 1", "read r 1 1"], [False, True]),
    ],
)
def test_what_is_old(before: list[str], now: list[str], old: list[bool]) -> None:
    """By sentence, then by the words close to it; in its own file, then from one that is gone or was read."""
    known = Known(map(_record, before), lambda path: path == "gone")

    assert known.old([_record(one) for one in now], {"read"}) == old


def test_what_one_part_of_a_run_has_claimed_is_not_there_for_the_next() -> None:
    """Rows of a table come in parts."""
    known = Known([_record("a r 1 1")], lambda _: False)

    assert known.old([_record("a r 1 1")], ()) == [True]
    assert known.old([_record("a r 1 1")], ()) == [False]
