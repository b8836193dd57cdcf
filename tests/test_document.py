"""Documents cross from one process to another and are what they were."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from carelint.document import Block, Document, Gap, Kind
from carelint.places import Place, Stretch
from carelint.source import Source


@pytest.mark.parametrize(
    "place",
    [Place(), Place(line=3, column=1), Place(sheet="Beds"), Place(page=2, box=(1.0, 2.0, 3.0, 4.0), heading="A › B")],
)
def test_a_block_travels(place: Place) -> None:
    """With all that it knows of its place, wherever in the list of keys that stands."""
    stretch = Stretch(0, 4, place, exact=False)
    block = Block(Kind.ITEM, 0, 9, (stretch,), place, 2, (Gap(4, 5, " "),), label="(a)", bold=True)
    assert pickle.loads(pickle.dumps(block)) == block


def test_a_place_knows_what_its_block_knows() -> None:
    """Every key of the block that does not say where in it the words stand; counted from where its stretch begins."""
    inside = {"line", "column", "end_line", "end_column", "box", "run", "offset"}
    whole = Place(**{one.name: (number if one.name != "box" else None) for number, one in enumerate(fields(Place), 1)})
    stretch = Stretch(0, 9, Place(line=7, column=3, offset=4, run=2))
    document = Document(Source("x"), "text", "Tea came.", (Block(Kind.ITEM, 0, 9, (stretch,), whole),))
    found = document.place_of(4, 8)

    assert (found.line, found.column, found.end_line, found.end_column) == (7, 7, 7, 11)
    assert (found.offset, found.run, found.box) == (8, 2, None)
    assert replace(found, **dict.fromkeys(inside)) == replace(whole, **dict.fromkeys(inside))
