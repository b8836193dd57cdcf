"""Levels that an organisation gives to rules, families and packs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from carelint.document import one_paragraph
from carelint.engine import check_document
from carelint.rule import Level
from carelint.rulebook import Rulebook
from carelint.rulebook.levels import leveled
from carelint.settings import Settings
from carelint.vocabulary import Vocabulary
from tests.conftest import rule

BOOK = Rulebook(
    (rule(), rule(id="blaming/other", pack="wider"), rule(id="reader/blaming"), rule(id="jargon/x", family="jargon")),
    Vocabulary({}),
    (),
    {},
    "",
)


@pytest.mark.parametrize(
    ("levels", "given"),
    [
        ((), {}),
        ((("blaming", "off"),), {}),
        ((("jargon", "notice"),), {"jargon/x": "notice"}),
        ((("blaming", "notice"),), {
            "blaming/example": "notice", "blaming/other": "notice", "reader/blaming": "notice"
        }),
        ((("blaming", "notice"), ("blaming/example", "consider")), {
            "blaming/example": "consider", "blaming/other": "notice", "reader/blaming": "notice"
        }),
        ((("wider", "consider"),), {"blaming/other": "consider"}),
        ((("wider", "consider"), ("blaming/other", "change")), {}),
        ((("reader", "notice"), ("blaming", "consider")), {
            "blaming/example": "consider", "blaming/other": "consider", "reader/blaming": "notice"
        }),
    ],
)  # fmt: skip
def test_the_narrower_name_decides(levels: tuple[tuple[str, str], ...], given: dict[str, str]) -> None:
    """Rule, reader, family, pack; what nobody names stays as it is."""
    found = {one.id: one.level.value for one in leveled(BOOK, levels).rules}

    assert found == {one.id: "change" for one in BOOK.rules} | given


def test_nothing_said_is_the_same_book() -> None:
    """So that what was made ready for it is used again."""
    assert leveled(BOOK, (("blaming", "off"),)) is BOOK


def test_no_rule_is_made_for_it(rulebook: Rulebook) -> None:
    """Where rules are kept, each has its level when it is asked for, and literals are looked up as before."""
    given = (("jargon", "consider"),)
    kept, plain = leveled(rulebook, given), leveled(replace(rulebook, rules=tuple(rulebook.rules)), given)

    assert kept.literals is rulebook.literals is not None
    assert kept.rules == plain.rules != rulebook.rules
    assert kept.rules[0] is kept.rules[0]


def test_a_level_judges(rulebook: Rulebook, checked: Callable[..., object]) -> None:
    """What is only counted is not listed, and what was only considered may be changed."""
    text = one_paragraph("Two bed blockers were moved. The elderly wait.")

    def found(*levels: tuple[str, str]) -> dict[str, Level]:
        settings = Settings(register="board", levels=levels)
        done = check_document(text, leveled(rulebook, levels), settings)
        return {one.rule: one.level for one in done.findings}

    assert found()["objectifying/bed-blocker"] is Level.CHANGE
    assert found(("objectifying", "notice"))["objectifying/bed-blocker"] is Level.NOTICE
    assert found(("objectifying", "notice"))["stigmatising/the-elderly"] is Level.CHANGE
    assert "objectifying/bed-blocker" not in found(("objectifying", "off"))
