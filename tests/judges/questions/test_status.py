"""Said or only named: names, titles, forms, addresses and references stay silent."""

from __future__ import annotations

import pytest

from carelint.document import Kind
from carelint.judges.questions.status import is_asserted
from carelint.rulebook import Rulebook
from tests.conftest import candidate

NAMED = [
    ("The training was given by the Challenging Behaviour Foundation.", "Challenging Behaviour", "a name"),
    ("Consultant in Medicine for the Elderly, 10 PAs.", "the Elderly", "a name"),
    ("Our lead sits on the Hospital Throughput Group.", "Throughput", "a name"),
    ("Diabetic: yes. Smoker: no.", "Diabetic", "a form"),
    ("Non-compliant: [ ]", "Non-compliant", "a form"),
    ("Smith J, Jones A. Non-compliant people. BMJ 2019;366:12.", "Non-compliant", "a publication"),
    ("See Okafor et al on bed blockers.", "bed blockers", "a publication"),
    ("Send it to www.diabetic-trust.example today.", "diabetic", "an address"),
    ("Saved as minutes-2024-05-bed-blockers-final there.", "bed-blockers", "an address"),
]
ASSERTED = [
    ("The diabetic was late.", "diabetic"),
    ("Denies chest pain.", "Denies"),
    ("BED BLOCKERS ON WARD 7", "BED BLOCKERS"),
    ("Bed Blockers And What They Cost", "Bed Blockers"),
    ("Elderly Mr Grant was moved twice.", "Elderly"),
    ("A non-compliant, well-dressed man came.", "non-compliant"),
    ("Diabetic: not seen since May.", "Diabetic"),
]


@pytest.mark.parametrize(("text", "phrase", "reason"), NAMED, ids=[text for text, *_ in NAMED])
def test_only_named(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """Part of a name, a field of a form, an address, a reference."""
    opinion = is_asserted(candidate(text, phrase, parsed=False), rulebook.vocabulary)

    assert (opinion.says, reason in opinion.reason) == (False, True)


@pytest.mark.parametrize(("text", "phrase"), ASSERTED, ids=[text for text, _ in ASSERTED])
def test_asserted(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Said of somebody, also in capitals, in a title, or at the beginning of a sentence."""
    assert is_asserted(candidate(text, phrase, parsed=False), rulebook.vocabulary).says is True


@pytest.mark.parametrize(("heading", "says"), [("Further reading", False), ("Findings", True)])
def test_a_list_of_references(heading: str, says: bool, rulebook: Rulebook) -> None:
    """What stands under such a heading is cited."""
    one = candidate("A study of bed blockers in Leeds.", "bed blockers", parsed=False, kind=Kind.ITEM, heading=heading)

    assert is_asserted(one, rulebook.vocabulary).says is says
