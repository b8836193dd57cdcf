"""A trait or an act with its reason: what tells why stays silent."""

from __future__ import annotations

import pytest

from carelint.judges.questions.specificity import is_vague
from carelint.rulebook import Rulebook
from tests.conftest import candidate

REASONED = [
    "She refused the second dose because it made her sick.",
    "He refused, saying that the mask frightened him.",
    "Refused a bath, so that her dressing would keep dry.",
]
BARE = [
    "She refused the second dose.",
    "Because of the snow we came late, and she refused.",
    "She refused again. It was because of the noise.",
]


@pytest.mark.parametrize("text", REASONED)
def test_a_reason_stands_behind_it(text: str, rulebook: Rulebook) -> None:
    """In the same sentence, after the words."""
    phrase = "refused" if "refused" in text else "Refused"

    assert is_vague(candidate(text, phrase, parsed=False), rulebook.vocabulary).says is False


@pytest.mark.parametrize("text", BARE)
def test_no_reason_of_it_is_given(text: str, rulebook: Rulebook) -> None:
    """None at all, one of something else, one in another sentence: it is never invented."""
    assert is_vague(candidate(text, "refused", parsed=False), rulebook.vocabulary).says is True


def test_the_reason_is_named(rulebook: Rulebook) -> None:
    """`explain` shows the word that it hung on, apart from its own, so that it can be masked."""
    opinion = is_vague(candidate(REASONED[0], "refused", parsed=False), rulebook.vocabulary)

    assert (opinion.author, opinion.words) == ("specificity", "because")
