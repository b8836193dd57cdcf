"""Labels of forms: a no, an empty box or no answer at all asserts nothing; a yes, or a word of prose, does."""

from __future__ import annotations

import pytest

from carelint.document import Kind
from carelint.fold import fold_document
from carelint.judges.questions.statuses.forms import left_open
from carelint.passages import Passages
from carelint.register import stated
from carelint.rulebook import Rulebook
from tests.conftest import Candidate, candidate, paper, rule

LEFT_OPEN = [
    ("Frequent flyer: No", "Frequent flyer"),
    ("Frequent flyer:No", "Frequent flyer"),
    ("Frequent flyer: N/A", "Frequent flyer"),
    ("Frequent flyer:\tNone", "Frequent flyer"),
    ("Frequent flyer = no", "Frequent flyer"),
    ("Frequent flyer status: No", "Frequent flyer"),
    ("Smoker: no. Drug seeking: N.", "Drug seeking"),
    ("Non-compliance: nil", "Non-compliance"),
    ("Non-compliance - no", "Non-compliance"),
    ("Non-compliant (Y/N):", "Non-compliant"),
    ("Non-compliant Y / N", "Non-compliant"),
    ("Non-compliant: ____", "Non-compliant"),
    ("Non-compliant [ ]", "Non-compliant"),
    ("Non-compliant: ☐", "Non-compliant"),
    ("Non-compliant ☐ Yes ☐ No", "Non-compliant"),
    ("Non-compliant ☐ Yes ☒ No", "Non-compliant"),
    ("Non-compliant Yes [ ] No [x]", "Non-compliant"),
    ("☐ Non-compliant ☒ Tired", "Non-compliant"),
    ("☒ Tired ☐ Non-compliant", "Non-compliant"),
    ("Attention seeking? No", "Attention seeking"),
    ("Is the patient a frequent flyer? Y/N", "frequent flyer"),
    ("| Frequent flyer | No |", "Frequent flyer"),
    ("Diabetic: yes. Smoker: no.", "Diabetic"),
]
ASSERTED = [
    ("Frequent flyer: Yes", "Frequent flyer"),
    ("Frequent flyer: yes, since March", "Frequent flyer"),
    ("Frequent flyer [x]", "Frequent flyer"),
    ("Frequent flyer ☒ Yes ☐ No", "Frequent flyer"),
    ("☒ Frequent flyer ☐ Tired", "Frequent flyer"),
    ("☐ Tired ☒ Frequent flyer", "Frequent flyer"),
    ("Frequent flyer, no fixed address.", "Frequent flyer"),
    ("Frequent flyer no longer.", "Frequent flyer"),
    ("Non-compliant: no insulin taken since Monday.", "Non-compliant"),
    ("Diabetic: not seen since May.", "Diabetic"),
    ("The team said once more and at length that she is non-compliant: no", "non-compliant"),
]


@pytest.mark.parametrize(("text", "phrase"), LEFT_OPEN, ids=[text for text, _ in LEFT_OPEN])
def test_left_open(text: str, phrase: str, rulebook: Rulebook) -> None:
    """A no, a box without a tick, an answer still to be given; a condition is asked for, not charged."""
    assert left_open(candidate(text, phrase, parsed=False), rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase"), ASSERTED, ids=[text for text, _ in ASSERTED])
def test_asserted(text: str, phrase: str, rulebook: Rulebook) -> None:
    """A yes, a tick, or a sentence that only begins like a form."""
    assert left_open(candidate(text, phrase, parsed=False), rulebook.vocabulary) == ""


@pytest.mark.parametrize(("answer", "reason"), [("No", "a field of a form"), ("Yes", ""), ("No. 4", "")])
def test_a_table(answer: str, reason: str, rulebook: Rulebook) -> None:
    """The answer stands in the cell beside the label."""
    document = paper("Frequent flyer", answer, kind=Kind.CELL)
    passage = Passages(document, fold_document(document), stated("clinical")).at(0, 14)

    assert left_open(Candidate(rule(), passage, 0, 14), rulebook.vocabulary) == reason
