"""Contents, codes and questions of surveys stay silent; a line with a number in it does not."""

from __future__ import annotations

import pytest

from carelint.judges.questions.statuses.listings import listed
from carelint.rulebook import Rulebook
from tests.conftest import candidate

LISTED = [
    ("Bed blockers and their cost ........ 12", "Bed blockers", "contents"),
    ("1 Introduction ..... 3 2 Bed blockers ..... 12 3 Annex ..... 40", "Bed blockers", "contents"),
    ("Bed blockers . . . . . 12", "Bed blockers", "contents"),
    ("F10.2 Alcohol abuse", "Alcohol abuse", "a code"),
    ("Z91.14: Patient's non-compliance with treatment", "non-compliance", "a code"),
    ("ICD-10 code F10 alcohol abuse", "alcohol abuse", "a code"),
    ("Alcohol abuse (F10.1)", "Alcohol abuse", "a code"),
    ('Question 11: were you a "frequent flyer" here?', "frequent flyer", "a survey"),
]
SAID = [
    ("Bed blockers cost us £12,000... again.", "Bed blockers"),
    ("B12 low, non-compliant with tablets.", "non-compliant"),
    ("In 2019 12 bed blockers stayed.", "bed blockers"),
    ("Item 4: bed blockers were discussed.", "bed blockers"),
]


@pytest.mark.parametrize(("text", "phrase", "reason"), LISTED, ids=[text for text, *_ in LISTED])
def test_listed(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """By its page, its code or its number."""
    assert reason in listed(candidate(text, phrase, parsed=False), rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase"), SAID, ids=[text for text, _ in SAID])
def test_said(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Dots, numbers and short codes stand in prose too."""
    assert listed(candidate(text, phrase, parsed=False), rulebook.vocabulary) == ""


@pytest.mark.parametrize(("heading", "text", "reason"), [
    ("Table of contents", "Bed blockers 12", "a line of a table of contents"),
    ("Table of contents", "Bed blockers were moved.", ""),
    ("Beds", "Bed blockers 12", ""),
])  # fmt: skip
def test_contents(heading: str, text: str, reason: str, rulebook: Rulebook) -> None:
    """Under such a heading the number of the page is enough."""
    assert listed(candidate(text, "Bed blockers", parsed=False, heading=heading), rulebook.vocabulary) == reason


@pytest.mark.parametrize(
    ("text", "register", "reason"),
    [
        ("Is the patient non-compliant?", "policy", "asked, not said"),
        ("Does your relative seem non-compliant to you?", "board", "asked, not said"),
        ("Is the patient non-compliant?", "clinical", ""),
        ("Why is the patient non-compliant?", "policy", ""),
        ("Is the patient non-compliant? Write down why.", "policy", "asked, not said"),
        ("The patient is non-compliant.", "policy", ""),
    ],
)
def test_asked(text: str, register: str, reason: str, rulebook: Rulebook) -> None:
    """Whether, not why; in a note a question is a doubt."""
    assert listed(candidate(text, "non-compliant", parsed=False, register=register), rulebook.vocabulary) == reason
