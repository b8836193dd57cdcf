"""Word's own pages and the numbers of its notes: what somebody finds on paper."""

from __future__ import annotations

import pytest
from lxml import etree

from carelint.readers.parts.printed import Notes, Pages
from carelint.wordml import W, paragraphs

NAMESPACE = W[1:-1]
BREAK = "<w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>"
TEXT = "<w:r><w:t>a</w:t></w:r>"


def _root(body: str):  # type: ignore[no-untyped-def]  # an element of lxml
    return etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{body}</w:body>')


def _p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _pages(body: str) -> list[tuple[int, int]]:
    """The page on which each paragraph begins and ends."""
    root = _root(body)
    pages = Pages.of(root)
    assert pages
    found = []
    for one in paragraphs(root, 20):
        pages.enter(one)
        found.append((pages.first, pages.now))
    return found


ROW = "<w:tr>{}</w:tr>"
CELL = "<w:tc>{}</w:tc>"


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (_p(TEXT) + _p(BREAK) + _p(TEXT), [(1, 1), (2, 2), (2, 2)]),
        (_p(TEXT, BREAK) + _p(TEXT), [(1, 2), (2, 2)]),
        (_p(BREAK, BREAK), [(2, 3)]),
        (
            "<w:tbl>" + ROW.format(2 * CELL.format(_p(TEXT, BREAK))) + ROW.format(CELL.format(_p(TEXT))) + "</w:tbl>",
            [(1, 2), (1, 2), (2, 2)],
        ),
        (
            "<w:tbl>" + ROW.format(CELL.format(_p(BREAK)) + CELL.format(_p(TEXT))) + "</w:tbl>" + _p(TEXT),
            [(2, 2), (1, 1), (2, 2)],
        ),
    ],
    ids=["before a paragraph", "inside one", "two", "a row over two pages", "only in one cell"],
)
def test_pages(body: str, pages: list[tuple[int, int]]) -> None:
    """A row that runs over a page has a break in every cell, and is over one page all the same."""
    assert _pages(body) == pages


def test_a_file_that_knows_no_pages() -> None:
    """Other programs than Word write no breaks: then no page is told."""
    assert Pages.of(_root(_p(TEXT))) is None


SIGN = '<w:r><w:{}Reference w:id="{}"/></w:r>'


def test_notes_are_numbered_as_their_signs_come() -> None:
    """Not by their ids; one with a sign of its own has no number, and footnotes and endnotes are counted apart."""
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/></w:r>'
    signs = [SIGN.format("footnote", 7), own, SIGN.format("endnote", 2), SIGN.format("footnote", 2)]
    root = _root(_p(*signs))
    notes = Notes.of(root)
    for one in paragraphs(root, 20):
        notes.pass_by(one, "Plan › Where we are")
    said = []
    for name, number in (("footnote", 7), ("footnote", 2), ("endnote", 2), ("footnote", 9)):
        note = _root(f'<w:{name} w:id="{number}">{_p(TEXT)}</w:{name}>')
        said.append(notes.place(next(paragraphs(note, 20)).element))

    assert [one["note"] for one in said] == ["footnote 1", "footnote 2", "endnote 1", "footnote"]
    assert {one["heading"] for one in said} == {"Plan › Where we are"}
    assert notes.place(next(paragraphs(_root(_p(TEXT)), 20)).element) == {}
