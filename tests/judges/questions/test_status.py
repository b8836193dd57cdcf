"""Said or not: every status silences, with its own reason; tables of each stand in `statuses/`."""

from __future__ import annotations

import pytest

from carelint.judges.questions.status import is_asserted
from carelint.judges.questions.statuses import STATUSES
from carelint.rulebook import Rulebook
from tests.conftest import candidate

SILENT = {
    "forms": ("Non-compliant: [ ]", "Non-compliant", "a form"),
    "citations": ("See Okafor et al on bed blockers.", "bed blockers", "a publication"),
    "listings": ("Bed blockers ..... 12", "Bed blockers", "contents"),
    "names": ("Our lead sits on the Hospital Throughput Group.", "Throughput", "a name"),
    "denials": ("She is not a frequent flyer.", "frequent flyer", "denied"),
    "rights": ("You may refuse treatment.", "refuse", "right"),
}
ASSERTED = [
    ("The diabetic was late.", "diabetic"),
    ("Denies chest pain.", "Denies"),
    ("BED BLOCKERS ON WARD 7", "BED BLOCKERS"),
    ("Diabetic: not seen since May.", "Diabetic"),
]


def test_each_has_a_case() -> None:
    """A status that no text reaches fails here."""
    assert list(SILENT) == list(STATUSES)


@pytest.mark.parametrize(("text", "phrase", "reason"), SILENT.values(), ids=SILENT)
def test_silent(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """The opinion is no, and says which status."""
    opinion = is_asserted(candidate(text, phrase, parsed=False), rulebook.vocabulary)

    assert (opinion.says, reason in opinion.reason) == (False, True)


@pytest.mark.parametrize(("text", "phrase"), ASSERTED, ids=[text for text, _ in ASSERTED])
def test_asserted(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Said of somebody."""
    assert is_asserted(candidate(text, phrase, parsed=False), rulebook.vocabulary).says is True
