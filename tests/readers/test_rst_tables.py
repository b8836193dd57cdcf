"""Tables of reStructuredText hold all that stands in them."""

from __future__ import annotations

from carelint import readers


def test_the_last_cell_of_a_row_has_no_end() -> None:
    """However long its line is; every cell knows its row and its number."""
    table = f"===  =====\na    b\n===  =====\nc    {'word ' * 3_000}end\n===  =====\n"
    document = readers.read("paper.rst", table.encode())
    cells = [(block.place.row, block.place.cell, document.text[block.start : block.end]) for block in document.blocks]

    assert [(row, cell) for row, cell, _ in cells] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert cells[-1][2].endswith("word end")
