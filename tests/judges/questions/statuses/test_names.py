"""Names of laws, bodies, services and jobs stay silent; capitals of a heading, a label or a person do not."""

from __future__ import annotations

import time

import pytest

from carelint.judges.questions.statuses.names import named
from carelint.rulebook import Rulebook
from tests.conftest import candidate

NAMED = [
    ("The training was given by the Challenging Behaviour Foundation.", "Challenging Behaviour", "a name"),
    ("Consultant in Medicine for the Elderly, 10 PAs.", "the Elderly", "a name"),
    ("Our lead sits on the Hospital Throughput Group.", "Throughput", "a name"),
    ("The Adults with Incapacity (Scotland) Act 2000 applies.", "Incapacity", "of a law"),
    ("MISUSE OF DRUGS. Drug Abuser (Amendment) Regulations 2014", "Drug Abuser", "of a law"),
    ("Vagrants and Habitual Drunkards Act 1898", "Habitual Drunkards", "of a law"),
]
SAID = [
    ("BED BLOCKERS ON WARD 7", "BED BLOCKERS"),
    ("Bed Blockers And What They Cost", "Bed Blockers"),
    ("GRANTS TO CANCER VICTIMS: £18,240 paid, treasurer M. Ali", "CANCER VICTIMS"),
    ("PMH: Frequent Flyer known to us.", "Frequent Flyer"),
    ("Elderly Mr Grant was moved twice.", "Elderly"),
    ("Elderly White British man, moved twice.", "Elderly"),
    ("Diabetic Somali lady moved twice.", "Diabetic"),
    ("A non-compliant, well-dressed man came.", "non-compliant"),
]


@pytest.mark.parametrize(("text", "phrase", "reason"), NAMED, ids=[text for text, *_ in NAMED])
def test_named(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """Part of what something is called."""
    assert reason in named(candidate(text, phrase, parsed=False), rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase"), SAID, ids=[text for text, _ in SAID])
def test_said(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Capitals of a line, of a label, or of where a person comes from."""
    assert named(candidate(text, phrase, parsed=False), rulebook.vocabulary) == ""


def test_a_clause_in_capitals(rulebook: Rulebook) -> None:
    """It is looked through once, not in every way in which its words could be cut: licences end so."""
    clause = (
        "In no event shall they be liable for any CLAIM, DAMAGES OR OTHER LIABILITY IN CONNECTION WITH THE SOFTWARE."
    )
    begun = time.process_time()
    named(candidate(clause * 5, "CLAIM", parsed=False), rulebook.vocabulary)
    assert time.process_time() - begun < 1
