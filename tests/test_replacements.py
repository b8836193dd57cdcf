"""Replacements stand in sentences that somebody wrote, and not only in examples: a sample of the labelled passages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from carelint.document import one_paragraph
from carelint.engine import Task, check
from carelint.finding import Checked, Finding
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.suggest import alarms

PASSAGES = sorted((Path(__file__).parents[1] / "training" / "passages").glob("*.jsonl"))
EVERY = 12
"""One passage in so many: some 480, as `benchmarks/suggestions.py` reads all of them."""
FEWEST = 30
"""Rewritten sentences without which the sample proves nothing."""


def _sample() -> Iterator[tuple[str, str]]:
    rows = [json.loads(line) for path in PASSAGES for line in path.read_text(encoding="utf-8").splitlines()]
    yield from ((row["text"], row["register"]) for row in rows[::EVERY])


def _checked(some: list[tuple[str, str]], rulebook: Rulebook) -> list[Checked]:
    terms = {name: Settings(register=name, reader="off") for name in ("board", "policy", "clinical")}
    return list(check(Task(one_paragraph(text), rulebook, terms[register]) for text, register in some))


def _after(found: Finding, text: str) -> str:
    return text[: found.becomes_start] + found.becomes + text[found.becomes_end :]


def test_what_is_put_in_reads_right_and_is_not_noticed_itself(rulebook: Rulebook) -> None:
    """No word twice, no article or number that does not fit, and the same rule finds nothing in the new words."""
    some = list(_sample())
    put = [
        (found, text, _after(found, text), register)
        for done, (text, register) in zip(_checked(some, rulebook), some, strict=True)
        for found in done.listed
        if found.becomes
    ]
    again = _checked([(after, register) for _, _, after, register in put], rulebook)
    wrong = [
        (found.rule, after, told)
        for (found, before, after, _), done in zip(put, again, strict=True)
        if (told := [*alarms(before, after), *_again(found, done)])
    ]

    assert len(put) >= FEWEST
    assert wrong == []


def _again(found: Finding, done: Checked) -> list[str]:
    end = found.becomes_start + len(found.becomes)
    return [one.text for one in done.listed if one.start < end and found.becomes_start < one.end]
