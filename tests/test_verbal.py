"""Words that tell what somebody does stand where a verb can, and not where only an adjective or a noun could."""

from __future__ import annotations

import pytest

from carelint.rulebook import Rulebook
from carelint.verbal import misplaced
from tests.conftest import candidate

USING = "using a wheelchair"
TAKING = "taking medicines as agreed"
WRONG = [
    ("Being wheelchair-bound, she needs a hoist.", "wheelchair-bound", USING),
    ("He became wheelchair-bound in May.", "wheelchair-bound", USING),
    ("He became bedbound in May.", "bedbound", "in bed all day"),
    ("He remains non-compliant.", "non-compliant", "not keeping to"),
    ("He has never been non-compliant.", "non-compliant", "not keeping to"),
    ("Left wheelchair-bound by it.", "wheelchair-bound", USING),
    ("He is wheelchair-bound and obese.", "wheelchair-bound", USING),
    ("He is wheelchair-bound, obese and blind.", "wheelchair-bound", USING),
    ("He is wheelchair-bound, blind.", "wheelchair-bound", USING),
    ("Compliance with tablets is poor.", "Compliance with tablets", TAKING),
    ("Compliance with tablets has improved.", "Compliance with tablets", TAKING),
    ("Improved compliance with tablets.", "compliance with tablets", TAKING),
    ("Having failed iron, he came.", "failed", "was not helped by"),
    ("Smokers who failed patches.", "failed", "was not helped by"),
    ("She has DNA'd.", "DNA'd", "did not come"),
    ("DNA'd clinic.", "DNA'd", "did not come"),
    ("DNA'd gastro twice.", "DNA'd", "did not come"),
    ("Placement refused by family.", "refused", "chosen not to have"),
    ("Lunch was refused today.", "refused", "chosen not to have"),
    ("Refuses.", "Refuses", "chooses not to have"),
    ("She refused and left.", "refused", "chose not to have"),
    ("He committed suicide by hanging.", "committed suicide", "died by suicide"),
    ("She was described as a frequent flyer by two nurses.", "frequent flyer", "person who comes often"),
    ("A patient labelled non-compliant.", "non-compliant", "not following the plan"),
    ("He failed to attend only once.", "failed to attend", "did not come"),
    ("He DNA'd three times.", "DNA'd", "did not come"),
    ("DNA'd twice.", "DNA'd", "did not come"),
    ("Refuses all lunch.", "Refuses", "chooses not to have"),
    ("He never failed to attend.", "failed to attend", "did not come"),
    ("If you DNA, you lose.", "DNA", "did not come"),
    ("She DNA'd her appointment.", "DNA'd", "did not come"),
    ("He refused every meal.", "refused", "chose not to have"),
    ("He refused me.", "refused", "chose not to have"),
    ("Is he allowed to eat?", "allowed to", "able to"),
    ("He is only allowed to sit out.", "allowed to", "able to"),
]
RIGHT = [
    ("She DNA'd on Monday.", "DNA'd", "did not come"),
    ("He refused lunch.", "refused", "chose not to have"),
    ("The child allowed to play.", "allowed to", "able to"),
    ("He is wheelchair-bound.", "wheelchair-bound", USING),
    ("He is bedbound and deaf.", "bedbound", "in bed all day"),
    ("Being bedbound, she has sores.", "bedbound", "in bed all day"),
    ("He is wheelchair-bound and lives alone.", "wheelchair-bound", USING),
    ("He is wheelchair-bound and has a hoist.", "wheelchair-bound", USING),
    ("He is wheelchair-bound, so he rang.", "wheelchair-bound", USING),
    ("He is wheelchair-bound, the son says.", "wheelchair-bound", USING),
    ("Talk of compliance with tablets.", "compliance with tablets", TAKING),
    ("Leaving early is common.", "Leaving", "going home"),
    ("The backlog is long.", "backlog", "growing number of people"),
    ("Mrs Jones failed iron.", "failed", "was not helped by"),
    ("He always failed iron.", "failed", "was not helped by"),
    ("Patient failed iron.", "failed", "was not helped by"),
    ("DNA'd again.", "DNA'd", "did not come"),
    ("DNA'd, letter sent.", "DNA'd", "did not come"),
    ("He committed suicide in May.", "committed suicide", "died by suicide"),
    ("She has refused lunch.", "refused", "chosen not to have"),
    ("She has again refused lunch.", "refused", "chosen not to have"),
    ("He has suffered it.", "suffered", "had"),
]


@pytest.mark.parametrize(("text", "phrase", "words"), WRONG, ids=[text for text, *_ in WRONG])
def test_where_no_verb_can_stand(text: str, phrase: str, words: str, rulebook: Rulebook) -> None:
    """Behind being, became and remains, beside an adjective, before «is poor», after «has», without its «to»."""
    assert misplaced(candidate(text, phrase), words, rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase", "words"), RIGHT, ids=[text for text, *_ in RIGHT])
def test_where_one_can(text: str, phrase: str, words: str, rulebook: Rulebook) -> None:
    """The same words beside other ones."""
    assert not misplaced(candidate(text, phrase), words, rulebook.vocabulary)
