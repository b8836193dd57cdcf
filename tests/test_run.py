"""The whole path: what is noticed, what stays silent, and that nothing but the words decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carelint
from carelint.errors import SettingsError
from carelint.finding import Checked

SILENT = [
    "The diabetic foot clinic is full.",
    "Static lung compliance was 22.",
    "We are non-compliant with two fire-safety standards.",
    "Renal failure progressed despite treatment.",
    "The Trust denies liability for the fall.",
    "The disabled toilet is on the left.",
    "Bed 24 is being repaired.",
    "The man in bed 24 would like a blanket.",
    "Cash flow for the quarter was positive.",
    "cl: Clean-catch urine sent.",
    "The homeless charity runs the drop-in.",
    '"I am a diabetic," he said, "and I know my dose."',
]
NOTICED = [
    ("Two bed blockers were moved.", "bed blockers"),
    ("High utilizers were discussed.", "High utilizers"),
    ("The diabetic in bed four refused breakfast.", "diabetic"),
    ("Bed 24 wants a bedpan.", "Bed 24 wants"),
    ("Patients are processed within four hours.", "Patients are processed"),
    ("Volunteers read to the blind.", "the blind"),
    ("She is non-compliant with her inhalers.", "non-compliant"),
]


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(text: str, checked: Callable[..., Checked]) -> None:
    """Same letters, other meaning."""
    assert [found.text for found in checked(text).listed] == []


@pytest.mark.parametrize(("text", "phrase"), NOTICED)
def test_is_noticed(text: str, phrase: str, checked: Callable[..., Checked]) -> None:
    """The exact phrase, at its place."""
    listed = checked(text).listed

    assert phrase in {text[found.start : found.end] for found in listed} | {found.text for found in listed}
    assert all(found.text == text[found.start : found.end] for found in listed)


def test_high_utilizers_become_people(checked: Callable[..., Checked]) -> None:
    """Number, capital and verb fit the sentence."""
    found = checked("High utilizers were discussed.").listed[0]

    assert found.becomes == "People who need care often"


def test_an_article_goes_with_its_phrase(checked: Callable[..., Checked]) -> None:
    """a/an is mended where the first sound changes; where grammar cannot be mended, words are only offered."""
    text = "We met a bed-blocker's wife."

    assert checked(text).listed[0].becomes == ""
    assert checked("A high utiliser came.").listed[0].becomes == "person who needs care often"


NAMES = ["Mrs Grant", "Mr Abebe", "Ms Kowalska", "Dr Osei", "Miss Nguyen", "Mr O'Brien"]
AROUND = ["The garden was open.", "Tea was at four.", "We met on Tuesday.", ""]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES), age=st.integers(18, 99), before=st.sampled_from(AROUND), after=st.sampled_from(AROUND)
)
def test_who_it_is_about_changes_nothing(
    name: str, age: int, before: str, after: str, checked: Callable[..., Checked]
) -> None:
    """Names, ages, titles and the sentences around leave the findings as they are."""
    text = f"{before} {name}, {age}, is a frequent flyer. {name} was non-compliant with insulin. {after}".strip()

    assert [found.text for found in checked(text).listed] == ["frequent flyer", "non-compliant"]


def test_same_input_same_output() -> None:
    """Two runs agree in everything."""
    text = "High utilizers and the diabetic in bed four were processed."

    assert carelint.check_text(text) == carelint.check_text(text)


def test_lone_surrogates_and_odd_characters_pass_through(checked: Callable[..., Checked]) -> None:
    """Nothing in a text can stop the run, and offsets hold."""
    text = "\ud800 \u202e bed\u200bblockers \U0001f600 and bed blockers"
    found = checked(text).listed

    assert [one.text for one in found] == ["bed\u200bblockers", "bed blockers"]


def test_an_unknown_register_is_named() -> None:
    """A value that does not exist is an error that lists the valid ones."""
    with pytest.raises(SettingsError, match="board, policy, clinical"):
        carelint.check_text("x", register="letter")


def test_sentences_are_parsed_only_where_grammar_is_asked(
    checked: Callable[..., Checked], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text without open questions never loads the pipeline."""
    monkeypatch.setattr("carelint.language.parse", lambda *_: pytest.fail("parsed"))

    assert checked("Bed blockers and frequent flyers.", "board").listed
    assert not checked("The garden was open and many people came.", "board").listed


def test_care_is_found_and_counted(checked: Callable[..., Checked]) -> None:
    """Where care already speaks is part of the report."""
    done = checked("We had an unhurried conversation about what matters to you.", "board")

    assert "unhurried" in " ".join(care.text for care in done.care)
    assert done.tone.care >= 2


@pytest.mark.parametrize(
    ("text", "story", "asked"),
    [
        ("Activity rose by 4% and the plan is on track.", False, False),
        ("Mrs Grant told us that the wait was long.", False, False),
        ("Mrs Grant told us that the wait was long. “I was cold and I was alone.”", True, False),
        ("We ask everyone what matters to you.", False, True),
    ],
)
def test_whose_story_is_told(text: str, story: bool, asked: bool, checked: Callable[..., Checked]) -> None:
    """Whether a paper carries anyone's story, or the question what matters to them."""
    tone = checked(text, "board").tone

    assert (tone.story, tone.asks_what_matters) == (story, asked)


def test_sections_are_counted_apart(checked: Callable[..., Checked]) -> None:
    """Industrial words and words of care under each heading."""
    from carelint import readers

    document = readers.read("x.md", b"# A\n\nCapacity, demand and productivity.\n\n# B\n\nUnhurried kindness.\n")
    counts = [(s.heading, s.industrial, s.care) for s in checked(document, "board").tone.sections]

    assert counts == [("A", 3, 0), ("B", 0, 2)]


def test_the_longest_match_wins(checked: Callable[..., Checked]) -> None:
    """One finding a place, and the longer one."""
    listed = checked("Treatment non-compliance is common, and drug addicts came.").listed

    assert [found.text for found in listed] == ["Treatment non-compliance", "drug addicts"]


SWAPS = ["Polish", "Nigerian", "Sikh", "Muslim", "white", "Black British"]
DRUGS = ["furosemide", "metformin", "sertraline", "warfarin"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=st.sampled_from(SWAPS), drug=st.sampled_from(DRUGS), sex=st.sampled_from(["woman", "man"]))
def test_origin_faith_and_medicine_change_nothing(
    who: str, drug: str, sex: str, checked: Callable[..., Checked]
) -> None:
    """Swapping origin, faith, gender or medicine leaves the findings as they are."""
    text = f"A {who} {sex}, known diabetic, non-compliant with {drug}. Denies chest pain."

    assert [found.text for found in checked(text).listed] == ["diabetic", "non-compliant", "Denies"]
