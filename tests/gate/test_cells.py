"""One cell of a table: lists in it, and what a spreadsheet would calculate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.gate.cells import freed, guarded, joined, parts

CELL = st.text(alphabet=" ab'=+-@;,:\n\r\t\"“”＝＋#<é", max_size=14)
"""What lists, quotation marks and formulas are made of."""


@given(CELL)
def test_what_is_guarded_comes_back(text: str) -> None:
    """Also a text that had an apostrophe of its own there."""
    assert freed(guarded(text)) == text


@given(st.lists(CELL, max_size=4))
def test_a_list_comes_back(texts: list[str]) -> None:
    """Semicolons, new lines, quotation marks and blanks in its parts are kept."""
    assert [part.text for part in parts(joined(texts))] == texts


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-ish", "@all", "  =1", "a\n=1", "a;=1", "\t=1", "＝1", "'=1"])
def test_no_cell_begins_to_calculate(text: str) -> None:
    """At its beginning, on a new line, behind what parts cells where the comma is a decimal mark."""
    made = guarded(text)

    assert len(made) == len(text) + 1
    assert guarded(made) != made  # it is seen that one stands there already


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("bed blocker", ["bed blocker"]),
        ("bed blocker; frequent flyer\nDNA", ["bed blocker", "frequent flyer", "DNA"]),
        ('"first come, first served"; "say ""please"""', ["first come, first served", 'say "please"']),
        ("“bed blocker”", ["bed blocker"]),
        ('"bed" blocker', ['"bed" blocker']),
        (" ; ;", []),
    ],
)
def test_lists_as_people_write_them(cell: str, texts: list[str]) -> None:
    """Quotation marks round a part belong to the table; those inside it belong to the words."""
    assert [part.text for part in parts(cell)] == texts
