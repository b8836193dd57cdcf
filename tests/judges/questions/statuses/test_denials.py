"""What is denied stays silent; what praise is denied, people who are absent and words of stigma do not."""

from __future__ import annotations

import pytest

from carelint.judges.questions.statuses.denials import denied
from carelint.rulebook import Rulebook
from tests.conftest import candidate

DENIED = [
    ("There was no non-compliance.", "non-compliance"),
    ("1. No drug seeking", "drug seeking"),
    ("No evidence of drug seeking, malingering or non-compliance.", "drug seeking"),
    ("No evidence of drug seeking, malingering or non-compliance.", "malingering"),
    ("No evidence of drug seeking, malingering or non-compliance.", "non-compliance"),
    ("No past history of drug seeking.", "drug seeking"),
    ("Denies any drug seeking.", "drug seeking"),
    ("She is not a frequent flyer.", "frequent flyer"),
    ("She isn't a frequent flyer.", "frequent flyer"),
    ("He is neither a frequent flyer nor a malingerer.", "frequent flyer"),
    ("He is neither a frequent flyer nor a malingerer.", "malingerer"),
    ("Not a frequent flyer, a malingerer or a bed-blocker.", "malingerer"),
    ("Nobody was non-compliant.", "non-compliant"),
    ("Never non-compliant.", "non-compliant"),
    ("She has never been uncooperative.", "uncooperative"),
    ("Without being non-compliant, she asked to change the dose.", "non-compliant"),
    ("Non-compliance ruled out.", "Non-compliance"),
    ("Drug seeking behaviour: not observed", "Drug seeking"),
]
SAID = [
    ("No insight, non-compliant, aggressive.", "non-compliant"),
    ("With no pmhx, non-compliant with meds, no etoh.", "non-compliant"),
    ("Denies pain or cough, non-compliant with meds.", "non-compliant"),
    ("Denies pain, non-compliant with meds.", "non-compliant"),
    ("No evidence of infection but drug seeking.", "drug seeking"),
    ("She is not compliant.", "compliant"),
    ("There was no compliance.", "compliance"),
    ("He is not a good historian.", "good historian"),
    ("Not seen by us. Non-compliant.", "Non-compliant"),
    ("Non-compliance not addressed by us.", "Non-compliance"),
]


@pytest.mark.parametrize(("text", "phrase"), DENIED, ids=[f"{text} {phrase}" for text, phrase in DENIED])
def test_denied(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Nothing of the kind was there, or nobody is one."""
    assert denied(candidate(text, phrase, parsed=False), rulebook.vocabulary) in ("denied", "ruled out")


@pytest.mark.parametrize(("text", "phrase"), SAID, ids=[f"{text} {phrase}" for text, phrase in SAID])
def test_said(text: str, phrase: str, rulebook: Rulebook) -> None:
    """A no elsewhere in the sentence denies something else, or denies praise."""
    assert denied(candidate(text, phrase, parsed=False), rulebook.vocabulary) == ""


@pytest.mark.parametrize(
    ("text", "phrase", "changes"),
    [
        ("There were no frequent attenders.", "frequent attenders", {"form": "plural"}),
        ("No history of alcohol abuse.", "alcohol abuse", {"family": "stigmatising"}),
    ],
)
def test_words_that_carry_it_themselves(text: str, phrase: str, changes: dict[str, str], rulebook: Rulebook) -> None:
    """What people are called, and a word of stigma, are no better for being denied."""
    assert denied(candidate(text, phrase, parsed=False, **changes), rulebook.vocabulary) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "phrase", "reason"),
    [
        ("He did not complain of pain.", "complain", "denied"),
        ("She didn't refuse.", "refuse", "denied"),
        ("She does not comply.", "comply", ""),
        ("He did complain of pain.", "complain", ""),
    ],
)
def test_not_done(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """What somebody did not do; to leave undone what is wanted is another matter."""
    assert denied(candidate(text, phrase, parsed=False, form="base"), rulebook.vocabulary) == reason


@pytest.mark.parametrize(
    ("text", "family", "reason"),
    [
        ("Patients must never be parked in corridors.", "industrial", "forbidden"),
        ("No child may be parked here.", "objectifying", "forbidden"),
        ("Patients must not be late or parked in corridors.", "industrial", ""),
        ("Patients are parked in corridors.", "industrial", ""),
        ("They must not be parked there.", "burdening", ""),
    ],
)
def test_forbidden(text: str, family: str, reason: str, rulebook: Rulebook) -> None:
    """A duty of the house not to do it; what people themselves must not is another matter."""
    assert denied(candidate(text, "parked", parsed=False, family=family), rulebook.vocabulary) == reason
