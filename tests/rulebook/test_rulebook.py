"""Many files, one rulebook: an organisation's own beside ours, compiled once and kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from carelint import rulebook as rulebook_of
from carelint.errors import Mistake
from carelint.resources import folder
from carelint.rulebook import Rulebook, compiling, keys, load
from carelint.rulebook.levels import leveled
from carelint.run import cache_folder
from tests.conftest import bundled
from tests.gate.test_entries import ENTRY


def test_an_organisations_own_entry_is_used(tmp_path: Path) -> None:
    """A folder laid out like ours adds entries, and may stand in for one of ours."""
    home = tmp_path / "dictionary"
    home.mkdir()
    (home / "blaming.yaml").write_text(ENTRY, encoding="utf-8")

    assert load([tmp_path]).rule("blaming/example") is not None


def test_the_compiled_form_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second load reads the cache, and a damaged cache is made anew."""
    first, cache = bundled(), tmp_path / "kept"
    shutil.copytree(cache_folder(), cache)

    with monkeypatch.context() as patch:
        patch.delattr(compiling, "compile_rulebook")
        assert tuple(load(cache=cache).rules) == tuple(first.rules)

    for kept in cache.glob("*.jsonl"):
        kept.write_text("{", encoding="utf-8")
    assert load(cache=cache).digest == first.digest


def test_a_rule_is_made_when_it_is_asked_for(rulebook: Rulebook, tmp_path: Path) -> None:
    """What is asked of all rules stands beside them; an id leads to its rule, a wrong one to none."""
    shutil.copytree(cache_folder(), tmp_path / "kept")
    book = load(cache=tmp_path / "kept")

    assert [rule.card for rule in rulebook.rules] == list(book.cards)
    assert book.rule(book.cards[7].id) is book.rules[7]
    assert book.rule("blaming/nobody-wrote-this") is None


def test_what_is_offered_is_told_without_a_rule(rulebook: Rulebook) -> None:
    """The same as its rules say; whoever changes their levels changes nothing of it."""
    made = replace(rulebook, rules=tuple(rulebook.rules))

    assert made.offered == rulebook.offered == leveled(rulebook, (("jargon", "consider"),)).offered
    assert "people affected by diabetes" in rulebook.offered


def test_what_is_known_of_our_files_holds_until_one_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then they are read again, and what is wrong in them is told."""
    words, cache = tmp_path / "wordlists", tmp_path / "cache"
    shutil.copytree(folder("wordlists"), words)
    monkeypatch.setattr(rulebook_of, "folder", lambda name: words if name == "wordlists" else folder(name))
    monkeypatch.setattr(keys, "YOUNG", 0)
    first = rulebook_of._ours(cache, [])
    with monkeypatch.context() as patch:
        patch.delattr(keys, "digest")
        assert rulebook_of._ours(cache, []) == first

    (words / "dictionary" / "nobody.yaml").write_text("- id: x\n", encoding="utf-8")
    mistakes: list[Mistake] = []
    assert rulebook_of._ours(cache, mistakes) == first  # a file that nobody reads changes no digest
    assert [one.path for one in mistakes] == [str(words / "dictionary" / "nobody.yaml")]
    assert rulebook_of._ours(cache, again := []) == first
    assert again == mistakes
