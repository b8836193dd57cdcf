"""A text with words put in: each piece is where a reader would find it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carelint import readers
from carelint.document import prose
from carelint.fold import fold_document
from carelint.mending.offer import Put
from carelint.mending.spliced import Moved, spliced
from tests.specimens import docx

TEXT = "0123456789" * 3
PUTS = (Put(3, 5, "abcd"), Put(5, 6, "x"), Put(20, 25, ""))


@pytest.mark.parametrize(
    ("span", "pieces"),
    [
        ((0, 3), [(0, 3)]),
        ((0, 10), [(0, 3), (8, 12)]),
        ((4, 5), []),
        ((6, 10), [(8, 12)]),
        ((22, 30), [(22, 27)]),
        ((25, 30), [(22, 27)]),
    ],
    ids=["before", "round two", "within", "behind", "half", "behind all"],
)
def test_what_is_left_of_a_span(span: tuple[int, int], pieces: list[tuple[int, int]]) -> None:
    """Without what gave way."""
    document = readers.read("x.txt", TEXT.encode())
    moved = Moved(document, PUTS)
    text = spliced(document, PUTS).text

    assert list(moved.pieces(*span)) == pieces
    assert "".join(text[a:b] for a, b in pieces) == "".join(
        TEXT[i] for i in range(*span) if i not in (3, 4, 5, *range(20, 25))
    )
    assert [text[a:b] for a, b in moved.spans] == ["abcd", "x", ""]
    assert [moved.holds_new(a, b) for a, b in ((0, 3), (2, 4), (7, 8), (8, 9))] == [False, True, True, False]


WORDS = ("Two", "bed blockers", "of the ward", "waited.", "It is", "a", "garden")
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=4)


@given(paragraphs=PARAGRAPHS, words=st.sampled_from(["x", "people waiting for somewhere right to go"]))
@settings(max_examples=40, deadline=None)
def test_reads_as_the_changed_file(paragraphs: list[list[str]], words: str) -> None:
    """Block by block, gaps and all, as the reader has it."""

    def file(said: str) -> bytes:
        return "\n\n".join(" **and** ".join(one) for one in paragraphs).replace("bed blockers", said).encode()

    old, new = readers.read("x.md", file("bed blockers")), readers.read("x.md", file(words))
    starts = [at for at in range(len(old.text)) if old.text.startswith("bed blockers", at)]
    made = spliced(old, [Put(at, at + len("bed blockers"), words) for at in starts])

    assert made.text == new.text
    assert [(one.start, one.end, one.gaps) for one in made.blocks] == [
        (one.start, one.end, one.gaps) for one in new.blocks
    ]
    assert fold_document(made).plain == fold_document(new).plain


def test_a_word_file_reads_as_it_would_with_the_change_accepted() -> None:
    """Stretches too: each covers what it covered, without what gave way."""
    runs = "<w:r><w:t>Two bed </w:t></w:r><w:r><w:t>blockers came</w:t></w:r>"
    old = readers.read("x.docx", docx(f"<w:p>{runs}</w:p><w:p><w:r><w:t>Yes</w:t></w:r></w:p>"))
    made = spliced(old, [Put(4, 16, "people")])
    first, second = made.blocks

    assert [prose(made, one) for one in made.blocks] == ["Two people came", "Yes"]
    assert [(one.start, one.end) for one in first.stretches] == [(0, 10), (10, 15)]
    assert [(one.start, one.end) for one in second.stretches] == [(second.start, second.end)]
