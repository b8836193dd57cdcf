"""About whom: what is said of a thing, a body part, a rule or an organisation stays silent."""

from __future__ import annotations

import pytest

from carelint.document import Kind
from carelint.judges.questions.referent import about_person
from carelint.rulebook import Rulebook
from tests.conftest import candidate

THINGS = [
    ("We are non-compliant with fire regulations.", "non-compliant"),
    ("The Trust is compliant with GDPR.", "compliant"),
    ("Ventilated, poor lung compliance today.", "compliance"),
    ("The diabetic foot clinic is full.", "diabetic"),
    ("An aggressive tumour was found.", "aggressive"),
    ("The pump was difficult to prime.", "difficult"),
]
PEOPLE = [
    ("She is non-compliant with her insulin.", "non-compliant"),
    ("The patient was aggressive at night.", "aggressive"),
    ("Mr Lal has been compliant.", "compliant"),
    ("Unmotivated, in bed.", "Unmotivated"),
    ("An aggressive young man in bay two.", "aggressive"),
    ("The daughter, who is difficult, rang twice.", "difficult"),
    ("Pt is off HAART x 3 weeks because of non-compliance.", "non-compliance"),
]


@pytest.mark.parametrize(("text", "phrase"), THINGS, ids=[text for text, _ in THINGS])
def test_a_thing(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Said of a rule, a body part, an organisation, a machine."""
    assert about_person(candidate(text, phrase), rulebook.vocabulary).says is False


@pytest.mark.parametrize(("text", "phrase"), PEOPLE, ids=[text for text, _ in PEOPLE])
def test_a_person(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Said of someone, or in a note that leaves the patient out."""
    assert about_person(candidate(text, phrase), rulebook.vocabulary).says is True


@pytest.mark.parametrize(
    ("text", "phrase", "says"),
    [
        ("Our aggressive plan was agreed.", "aggressive", False),
        ("She stays compliant with her inhalers.", "compliant", True),
        ("On Friday the son was aggressive.", "aggressive", None),
    ],
)
def test_words_come_before_grammar(text: str, phrase: str, says: bool | None, rulebook: Rulebook) -> None:
    """A noun beside it or a complement settles it at once; the rest waits for the grammar."""
    assert about_person(candidate(text, phrase, register="board", parsed=False), rulebook.vocabulary).says is says


@pytest.mark.parametrize(
    ("text", "register", "kind", "says"),
    [
        ("Compliant.", "board", Kind.PARAGRAPH, None),
        ("Compliant.", "clinical", Kind.HEADING, None),
        ("Seen, compliant.", "clinical", Kind.HEADING, None),
        ("Compliant.", "clinical", Kind.PARAGRAPH, True),
        ("Seen, compliant.", "clinical", Kind.PARAGRAPH, True),
    ],
)
def test_a_note_leaves_out_the_patient(
    text: str, register: str, kind: Kind, says: bool | None, rulebook: Rulebook
) -> None:
    """Only a note, and not its heading: elsewhere nobody is named, and that stays open."""
    phrase = text.rpartition(" ")[2].rstrip(".")

    assert about_person(candidate(text, phrase, register=register, kind=kind), rulebook.vocabulary).says is says
