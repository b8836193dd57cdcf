"""Kind `grammar`: the word, then the word with the roles that its rule covers."""

from __future__ import annotations

import pytest

from carelint.checks import CHECKS
from carelint.rulebook import Rulebook
from tests.conftest import candidate

FAR = "The patients, on whom the whole of the new winter plan depended, were processed."
CASES = [
    ("We processed the patients.", "processed", (), "processed"),
    ("A processed cheese.", "processed", ("object",), "processed"),
    (FAR, "processed", ("object",), "processed"),
    ("We processed the tired patients.", "processed", ("object",), "processed the tired patients"),
    ("The patients were processed.", "processed", ("object",), "patients were processed"),
    ("The porters processed the patients.", "processed", ("subject",), "porters processed"),
    ("The porters processed the patients.", "processed", ("subject", "object"), "porters processed the patients"),
    ("We processed patients and carers.", "processed", ("object",), "processed patients"),
]


@pytest.mark.parametrize(("text", "word", "covers", "covered"), CASES)
def test_what_belongs_to_the_span(
    text: str, word: str, covers: tuple[str, ...], covered: str, rulebook: Rulebook
) -> None:
    """No more where nothing is covered, where there is no such role or it stands far off; else its first noun."""
    one = candidate(text, word, covers=covers)

    assert CHECKS["grammar"].span(one, rulebook.vocabulary) == one
    assert CHECKS["grammar"].covered(one).plain == covered


def test_without_grammar_it_is_the_word() -> None:
    """Until the sentence is parsed."""
    one = candidate("We processed the patients.", "processed", parsed=False, covers=("object",))

    assert CHECKS["grammar"].covered(one) == one
