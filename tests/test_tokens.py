"""The words of a text told apart once: as sentences tell them, counted, and cut between words only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.sentences import words_between, words_of
from carelint.tokens import bare, tokens_of

TEXTS = st.text(alphabet="abé1 '_-.\n", max_size=60)


@pytest.mark.parametrize(("word", "left"), [("nurses", "nurses"), ("nurse's", "nurse"), ("it's", "it"), ("'s", "")])
def test_bare(word: str, left: str) -> None:
    """Without 's and nothing else."""
    assert bare(word) == left


@given(TEXTS)
def test_as_sentences_tell_them(text: str) -> None:
    """Each word with its place; a possessive ending is left off and still stands in the text."""
    tokens = tokens_of(text)

    assert words_between(tokens, 0, len(tokens.texts), 0) == words_of(text)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_words_between_two_places(text: str, one: int, other: int) -> None:
    """As those of the piece by itself, unless a place parts a word."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    tokens = tokens_of(text)
    inside = tokens.between(start, end)
    parted = any(a < place < b for a, b in zip(tokens.starts, tokens.ends, strict=True) for place in (start, end))

    assert (inside is None) == parted
    if inside:
        assert words_between(tokens, *inside, start) == words_of(text[start:end])
        assert tokens.count(start, end) == inside[1] - inside[0]


def test_at() -> None:
    """The word that begins there, or the next; the number of all words beyond the last."""
    tokens = tokens_of("we left the ward's door")

    assert [tokens.at(place) for place in (0, 1, 3, 8, 18, 20)] == [0, 1, 1, 2, 4, 5]
