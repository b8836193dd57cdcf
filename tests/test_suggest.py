"""A replacement fits its sentence, or is not put in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint.candidate import Candidate
from carelint.document import one_paragraph
from carelint.engine import Task, check
from carelint.rule import Condition
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.suggest import Swap, alarms, fitting, speaks, swap
from tests.conftest import candidate

NOUN = (("plural", "people who wait"), ("singular", "person who waits"))
KNOWN = (("plural", "people known to us"),)
USER = (("singular", "user of inhalers"),)
OTHER = (("singular", "older person"),)
VERB = (("base", "leave"), ("past", "left"), ("participle", "left"), ("gerund", "leaving"))
TOLD_APART = (("past", "did without"), ("participle", "done without"))
AGENT = (("", "people who wait"),)
UNSAFE = [
    ("This bed blocking costs us.", "bed blocking", "", AGENT),
    ("The bed blocking is a worry.", "bed blocking", "", AGENT),
    ("Two bed blockings are a worry.", "bed blockings", "plural", (("plural", "wait"),)),
    ("People bed blocking came.", "bed blocking", "", AGENT),
    ("The bed blocker's wife rang.", "bed blocker", "singular", NOUN),
    ("A bed blocker/carer rang.", "bed blocker", "singular", NOUN),
    ("The bed blocker clinic is full.", "bed blocker", "singular", NOUN),
    ("Two bed blockers came.", "bed blockers", "", NOUN),
    ("Two bed blockers came.", "bed blockers", "plural", ()),
    ("Two bed blockers came.", "bed blockers", "plural", (("singular", "x"),)),
]
SAFE = [
    ("BED BLOCKERS ON WARD 7", "BED BLOCKERS", "plural", NOUN, "PEOPLE WHO WAIT ON WARD 7"),
    ("We met the frail.", "frail", "", (("", "the people who wait"),), "We met the people who wait."),
    (
        "The DNA letter went out.",
        "DNA",
        "singular",
        (("singular", "missed appointment"),),
        "The missed appointment letter went out.",
    ),
    ("Two bed blockers came.", "bed blockers", "plural", NOUN, "Two people who wait came."),
    ("Bed blockers are seen.", "Bed blockers", "plural", KNOWN, "People known to us are seen."),
    ("Bed blockers came.", "Bed blockers", "plural", NOUN, "People who wait came."),
    ("The Bed blocker came.", "Bed blocker", "singular", NOUN, "The person who waits came."),
    ("We met a geriatric.", "geriatric", "singular", OTHER, "We met an older person."),
    ("A geriatric came.", "geriatric", "singular", OTHER, "An older person came."),
    ("An addict came.", "addict", "singular", USER, "A user of inhalers came."),
    ("We met a bed blocker.", "bed blocker", "singular", NOUN, "We met a person who waits."),
    ("She absconded.", "absconded", "past", VERB, "She left."),
    ("Absconding again.", "Absconding", "gerund", VERB, "Leaving again."),
]


def _put(one: Candidate, rulebook: Rulebook) -> Swap | None:
    return swap(one, fitting(one), rulebook.vocabulary)


def _rows(swaps: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Words for every anchor, as a rule holds them."""
    return tuple(("", form, (words,)) for form, words in swaps)


@pytest.mark.parametrize(
    ("text", "phrase", "form", "swaps"), UNSAFE, ids=[f"{text} {form}" for text, _, form, _ in UNSAFE]
)
def test_words_are_only_offered(
    text: str, phrase: str, form: str, swaps: tuple[tuple[str, str], ...], rulebook: Rulebook
) -> None:
    """A possessive, a slash, a noun behind it, capitals, a form that nothing is known for."""
    assert _put(candidate(text, phrase, form=form, swaps=_rows(swaps)), rulebook) is None


@pytest.mark.parametrize(("text", "phrase", "form", "swaps", "becomes"), SAFE, ids=[text for text, *_ in SAFE])
def test_it_fits(
    text: str, phrase: str, form: str, swaps: tuple[tuple[str, str], ...], becomes: str, rulebook: Rulebook
) -> None:
    """Number, tense, capital, and the article before it."""
    put = _put(candidate(text, phrase, form=form, swaps=_rows(swaps)), rulebook)

    assert put is not None
    assert text[: put.start] + put.text + text[put.end :] == becomes


@pytest.mark.parametrize(
    ("text", "parsed", "text_put"),
    [
        ("She refused lunch.", True, "did without"),
        ("Lunch was refused.", True, "done without"),
        ("She refused lunch.", False, "did without"),
        ("Lunch was refused again.", False, None),
        ("Mother refused lunch.", False, None),
        ("The lunch she had refused stood there.", False, None),
    ],
)
def test_past_and_participle_are_told_apart(text: str, parsed: bool, text_put: str | None, rulebook: Rulebook) -> None:
    """By the grammar; without it only where the words beside it are plain."""
    put = _put(candidate(text, "refused", parsed=parsed, form="past", swaps=_rows(TOLD_APART)), rulebook)

    assert (put.text if put else None) == text_put


def test_an_open_phrase_is_not_touched(rulebook: Rulebook) -> None:
    """While only grammar can tell whether a noun follows."""
    one = candidate("The bed blocker shivering there slept.", "bed blocker", form="singular", swaps=_rows(NOUN))

    assert _put(replace(one, tree=None), rulebook) is None


def test_words_for_one_phrase_go_before_those_for_all(rulebook: Rulebook) -> None:
    """As it is written, then in its form, then what fits any phrase; all of them in the case of the place."""
    rows = (("dnas", "plural", ("visits",)), ("dna", "", ("visit", "appointment")), ("", "plural", ("times",)))

    assert fitting(candidate("DNA again.", "DNA", form="singular", swaps=rows)) == ("Visit", "Appointment")
    assert fitting(candidate("Two DNAs.", "DNAs", form="plural", swaps=rows)) == ("visits",)
    assert fitting(candidate("Two misses.", "misses", form="plural", swaps=rows)) == ("times",)


def test_a_rule_can_keep_words_from_being_put_in(rulebook: Rulebook) -> None:
    """They are offered all the same."""
    one = candidate("Two bed blockers came.", "bed blockers", form="plural", swaps=_rows(NOUN), swap=False)

    assert _put(one, rulebook) is None
    assert fitting(one) == ("people who wait",)


PLACES = [
    ("A bed blocker rang.", {"near": ("rang",)}, False),
    ("A bed blocker came.", {"near": ("rang",)}, True),
    ("A bed blocker rang.", {"phrase": ("bed blocker",)}, False),
    ("A bed blocker rang.", {"pos": ("VERB",)}, True),
]


@pytest.mark.parametrize(("text", "guard", "put_in"), PLACES, ids=[f"{text} {guard}" for text, guard, _ in PLACES])
def test_a_rule_can_keep_words_out_of_some_places(
    text: str, guard: dict[str, tuple[str, ...]], put_in: bool, rulebook: Rulebook
) -> None:
    """They are offered there all the same."""
    offer = (Condition(tuple(guard.items())),)
    one = candidate(text, "bed blocker", parsed=True, form="singular", swaps=_rows(NOUN), offer=offer)

    assert bool(_put(one, rulebook)) is put_in
    assert fitting(one) == ("person who waits",)


def test_words_stay_out_of_a_place_that_only_grammar_could_tell(rulebook: Rulebook) -> None:
    """Where nobody has read the sentence."""
    offer = (Condition((("pos", ("VERB",)),)),)
    one = candidate("A bed blocker.", "bed blocker", parsed=False, form="singular", swaps=_rows(NOUN), offer=offer)

    assert _put(one, rulebook) is None


def test_words_with_which_something_would_be_wrong_stay_out(rulebook: Rulebook) -> None:
    """For every writer, and not only where a file is mended."""
    one = candidate("Many a bed blocker.", "bed blocker", form="plural", swaps=_rows((("plural", "people"),)))

    assert _put(one, rulebook) is None


def test_where_a_guard_speaks_against_it_there_is_a_thought(rulebook: Rulebook) -> None:
    """The learned reader may be sure of a place; the words were made for others."""
    unless = (Condition((("next", ("twoc",)),)),)

    assert not speaks(candidate("He failed TWOC.", "failed", unless=unless, think=("x",)), rulebook.vocabulary)
    assert speaks(candidate("He failed iron.", "failed", unless=unless, think=("x",)), rulebook.vocabulary)
    assert speaks(candidate("He failed TWOC.", "failed", unless=unless), rulebook.vocabulary)


@pytest.mark.parametrize(
    ("text", "phrase", "words", "fitted"),
    [
        ("He is in denial.", "in denial", "not ready to talk about it", "not ready to talk about it"),
        ("He is in denial about drink.", "in denial", "not ready to talk about it", "not ready to talk"),
        ("He is in denial with us.", "in denial", "not ready to talk about it", "not ready to talk about it"),
        ("Access: Bed blockers wait.", "Bed blockers", "people who wait", "People who wait"),
        ("1. Bed blockers wait.", "Bed blockers", "people who wait", "People who wait"),
        ("The Bed blockers wait.", "Bed blockers", "people who wait", "people who wait"),
        ("Pain; IVDU in the past.", "IVDU", "person who injects drugs", "person who injects drugs"),
        ("IVDU in the past; pain.", "IVDU", "person who injects drugs", "Person who injects drugs"),
        ("Pain; Bed blocker.", "Bed blocker", "person who waits", "Person who waits"),
        ("We left the premises.", "premises", "our home", "our home"),
        ("We left our list.", "list", "the people who wait", "people who wait"),
        ("Patients who failed iron.", "failed", "was not helped by", "were not helped by"),
        ("Mrs Jones failed iron.", "failed", "was not helped by", "was not helped by"),
        ("Then DNA again.", "DNA", "did not come", "did not come"),
    ],
)
def test_words_go_on_as_the_sentence_does(text: str, phrase: str, words: str, fitted: str) -> None:
    """No «about it about»; a capital behind a label, a number or a bullet."""
    assert fitting(candidate(text, phrase, swaps=_rows((("", words),)))) == (fitted,)


def test_an_article_of_the_phrase_goes_into_the_words(rulebook: Rulebook) -> None:
    """He is an invalid, and not disabled person; the other words are offered too."""
    rows = (("an invalid", "", ("disabled person", "a disabled person")),)
    one = candidate("He is an invalid.", "an invalid", swaps=rows)

    assert fitting(one) == ("a disabled person", "disabled person")
    assert fitting(candidate("He is invalid.", "invalid", swaps=_rows((("", "disabled"),)))) == ("disabled",)


def test_where_nothing_is_there_that_the_rule_asks_for(rulebook: Rulebook) -> None:
    """The learned reader may be sure of it all the same; words are offered, and not put in."""
    only, rows = (Condition((("next", ("iron",)),)),), _rows((("", "was not helped by"),))

    assert _put(candidate("He failed iron.", "failed", only=only, swaps=rows), rulebook)
    assert _put(candidate("He failed school.", "failed", only=only, swaps=rows), rulebook) is None
    assert fitting(candidate("He failed school.", "failed", only=only, swaps=rows)) == ("was not helped by",)


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("A junkie came.", "A person came.", []),
        ("He had had a junkie in.", "He had had a person in.", []),
        ("It went to to-day.", "It went to to-day.", []),
        ("Junkies came.", "An person came.", ["An person"]),
        ("We met a junkie.", "We met a older person.", ["a older"]),
        ("We met an addict.", "We met an person.", ["an person"]),
        ("The addict who fell.", "The person who who fell.", ["who who"]),
        ("The backlog is long.", "The people is long.", ["people is"]),
        ("Two addicts came.", "Two person came.", ["Two person"]),
        ("The time bomb is near.", "The number of older people is near.", []),
        ("This intake came.", "This people came.", ["This people"]),
    ],
)
def test_what_is_wrong_with_a_text_is_told(before: str, after: str, wrong: list[str]) -> None:
    """A word twice, an article or a number that does not fit, and nothing that was so before."""
    assert alarms(before, after) == wrong


BESIDE = [
    ("Too big; obese patients like him should have thought of this.", "patients like him", ""),
    ("Too big; patients like him should have thought of this.", "patients like him", "patients in this situation"),
]


@pytest.mark.parametrize(("text", "phrase", "becomes"), BESIDE, ids=[text for text, *_ in BESIDE])
def test_words_stay_out_where_what_is_left_would_be_noticed_next(
    text: str, phrase: str, becomes: str, rulebook: Rulebook
) -> None:
    """«obese patients» gave way to the longer phrase, and half of it would stay."""
    done = next(check([Task(one_paragraph(text), rulebook, Settings(register="clinical", reader="off"))]))

    assert [(found.text, found.becomes) for found in done.listed] == [(phrase, becomes)]
