"""What the learned reader is shown in the place of a sentence, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.alike import alike, back
from carelint.likeness import Likeness


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("The bell rang.", "The bell rang."),
        ("Polish the brass with white spirit.", "Irish the brass with white spirit."),
        ("They polish the floor; turkey for lunch.", "They polish the floor; turkey for lunch."),
        ("Mr van der Meulen sat down.", "John sat down."),
        ("The Rastafarian man sat down.", "The Irish man sat down."),
        ("A Sri Lankan woman and a mixed-race boy.", "A Irish woman and a Irish boy."),
        ("Mrs Welsh is from a Welsh family.", "John is from a Irish family."),
        ("Polish-speaking staff", "Polish-speaking staff"),
    ],
)
def test_all_people_alike(plain: str, shown: str) -> None:
    assert alike(plain)[0] == shown


@given(st.lists(st.sampled_from(["Mr Ward", "Quaker", "South Asian", "sat", "with", "the", "nurse"]), max_size=12))
def test_the_way_back(words: list[str]) -> None:
    """Every letter that was not put in comes back to itself; what was put in to all that it stands for."""
    plain = " ".join(words)
    shown, puts = alike(plain)
    pieces = [Likeness(at, at + 1, ()) for at in range(len(shown))]
    for piece, found in zip(pieces, back(pieces, puts), strict=True):
        put = next((one for one in puts if one.start <= piece.start < one.end), None)
        if put:
            assert (found.start, found.end) == (put.first, put.last)
        else:
            assert plain[found.start : found.end] == shown[piece.start : piece.end]
