"""`except`: longer phrases that are rightful, those that are not first."""

from __future__ import annotations

import pytest

from carelint.judges import guards
from carelint.rulebook import Rulebook
from tests.conftest import candidate

KNOWN = ("diabetic eye screening", "pre diabetic", "eye clinic")
NOTICED = [
    "The diabetic eye was sore.",
    "Eye screening is near; the diabetic was late.",
    "Those screened for eye trouble: one diabetic.",
    "We have a diabetic. Eye screening helps.",
    "Is this pre? Diabetic or not, she is tired.",
]
RIGHTFUL = [
    ("Refer to diabetic eye screening.", "diabetic eye screening"),
    ("The diabetic-eye screening's van came.", "diabetic eye screening"),
    ("A pre-diabetic register is kept.", "pre diabetic"),
]


@pytest.mark.parametrize("text", NOTICED)
def test_no_exception(text: str, rulebook: Rulebook) -> None:
    """Part of the phrase, the phrase elsewhere, a sentence between."""
    phrase = "Diabetic" if "Diabetic" in text else "diabetic"
    one = candidate(text, phrase, parsed=False, exceptions=KNOWN)

    assert list(guards.opinions(one, rulebook.vocabulary)) == []


@pytest.mark.parametrize(("text", "phrase"), RIGHTFUL)
def test_an_exception(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Across hyphens and a possessive; the phrase is named."""
    one = candidate(text, "diabetic", parsed=False, exceptions=KNOWN)
    (opinion,) = guards.opinions(one, rulebook.vocabulary)

    assert (opinion.says, opinion.words) == (False, phrase)
