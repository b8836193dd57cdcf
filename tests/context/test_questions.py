"""The four questions, each with the cases that must stay silent first."""

from __future__ import annotations

import pytest

from carelint.judges.questions.holder import is_writers
from carelint.judges.questions.referent import about_person
from carelint.judges.questions.specificity import is_vague
from carelint.judges.questions.status import is_asserted
from carelint.rulebook import Rulebook
from tests.conftest import candidate


@pytest.mark.parametrize(
    ("text", "phrase", "about"),
    [
        ("We are non-compliant with fire regulations.", "non-compliant", False),
        ("The Trust is compliant with GDPR.", "compliant", False),
        ("Ventilated, poor lung compliance today.", "compliance", False),
        ("The diabetic foot clinic is full.", "diabetic", False),
        ("An aggressive tumour was found.", "aggressive", False),
        ("She is non-compliant with her insulin.", "non-compliant", True),
        ("The patient was aggressive at night.", "aggressive", True),
        ("Mr Lal has been compliant.", "compliant", True),
        ("Unmotivated, in bed.", "Unmotivated", True),
    ],
)
def test_referent(text: str, phrase: str, about: bool, rulebook: Rulebook) -> None:
    """Said of a person, or of a thing, a rule, a body part, an organisation."""
    assert about_person(candidate(text, phrase), rulebook.vocabulary).says is about


@pytest.mark.parametrize(
    ("text", "phrase", "writers"),
    [
        ('"The diabetic in bed four," she read out, was her father.', "diabetic", False),
        ("Staff asked us to drop the word 'bed blocker' from it.", "bed blocker", False),
        ("He said: \u201cI was a frequent flyer there.\u201d", "frequent flyer", False),
        ("I am a diabetic and have been since I was nine.", "diabetic", False),
        ("He describes himself as an alcoholic.", "alcoholic", False),
        ("We no longer say bed blocker.", "bed blocker", False),
        ("The bed blocker was moved.", "bed blocker", True),
        ("The patients' bed blocker is the clinic's worry.", "bed blocker", True),
    ],
)
def test_holder(text: str, phrase: str, writers: bool, rulebook: Rulebook) -> None:
    """The writer's own words, or quoted, reported, or named as words."""
    assert is_writers(candidate(text, phrase, parsed=False), rulebook.vocabulary).says is writers


@pytest.mark.parametrize(
    ("text", "phrase", "asserted"),
    [
        ("The training was given by the Challenging Behaviour Foundation.", "Challenging Behaviour", False),
        ("Consultant in Medicine for the Elderly, 10 PAs.", "the Elderly", False),
        ("Diabetic: yes. Smoker: no.", "Diabetic", False),
        ("Smith J, Jones A. Non-compliant people. BMJ 2019;366:12.", "Non-compliant", False),
        ("The diabetic was late.", "diabetic", True),
        ("Denies chest pain.", "Denies", True),
        ("BED BLOCKERS ON WARD 7", "BED BLOCKERS", True),
    ],
)
def test_status(text: str, phrase: str, asserted: bool, rulebook: Rulebook) -> None:
    """Asserted, or a name, a field of a form, a reference."""
    assert is_asserted(candidate(text, phrase, parsed=False), rulebook.vocabulary).says is asserted


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("She refused the second dose because it made her sick.", False),
        ("She refused the second dose.", True),
    ],
)
def test_specificity(text: str, vague: bool, rulebook: Rulebook) -> None:
    """A trait, or an act with its reason."""
    assert is_vague(candidate(text, "refused", parsed=False), rulebook.vocabulary).says is vague
