"""Which paper is which in two quarters, and which are alike."""

from __future__ import annotations

import pytest

from carelint.audit.comparing.pairing import OTHER, alike, bare, pairs
from carelint.audit.stored import StoredDocument


def paper(
    number: int, path: str, *, period: str = "2026-Q2", digest: str = "", committee: str = "Board"
) -> StoredDocument:
    """As a store gives it back."""
    return StoredDocument(
        id=number, period=period, path=path, part="", version=1, current=True, judged=1, digest=digest or str(number),
        title="", committee=committee, committee_from="folder", meets=None, meets_from="", format="docx",
        register="board", words=1000, pages=3, prose=900, industrial=1, care=1, of_people=True, story=False, asks=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("2026-Q2/Board/Finance report Q2 2026.docx", "finance report"),
        ("2026-09-14 Finance_report-v2 FINAL.docx", "finance report"),
        ("Item 5.1 Chief Executive's report September.pdf", "item chief executive s report"),
        ("pack.zip › papers/Safe staffing, July.docx", "safe staffing"),
        ("Marching together.docx", "marching together"),
        ("2026-09.pdf", ""),
    ],
)
def test_a_name_without_its_edition(path: str, left: str) -> None:
    """Dates, quarters and versions go; words that only begin like a month stay."""
    assert bare(path) == left


def test_the_same_papers_meet() -> None:
    """By their bytes wherever they lie, else by committee and name; not where two might be meant."""
    before = [
        paper(1, "Q2/policy.docx", digest="same"),
        paper(2, "Q2/Finance report Q2.docx"),
        paper(3, "Q2/Minutes 1.docx"),
        paper(4, "Q2/Minutes 2.docx"),
        paper(5, "Q2/Plan.docx", committee="People"),
    ]
    after = [
        paper(11, "Q3/old policy, again.docx", digest="same", period="2026-Q3"),
        paper(12, "Q3/finance report Q3 v2.docx", period="2026-Q3"),
        paper(13, "Q3/Minutes 7.docx", period="2026-Q3"),
        paper(14, "Q3/Minutes 8.docx", period="2026-Q3"),
        paper(15, "Q3/Plan.docx", period="2026-Q3", committee="Board"),
    ]
    made = pairs(before, after)

    assert (made.unchanged, made.revised, len(made.both)) == (1, 1, 2)
    assert [made.keys[one] == made.keys[one + 10] for one in (1, 2, 3, 4, 5)] == [True, True, False, False, False]


def test_what_has_no_like_is_left_out() -> None:
    """Five of a kind in both are compared; small ones together; a kind that is new stands alone."""
    sizes = {"Board": (6, 7), "People": (2, 3), "Audit": (1, 1), "Estates": (0, 9), "Quality": (1, 30)}
    sides = [
        [paper(1000 * at + 100 * row + number, f"{number}.docx", committee=name) for row, (name, both) in
         enumerate(sizes.items()) for number in range(both[at])]
        for at in (0, 1)
    ]  # fmt: skip
    kinds = alike(*sides)
    by_committee = {one.committee: kinds.get(one.id) for side in sides for one in side}

    assert by_committee == {
        "Board": "Board, board", "People": OTHER, "Audit": OTHER, "Estates": None, "Quality": None,
    }  # fmt: skip
