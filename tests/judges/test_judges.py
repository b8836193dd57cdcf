"""Judges are heard in order, the first no ends it, and what is open waits for the grammar."""

from __future__ import annotations

import pytest

from carelint.judges import JUDGES, judge
from carelint.judges.questions import QUESTIONS
from carelint.rule import Condition
from carelint.rulebook import Rulebook
from tests.conftest import candidate

ALL = tuple(QUESTIONS)


def _only(key: str, *values: str) -> tuple[Condition, ...]:
    return (Condition(((key, values),)),)


@pytest.mark.parametrize(
    ("text", "rules", "authors"),
    [
        ("The aggressive plan was agreed.", {"unless": _only("next", "plan"), "asks": ALL}, ["guard"]),
        ("The aggressive plan was agreed.", {"only": _only("next", "man"), "asks": ALL}, ["guard"]),
        ('"An aggressive man," he read.', {"only": _only("next", "man"), "asks": ALL}, ["guard", "holder"]),
        ("An aggressive: no.", {"asks": ALL}, ["holder", "status"]),
        ("An aggressive man because of pain.", {"asks": ALL}, ["holder", "status", "specificity"]),
        ("An aggressive plan.", {"asks": ALL}, ["holder", "status", "specificity", "referent"]),
    ],
)
def test_the_first_no_ends_it(text: str, rules: dict[str, object], authors: list[str], rulebook: Rulebook) -> None:
    """Guards, then the four questions in their order; nobody is asked after a no, and every opinion is kept."""
    verdict = judge(candidate(text, "aggressive", parsed=False, **rules), rulebook.vocabulary)

    assert verdict.keep is False
    assert [opinion.author for opinion in verdict.opinions] == authors
    assert [opinion.says for opinion in verdict.opinions].count(False) == 1


@pytest.mark.parametrize(
    ("asks", "authors"), [((), []), (("status",), ["status"]), (("referent", "holder"), ["holder", "referent"])]
)
def test_only_what_the_rule_asks(asks: tuple[str, ...], authors: list[str], rulebook: Rulebook) -> None:
    """In the order of the questions, not of the rule."""
    verdict = judge(candidate("She was aggressive.", "aggressive", asks=asks), rulebook.vocabulary)

    assert [opinion.author for opinion in verdict.opinions] == authors
    assert verdict.keep is True


def test_without_grammar_it_is_open(rulebook: Rulebook) -> None:
    """None asks for a parse; with the grammar there is an answer."""
    text, rules = "On Friday her son was aggressive.", {"asks": ("referent",)}
    keeps = [
        judge(candidate(text, "aggressive", register="board", parsed=parsed, **rules), rulebook.vocabulary).keep
        for parsed in (False, True)
    ]

    assert keeps == [None, True]


def test_what_grammar_leaves_open_stays_silent(rulebook: Rulebook) -> None:
    """Two readings that disagree, or nobody named: no finding."""
    verdict = judge(candidate("Compliant.", "Compliant", register="board", asks=("referent",)), rulebook.vocabulary)

    assert (verdict.keep, [opinion.says for opinion in verdict.opinions]) == (False, [None])


def test_a_no_needs_no_grammar(rulebook: Rulebook) -> None:
    """What words silence is never parsed, whatever else is open."""
    rules = {"unless": _only("pos", "VERB"), "asks": ("holder",)}
    verdict = judge(candidate('"So aggressive," he read.', "aggressive", parsed=False, **rules), rulebook.vocabulary)

    assert verdict.keep is False


def test_who_is_heard() -> None:
    """The judges by name, in this order."""
    assert list(JUDGES) == ["reader", "guards", "questions"]
    assert ALL == ("holder", "status", "specificity", "referent")
