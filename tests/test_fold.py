"""Folding: the same words however they were typed, and always a way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.document import Block, Document, Gap, Kind
from carelint.fold import fold, fold_document
from carelint.places import Place, Stretch
from carelint.source import Source


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Bed blocker", "bed blocker"),
        ("bed-blocker", "bed blocker"),
        ("bed\u2011blocker", "bed blocker"),
        ("bed\u00a0blocker", "bed blocker"),
        ("bed\u200bblocker", "bedblocker"),
        ("through\u00adput", "throughput"),
        ("through-\nput", "throughput"),
        ("bed  \t blocker", "bed blocker"),
        ("sta\ufb00", "staff"),
        ("pt\u2019s", "pt's"),
        ("\u201cpain\u201d", '"pain"'),
        ("b\u0435d bl\u043ecker", "bed blocker"),
        ("\uff22\uff45\uff44", "bed"),
        ("people – not beds", "people – not beds"),
        ("Привет, мир", "привет, мир"),
    ],
)
def test_folds(written: str, folded: str) -> None:
    """Case, hyphens, spaces, quotes, ligatures and look-alikes fold; other scripts and dashes stay."""
    assert fold(written).text == folded


def test_an_ascii_text_needs_no_map() -> None:
    """One run leads back from a plain text."""
    assert fold("The diabetic was late.").runs == ((0, 0),)


@given(st.text(max_size=80))
def test_every_folded_character_leads_back(text: str) -> None:
    """Offsets grow, stay inside the original, and both views have one length."""
    folded = fold(text)
    sources = [folded.source(i) for i in range(len(folded.text))]

    assert len(folded.text) == len(folded.plain)
    assert sources == sorted(sources)
    assert all(0 <= at < len(text) for at in sources)


@given(st.text(alphabet="ab \u00ad\u200b\u2011-\u00a0\ufb00", max_size=40))
def test_a_span_leads_back_to_what_it_folds_from(text: str) -> None:
    """Folding the original span of any word gives that word again."""
    folded = fold(text)
    for start, end in _words(folded.text):
        begin, stop = folded.span(start, end)

        assert fold(text[begin:stop]).text.strip("- ") == folded.text[start:end]


def _words(text: str) -> list[tuple[int, int]]:
    spans, start = [], None
    for i, character in enumerate([*text, " "]):
        if character.isalpha() and start is None:
            start = i
        elif not character.isalpha() and start is not None:
            spans.append((start, i))
            start = None
    return spans


def test_markup_glues_and_breaks_part() -> None:
    """Inline markup leaves no trace; a line's end reads as a space; a broken word is mended."""
    text = "high **utilizer** and\n> through-\n> put"
    gaps = (Gap(5, 7), Gap(15, 17), Gap(21, 24, " "), Gap(32, 35, " "))
    block = Block(Kind.QUOTE, 0, len(text), (Stretch(0, len(text), Place(line=1, column=1)),), gaps=gaps)
    folded = fold_document(Document(Source("-"), "markdown", text, (block,)))

    assert folded.text == "high utilizer and throughput"
    assert text[slice(*folded.span(0, 13))] == "high **utilizer"
