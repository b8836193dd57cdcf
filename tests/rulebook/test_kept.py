"""The compiled form lies in lines, of which only those are read that somebody asks for."""

from __future__ import annotations

from typing import Any

import pytest

from carelint.rulebook.compiling import NOTHING
from carelint.rulebook.kept import Kept, packed
from carelint.rulebook.literals import BUCKETS

COMPILED: dict[str, Any] = {
    **NOTHING,
    "classes": {"beds": ["bed", "b\u00e9d \ud800"], "none": []},
    "positives": [{"id": "p", "expresses": "hurry", "anchors": ["t\u00e9 time"], "unless": []}],
    "sources": {"a": "A work"},
}


def test_every_line_comes_back() -> None:
    """In its part and place; letters of any width, and halves of such letters."""
    kept = Kept(packed(COMPILED))

    assert list(kept.all("classes")) == list(COMPILED["classes"].values())
    assert kept.line("positives", 0) == COMPILED["positives"][0]
    assert [kept.count(part) for part in ("rules", "classes", "literals")] == [0, 2, BUCKETS]
    assert kept.table["sources"] == COMPILED["sources"]


@pytest.mark.parametrize("at", [0, 5, 9, 40, -20, -1])
def test_one_wrong_byte_is_seen(at: int) -> None:
    """Wherever it stands: a rule that is read later must be what was written."""
    data = bytearray(packed(COMPILED))
    data[at] ^= 1

    with pytest.raises(ValueError, match="not as it was written|invalid literal"):
        Kept(bytes(data))
