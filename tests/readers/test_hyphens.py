"""A word broken at a line's end: one word, or two with a hyphen."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.document import prose
from carelint.readers.pdf.hyphens import breaks_word, is_one_word, words_of
from tests.readers.papers import paged


@pytest.mark.parametrize(
    ("line", "following", "text", "one"),
    [
        ("the side-", "effects of", "the side of it has effects", False),
        ("the non-", "diabetics were", "", False),
        ("high-dose long-", "term use", "", False),
        ("a beta-", "blocker", "beta-blocker", False),
        ("EMPEROR-", "Reduced", "", False),
        ("GLP-1-", "like", "", False),
        ("the dia-", "betic foot", "", True),
        ("the dia\ufffe", "betic foot", "", True),
        ("the pre-", "sent day", "the present", True),
        ("a self\u00ad", "ish", "", True),
    ],
)
def test_which_hyphens_stay(line: str, following: str, text: str, one: bool) -> None:
    """The document's own spelling decides; else whether its halves are words of their own."""
    assert is_one_word(line, following, words_of([line, following, text])) is one


@pytest.mark.parametrize(
    ("line", "following", "broken"),
    [("seen 9 -", "and then", False), ("the 1990-", "2000", False), ("A-", "B", False), ("dia-", "betic", True)],
)
def test_what_is_a_broken_word(line: str, following: str, broken: bool) -> None:
    """A dash, a range and a code are none."""
    assert breaks_word(line, following) is broken


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_both_engines_undo_it_alike(engine: str) -> None:
    """And the text keeps the hyphen that stands on the page."""
    lines = ["Here the dia-", "betic foot and the side-", "effects of a drug whose side", "is known for its effects."]
    data = paged([[(72, 700 - 14 * n, line, 11.0) for n, line in enumerate(lines)]])
    document = readers.read("x.pdf", data, readers.Options(engine=engine))

    assert "".join(prose(document, block) for block in document.blocks).startswith(
        "Here the diabetic foot and the side-effects"
    )
    assert "dia-betic" in document.text
