"""References, addresses and titles of things to read stay silent; a sentence with a year in it does not."""

from __future__ import annotations

import pytest

from carelint.document import Kind
from carelint.judges.questions.statuses.citations import cited
from carelint.rulebook import Rulebook
from tests.conftest import candidate

CITED = [
    ("Smith J, Jones A. Non-compliant people. BMJ 2019;366:12.", "Non-compliant", "a publication"),
    ("Okafor, C. (2018). Bed blockers and what they cost. Leeds: Aire Press.", "Bed blockers", "a publication"),
    ("Bed blockers and their beds. Journal of Wards 12(3): 45-52.", "Bed blockers", "a publication"),
    ("Bed blockers of the north [online].", "Bed blockers", "a publication"),
    ("See Okafor et al on bed blockers.", "bed blockers", "a publication"),
    ("Read case study 4: Moving bed blockers (www.example.org/four)", "bed blockers", "to read"),
    ("Send it to www.diabetic-trust.example today.", "diabetic", "an address"),
    ("Saved as minutes-2024-05-bed-blockers-final there.", "bed-blockers", "an address"),
]
SAID = [
    ("History: she came to St Anne, Leeds on January 2, 2001, a bed blocker by noon.", "bed blocker"),
    ("FH: father was an alcoholic until 2019. Own flat now, at 17.", "alcoholic"),
    ("Bed blockers cost us a ward in 2019. Nobody asked them.", "Bed blockers"),
    ("Bed blockers cost us a ward (Okafor et al., 2019).", "Bed blockers"),
    ("We moved nine bed blockers (www.example.org/four).", "bed blockers"),
    ("The well-thought-out bed-blocker plan.", "bed-blocker"),
]


@pytest.mark.parametrize(("text", "phrase", "reason"), CITED, ids=[text for text, *_ in CITED])
def test_cited(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """Somebody's work, by its year, pages or address."""
    assert reason in cited(candidate(text, phrase, parsed=False), rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase"), SAID, ids=[text for text, _ in SAID])
def test_said(text: str, phrase: str, rulebook: Rulebook) -> None:
    """A year, an address or a source of what the writer says does not make the sentence a reference."""
    assert cited(candidate(text, phrase, parsed=False), rulebook.vocabulary) == ""


@pytest.mark.parametrize(("heading", "reason"), [("Further reading", "in a list of references"), ("Findings", "")])
def test_a_list_of_references(heading: str, reason: str, rulebook: Rulebook) -> None:
    """What stands under such a heading is cited."""
    one = candidate("A study of bed blockers in Leeds.", "bed blockers", parsed=False, kind=Kind.ITEM, heading=heading)

    assert cited(one, rulebook.vocabulary) == reason
