"""Many files, one rulebook: an organisation's own beside ours, compiled once and kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carelint.rulebook import compiling, load
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
        assert load(cache=cache).rules == first.rules

    for kept in cache.glob("*.json"):
        kept.write_text("{", encoding="utf-8")
    assert load(cache=cache).digest == first.digest
