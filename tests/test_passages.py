"""The sentence round a place: what surrounds it, what is quoted in it, and where an endless one is cut."""

from __future__ import annotations

import pytest

from carelint.candidate import Passage
from carelint.document import Kind
from carelint.fold import fold_document
from carelint.passages import CONTEXT, LONGEST, Passages
from carelint.register import stated
from tests.conftest import paper


def _at(phrase: str, *texts: str, kind: Kind = Kind.PARAGRAPH, heading: str = "") -> Passage:
    document = paper(*texts, kind=kind, heading=heading)
    folded = fold_document(document)
    start = folded.text.index(phrase)
    return Passages(document, folded, stated("policy")).at(start, start + len(phrase))


@pytest.mark.parametrize(
    ("texts", "phrase", "sentence"),
    [
        (["We met. The board agreed.   It rose."], "agreed", "the board agreed."),
        (["We met. The board agreed."], "we", "we met."),
        (["We met.   "], "met", "we met."),
        (["We met", "The board agreed"], "agreed", "the board agreed"),
        (["We met", "The board agreed"], "we", "we met"),
        (["A well-known GP came."], "gp", "a well known gp came."),
    ],
)
def test_the_sentence(texts: list[str], phrase: str, sentence: str) -> None:
    """Without the space behind it; never across a block."""
    assert _at(phrase, *texts).text == sentence


def test_what_surrounds_it() -> None:
    """The rest of its block, before and after; its kind, its heading folded, its register, its words."""
    found = _at(
        "fell", "Tea came.", "It snowed. Nobody fell. We left.", kind=Kind.ITEM, heading="Winter \u2013 Well-being"
    )

    assert (found.before(99), found.after(99)) == ("it snowed. ", " we left.")
    assert (found.before(4), found.after(3)) == ("ed. ", " we")
    assert (found.kind, found.heading, found.register) == ("item", "winter \u2013 well being", "policy")
    assert [word.text for word in found.words] == ["nobody", "fell"]


def test_a_phrase_across_sentences_is_held_whole() -> None:
    """A sentence that is cut too early is prolonged to the phrase's end."""
    found = _at("st. luke", "We met at St. Luke House.")

    assert found.text[found.text.index("st.") :].startswith("st. luke")


@pytest.mark.parametrize("at", [0, 400, 799], ids=["beginning", "middle", "end"])
def test_an_endless_sentence_is_cut_between_words(at: int) -> None:
    """At most about 1,200 code points, the place itself within."""
    words = [f"word{number:03}" for number in range(800)]
    found = _at(words[at], " ".join(words))

    assert words[at] in found.text.split()
    assert set(found.text.split()) <= set(words)
    assert LONGEST / 2 - 20 < len(found.text) < LONGEST + 20


def test_an_endless_word_is_cut_as_well() -> None:
    """Where there is no space to cut at."""
    found = _at("here", f"{'x' * 5_000} here {'y' * 5_000}")

    assert "here" in found.text
    assert found.text.count("x") < LONGEST


def test_quotations_are_those_of_the_block() -> None:
    """Counted from its beginning, so that one may span sentences."""
    found = _at("home", "Tea came.", 'She said: "I waited. I went home." We agreed.')

    assert [found.folded.plain[found.block[0] :][slice(*span)] for span in found.quotations.double] == [
        '"I waited. I went home."'
    ]


def test_candidates_of_a_sentence_share_it() -> None:
    """One passage, however many ask for it."""
    document = paper("Two came and three left. Tea followed.")
    passages = Passages(document, fold_document(document), stated("board"))

    assert passages.at(0, 3) is passages.at(13, 18)
    assert passages.at(0, 3) is not passages.at(26, 29)


LONG = "Word " * CONTEXT


@pytest.mark.parametrize(
    ("texts", "phrase", "window"),
    [
        (["We met."], "met", "We met."),
        (["We met. Tea came. He fell. All rose."], "tea", "We met. Tea came. He fell."),
        (["We met. Tea came. He fell."], "met", "We met. Tea came."),
        (["We met. Tea came. He fell."], "fell", "Tea came. He fell."),
        (["We met.", "Tea came.", "He fell."], "tea", "Tea came."),
        ([f"We met. Tea came. {LONG}."], "tea", "We met. Tea came."),
        ([f"{LONG}. Tea came. He fell."], "tea", "Tea came. He fell."),
        ([f"{LONG}. Tea came. {LONG}."], "tea", "Tea came."),
        (["We met.   Tea came."], "tea", "We met. Tea came."),
    ],
)
def test_a_sentence_with_its_neighbours(texts: list[str], phrase: str, window: str) -> None:
    """The one before and the one behind, of its block alone, as far as they are short enough."""
    document = paper(*texts)
    folded = fold_document(document)
    passages = Passages(document, folded, stated("policy"))
    start, end = passages.window(passages.at(folded.text.index(phrase), folded.text.index(phrase) + len(phrase)))

    assert folded.plain[start:end].rstrip() == window
