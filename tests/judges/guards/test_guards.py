"""What a rule demands of its places: exceptions silence first, and only what grammar can tell is left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint.judges import guards
from carelint.rule import Condition
from carelint.rulebook import Rulebook
from carelint.tree import Tree
from tests.conftest import candidate

TEXT = "The diabetic foot clinic was moved."


def _conditions(*written: dict[str, str]) -> tuple[Condition, ...]:
    return tuple(Condition(tuple((key, tuple(said.split(", "))) for key, said in one.items())) for one in written)


FOOT, EYE = {"next": "foot"}, {"next": "eye"}
WARD, MOVED = {"near": "ward"}, {"near": "moved"}
OPEN = {"pos": "ADJ"}
CASES = [
    ("no guard has no say", (), (), []),
    ("unless, held", (FOOT,), (), [False]),
    ("unless, the second of two", (EYE, FOOT), (), [False]),
    ("unless, every key", ({**FOOT, **MOVED},), (), [False]),
    ("unless, held, though another is open", (OPEN, FOOT), (), [False]),
    ("unless, open", (OPEN,), (), [None]),
    ("unless, one key open, one held", ({**OPEN, **FOOT},), (), [None]),
    ("unless, one key fails", ({**FOOT, **WARD},), (), []),
    ("unless, one key open, one fails", ({**OPEN, **EYE},), (), []),
    ("only, none", (), (EYE, WARD), [False]),
    ("only, one key fails", (), ({**FOOT, **WARD},), [False]),
    ("only, open", (), (EYE, OPEN), [None]),
    ("only, the second of two", (), (EYE, FOOT), [True]),
    ("only, held, though another is open", (), (OPEN, FOOT), [True]),
    ("unless is asked before only", (OPEN,), (FOOT,), [None, True]),
]


@pytest.mark.parametrize(("unless", "only", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_while_nobody_has_read_the_grammar(
    unless: tuple[dict[str, str], ...], only: tuple[dict[str, str], ...], says: list[bool | None], rulebook: Rulebook
) -> None:
    """One condition is enough; in a condition every key must hold."""
    rules = {"unless": _conditions(*unless), "only": _conditions(*only)}
    one = candidate(TEXT, "diabetic", parsed=False, **rules)

    assert [opinion.says for opinion in guards.opinions(one, rulebook.vocabulary)] == says


@pytest.mark.parametrize(
    ("unless", "only", "says"),
    [((OPEN,), (), [False]), (({"pos": "VERB"},), (), []), ((), (OPEN,), [True]), ((), ({"pos": "VERB"},), [False])],
)
def test_once_it_is_read(
    unless: tuple[dict[str, str], ...], only: tuple[dict[str, str], ...], says: list[bool | None], rulebook: Rulebook
) -> None:
    """The same conditions are yes or no."""
    one = candidate(TEXT, "diabetic", unless=_conditions(*unless), only=_conditions(*only))

    assert [opinion.says for opinion in guards.opinions(one, rulebook.vocabulary)] == says


def test_what_the_grammar_does_not_know_silences_nothing(rulebook: Rulebook) -> None:
    """A tree without the candidate's words leaves `alone` open: no exception, and no leave to speak either."""
    rules = {"unless": _conditions({"alone": "yes"}), "only": _conditions({"alone": "yes"})}
    one = replace(candidate("The homeless shivering outside came.", "homeless", **rules), tree=Tree(()))

    assert [opinion.says for opinion in guards.opinions(one, rulebook.vocabulary)] == [None]


def test_the_reason_names_the_condition(rulebook: Rulebook) -> None:
    """As it is written in the entry, so that `explain` can be followed."""
    one = candidate(TEXT, "diabetic", parsed=False, unless=_conditions({"next": "eye, foot", "near": "moved"}))
    (opinion,) = guards.opinions(one, rulebook.vocabulary)

    assert str(opinion) == "guard: no – unless next: eye, foot and near: moved"
