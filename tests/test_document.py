"""Documents cross from one process to another and are what they were."""

from __future__ import annotations

import pickle

import pytest

from carelint.document import Block, Gap, Kind
from carelint.places import Place, Stretch


@pytest.mark.parametrize(
    "place",
    [Place(), Place(line=3, column=1), Place(sheet="Beds"), Place(page=2, box=(1.0, 2.0, 3.0, 4.0), heading="A › B")],
)
def test_a_block_travels(place: Place) -> None:
    """With all that it knows of its place, wherever in the list of keys that stands."""
    stretch = Stretch(0, 4, place, exact=False)
    block = Block(Kind.ITEM, 0, 9, (stretch,), place, 2, (Gap(4, 5, " "),), label="(a)", bold=True)
    assert pickle.loads(pickle.dumps(block)) == block
