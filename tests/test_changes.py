"""Which words are new: blocks first, then words, never lines."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.changes import Before
from carelint.document import Document
from tests.conftest import paper

LONG = "The ward keeps a quiet room for people who have had bad news and for those who are with them."
OTHER = "Nobody is asked to leave it, and tea is brought by whoever has time."


def _new(old: list[str], new: list[str]) -> list[str]:
    document = paper(*new)
    return [document.text[start:end] for start, end in Before([paper(*old)]).fresh(document)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([LONG, OTHER], [LONG, OTHER], []),
        ([LONG, OTHER], [OTHER, LONG], []),
        ([LONG, OTHER], [LONG], []),
        ([f"{LONG} {OTHER}"], [LONG, OTHER], []),
        ([LONG, OTHER], [f"{LONG} {OTHER}"], []),
        ([f"{LONG} {OTHER}"], [f"{OTHER} {LONG}"], []),
        ([LONG], [LONG.upper()], []),
        ([LONG], [LONG.replace("quiet room", "quiet-room").replace("bad news", "“bad news”")], []),
        ([], [LONG], [LONG.rstrip(".")]),
        ([LONG], [LONG, OTHER], [OTHER.rstrip(".")]),
        ([LONG], [LONG, LONG], [LONG.rstrip(".")]),
        ([LONG], [LONG.replace("quiet", "small")], ["small"]),
        ([LONG], [LONG.replace("quiet room", "quiet little room")], ["little"]),
        ([LONG], [f"{LONG} Bring tea."], ["Bring tea"]),
        (["She is not a bed blocker, whatever they say."], ["She is a bed blocker, whatever they say."],
         ["She is a bed blocker"]),
        ([LONG], ["Entirely other words stand here now"], ["Entirely other words stand here now"]),
    ],
)  # fmt: skip
def test_what_is_new(old: list[str], new: list[str], expected: list[str]) -> None:
    """Moved, parted, joined and rewritten blocks; a copy is new, and so is what is left without a «not»."""
    assert _new(old, new) == expected


def test_rows_of_a_table_are_one_file() -> None:
    """Each row is a document; a row that has moved is old."""
    before = Before([paper(LONG), paper(OTHER)])
    rows: list[Document] = [paper("A new row."), paper(OTHER), paper(LONG)]

    assert [bool(before.fresh(row)) for row in rows] == [True, False, False]


WORDS = st.lists(st.sampled_from(["the", "bed", "was", "moved", "by", "people", "from", "other", "wards"]), min_size=1)
BLOCKS = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)


@given(BLOCKS, st.integers())
def test_moving_blocks_makes_nothing_new(blocks: list[str], seed: int) -> None:
    """In whatever order they stand."""
    moved = random.Random(seed).sample(blocks, len(blocks))

    assert _new(blocks, moved) == []


@given(BLOCKS, BLOCKS)
def test_a_word_that_never_stood_there_is_new(old: list[str], new: list[str]) -> None:
    """Wherever it is put in, and whatever else has changed."""
    document = paper(*new, f"{new[-1]} wheelbarrow {new[0]}")
    spans = Before([paper(*old)]).fresh(document)
    at = document.text.index("wheelbarrow")

    assert any(start <= at < end for start, end in spans)
    assert all(0 <= start < end <= len(document.text) for start, end in spans)


def test_a_long_text_takes_no_long() -> None:
    """20,000 words in one block, one of them new."""
    words = [f"word{n % 977}" for n in range(20_000)]
    old = " ".join(words)
    words[9_000] = "wheelbarrow"

    assert _new([old], [" ".join(words)]) == ["wheelbarrow"]
