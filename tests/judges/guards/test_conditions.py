"""Every guard is tried both ways, and written down where people who write entries look."""

from __future__ import annotations

import re

from carelint.judges.guards import conditions
from carelint.judges.guards.conditions import CONDITIONS
from carelint.resources import folder
from tests.judges.guards import test_nearby, test_roles

GRAMMAR = {
    "subject",
    "object",
    "head",
    "governor",
    "modifier",
    "pos",
    "voice",
    "alone",
    "verb",
    *conditions.PREPOSITIONS,
}


def test_the_guards_that_ask_the_grammar_are_tried_without_it() -> None:
    """Each has a row in which only grammar can tell."""
    assert {key for key, *_ in test_roles.OPEN} == GRAMMAR


def test_every_other_guard_is_tried_both_ways() -> None:
    """A row in which it holds, and before it one in which it does not."""
    own = {"alone"}  # tables of their own
    block = {"heading", "block", "register", "form", "case", "at"}
    no = {key for key, *_ in [*test_nearby.NO, *test_roles.NO]}
    yes = {key for key, *_ in [*test_nearby.YES, *test_roles.YES]}

    assert no | own | block == yes | own | block == set(CONDITIONS)


def test_every_guard_is_explained() -> None:
    """In the table of wordlists/README.md, and nothing is explained that does not exist."""
    text = (folder("wordlists") / "README.md").read_text(encoding="utf-8")
    table = text.partition("## Guards")[2].partition("\n## ")[0]
    keys = {
        key
        for line in table.splitlines()
        if line.startswith("| `")
        for key in re.findall(r"`(\w+)`", line.split("|")[1])
    }

    assert keys == set(CONDITIONS)
