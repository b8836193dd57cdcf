"""Where care speaks, and how much of what is said, section by section; no single score."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.document import Document
from carelint.finding import Tone
from carelint.fold import fold_document
from carelint.rule import Positive
from carelint.rulebook import Rulebook
from carelint.tokens import tokens_of
from carelint.tone import care_in, tone_of
from carelint.vocabulary import Vocabulary
from tests.conftest import paper
from tests.specimens import docx
from tests.writers.test_docx import r

BOOK = Rulebook(
    (),
    Vocabulary({}),
    (
        Positive("a", "elegance", ("unhurried", "unhurried time"), ()),
        Positive("b", "kinship", ("alongside", "what matters to you"), ("alongside the report", "ran alongside")),
    ),
    {},
    "",
)


def _care(document: Document) -> list[str]:
    return [one.text for one in care_in(document, fold_document(document), BOOK)]


@pytest.mark.parametrize(
    ("text", "care"),
    [
        ("The unhurriedness of it.", []),
        ("The plan is alongside the report.", []),
        ("A second study ran alongside.", []),
        ("We sat alongside her.", ["alongside"]),
        ("Unhurried time, then an un\u00adhurried walk.", ["Unhurried time", "un\u00adhurried"]),
        ("It is alongside the report that we sat alongside her.", ["alongside"]),
    ],
)
def test_care(text: str, care: list[str]) -> None:
    """In another sense it is not counted; the longest at a place, in the words of the document."""
    assert _care(paper(text)) == care


def _tone(*texts: str) -> Tone:
    document = paper(*texts)
    folded = fold_document(document)
    return tone_of(document, folded, (), care_in(document, folded, BOOK))


@pytest.mark.parametrize(
    ("blocks", "counts"),
    [
        ("# Demand\n\nWe sat alongside her.", [("Demand", 4, 1)]),
        ("# An unhurried walk\n\nRain fell.", [("An unhurried walk", 2, 0)]),
        ("# Plan\n\n**Our aims**\n\nRain fell.\n\n**Next year**\n\nUnhurried time.", [
            ("Plan", 0, 0), ("Our aims", 2, 0), ("Next year", 2, 1)
        ]),
        ("# Plan\n\n**Rain fell.**\n\nSnow fell.", [("Plan", 4, 0)]),
        ("# A\n\nOne two.\n\n## B\n\n**Bold words**\n\nThree.", [("A", 2, 0), ("B", 1, 0)]),
        (f"# {'A long sentence in large type ' * 4}\n\nRain.", [("", 25, 0)]),
    ],
    ids=["a title", "care in a title", "bold lines", "a bold sentence", "both", "a paragraph in large type"],
)  # fmt: skip
def test_sections(blocks: str, counts: list[tuple[str, int, int]]) -> None:
    """Begin where a reader sees a heading; what stands in a heading is not counted."""
    document = readers.read("x.md", blocks.encode())
    folded = fold_document(document)
    tone = tone_of(document, folded, (), care_in(document, folded, BOOK))

    assert [(part.heading, part.words, part.care) for part in tone.sections] == counts
    assert tone.care == sum(part.care for part in tone.sections)


def test_a_document_without_headings_is_one_section() -> None:
    """All of it counts."""
    tone = _tone("We sat alongside her.", "An unhurried walk.")

    assert [(part.heading, part.words, part.care) for part in tone.sections] == [("", 7, 2)]
    assert (tone.words, tone.care, tone.care_per_1000) == (7, 2, 285.7)


def test_an_empty_document_has_no_rates() -> None:
    """Nothing is divided by nothing."""
    tone = _tone()

    assert (tone.words, tone.sections, tone.care_per_1000, tone.industrial_per_1000) == (0, (), 0.0, 0.0)


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("line", "headings"),
    [
        (r("Our aims", BOLD), ["", "Our aims"]),
        (r("Our ", BOLD) + r("aims", BOLD) + r(" "), ["", "Our aims"]),
        (r("Our ", BOLD) + r("aims"), [""]),
        (r("Our aims"), [""]),
        (r("Our aims", "<w:rPr><w:b w:val='0'/></w:rPr>"), [""]),
        (r("This is said aloud.", BOLD), [""]),
        (r("word " * 30, BOLD), [""]),
    ],
    ids=["bold", "in two runs", "half of it", "plain", "switched off", "a sentence", "a paragraph"],
)
def test_bold_lines_of_a_word_paper_are_headings(line: str, headings: list[str]) -> None:
    """A paper that was converted, or typed without styles, has its headings so; their words do not count."""
    body = f"<w:p>{r('Rain fell.')}</w:p><w:p>{line}</w:p><w:p>{r('We sat alongside her.')}</w:p>"
    document = readers.read("x.docx", docx(body))
    folded = fold_document(document)
    tone = tone_of(document, folded, (), care_in(document, folded, BOOK))

    assert [part.heading for part in tone.sections] == headings
    assert tone.words == 6 + (0 if len(headings) > 1 else len(tokens_of(document.text).texts) - 6)
