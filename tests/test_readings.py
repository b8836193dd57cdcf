"""Which sentences the learned reader sees, and what it notices in them that no entry names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from carelint.finding import Checked
from carelint.fold import fold_document
from carelint.likeness import TAUGHT, Likeness
from carelint.passages import Passages
from carelint.readings import Read, forget, readings, unnamed
from carelint.register import stated
from carelint.rule import Level
from carelint.rulebook import Rulebook
from carelint.titled import people
from tests.conftest import candidate, paper

PLAIN = "The kettle in the kitchen was mended on Tuesday."
WEIGHED = "Two of the nurses took the bags upstairs."
"""Its words weigh enough, and half the reader sees nothing in it."""
CHARGED = "Families who could not be bothered to ring wasted our time."


def _passages(*texts: str, register: str = "clinical") -> Passages:
    document = paper(*texts)
    return Passages(document, fold_document(document), stated(register))


def test_an_everyday_sentence_is_not_read() -> None:
    """Nothing in it stands beside what was taught."""
    assert readings(_passages(PLAIN, register="board"), [], thorough=False) == {}


def test_the_sentence_of_a_candidate_is_read() -> None:
    """Whatever its words are."""
    found = candidate(PLAIN, "mended", register="board", parsed=False)

    assert list(readings(_passages(PLAIN, register="board"), [found], thorough=False)) == [(0, len(PLAIN))]


def test_a_sentence_is_looked_at_before_its_neighbours_are() -> None:
    """Where half the reader sees nothing in it by itself it is not read; beside it another one is."""
    seen = readings(_passages(f"Tea came. {WEIGHED} It snowed. {CHARGED}"), [], thorough=False)

    assert [one.passage.plain for one in seen.values()] == [CHARGED]


def test_a_candidate_is_read_without_a_look() -> None:
    """Whether it is doubted may hang on what stands beside it."""
    text = f"{WEIGHED} It snowed."
    passages = _passages(text)
    found = replace(candidate(text, "bags", parsed=False), passage=passages.at(0, 1))

    assert [one.passage.plain for one in readings(passages, [found], thorough=False).values()] == [WEIGHED]


def test_a_sentence_without_neighbours_is_read_at_once() -> None:
    """Reading it begins with the same look; looking twice would cost more."""
    assert [one.passage.plain for one in readings(_passages(WEIGHED), [], thorough=False).values()] == [WEIGHED]


def test_what_is_read_reads_as_if_all_were() -> None:
    """The look chooses, and changes no number."""
    text = f"Tea came. {WEIGHED} {CHARGED} It snowed."
    some, every = (readings(_passages(text), [], thorough=thorough) for thorough in (False, True))

    assert set(some) < set(every)
    assert all(every[place].reading == one.reading for place, one in some.items())


def test_what_stays_at_hand_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what was read before nor what was let go of since."""
    text = f"Tea came. {CHARGED} {WEIGHED} Two of them left. {CHARGED} {WEIGHED}"
    forget()
    first = readings(_passages(text), [], thorough=False)
    again = readings(_passages(text), [], thorough=False)
    monkeypatch.setattr("carelint.readings.KEPT", 1)
    tight = readings(_passages(text), [], thorough=False)
    anew = readings(_passages(text), [], thorough=False)

    assert [{place: one.reading for place, one in seen.items()} for seen in (again, tight, anew)] == [
        {place: one.reading for place, one in first.items()}
    ] * 3


def test_thorough_reads_every_sentence() -> None:
    """In order, each once."""
    seen = readings(_passages(f"{PLAIN} {CHARGED}", PLAIN), [], thorough=True)

    assert [one.passage.plain for one in seen.values()] == [PLAIN, CHARGED, PLAIN]


def test_no_sentence_is_read_from_the_middle() -> None:
    """Offsets of a reading are those of its sentence."""
    (read,) = readings(_passages(f"  {CHARGED}  "), [], thorough=True).values()

    assert [read.passage.plain[one.start : one.end] for one in read.reading][:2] == ["Families", "who"]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs van der Meulen is a bed blocker.",
        "We told Mr Ward and Ms O'Neill of it, and he left.",
        "78M, a frequent flyer, saw Dr Price.",
        "Nobody is named.",
    ],
)
def test_a_name_is_one_piece(text: str) -> None:
    """Whatever it is, it is shown as one and the same; every other piece stands where it was written."""
    (read,) = readings(_passages(text), [], thorough=True).values()
    pieces = [text[one.start : one.end] for one in read.reading]

    assert {(one.start, one.end) for one in read.reading} >= set(people(text))
    assert all(piece.strip() == piece and piece for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("likeness", "text", "found"),
    [(0.0, "bothered", []), (0.6, "bothered", []), (1.0, "bothered", ["bothered"]), (1.0, "to", [])],
    ids=["like nothing", "unsure", "sure", "too short"],
)
def test_unnamed(likeness: float, text: str, found: list[str], rulebook: Rulebook) -> None:
    """Only what it is sure of, and only words."""
    passage = candidate(CHARGED, "ring", parsed=False).passage
    start = CHARGED.index(text)
    families = tuple(likeness if name == "blaming" else 0.0 for name in TAUGHT)
    read = Read(passage, (Likeness(start, start + len(text), families),))
    made = list(unnamed([read], rulebook, [False] * len(rulebook.rules)))

    assert [one.plain for one in made] == found
    assert {one.rule.id for one in made} <= {"reader/blaming"}
    assert not list(unnamed([read], rulebook, [True] * len(rulebook.rules)))


def test_it_says_what_it_is(checked: Callable[..., Checked]) -> None:
    """A finding that no entry names has a family, a reason with taught examples, a source and words of care."""
    (found,) = checked(CHARGED, register="board").listed

    assert (found.rule, found.text, found.level) == (
        "reader/blaming",
        "could not be bothered",
        Level.CONSIDER,
    )
    assert "It reads like “" in found.why
    assert found.instead
    assert found.sources
    assert found.works


@pytest.mark.parametrize("settings", [{"reader": "off"}, {"off": ("reader",)}, {"off": ("reader/blaming",)}])
def test_it_can_be_turned_off(settings: dict[str, object], checked: Callable[..., Checked]) -> None:
    """Altogether, or what it notices by itself."""
    assert not checked(CHARGED, register="board", **settings).listed


@pytest.mark.parametrize("off", ["objectifying/bed-blocker", "objectifying"])
def test_what_somebody_switched_off_stays_off(off: str, checked: Callable[..., Checked]) -> None:
    """The reader knows bed blockers too, and does not bring them back."""
    assert not checked("Two bed blockers were moved.", register="board", off=(off,)).listed


def test_what_a_guard_silenced_stays_silent(checked: Callable[..., Checked]) -> None:
    """Something new is what no entry names."""
    assert not checked("We are non-compliant with two fire-safety standards.").listed


@pytest.mark.parametrize("bed", ["Bed 24 wants the priest.", "Cubicle 5 needs changing.", "Trolley 2 is screaming."])
@pytest.mark.parametrize(
    "somebody",
    [
        "The lady in bed 6 would like a blanket.",
        "The man in bed 9 is asking for his tea.",
        "The woman in cubicle 4 needs the commode.",
        "Mrs Shah in bay 2 wants to phone her son.",
        "A girl on trolley 5 is waiting for her mum.",
    ],
)
def test_somebody_in_a_bed_is_no_bed(bed: str, somebody: str, checked: Callable[..., Checked]) -> None:
    """Also where the sentence before calls somebody by one."""
    noticed = checked(f"{bed} {somebody}", "clinical").listed

    assert [found.rule for found in noticed if found.start > len(bed)] == []


def test_nobody_is_spoken_of(rulebook: Rulebook) -> None:
    """Where a paragraph holds no word of people or of care, what it reads like is no matter."""
    passage = candidate("The tables are bundled.", "tables", parsed=False).passage
    families = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    read = Read(passage, (Likeness(4, 10, families),))

    assert not list(unnamed([read], rulebook, [False] * len(rulebook.rules)))


def test_what_an_entry_names_goes_first(checked: Callable[..., Checked]) -> None:
    """An entry has words for just this phrase, the reader only for its family."""
    found = checked("Two bed blockers were moved.").listed

    assert [one.rule for one in found] == ["objectifying/bed-blocker"]


@pytest.mark.parametrize(
    "text",
    [
        "Between 2020 and 2022, 58 people in the district died by suicide.",
        "12 new bays for disabled people beside oncology, April.",
        "Her team was able to meet people who are frail before they reached a ward.",
    ],
)
def test_words_that_an_entry_offers_are_not_noticed(text: str, checked: Callable[..., Checked]) -> None:
    """Whoever has taken our advice is not told to think again."""
    assert checked(text, "board").listed == ()


def test_its_neighbours_are_read_with_it() -> None:
    """They may change how it reads; places are the sentence's own, and blocks do not see each other."""
    beside, before = f"He smiled. {CHARGED} Tea came.", len("He smiled. ")
    (alone,) = readings(_passages(CHARGED), [], thorough=True).values()
    (apart,) = (
        one for one in readings(_passages("He smiled.", CHARGED), [], thorough=True).values() if one.passage.start
    )
    among = readings(_passages(beside), [], thorough=True)[before, before + len(CHARGED)]

    assert apart.reading == alone.reading
    assert among.reading != alone.reading
    assert [(one.start, one.end) for one in among.reading] == [(one.start, one.end) for one in alone.reading]
