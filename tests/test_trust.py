"""How far the reader is believed: complete, in order, and resting on a table that bears it out."""

from __future__ import annotations

import json

import pytest

from carelint.resources import folder
from carelint.rule import FAMILIES, REGISTERS
from carelint.trust import trust


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_in_every_register(family: str, register: str) -> None:
    """It doubts less than it believes; what no entry names needs at least even odds."""
    found = trust(family, register)

    assert 0 <= found.doubt < found.restore
    assert found.doubt <= 0.5 <= min(found.restore, found.notice)


def test_the_table_bears_it_out() -> None:
    """What the reader is surest of is right more often than what it is least sure of."""
    said = json.loads((folder("taught") / "trust.json").read_text(encoding="utf-8"))["reliability"]
    for says in ("doubt", "restore", "notice"):
        rows = [row for row in said if row["says"] == says]
        assert rows[0]["from"] < rows[-1]["from"]
        assert rows[0]["right"] < rows[-1]["right"]
