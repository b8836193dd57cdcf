"""A long document, judged part by part in processes side by side: what one process says, whatever becomes of a part."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint import parts, readers
from carelint.engine import check
from carelint.fold import fold_document
from carelint.processes.bounds import METHOD
from carelint.readers import markdown
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.settling import Opened
from carelint.task import Task

FORKED = pytest.mark.skipif(METHOD != "fork", reason="parts are judged side by side only where processes are forked")
SAYINGS = (
    "# Flow\n\nBed blockers cost us 40 beds. The garden was open.\n\n",
    "Forty patients were processed. Her son was aggressive on Friday, and we shift the frail around the building.\n\n",
    "## Notes\n\nShe is non-compliant with her inhalers. Static lung compliance was 22. O/E well, BP 120/80.\n\n",
    "- high hospital utilizers were segmented\n- the pump was difficult to prime\n\n",
    "These people drain our budget, and the poorest turn up wherever they please. Nobody was named.\n\n",
)


def _task(rulebook: Rulebook, **about: object) -> Task:
    text = "".join(f"{SAYINGS[number % len(SAYINGS)]}Paragraph {number} is about tea.\n\n" for number in range(40))
    return Task(markdown.read(text.encode(), "long.md"), rulebook, replace(Settings(), **about))  # type: ignore[arg-type]


@FORKED
@pytest.mark.parametrize(
    "about", [{}, {"reader": "thorough"}, {"register": "clinical"}, {"off": ("exclusionary",), "levels": ()}]
)
def test_parts_say_what_the_whole_says(
    about: dict[str, object], rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings, opinions, care, tone and order; also of what only the learned reader notices."""
    task = _task(rulebook, **about)
    (whole,) = check([task])
    monkeypatch.setattr(parts, "LEAST", 1_000)

    for jobs in (2, 3):
        assert list(check([task], jobs)) == [whole]
    assert len(whole.findings) > 40


@FORKED
def test_a_part_that_is_lost_is_judged_here(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the document is missing, and nothing is said twice."""
    (whole,) = check([_task(rulebook)])
    sent = parts._sent

    def lost(one: Opened, numbers: dict[str, int], blocks: range) -> parts.Parcel:
        if blocks.start:
            raise MemoryError
        return sent(one, numbers, blocks)

    monkeypatch.setattr(parts, "LEAST", 1_000)
    monkeypatch.setattr(parts, "_sent", lost)

    assert list(check([_task(rulebook)], 2)) == [whole]


@FORKED
def test_a_pipeline_that_is_not_there_is_told(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is told by one process."""
    monkeypatch.setattr(parts, "LEAST", 1_000)

    with pytest.raises(parts.SettingsError, match="no_such_pipeline"):
        list(check([_task(rulebook, model="no_such_pipeline")], 2))


@given(st.lists(st.text("ab .", max_size=30), max_size=12), st.integers(2, 5))
def test_parts_are_all_blocks_in_order(paragraphs: list[str], jobs: int) -> None:
    """None is left out, cut or judged twice, however uneven they are."""
    folded = fold_document(readers.read_text("\n\n".join(paragraphs)))
    some = parts.parts(folded, jobs)

    assert [block for one in some for block in one] == list(range(len(folded.blocks)))
    assert all(one for one in some)
    assert all(first.stop == then.start for first, then in pairwise(some))
