"""One pass finds every literal at word borders, for all its owners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.rulebook import literals
from carelint.rulebook.literals import ByFirstWord
from carelint.scan import LITTLE, Scanner, scanner

SCANNER = scanner([("bed", 0), ("bed blocker", 1), ("blocker", 2), ("bed", 3), ("bed", 0), ('"', 4), ("24", 5)])


@pytest.mark.parametrize("text", ["", "embedded", "beds", "bed2", "rebed blockers", "124 and 240", "bedblocker"])
def test_nothing_inside_a_word(text: str) -> None:
    """Letters and digits on either side make it another word."""
    assert list(SCANNER.find(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bed", [(0, 3, (0, 3))]),
        ("a bed, a bed", [(2, 5, (0, 3)), (9, 12, (0, 3))]),
        ("bed blocker", [(0, 3, (0, 3)), (0, 11, (1,)), (4, 11, (2,))]),
        ("bed_24", [(0, 3, (0, 3)), (4, 6, (5,))]),
        ('a"b', [(1, 2, (4,))]),
        ("\u00e9 bed\u2019s", [(2, 5, (0, 3))]),
    ],
)
def test_every_literal(text: str, found: list[tuple[int, int, tuple[int, ...]]]) -> None:
    """Overlapping ones too, each with its numbers once; a mark needs no border; offsets are code points."""
    assert sorted(SCANNER.find(text)) == found


WORDS = ("bed", "beds", "b\u00e9d", "blocker", "24", "7", "a", "\u00b2", "\u0663")
MARKS = (" ", "-", "'", '"', "/", "_", ".", "\n")
PIECES = st.sampled_from([*WORDS, *MARKS, *MARKS])
LITERALS = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), min_size=1, max_size=25)


@given(some=LITERALS, texts=st.lists(st.lists(PIECES, max_size=30).map("".join), max_size=3), data=st.data())
def test_word_by_word_is_what_the_automaton_finds(some: list[str], texts: list[str], data: st.DataObject) -> None:
    """Of any literals in any texts made of their pieces: the same places, in the same order."""
    owners = [data.draw(st.integers(0, 3)) for _ in some]
    rules = [{"anchors": [[text, ""] for text, of in zip(some, owners, strict=True) if of == n]} for n in range(4)]
    lines = literals.buckets(rules, [])
    kept = ByFirstWord(lambda number: lines[number], literals.marks(rules, []))
    looking = Scanner(kept.all, by_word=kept.of, marks=kept.marks)
    one_pass = scanner(sorted(zip(some, owners, strict=True), key=lambda pair: pair[1]))

    for text in texts:
        assert list(looking.find(text)) == list(one_pass.find(text))


def test_where_there_is_more_to_read_the_automaton_reads_it() -> None:
    """Also in many short texts; what is found stays the same."""
    text = "one bed, two beds, 24 bed blockers. "
    asked: list[str] = []

    def by_word(word: str) -> dict[str, list[int]]:
        asked.append(word)
        return {"bed": [0], "bed blockers": [1]} if word == "bed" else {}

    looking = Scanner(lambda: [("bed", [0]), ("bed blockers", [1])], by_word=by_word)
    found = [list(looking.find(text)) for _ in range(LITTLE // len(text) + 2)]

    assert found[0] == [(4, 7, (0,)), (22, 25, (0,)), (22, 34, (1,))]
    assert all(one == found[0] for one in found)
    assert sorted(asked) == sorted(set(asked))
