"""From literals to candidates: each place once for each rule, with the span that its kind gives it."""

from __future__ import annotations

import pytest

from carelint.anchors import find
from carelint.candidate import Candidate
from carelint.fold import fold_document
from carelint.passages import Passages
from carelint.register import stated
from carelint.rule import Positive, Rule
from carelint.rulebook import Rulebook
from carelint.vocabulary import Vocabulary
from tests.conftest import paper, rule

WORDS = rule(id="a", anchors=(("bed blocker", "singular"), ("bed blockers", "plural"), ("blocker", "")))
ROW = rule(id="b", kind="pattern", anchors=(("bed", ""), ("24", "")), pattern=(("", ("bed",)), ("", ("<number>",))))
QUOTE = rule(id="c", kind="quote", anchors=(('"', ""),), pattern=(("", ("pain",)),))


def _found(text: str, *rules: Rule, skipped: tuple[bool, ...] = (False, False, False)) -> list[Candidate]:
    book = Rulebook(rules, Vocabulary({}), (Positive("p", "kinship", ("unhurried",), ()),), {}, "")
    document = paper(text)
    return list(find(Passages(document, fold_document(document), stated("board")), book, skipped))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An unhurried day.", []),
        ("Beds 24.", []),
        ("Two bed blockers.", [("a", "bed blockers", "plural")]),
        ("A bed-blocker.", [("a", "bed-blocker", "singular"), ("a", "blocker", "")]),
        ("See bed 24.", [("b", "bed 24", "")]),
        ('Her "pain" again.', [("c", '"pain"', "")]),
        ("Bed 24. A blocker.", [("b", "Bed 24", ""), ("a", "blocker", "")]),
    ],
)
def test_candidates(text: str, found: list[tuple[str, str, str]]) -> None:
    """The scan's literal with its form, a row of words once, a quotation from its mark; words of care are no rule's."""
    seen = _found(text, WORDS, ROW, QUOTE)

    assert [(one.rule.id, one.plain, one.form) for one in seen] == found


def test_a_skipped_rule_is_not_looked_for() -> None:
    """The others are."""
    seen = _found('Bed 24 and a blocker, her "pain".', WORDS, ROW, QUOTE, skipped=(True, False, True))

    assert [one.rule.id for one in seen] == ["b"]


def test_candidates_know_their_sentence() -> None:
    """Offsets in the sentence and in the document agree."""
    (one,) = _found("Tea came.  The bed blockers slept.", WORDS)

    assert (one.passage.plain, one.plain) == ("The bed blockers slept.", "bed blockers")
    assert one.passage.folded.plain[slice(*one.span)] == "bed blockers"
