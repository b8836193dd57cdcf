"""Guards that ask the grammar: yes, no, and «only grammar can tell» while nobody has read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint.judges.guards.conditions import CONDITIONS
from carelint.rulebook import Rulebook
from tests.conftest import candidate

NO = [
    ("subject", "The board processed the invoices.", "processed", "<person>, trust"),
    ("subject", "Patients told us that the pharmacy processed it.", "processed", "patient"),
    ("subject", "In May, processed again.", "processed", "may"),
    ("subject", "She praised a nurse, refusing any tea.", "refusing", "nurse"),
    ("subject", "The patient is refusing removal of the marble and insisting on it.", "insisting", "removal"),
    ("object", "The clerk processed the invoices.", "processed", "<person>"),
    ("object", "The patients processed the news slowly.", "processed", "patient"),
    ("head", "The clinic helps the homeless.", "homeless", "clinic"),
    ("head", "A frail old man sat there.", "frail", "ward"),
    ("subject", "The service user denies it.", "denies", "service"),
    ("governor", "The elderly were invited to the garden.", "elderly", "garden"),
    ("modifier", "The demanding relative spoke to the quiet nurse.", "nurse", "demanding"),
    ("modifier", "We value demand.", "demand", "rising"),
    ("pos", "She was handled with care.", "handled", "NOUN, ADJ"),
    ("voice", "The team discharged her.", "discharged", "passive"),
    ("voice", "She was discharged.", "discharged", "active"),
    ("verb", "The blind are invited.", "blind", "singular"),
    ("verb", "We met the blind.", "blind", "singular, plural"),
    ("with", "She came with her son and was compliant.", "compliant", "son"),
    ("with", "He is compliant with his tablets.", "compliant", "regulations"),
    ("of", "The burden on carers is heavy.", "burden", "carers"),
    ("to", "A danger of the past.", "danger", "past"),
    ("for", "A candidate with hope.", "candidate", "hope"),
    ("in", "Compliance by adults fell.", "Compliance", "adults"),
    ("from", "Referrals to surgeries fell.", "Referrals", "surgeries"),
    ("by", "The refusal of the trustees stood.", "refusal", "trustees"),
    ("about", "The complaint from the ward was old.", "complaint", "ward"),
    ("on", "The pressure of the winter grew.", "pressure", "winter"),
]
YES = [
    ("subject", "The board processed the invoices.", "processed", "board"),
    ("subject", "The clerk who processed it has left.", "processed", "clerk"),
    ("subject", "Nurses came and processed everything.", "processed", "nurse"),
    ("subject", "Mrs Osei refused.", "refused", "<person>"),
    ("subject", "He was late with his tablets, refusing more.", "refusing", "<person>"),
    ("subject", "The patient is refusing removal of the marble and insisting on it.", "insisting", "patient"),
    ("subject", "A nurse refusing tea sat down.", "refusing", "nurse"),
    ("object", "The desk processed forty patients.", "processed", "<person>"),
    ("object", "Forty patients were processed.", "processed", "patient"),
    ("object", "The people we processed were tired.", "processed", "<person>"),
    ("head", "A frail old man sat there.", "frail", "<person>"),
    ("head", "Elderly Somali woman on ward 4.", "Elderly", "woman"),
    ("head", "Elderly white British woman on ward 4.", "Elderly", "woman"),
    ("subject", "The service user denies chest pain.", "denies", "<person>"),
    ("subject", "Ms van der Meulen denies chest pain.", "denies", "<person>"),
    ("head", "The diabetic foot clinic is full.", "diabetic", "foot"),
    ("governor", "The burden of the elderly was discussed.", "elderly", "burden"),
    ("modifier", "A demanding relative rang.", "relative", "demanding"),
    ("modifier", "Their rising winter demand was met.", "demand", "rising"),
    ("modifier", "An old woman rang.", "woman", "<person>, old"),
    ("pos", "She was handled with care.", "handled", "VERB"),
    ("voice", "She was discharged.", "discharged", "passive"),
    ("voice", "The team discharged her.", "discharged", "active"),
    ("voice", "A woman discharged on Friday came back.", "discharged", "passive"),
    ("verb", "The blind are invited.", "blind", "plural"),
    ("verb", "The blind is stuck again.", "blind", "singular"),
    ("with", "He is compliant with all of our regulations.", "compliant", "regulations"),
    ("of", "The heavy burden of unpaid carers is known.", "burden", "carer"),
    ("to", "The walk is a danger to small children.", "danger", "children"),
    ("for", "He is a candidate for early surgery.", "candidate", "surgery"),
    ("in", "Compliance in young adults fell.", "Compliance", "adults"),
    ("from", "Referrals from rural surgeries fell.", "Referrals", "surgeries"),
    ("by", "A refusal by the new trustees stood.", "refusal", "trustees"),
    ("about", "A complaint about the noisy ward came.", "complaint", "ward"),
    ("on", "The pressure on small wards grew.", "pressure", "wards"),
]
OPEN = [
    ("subject", "The board processed it.", "processed", "board"),
    ("object", "The board processed it.", "processed", "it"),
    ("head", "A frail old man sat there.", "frail", "man"),
    ("governor", "The burden of the elderly.", "elderly", "burden"),
    ("modifier", "A demanding, tired relative rang.", "relative", "demanding"),
    ("pos", "She was handled.", "handled", "VERB"),
    ("voice", "She was discharged.", "discharged", "passive"),
    ("verb", "The blind are invited.", "blind", "plural"),
    ("alone", "The homeless shivering outside were fed.", "homeless", "yes"),
    ("with", "He is compliant and at ease.", "compliant", "ease"),
    ("of", "The burden on carers of the old.", "burden", "old"),
    ("to", "A danger, we think, to children.", "danger", "children"),
    ("for", "A candidate in May for surgery.", "candidate", "surgery"),
    ("in", "Compliance here in adults.", "Compliance", "adults"),
    ("from", "Referrals in May from surgeries.", "Referrals", "surgeries"),
    ("by", "A refusal of help by trustees.", "refusal", "trustees"),
    ("about", "A complaint in May about wards.", "complaint", "wards"),
    ("on", "The pressure of winter on wards.", "pressure", "wards"),
]
SETTLED = [
    ("head", "The diabetic foot clinic is full.", "diabetic", "foot"),
    ("modifier", "A demanding relative rang.", "relative", "demanding"),
    ("with", "He is compliant with fire regulations.", "compliant", "regulations"),
    ("of", "The burden of carers grew.", "burden", "<person>"),
]
ALONE = [
    ("The diabetic foot clinic is full.", "singular", False),
    ("The diabetic-led group met.", "singular", False),
    ("The diabetic retinopathy was treated.", "singular", False),
    ("The diabetic was late.", "singular", True),
    ("We met a diabetic.", "singular", True),
    ("A diabetic, tired, went home.", "singular", True),
    ("The diabetics were late.", "plural", True),
]


def _values(written: str) -> tuple[str, ...]:
    return tuple(written.split(", "))


@pytest.mark.parametrize(("key", "text", "phrase", "values"), NO)
def test_it_does_not_hold(key: str, text: str, phrase: str, values: str, rulebook: Rulebook) -> None:
    """Another role, another noun, another number."""
    assert CONDITIONS[key](candidate(text, phrase), _values(values), rulebook.vocabulary) is False


@pytest.mark.parametrize(("key", "text", "phrase", "values"), YES)
def test_it_holds(key: str, text: str, phrase: str, values: str, rulebook: Rulebook) -> None:
    """Through conjunction, passive and relative clause; by lemma, by class, as a person."""
    assert CONDITIONS[key](candidate(text, phrase), _values(values), rulebook.vocabulary) is True


@pytest.mark.parametrize(("key", "text", "phrase", "values"), OPEN)
def test_only_grammar_can_tell(key: str, text: str, phrase: str, values: str, rulebook: Rulebook) -> None:
    """Neither yes nor no while the sentence has not been parsed."""
    assert CONDITIONS[key](candidate(text, phrase, parsed=False), _values(values), rulebook.vocabulary) is None


@pytest.mark.parametrize(("key", "text", "phrase", "values"), SETTLED)
def test_words_settle_it(key: str, text: str, phrase: str, values: str, rulebook: Rulebook) -> None:
    """What stands directly beside it needs no grammar."""
    assert CONDITIONS[key](candidate(text, phrase, parsed=False), _values(values), rulebook.vocabulary) is True


@pytest.mark.parametrize(("text", "form", "alone"), ALONE)
def test_alone(text: str, form: str, alone: bool, rulebook: Rulebook) -> None:
    """Whether no noun follows that the candidate belongs to; `yes` and `no` ask for the one and the other."""
    phrase = "diabetics" if form == "plural" else "diabetic"
    one = candidate(text, phrase, form=form)
    said = [CONDITIONS["alone"](one, (value,), rulebook.vocabulary) for value in ("yes", "no")]

    assert said == [alone, not alone]


@pytest.mark.parametrize(
    ("text", "register", "held"),
    [
        ("Refused bloods.", "board", False),
        ("Refused bloods.", "clinical", True),
        ("Son away, refused bloods.", "clinical", False),
    ],
)
def test_a_note_begins_with_its_verb(text: str, register: str, held: bool, rulebook: Rulebook) -> None:
    """Where the grammar gives no subject, a note is about the patient, and nothing else is."""
    one = candidate(text, "Refused" if text.startswith("R") else "refused", register=register)

    assert CONDITIONS["subject"](one, ("<person>",), rulebook.vocabulary) is held


@pytest.mark.parametrize(
    ("text", "phrase", "values", "expected"),
    [
        ("He has some right back pain today and complains of a cough.", "complains of", "he", True),
        ("He has some right back pain today and complains of a cough.", "complains of", "pain", False),
        ("One of his children suffers from hypothyroidism.", "suffers from", "<person>", True),
        ("The building of the year suffers from damp.", "suffers from", "<person>", False),
    ],
)
def test_who_does_it_where_the_grammar_took_the_verb_for_a_noun(
    text: str, phrase: str, values: str, expected: bool, rulebook: Rulebook
) -> None:
    """A form in the third person is a verb, whatever a tagger says of it."""
    one = replace(candidate(text, phrase), form="third")

    assert CONDITIONS["subject"](one, _values(values), rulebook.vocabulary) is expected
