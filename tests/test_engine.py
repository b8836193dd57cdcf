"""The one path: whatever the batch, the same is noticed, and every opinion is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from carelint import engine
from carelint.document import Document, one_paragraph
from carelint.engine import check
from carelint.finding import Checked, Unread
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.source import Source
from carelint.task import Missed, Task

TEXTS = [
    "Bed 24 wants a drink. The diabetic in bed four refused breakfast.",
    "The garden was open.",
    "",
    "Forty patients were processed. Her son was aggressive on Friday.",
    "The pump was difficult to prime; two bed blockers waited, hard to reach groups wait longest.",
    "She is non-compliant with her inhalers. Static lung compliance was 22.",
]


def _papers() -> list[Document]:
    return [replace(one_paragraph(text), source=Source(f"{number}.txt")) for number, text in enumerate(TEXTS)]


def _tasks(rulebook: Rulebook, **about: object) -> Iterator[Task]:
    settings = Settings(register="clinical", off=("exclusionary",))
    return (Task(one, rulebook, settings, **about) for one in _papers())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def alone(rulebook: Rulebook) -> list[Checked]:
    """Each document in a batch of its own."""
    return [done for task in _tasks(rulebook) for done in check([task])]


@pytest.mark.parametrize("size", [1, 70, 150, 20_000])
def test_batches_of_any_size_give_the_same(
    size: int, alone: list[Checked], rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings, opinions, tone and order are those of documents that are checked alone."""
    monkeypatch.setattr(engine, "BATCH", size)

    assert list(check(_tasks(rulebook))) == alone
    assert [done.path for done in alone] == [f"{number}.txt" for number in range(len(TEXTS))]


def test_a_batch_is_begun_before_the_last_document_is_there(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table of any length is answered as it is read."""
    monkeypatch.setattr(engine, "BATCH", 10)
    tasks = _tasks(rulebook)
    next(check(tasks))

    assert len(list(tasks)) == len(TEXTS) - 1


def test_every_opinion_is_kept(alone: list[Checked]) -> None:
    """A candidate that was silenced stays with its reason; one that stands is shown, or says why not."""
    for done in alone:
        shown = {(one.rule, one.start, one.end) for one in done.findings}
        aside = {(one.rule, one.start, one.end, one.withheld) for one in done.withheld}
        kept = [one for one in done.considered if one.kept]

        assert {(one.rule, one.start, one.end) for one in kept if not one.withheld} == shown
        assert {(one.rule, one.start, one.end, one.withheld) for one in kept if one.withheld} == aside
        assert all(one.opinions[-1].says is not True for one in done.considered if not one.kept)


def test_something_is_silenced_something_shown(alone: list[Checked]) -> None:
    """The documents of this file are of both kinds."""
    considered = [one for done in alone for one in done.considered]

    assert {one.kept for one in considered} == {True, False}
    assert [one.text for one in alone[5].listed] == ["non-compliant"]


def test_findings_stand_in_reading_order(alone: list[Checked]) -> None:
    """Wherever the scan met them."""
    for done in alone:
        starts = [one.start for one in done.findings]

        assert starts == sorted(starts)


def test_only_these_rules_judge(rulebook: Rulebook) -> None:
    """The examples of a rule are its own affair."""
    done = list(check(_tasks(rulebook, only=frozenset(["objectifying/bed-blocker"]))))

    assert [(one.rule, one.text) for some in done for one in some.findings] == [
        ("objectifying/bed-blocker", "bed blockers")
    ]


def test_thorough_judges_what_policy_withholds(alone: list[Checked], rulebook: Rulebook) -> None:
    """What is switched off is judged too, marked, not shown; and the grammar is there to be looked at."""
    done = list(check(_tasks(rulebook, thorough=True)))
    off = [one for some in done for one in some.withheld if one.family == "exclusionary"]

    assert {one.text for one in off} == {"hard to reach groups"}
    assert {one.withheld for one in off} == {"switched off by off: [exclusionary]"}
    assert [some.findings for some in done] == [some.findings for some in alone]
    assert any(one.tree for some in done for one in some.considered)
    assert not any(one.tree for some in alone for one in some.considered)


def test_what_was_not_read_is_in_the_report(rulebook: Rulebook) -> None:
    """Beside what was, wherever it came."""
    gone = Unread(Source("gone.docx"), "there is no such file", "Check its name.")
    missed = Missed(gone, Settings(redact=False))
    first, *rest = _tasks(rulebook)
    made = engine.report([missed, first, missed, *rest], rulebook, first.settings)

    assert made.unread == (gone, gone)
    assert [done.path for done in made.documents] == [f"{number}.txt" for number in range(len(TEXTS))]


@pytest.mark.parametrize("count", [1, 2])
def test_ctrl_c_keeps_what_is_done(count: int, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody asks for it, what was checked until then is the report, and says so."""
    monkeypatch.setattr(engine, "BATCH", 1)

    def works() -> Iterator[Task]:
        for number, task in enumerate(_tasks(rulebook)):
            if number == count:
                raise KeyboardInterrupt
            yield task

    kept = engine.report(works(), rulebook, Settings(), keep=True)
    assert kept.stopped
    assert [done.path for done in kept.documents] == [f"{number}.txt" for number in range(count)]
    with pytest.raises(KeyboardInterrupt):
        engine.report(works(), rulebook, Settings())


def test_ctrl_c_before_anything_is_done_ends_it(rulebook: Rulebook) -> None:
    """There is nothing to keep."""

    def works() -> Iterator[Task]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        engine.report(works(), rulebook, Settings(), keep=True)
