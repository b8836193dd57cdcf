"""The same words are noticed, or not, whoever they are said of, and whatever else the paragraph tells.

A sample of the grid; `benchmarks/everybody.py` runs all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

from carelint.document import one_paragraph
from carelint.engine import check
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.task import Task
from tests.everybody import (
    AGES,
    FAITHS,
    FORMS,
    GROUPS,
    MEDICINES,
    NAMED,
    NAMES,
    NEUTRAL,
    PEOPLE,
    PLACES,
    SAID,
    TITLES,
)

STEP = 3
"""Every third name, each with the next title, so that all titles come and names of every origin."""
PAIRS = [f"{TITLES[index % len(TITLES)]} {name}" for index, name in enumerate(NAMES)]


def _noticed(texts: Iterable[str], rulebook: Rulebook) -> list[tuple[str, ...]]:
    """For each text, the rules of what is listed."""
    settings = Settings(register="clinical")
    done = check(Task(one_paragraph(text), rulebook, settings) for text in texts)
    return [tuple(found.rule.partition("/")[2] for found in one.listed) for one in done]


def _apart(sentence: str, whom: Iterable[str], rulebook: Rulebook) -> dict[tuple[str, ...], list[str]]:
    """What is noticed → of whom; one entry where everybody is treated alike."""
    some = list(whom)
    apart = defaultdict(list)
    texts = [sentence.format(one) for one in some]
    for one, rules in zip(some, _noticed([text[:1].upper() + text[1:] for text in texts], rulebook), strict=True):
        apart[rules].append(one)
    return dict(apart)


@pytest.mark.parametrize(("sentence", "rules"), NAMED.items())
def test_names(sentence: str, rules: tuple[str, ...], rulebook: Rulebook) -> None:
    """A title and any name: Ward, Price, van der Meulen, O'Neill, al-Sayed."""
    assert set(_apart(sentence, PAIRS[::STEP], rulebook)) == {rules}


@pytest.mark.parametrize("title", TITLES)
def test_titles(title: str, rulebook: Rulebook) -> None:
    """Any title, before names that are words as well."""
    names = [f"{title} {name}" for name in ("Ward", "Price", "van der Meulen", "al-Sayed", "Okafor", "Bell")]

    assert set(_apart("{} is non-compliant.", names, rulebook)) == {("non-compliant",)}


WHOM = [
    *((sentence, [f"{age}{form}" for age in AGES[::2] for form in FORMS]) for sentence in SAID["age"].items()),
    *((sentence, list(PEOPLE)) for sentence in SAID["person"].items()),
    *((sentence, [*GROUPS, *FAITHS]) for sentence in SAID["group"].items()),
    *((sentence, list(PLACES)) for sentence in SAID["place"].items()),
    *((sentence, list(MEDICINES)) for sentence in SAID["medicine"].items()),
]


@pytest.mark.parametrize(("sentence", "whom"), WHOM, ids=[sentence for (sentence, _), _ in WHOM])
def test_everybody(sentence: tuple[str, tuple[str, ...]], whom: list[str], rulebook: Rulebook) -> None:
    """Any age, sex, group, faith, place and medicine."""
    assert set(_apart(sentence[0], whom, rulebook)) == {sentence[1]}


@pytest.mark.parametrize("neutral", NEUTRAL)
def test_an_everyday_word_changes_nothing(neutral: str, rulebook: Rulebook) -> None:
    """Before it or after it, a sentence about something else."""
    said = ["Mr Okafor is non-compliant.", "Two bed blockers were moved.", "The diabetic was late.", "Pt denies pain."]
    alone = _noticed(said, rulebook)

    assert _noticed([f"{text} {neutral}" for text in said], rulebook) == alone
    assert _noticed([f"{neutral} {text}" for text in said], rulebook) == alone
