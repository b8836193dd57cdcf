"""What stands before a phrase and could not stand before the new words is taken in."""

from __future__ import annotations

import pytest

from carelint.absorbed import absorbed
from carelint.rulebook import Rulebook
from tests.conftest import candidate


@pytest.mark.parametrize(
    ("text", "phrase", "words", "taken", "put"),
    [
        (
            "Known diabetics came.",
            "diabetics",
            "people with diabetes",
            "Known diabetics",
            "People known to have diabetes",
        ),
        ("A known asthmatic.", "asthmatic", "person with asthma", "known asthmatic", "person known to have asthma"),
        (
            "Known alcoholics came.",
            "alcoholics",
            "people dependent on alcohol",
            "Known alcoholics",
            "People known to be dependent on alcohol",
        ),
        ("She was compliant with her diet.", "compliant", "following the plan", "compliant with", "keeping to"),
        ("He was very compliant with it.", "compliant", "following the plan", "very compliant with", "keeping to"),
        ("Compliant with meds.", "Compliant", "Following the plan", "Compliant with", "Keeping to"),
        ("She complied.", "complied", "followed the plan", "complied", "followed the plan"),
        ("She was very compliant.", "compliant", "keeping to", "very compliant", "keeping to"),
        ("She was more compliant.", "compliant", "keeping to", "compliant", "keeping to"),
        ("She is very upset.", "upset", "sad", "upset", "sad"),
        ("Known addicts came.", "addicts", "people who use drugs", "Known addicts", "People who use drugs"),
        ("Former addicts came.", "addicts", "people who use drugs", "Former addicts", "People who used to use drugs"),
        (
            "Wheelchair-bound patients, then.",
            "Wheelchair-bound",
            "Using a wheelchair",
            "Wheelchair-bound patients",
            "Patients using a wheelchair",
        ),
        (
            "Two wheelchair-bound patients were in.",
            "wheelchair-bound",
            "using a wheelchair",
            "wheelchair-bound patients",
            "patients using a wheelchair",
        ),
        (
            "Wheelchair-bound patient transport.",
            "Wheelchair-bound",
            "Using a wheelchair",
            "Wheelchair-bound",
            "Using a wheelchair",
        ),
        (
            "Bedbound and wheelchair-bound patients.",
            "wheelchair-bound",
            "using a wheelchair",
            "wheelchair-bound",
            "using a wheelchair",
        ),
        ("The bedbound are in.", "bedbound", "in bed all day", "bedbound", "in bed all day"),
        (
            "Non-compliance with the agreed plan.",
            "Non-compliance",
            "Difficulty following the plan",
            "Non-compliance with",
            "Difficulty keeping to",
        ),
        ("People suffering from COPD came.", "suffering from", "having", "suffering from", "with"),
        ("She is suffering from COPD.", "suffering from", "having", "is suffering from", "has"),
        ("After suffering from flu, he rang.", "suffering from", "having", "suffering from", "having"),
        ("Denies any pain.", "Denies", "Reports no", "Denies any", "Reports no"),
        ("Denies a history of fits.", "Denies", "Reports no", "Denies a", "Reports no"),
        ("She denied hitting her head.", "denied", "reported no", "denied", "reported not"),
        ("She denies vomiting.", "denies", "reports no", "denies", "reports no"),
        ("The premises are cold.", "premises", "our home", "The premises", "Our home"),
        ("We left the premises.", "premises", "our home", "the premises", "our home"),
        ("We left our premises.", "premises", "our home", "our premises", "our home"),
        ("We left your premises.", "premises", "our home", "premises", "our home"),
        ("Premises are cold.", "Premises", "Our home", "Premises", "Our home"),
        ("We left the premises.", "premises", "home", "premises", "home"),
        (
            "He has been non-compliant.",
            "non-compliant",
            "not following the plan",
            "been non-compliant",
            "not been following the plan",
        ),
        (
            "He had been non-compliant with it.",
            "non-compliant",
            "not following the plan",
            "been non-compliant with",
            "not been keeping to",
        ),
        ("He has been failing iron.", "failing", "not being helped by", "failing", "not being helped by"),
        ("This 82-year-old elderly lady.", "elderly lady", "older lady", "elderly lady", "lady"),
    ],
)
def test_words_before(text: str, phrase: str, words: str, taken: str, put: str, rulebook: Rulebook) -> None:
    """Known people are not people known to have something; a degree goes with the word it belongs to."""
    wider, said = absorbed(candidate(text, phrase), words, rulebook.vocabulary)

    assert (wider.plain, said) == (taken, put)
