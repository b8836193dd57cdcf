"""What was decided beforehand marks a finding with why it is not shown, and drops nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from carelint.candidate import Candidate
from carelint.policy import LONGER, marks, withheld
from carelint.rule import Level
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.vocabulary import Vocabulary
from tests.conftest import candidate, rule

NONE: dict[str, dict[str, str]] = {"clinical": {}}
TEXT = "The frail elderly bed blockers of ward 7 and the elderly in general came."


def _book(**changes: object) -> Rulebook:
    return Rulebook((rule(**changes),), Vocabulary({}), (), {}, "")


@pytest.mark.parametrize(
    ("changes", "register", "packs", "off", "why"),
    [
        ({}, "board", (), (), ""),
        ({}, "board", (), ("blaming/other", "industrial"), ""),
        ({"pack": "wider"}, "board", ("plain", "wider"), (), ""),
        ({"registers": ("board", "policy")}, "policy", (), (), ""),
        ({"registers": ("any",)}, "clinical", (), (), ""),
        ({}, "board", (), ("blaming/example",), "off: [blaming/example]"),
        ({}, "board", (), ("blaming",), "off: [blaming]"),
        ({"pack": "wider"}, "board", (), (), "pack wider"),
        ({"pack": "wider"}, "board", ("plain",), (), "pack wider"),
        ({"registers": ("board", "policy")}, "clinical", (), (), "board and policy; this is read as clinical"),
        ({"pack": "wider", "registers": ("board",)}, "clinical", (), ("blaming",), "off: [blaming]"),
    ],
)
def test_withheld(
    changes: dict[str, object],
    register: str,
    packs: tuple[str, ...],
    off: tuple[str, ...],
    why: str,
) -> None:
    """A rule has its say unless it is off, its pack is off, or the register is another; the reason says which."""
    said = withheld(_book(**changes), register, Settings(packs=packs, off=off))

    assert set(said) == ({"blaming/example"} if why else set())
    assert why in said.get("blaming/example", "")


@pytest.mark.parametrize(
    ("changes", "said", "why"),
    [
        ({}, {"on": ("blaming/example",), "off": ("blaming",)}, ""),
        ({}, {"on": ("blaming",), "off": ("blaming/example",)}, "off: [blaming/example]"),
        ({"pack": "wider"}, {"packs": ("wider",), "off": ("wider",)}, "off: [wider]"),
        ({"pack": "wider"}, {"on": ("wider",)}, ""),
        ({"pack": "wider"}, {"on": ("blaming/example",)}, ""),
        ({"pack": "wider"}, {"on": ("blaming",)}, "pack wider"),
        ({"pack": "wider"}, {"on": ("blaming",), "off": ("wider",), "packs": ("wider",)}, ""),
        ({}, {"levels": (("blaming", "off"),)}, "levels: {blaming: off}"),
        ({}, {"levels": (("blaming", "notice"),)}, ""),
        ({}, {"levels": (("blaming", "off"),), "on": ("blaming/example",)}, ""),
        ({}, {"ignore": ("blaming",), "on": ("blaming/example",)}, "--ignore blaming"),
        ({}, {"ignore": ("blaming",), "select": ("blaming/example",)}, ""),
        ({}, {"ignore": ("blaming/example",), "select": ("blaming",)}, "--ignore blaming/example"),
        ({}, {"select": ("blaming",), "off": ("blaming",)}, ""),
        ({}, {"select": ("industrial",)}, "--select"),
        ({}, {"select": ("industrial",), "on": ("blaming",)}, "--select"),
        ({"pack": "wider"}, {"select": ("wider",)}, ""),
        ({"pack": "wider"}, {"select": ("blaming",)}, "pack wider"),
        ({"id": "reader/blaming"}, {"select": ("reader",)}, ""),
        ({"id": "reader/blaming"}, {"off": ("blaming",), "on": ("reader",)}, ""),
    ],
)
def test_the_narrower_name_decides(changes: dict[str, object], said: dict[str, Any], why: str) -> None:
    """The rule before its family, the family before the pack; the command line before every file."""
    found = withheld(_book(**changes), "board", Settings(**said))

    assert bool(found) == bool(why)
    assert all(why in one for one in found.values())


def _one(phrase: str, name: str, level: Level = Level.CHANGE) -> Candidate:
    return candidate(TEXT, phrase, parsed=False, id=f"blaming/{name}", level=level)


@pytest.mark.parametrize(
    ("some", "shown"),
    [
        ([_one("bed blockers", "a"), _one("ward 7", "b")], {"a", "b"}),
        ([_one("frail elderly", "a"), _one("elderly bed blockers", "b")], {"b"}),
        ([_one("elderly", "a"), _one("frail elderly", "b"), _one("bed blockers", "c")], {"b", "c"}),
        ([_one("elderly bed blockers", "a", Level.NOTICE), _one("elderly", "b", Level.CONSIDER)], {"b"}),
        ([_one("elderly", "a", Level.CONSIDER), _one("elderly", "b")], {"b"}),
        ([_one("elderly", "b"), _one("elderly", "a")], {"a"}),
        ([_one("frail", "a"), _one("frail elderly bed", "b"), _one("elderly bed blockers", "c")], {"c", "a"}),
    ],
    ids=["apart", "longer", "inside", "listed before counted", "stronger", "first id", "what gave way takes no place"],
)
def test_one_finding_a_place(some: list[Candidate], shown: set[str]) -> None:
    """What is listed, then the longer, the stronger, the first id; the others say so."""
    why = marks(some, NONE)

    assert {one.rule.id.removeprefix("blaming/") for one, mark in zip(some, why, strict=True) if not mark} == shown
    assert {mark for mark in why if mark} <= {LONGER}


def test_what_no_judge_doubts_comes_first() -> None:
    """However long what the reader brought back against a guard: «denies» in «30M denies chest pain»."""
    some = [_one("elderly bed blockers", "a"), _one("elderly", "b")]

    assert marks(some, NONE, disputed=[True, False]) == [LONGER, ""]
    assert marks(some, NONE, disputed=[False, False]) == ["", LONGER]


def test_nothing_is_dropped() -> None:
    """A mark for each candidate, in the order in which they came; what is withheld stands in nobody's way."""
    some = [_one("frail elderly", "off"), _one("elderly", "a"), _one("elderly bed", "b"), _one("ward 7", "off")]

    assert marks(some, {"clinical": {"blaming/off": "switched off"}}) == ["switched off", LONGER, "", "switched off"]


def test_other_blocks_are_other_places() -> None:
    """The same words in two documents or blocks do not meet."""
    some = [_one("elderly", "a"), _one("elderly", "a")]
    passage = replace(some[1].passage, block=(500, 600))

    assert marks([some[0], replace(some[1], passage=passage)], NONE) == ["", ""]
