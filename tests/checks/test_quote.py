"""Kind `quote`: doubting quotation marks, what is no doubt first."""

from __future__ import annotations

import pytest

from carelint.checks import CHECKS, LOOKS
from carelint.rulebook import Rulebook
from tests.conftest import candidate

LISTED = (("", ("pain", "chest pain", "<people>")),)
NO = [
    ('He said "pain."', '"', LISTED),
    ('Her "10 out of 10" grew.', '"', ()),
    ('Her "pain and very loud anger" grew.', '"', ()),
    ('Her "pain" grew.', '" grew', LISTED),
    ('Her "anger" grew.', '"', LISTED),
    ('Her "pain score" was nine.', '"', LISTED),
    ("The patients' pain grew.", "'", LISTED),
    ('A screen of 19" was bought.', '"', LISTED),
]
YES = [
    ('Reports "pain" again.', '"', LISTED, '"pain"'),
    ("Reports 'chest pain' again.", "'", LISTED, "'chest pain'"),
    ('Her "carer" rang.', '"', LISTED, '"carer"'),
    ('Her "so called bad nerves" again.', '"', (), '"so called bad nerves"'),
]


@pytest.mark.parametrize(("text", "mark", "listed"), NO, ids=[text for text, *_ in NO])
def test_no_doubt(text: str, mark: str, listed: tuple[tuple[str, tuple[str, ...]], ...], rulebook: Rulebook) -> None:
    """Speech, a title, too many words, a closing mark, a word that is not listed, an apostrophe, inches."""
    one = candidate(text, mark, parsed=False, pattern=listed)

    assert CHECKS["quote"].span(one, rulebook.vocabulary) is None


@pytest.mark.parametrize(("text", "mark", "listed", "quoted"), YES, ids=[text for text, *_ in YES])
def test_doubt(
    text: str, mark: str, listed: tuple[tuple[str, tuple[str, ...]], ...], quoted: str, rulebook: Rulebook
) -> None:
    """One to four words with their marks; any, where the rule lists none."""
    found = CHECKS["quote"].span(candidate(text, mark, parsed=False, pattern=listed), rulebook.vocabulary)

    assert found is not None
    assert found.plain == quoted
    assert LOOKS["quote"](found.rule, found.passage.folded, found.span[0], rulebook.vocabulary)
    assert CHECKS["quote"].covered(found) == found


@pytest.mark.parametrize(
    "text", ["The patients' pain grew.", "It is the ward's own.", 'A screen of 19" came.', "' pain '"]
)
def test_an_apostrophe_is_not_looked_at_twice(text: str, rulebook: Rulebook) -> None:
    """No letter follows it, or no other mark soon."""
    one = candidate(text, "'" if "'" in text else '"', parsed=False)

    assert not LOOKS["quote"](one.rule, one.passage.folded, one.span[0], rulebook.vocabulary)
