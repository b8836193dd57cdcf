"""The words of a text told apart once: counted, and cut between words only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.tokens import WORD, Word, bare, tokens_of

TEXTS = st.text(alphabet="abé1 '_-.\n", max_size=60)


@pytest.mark.parametrize(("word", "left"), [("nurses", "nurses"), ("nurse's", "nurse"), ("it's", "it"), ("'s", "")])
def test_bare(word: str, left: str) -> None:
    """Without 's and nothing else."""
    assert bare(word) == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("... \u2013 _", []),
        ("the ward's tea", ["the", "ward", "tea"]),
        ("don't, can't", ["don't", "can't"]),
        ("patients' tea", ["patients", "tea"]),
        ("24f_seen 3.5", ["24f", "seen", "3", "5"]),
        ("na\u00efve caf\u00e9", ["na\u00efve", "caf\u00e9"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Letters and digits, apostrophes inside; a possessive ending is left off."""
    assert [word.text for word in tokens_of(text)] == words
    assert all(text[word.start : word.end].startswith(word.text) for word in tokens_of(text))


@given(TEXTS)
def test_tokens_of(text: str) -> None:
    """Each word with its place; a possessive ending is left off and still stands in the text."""
    found = [Word(bare(one[0]), *one.span()) for one in re.finditer(WORD, text)]

    assert list(tokens_of(text)) == found


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_words_between_two_places(text: str, one: int, other: int) -> None:
    """As those of the piece by itself, unless a place parts a word."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    tokens = tokens_of(text)
    inside = tokens.between(start, end)
    parted = any(a < place < b for a, b in zip(tokens.starts, tokens.ends, strict=True) for place in (start, end))

    assert (inside is None) == parted
    if inside:
        assert tokens[slice(*inside)].counted_from(start) == tokens_of(text[start:end])
        assert tokens.within(start, end) == inside[1] - inside[0]


def test_at() -> None:
    """The word that begins there, or the next; the number of all words beyond the last."""
    tokens = tokens_of("we left the ward's door")

    assert [tokens.at(place) for place in (0, 1, 3, 8, 18, 20)] == [0, 1, 1, 2, 4, 5]


@given(TEXTS, st.integers(0, 60))
def test_on_either_side_of_a_place(text: str, place: int) -> None:
    """What a place parts is on neither side."""
    tokens = tokens_of(text)

    assert list(tokens.until(place)) == [word for word in tokens if word.end <= place]
    assert list(tokens.since(place)) == [word for word in tokens if word.start >= place]
