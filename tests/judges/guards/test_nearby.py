"""Guards that words alone answer, each with the places where it must not hold first."""

from __future__ import annotations

import pytest

from carelint.document import Kind
from carelint.judges.guards.conditions import CONDITIONS
from carelint.rulebook import Rulebook
from tests.conftest import candidate

NO = [
    ("previous", "The nurse, difficult or not, came back.", "difficult", "nurse"),
    ("previous", "A difficult nurse came back.", "difficult", "nurse"),
    ("previous", "The nurse was difficult.", "difficult", "nurse"),
    ("previous", "Difficult to say.", "Difficult", "most"),
    ("next", "A diabetic, foot bandaged, went home.", "diabetic", "foot"),
    ("next", "One foot of the diabetic was sore.", "diabetic", "foot"),
    ("next", "The diabetic has a sore foot.", "diabetic", "foot"),
    ("next", "We met the diabetic.", "diabetic", "foot"),
    ("before", "Board members met early in May about the burden.", "burden", "board"),
    ("before", "The burden on our board grew.", "burden", "board"),
    ("after", "The burden was said to grow faster than budgets.", "burden", "budgets"),
    ("after", "Our budgets are a burden.", "burden", "budgets"),
    ("near", "The audit is over. Compliance was good.", "Compliance", "audit"),
    ("near", "A compliance audit was done.", "compliance audit", "audit"),
    ("around", "The compliance audit is done. All was well.", "compliance audit", "audit"),
    ("around", f"The audit ended. {'Tea was at four. ' * 30}Compliance was good.", "Compliance", "audit"),
    ("phrase", "Two bed blockers waited.", "bed blockers", "bed blocker, blocker"),
    ("phrase", "The board met the elderly.", "elderly", "board"),
]
YES = [
    ("previous", "The nurse difficult to reach was Sam.", "difficult", "nurse"),
    ("previous", "A very most-difficult winter is behind us.", "difficult", "most"),
    ("previous", "That is very much delayed.", "delayed", "very much"),
    ("previous", "It is the hospital's failure.", "failure", "hospital"),
    ("next", "The diabetic foot clinic is full.", "diabetic", "foot"),
    ("next", "Refer to diabetic eye screening.", "diabetic", "eye screening"),
    ("next", "The diabetic-foot team came.", "diabetic", "foot"),
    ("next", "A homeless (drug) clinic.", "homeless", "drug"),
    ("next", "He is 1 of 7 difficult 14 year olds.", "difficult", "<number>"),
    ("before", "Our board met early in May about the burden.", "burden", "board, met"),
    ("after", "The burden was said to grow with budgets.", "burden", "budgets"),
    (
        "near",
        "Our auditors, who came twice last year and again in the spring, praised compliance.",
        "compliance",
        "auditors",
    ),
    ("around", "The audit is over. Compliance was good.", "Compliance", "audit"),
    ("around", "Compliance was good. An audit follows.", "Compliance", "audit"),
    ("around", "Compliance was audited.", "Compliance", "audited"),
    ("phrase", "Two bed blockers waited.", "bed blockers", "bed blockers"),
    ("phrase", "Two bed blockers waited.", "bed blockers", "blockers"),
]


def _values(written: str) -> tuple[str, ...]:
    return tuple(written.split(", "))


@pytest.mark.parametrize(("key", "text", "phrase", "values"), NO)
def test_it_does_not_hold(key: str, text: str, phrase: str, values: str, rulebook: Rulebook) -> None:
    """Other words, the other side, too far away, another sentence, the candidate itself."""
    assert CONDITIONS[key](candidate(text, phrase, parsed=False), _values(values), rulebook.vocabulary) is False


@pytest.mark.parametrize(("key", "text", "phrase", "values"), YES)
def test_it_holds(key: str, text: str, phrase: str, values: str, rulebook: Rulebook) -> None:
    """At the place that the guard names, across hyphens and possessives."""
    assert CONDITIONS[key](candidate(text, phrase, parsed=False), _values(values), rulebook.vocabulary) is True


@pytest.mark.parametrize(
    ("key", "values", "about", "held"),
    [
        ("heading", "research", {"heading": "Staffing"}, False),
        ("heading", "burden", {}, False),
        ("heading", "research", {"heading": "Part two › Research methods"}, True),
        ("block", "heading", {}, False),
        ("block", "cell, heading", {"kind": Kind.HEADING}, True),
        ("register", "policy", {"register": "clinical"}, False),
        ("register", "policy, board", {"register": "board"}, True),
        ("form", "plural", {"form": "singular"}, False),
        ("form", "past", {}, False),
        ("form", "past, participle", {"form": "participle"}, True),
    ],
)
def test_what_is_known_of_its_block_and_form(
    key: str, values: str, about: dict[str, object], held: bool, rulebook: Rulebook
) -> None:
    """Headings above, kind of block, kind of document, grammatical form."""
    one = candidate("Its burden grew.", "burden", parsed=False, **about)  # type: ignore[arg-type]

    assert CONDITIONS[key](one, _values(values), rulebook.vocabulary) is held


@pytest.mark.parametrize(
    ("written", "cases"),
    [
        ("PIP", {"upper"}),
        ("Pip", {"title"}),
        ("pip", {"lower"}),
        ("P-7", {"upper"}),
        ("mRNA", {"lower"}),
        ("24", {"lower"}),
    ],
)
def test_case(written: str, cases: set[str], rulebook: Rulebook) -> None:
    """Exactly one of upper, title, lower; digits and hyphens have none of their own."""
    one = candidate(f"We sent {written} on.", written, parsed=False)

    assert {
        case for case in ("upper", "title", "lower") if CONDITIONS["case"](one, (case,), rulebook.vocabulary)
    } == cases


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Unmotivated and tired.", {"start"}),
        ("Tired and unmotivated.", {"middle", "end"}),
        ("He is unmotivated today.", {"middle"}),
        ("Seen. Unmotivated. Home.", {"start", "end", "whole"}),
    ],
)
def test_at(text: str, places: set[str], rulebook: Rulebook) -> None:
    """Where in its sentence; `middle` is anywhere but the start."""
    one = candidate(text, "Unmotivated" if "Un" in text else "unmotivated", parsed=False)
    held = {at for at in ("start", "middle", "end", "whole") if CONDITIONS["at"](one, (at,), rulebook.vocabulary)}

    assert held == places
