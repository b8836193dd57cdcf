"""Numbers can be checked: every word that is counted in the balance stands on the page, and titles do not count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carelint import readers
from carelint.finding import Checked
from carelint.writers.options import Options
from carelint.writers.page.view import page

RAIN = "Rain fell on the roof of the ward. " * 3
SECTIONS = (
    f"# Demand and capacity\n\nThroughput and demand rose. {RAIN}\n\n## What matters to you\n\n"
    f"We asked what matters to you.\n\n**Patient flow**\n\nPatient flow and a bed blocker. {RAIN}"
)
PAPERS = [
    SECTIONS,
    f"Patient flow, patient flow and what matters to her. {RAIN}",
    f"# Only titles: throughput\n\n{RAIN}\n\n## What matters to you",
    "| Measure | Throughput |\n|---|---|\n| Demand | 4 |\n\nKPIs and pathways, unhurried.",
]


@pytest.mark.parametrize("paper", PAPERS, ids=["sections", "no heading", "only titles", "a table"])
def test_every_word_that_is_counted_is_shown(paper: str, checked: Callable[..., Checked]) -> None:
    """Section by section, as often as it is counted; none of them stands in a title."""
    done = checked(readers.read("x.md", paper.encode()), "board")
    shown = page(1, done, Options(), top=2).counted

    assert [(sum(n for _, n in one.industrial), sum(n for _, n in one.care)) for one in shown] == [
        (section.industrial, section.care) for section in done.tone.sections
    ]
    titles = [block for block in done.document.blocks if block.kind.value == "heading"]
    assert not any(block.start <= place < block.end for block in titles for place in done.tone.counted)
