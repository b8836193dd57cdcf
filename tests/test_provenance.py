"""What judged, in short hashes: the same where nothing that judges has changed, another where it has."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from carelint import provenance
from carelint.limits import Limits
from carelint.rule import Level
from carelint.rulebook import Rulebook
from carelint.run import check_documents
from carelint.selftest import one_paragraph
from carelint.settings import Settings

ID = "objectifying/bed-blocker"


def _with(rulebook: Rulebook, **changes: Any) -> Rulebook:
    """The rulebook in which one rule says something else."""
    rules = tuple(dataclasses.replace(rule, **changes) if rule.id == ID else rule for rule in rulebook.rules)
    return dataclasses.replace(rulebook, rules=rules)


@pytest.mark.parametrize("changes", [{}, {"path": "/elsewhere"}, {"line": 99}, {"examples": ()}])
def test_the_same_rule(changes: dict[str, Any], rulebook: Rulebook) -> None:
    """Its place and its examples do not judge."""
    assert provenance.of_rule(_with(rulebook, **changes), ID) == provenance.of_rule(rulebook, ID) != ""


@pytest.mark.parametrize(
    "changes", [{"level": Level.CONSIDER}, {"why": "x"}, {"exceptions": ("x",)}, {"asks": ("status",)}]
)
def test_another_rule(changes: dict[str, Any], rulebook: Rulebook) -> None:
    """Whatever it says or judges by is in its hash."""
    assert provenance.of_rule(_with(rulebook, **changes), ID) != provenance.of_rule(rulebook, ID)


def test_a_word_more_in_a_class(rulebook: Rulebook) -> None:
    """A rule that names a class changes with it, and no other does."""
    rule = next(one for one in rulebook.rules if provenance.CLASS.search(provenance._said(one)))
    name = next(
        found for found in provenance.CLASS.findall(provenance._said(rule)) if found in rulebook.vocabulary.classes
    )
    other = next(one for one in rulebook.rules if f"<{name}>" not in provenance._said(one))
    classes = dict(rulebook.vocabulary.classes)
    classes[name] = classes[name] | {"zz"}
    changed = dataclasses.replace(rulebook, vocabulary=type(rulebook.vocabulary)(classes))

    assert provenance.of_rule(changed, rule.id) != provenance.of_rule(rulebook, rule.id)
    assert provenance.of_rule(changed, other.id) == provenance.of_rule(rulebook, other.id)


@pytest.mark.parametrize(
    "changes",
    [
        {"fail_on": "never"},
        {"dictionary": (Path("/home/someone"),)},
        {"cache": Path("/x")},
        {"password": "secret"},
        {"limits": Limits(seconds=1)},
        {"redact": True},
        {"off": ()},
    ],
)
def test_settings_that_do_not_judge(changes: dict[str, Any]) -> None:
    """What is read, shown and kept; no path and no password."""
    assert provenance.of_settings(Settings(**changes)) == provenance.of_settings(Settings())


@pytest.mark.parametrize(
    "changes",
    [
        {"register": "board"},
        {"packs": ("wider",)},
        {"off": (ID,)},
        {"on": (ID,)},
        {"levels": ((ID, "notice"),)},
        {"select": (ID,)},
        {"ignore": (ID,)},
        {"also": ("hidden",)},
    ],
)
def test_settings_that_judge(changes: dict[str, Any]) -> None:
    """Each of them is another judge."""
    assert provenance.of_settings(Settings(**changes)) != provenance.of_settings(Settings())


def test_the_order_of_a_list_is_no_matter() -> None:
    """Two packs are two packs."""
    one, other = Settings(packs=("wider", "plain")), Settings(packs=("plain", "wider"))

    assert provenance.of_settings(one) == provenance.of_settings(other)


def test_a_model_that_is_not_ours() -> None:
    """It is named; the bundled one is a hash."""
    assert provenance.of_model("spacy").startswith("spacy 3.")
    assert provenance.of_model("no-such-pipeline") == "no-such-pipeline"
    assert len(provenance.of_model()) == provenance.SHORT


def test_a_report_says_what_judged_it(rulebook: Rulebook) -> None:
    """Only the rules that noticed something."""
    report = check_documents([one_paragraph("Two bed blockers were moved.")], rulebook, Settings(register="board"))

    assert report.provenance.rules == ((ID, provenance.of_rule(rulebook, ID)),)
