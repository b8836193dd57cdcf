"""Words stand where nothing before or after them would be wrong."""

from __future__ import annotations

import pytest

from carelint.rulebook import Rulebook
from carelint.standing import stands
from tests.conftest import candidate

WRONG = [
    ("He denies more pain.", "denies", "reports no"),
    ("She denies much pain.", "denies", "reports no"),
    ("He claims never to drink.", "claims", "reports"),
    ("She insists upon tea.", "insists", "says"),
    ("Pt denies pain and that he fell.", "denies", "reports no"),
    ("He denies pain, fever, or that he drinks.", "denies", "reports no"),
    ("See diabetics.csv for it.", "diabetics", "people with diabetes"),
    ("Use {{diabetics}} here.", "diabetics", "people with diabetes"),
    ("Use {% if diabetics %} here.", "diabetics", "people with diabetes"),
    ("The #diabetics tag.", "diabetics", "people with diabetes"),
    ("Saved as diabetics_2.", "diabetics", "people with diabetes"),
    ("Sufferers of asthma.", "Sufferers", "People living with the condition"),
    ("A completed suicide was told.", "completed suicide", "died by suicide"),
    ("The junkie's wife rang.", "junkie", "person"),
    ("An ex-junkie rang.", "junkie", "person"),
    ("The rate (DNA) fell.", "DNA", "did not come"),
    ("A very poor historian.", "poor historian", "person who told us little"),
    ("The very non-compliant patient left.", "non-compliant", "following the plan"),
    ("He is hostile to us.", "hostile", "upset"),
    ("She is 100% compliant.", "compliant", "keeping to it"),
    ("She disengaged from us.", "disengaged", "stopped coming"),
    ("He fails to thrive.", "fails", "is not helped by"),
    ("The DNA was noted.", "DNA", "did not come"),
    ("This backlog is long.", "backlog", "people waiting"),
    ("Backlog has grown.", "Backlog", "people waiting"),
    ("Three bed blocks came.", "bed blocks", "person waiting"),
    ("The wheelchair-bound lady rang.", "wheelchair-bound", "using a wheelchair"),
    ("The junkie clinic closed.", "junkie", "person who uses drugs"),
    ("She is junkie, they say.", "junkie", "person who uses drugs"),
    ("The vulnerable elderly in homes.", "elderly", "older"),
    ("The former patient groups.", "patient", "person who was ill"),
    ("Her neighbour insisted she come in.", "insisted", "said"),
    ("REASON: UNNECESSARY ATTENDANCE WEEK.", "UNNECESSARY ATTENDANCE", "VISIT FOR SOMETHING ELSE"),
    ("The elderly people came.", "elderly", "older people"),
    ("The form filters out the time-wasters.", "time-wasters", "people whom another service could have helped"),
    ("We bundle off bed blockers.", "bed blockers", "people waiting to go home"),
    ("Junkies are simply binned.", "Junkies", "people who use drugs"),
    ("She denied the fall.", "denied", "reported no"),
    ("He does not deny pain.", "deny", "report no"),
    ("She denies clearly any syncope.", "denies", "reports no"),
    ("Denies using heroin.", "Denies", "Reports no"),
    ("He denied that he drinks.", "denied", "reported no"),
    ("She denies everything.", "denies", "reports no"),
    ("Denied.", "Denied", "Reported no"),
    ("He did not deny hitting her.", "deny", "report not"),
    ("The bedbound were moved.", "bedbound", "in bed all day"),
    ("She has been suffering from flu.", "suffering from", "having"),
    ("Wheelchair-bound and bedbound patients came.", "Wheelchair-bound", "using a wheelchair"),
    ("An elderly aged man rang.", "elderly", "older"),
    ("They stem the flow of frail elderly into wards.", "frail elderly", "frail older"),
    ("Money for the elderly into old age.", "elderly", "older"),
    ("Three bedbound patients came.", "bedbound patients", "patient using a wheelchair"),
    ("Tackling bed blockers is next.", "bed blockers", "people waiting to go home"),
    ("We reduce the bed blockers.", "bed blockers", "people waiting to go home"),
    ("We clear wards and bed blockers.", "bed blockers", "people waiting to go home"),
    ("Tackling: delays, no-shows, bed blockers.", "bed blockers", "people waiting to go home"),
    ("Disengagement from us.", "Disengagement", "loss of contact"),
    ("Bed blockers rose by a tenth.", "Bed blockers", "people waiting to go home"),
    ("Bed blockers were tackled.", "Bed blockers", "people waiting to go home"),
    ("These premises are cold.", "premises", "our home"),
    ("Your premises must be kept.", "premises", "our home"),
    ("A visit, failing which we ring.", "failing", "not being helped by"),
    ("1 off legs.", "off legs", "unable to walk as usual"),
    ("1 worried well.", "worried well", "people who are worried"),
    ('They are the old "risk group".', "the old", "people who are old"),
    ("He claims to be in pain.", "claims", "reports"),
    ("An uncontrolled diabetic came.", "diabetic", "person with diabetes"),
    ("He became wheelchair-bound.", "wheelchair-bound", "using a wheelchair"),
]
RIGHT = [
    ("She denies pain, and has a cough.", "denies", "reports no"),
    ("We met diabetics. They were kind.", "diabetics", "people with diabetes"),
    ("We welcome bed blockers.", "bed blockers", "people waiting to go home"),
    ("The number of bed blockers rose.", "bed blockers", "people waiting to go home"),
    ("He claims he fell.", "claims", "reports"),
    ("11 worried well.", "worried well", "people who are worried"),
    ('The old came: "Yes."', "The old", "people who are old"),
    ("She is bedbound and deaf.", "bedbound", "in bed all day"),
    ("She denies pain.", "denies", "reports no"),
    ("Denies vomiting, diarrhoea.", "Denies", "Reports no"),
    ("Denies bleeding and pain.", "Denies", "Reports no"),
    ("After suffering from flu, she rang.", "suffering from", "having"),
    ("Three bedbound patients came.", "bedbound patients", "patients in bed all day"),
    ("The elderly residents came.", "elderly", "older"),
    ("She insisted she was well.", "insisted", "said"),
    ("He is a junkie now.", "junkie", "person who uses drugs"),
    ("The junkie rang.", "junkie", "person who uses drugs"),
    ("The DNA letter went out.", "DNA", "missed appointment"),
    ("He is hostile.", "hostile", "upset"),
    ("She is wheelchair-bound.", "wheelchair-bound", "using a wheelchair"),
    ("A history of alcohol abuse with ataxia.", "alcohol abuse", "harmful alcohol use"),
    ("The backlog was long.", "backlog", "list of people waiting"),
    ("It was a very poor result.", "poor result", "sad result"),
    ("The form puts off the time-wasters.", "time-wasters", "people whom another service could have helped"),
    ("We bundle off old stock.", "old stock", "what is left"),
    ("Junkies are simply ill; letters are binned.", "Junkies", "people who use drugs"),
]


def _stands(text: str, phrase: str, words: str, rulebook: Rulebook) -> bool:
    return stands(candidate(text, phrase), words, rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase", "words"), WRONG, ids=[text for text, *_ in WRONG])
def test_words_that_would_be_wrong_do_not_stand(text: str, phrase: str, words: str, rulebook: Rulebook) -> None:
    """A longer word, a degree, a complement, an article, a number, a noun behind, a word twice."""
    assert not _stands(text, phrase, words, rulebook)


@pytest.mark.parametrize(("text", "phrase", "words"), RIGHT, ids=[text for text, *_ in RIGHT])
def test_words_that_fit_stand(text: str, phrase: str, words: str, rulebook: Rulebook) -> None:
    """The same surroundings where they do no harm."""
    assert _stands(text, phrase, words, rulebook)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("The premises are cold.", False),
        ("The premises leak.", False),
        ("The premises must be kept.", True),
        ("We left the premises.", True),
        ("We left the premises at nine.", True),
    ],
)
def test_a_noun_that_looks_like_many_has_their_verb(text: str, fits: bool, rulebook: Rulebook) -> None:
    """What one word of care stands for is one: our home leaks."""
    assert stands(candidate(text, "premises", form="singular"), "home", rulebook.vocabulary) is fits
