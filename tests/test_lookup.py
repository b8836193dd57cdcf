"""Words are looked up by what is looked for, by name, and by words of care."""

from __future__ import annotations

import pytest

from carelint.lookup import chosen, knowing, line
from carelint.rule import Level, Rule
from tests.conftest import rule

BLOCKER = rule(id="objectifying/bed-blocker", family="objectifying", anchors=(("bed blocker", "singular"),))
BLOCKING = rule(id="blaming/waits", anchors=(("bed blockers of ours", ""),), level=Level.NOTICE, pack="wider")
NOTED = rule(id="jargon/ward", registers=("clinical",), instead=(), think=("who is a bed blocker to whom?",))
RULES = (NOTED, BLOCKING, BLOCKER)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("bed blocker", ["objectifying/bed-blocker", "blaming/waits", "jargon/ward"]),
        ("Bed-Blockers of", ["blaming/waits"]),
        ("waits", ["blaming/waits"]),
        ("other words", ["blaming/waits", "objectifying/bed-blocker"]),
        ("nothing of the kind", []),
    ],
)
def test_what_fits_best_stands_first(text: str, ids: list[str]) -> None:
    """The very phrase, a part of one, a name, words of care."""
    assert [one.id for one in knowing(RULES, text)] == ids


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, RULES),
        ({"family": "objectifying"}, (BLOCKER,)),
        ({"level": "notice"}, (BLOCKING,)),
        ({"pack": "wider"}, (BLOCKING,)),
        ({"register": "board"}, (BLOCKING, BLOCKER)),
        ({"family": "blaming", "register": "clinical", "level": "change"}, (NOTED,)),
    ],
)
def test_rules_are_chosen(asked: dict[str, str], found: tuple[Rule, ...]) -> None:
    """By each of the four, and by several at once; what is for any register is for each."""
    assert tuple(chosen(RULES, **asked)) == found


def test_a_rule_is_a_line() -> None:
    """With its level, pack and registers, and a thought where it has no words."""
    assert line(BLOCKING) == "blaming/waits  (notice, wider)  → other words"
    assert line(NOTED) == "jargon/ward  (change, clinical)  → who is a bed blocker to whom?"


def test_an_entry_of_its_own_comes_before_a_class() -> None:
    """Both look for the very words; one of them for many others too."""
    wide = rule(id="a/all", anchors=(("frequent flyers", ""), ("regulars", ""), ("old hands", "")))
    own = rule(id="stigmatising/frequent-flyer", anchors=(("frequent flyers", "plural"),))

    assert knowing([wide, own], "frequent flyers") == [own, wide]
