"""Whoever lists suffixes lists those of `formats`: none is forgotten where a format is added."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from carelint.files import copies
from carelint.formats import FORMATS, SUFFIXES, TABLES
from carelint.readers import tables
from carelint.readers.parts import embedded

ROOT = Path(__file__).parents[1]
TYPED = {".txt", ".md", ".markdown", ".rst", ".html", ".htm", ".xhtml"}
"""What pre-commit knows by its type (identify 2.6.20, `extensions.py`)."""
TYPES = {"text": "plain-text"}
"""What it calls otherwise than we do."""


def _hooks() -> dict[str, dict[str, str]]:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in hooks}


def test_the_hooks_take_whatever_is_read() -> None:
    """One by type, the other by suffix, in capitals too; no file is given to both."""
    found = re.compile(_hooks()["carelint-documents"]["files"])
    lined = {TYPES.get(key, key) for key, one in FORMATS.items() if one.lined}

    assert set(_hooks()["carelint"]["types_or"]) == lined
    assert {suffix for suffix in SUFFIXES if found.search(f"paper{suffix}")} == set(SUFFIXES) - TYPED
    assert all(found.search(f"PAPER{suffix.upper()}") for suffix in set(SUFFIXES) - TYPED)
    named = _hooks()["carelint-documents"]["files"].partition("(?i)")[2].strip("\\.()$").split("|")
    assert {f".{suffix}" for suffix in named} <= set(SUFFIXES)
    assert all(re.search(_hooks()["carelint-new"]["files"], f"paper{suffix}") for suffix in SUFFIXES)


def test_every_table_has_a_way_to_read_its_rows() -> None:
    """And none is read that no folder is searched for."""
    assert set(tables.SOURCES) == TABLES


def test_copies_are_looked_for_where_they_are_made() -> None:
    """Of Word files without macros."""
    assert set(copies.WORD) == {suffix for suffix in FORMATS["docx"].suffixes if not suffix.endswith("m")}


def test_what_word_takes_in_is_read_by_a_suffix_that_there_is() -> None:
    """Each kind of chunk has a reader."""
    assert set(embedded.SUFFIXES.values()) <= set(SUFFIXES)


def test_a_suffix_belongs_to_one_format() -> None:
    """The table by suffix holds every one that a format names."""
    assert len(SUFFIXES) == sum(len(one.suffixes) for one in FORMATS.values())
