"""The learned reader speaks only where it is sure; its yes stands against guards, not against whose words they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint.candidate import Candidate
from carelint.judges import judge, reader
from carelint.likeness import TAUGHT, Likeness
from carelint.rule import Condition, Level
from carelint.rulebook import Rulebook
from carelint.trust import trust
from tests.conftest import candidate

TRUST = trust("blaming", "clinical")
SURE, UNSURE, DOUBT = 1.0, (TRUST.doubt + TRUST.restore) / 2, 0.0
SILENCED = (Condition((("next", ("plan",)),)),)


def _seen(likeness: float, text: str = "An aggressive plan.", **rules: object) -> Candidate:
    found = candidate(
        text, "aggressive", **{"family": "blaming", "asks": ("reader",), "level": Level.CONSIDER, **rules}
    )  # type: ignore[arg-type]
    families = tuple(likeness if name == "blaming" else 0.0 for name in TAUGHT)
    return replace(found, reading=(Likeness(found.start, found.end, families),))


@pytest.mark.parametrize(("likeness", "says"), [(DOUBT, [False]), (UNSURE, []), (SURE, [True])])
def test_it_speaks_where_it_is_sure(likeness: float, says: list[bool], rulebook: Rulebook) -> None:
    """Between doubt and certainty it has no opinion."""
    assert [opinion.says for opinion in reader.opinions(_seen(likeness), rulebook.vocabulary)] == says


@pytest.mark.parametrize("rules", [{"asks": ("holder",)}, {"asks": ()}])
def test_an_organisations_own_words_are_not_its_business(rules: dict[str, object], rulebook: Rulebook) -> None:
    """A rule that does not ask it is not doubted."""
    assert not list(reader.opinions(_seen(DOUBT, **rules), rulebook.vocabulary))


def test_a_plain_word_is_not_doubted(rulebook: Rulebook) -> None:
    """Where a kinder word exists, an entry knows better."""
    assert not list(reader.opinions(_seen(DOUBT, level=Level.CHANGE), rulebook.vocabulary))


def test_what_it_did_not_read(rulebook: Rulebook) -> None:
    """The far end of a very long sentence is no reason for doubt."""
    unread = replace(_seen(DOUBT), reading=(Likeness(0, 2, (0.0,) * len(TAUGHT)),))

    assert not list(reader.opinions(unread, rulebook.vocabulary))
    assert not list(reader.opinions(replace(unread, reading=()), rulebook.vocabulary))


@pytest.mark.parametrize(
    ("likeness", "text", "rules", "keep"),
    [
        (DOUBT, "An aggressive man.", {}, False),
        (UNSURE, "An aggressive man.", {}, True),
        (UNSURE, "An aggressive plan.", {"unless": SILENCED}, False),
        (SURE, "An aggressive plan.", {"unless": SILENCED}, True),
        (SURE, "An aggressive plan.", {"asks": ("reader", "referent")}, True),
        (SURE, '"An aggressive plan," he read.', {"asks": ("reader", "holder")}, False),
        (SURE, "An aggressive: no.", {"asks": ("reader", "status")}, False),
    ],
    ids=["doubted", "let stand", "silenced", "restored", "restored against a question", "quoted", "a form"],
)
def test_what_becomes_of_it(
    likeness: float, text: str, rules: dict[str, object], keep: bool, rulebook: Rulebook
) -> None:
    """A doubt silences; certainty overrules guards; quotations and forms stay what they are."""
    assert judge(_seen(likeness, text, **rules), rulebook.vocabulary).keep is keep


def test_certainty_needs_no_grammar(rulebook: Rulebook) -> None:
    """What would wait for the parser stands at once."""
    open_ = replace(_seen(SURE, asks=("reader", "referent")), tree=None)

    assert judge(open_, rulebook.vocabulary).keep is True
