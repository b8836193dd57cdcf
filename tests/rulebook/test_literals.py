"""Literals lie by their first words, so that a text asks for those of its own words alone."""

from __future__ import annotations

import pytest

from carelint.rulebook import literals
from carelint.rulebook.literals import ByFirstWord

RULES = [{"anchors": [["bed blocker", "singular"], ["bed", ""], ["bed", "x"]]}, {"anchors": [['"', ""], ["bed", ""]]}]
CARE = [{"anchors": ["bed", "'s own", "unhurried"]}]


@pytest.fixture
def found() -> ByFirstWord:
    """As they are kept."""
    lines = literals.buckets(RULES, CARE)
    return ByFirstWord(lambda number: lines[number], literals.marks(RULES, CARE))


def test_a_word_leads_to_its_literals(found: ByFirstWord) -> None:
    """Each with the numbers of its owners, once; care is numbered behind the rules."""
    assert found.of("bed") == {"bed blocker": [0], "bed": [0, 1, 2]}
    assert found.of("blocker") == {}
    assert found.of("b\ud800d") == {}


def test_marks_are_told(found: ByFirstWord) -> None:
    """What begins with no word is found by its mark."""
    assert found.marks == ('"', "'")
    assert found.of("'") == {"'s own": [2]}


def test_all_of_them_are_what_was_put_in(found: ByFirstWord) -> None:
    """In any order."""
    assert dict(found.all()) == {
        "bed blocker": [0], "bed": [0, 1, 2], '"': [1], "'s own": [2], "unhurried": [2]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("literal", "word"), [("24/7", "24"), ("_x", "_"), ("caf\u00e9s", "caf\u00e9s"), ("\u00b2", "\u00b2"), ("\n", "\n")]
)
def test_a_first_word_is_letters_and_digits(literal: str, word: str) -> None:
    """Or one mark."""
    assert literals.first(literal) == word
