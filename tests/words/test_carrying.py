"""Words go from tables to folders and back, and lose nothing."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carelint.errors import RuleError, SettingsError, WriteError
from carelint.gate.fields import ID
from carelint.rule import Rule
from carelint.rulebook import Rulebook, load
from carelint.run import cache_folder
from carelint.words import folder, tables
from carelint.words.gathered import Words, ours, own

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
WORDS = st.one_of(
    TEXT, st.sampled_from(["=1+1", "'=x", "a;b", "a, b", ' "q" ', "“q”", "to go", "yes", "no", "12", "a: b"])
)
LISTS = st.lists(WORDS, min_size=1, max_size=3)
LINE = TEXT.map(lambda text: f"x{text} y".strip()).map(lambda text: " ".join(text.split()))
ENTRY = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
        "family": LINE,
        "phrase": LINE,
        "level": st.just("change"),
    },
    optional={
        "forms": LISTS,
        "think": LISTS,
        "why": LINE,
        "message": LINE,
        "inflect": st.sampled_from(["verb", "none"]),
        "pathology": st.sampled_from(["hurry", "cruelty"]),
        "registers": st.lists(st.sampled_from(["board", "policy", "clinical"]), min_size=1, unique=True),
        "except": LISTS,
        "fits": st.dictionaries(WORDS, LISTS, min_size=1, max_size=2),
        "only": st.lists(st.fixed_dictionaries({"next": LISTS}), min_size=1, max_size=2),
        "examples": LISTS,
        "swap": st.booleans(),
    },
)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@given(data=st.lists(ENTRY, min_size=1, max_size=3, unique_by=lambda one: one["id"]))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_entries_come_back_from_a_table(suffix: str, data: list[dict[str, Any]], tmp_path: Path) -> None:
    """Whatever stands in them: lists, marks, formulas, letters of any script."""
    entries = [one for one in data if not ID.fullmatch(one["phrase"])]
    path = tmp_path / f"words{suffix}"
    path.write_bytes(tables.write(Words(tuple(entries), {}), suffix))
    back = own([path]).entries if entries else ()

    for before, after in zip(entries, back, strict=True):
        kept = {key: after[key] for key in before}
        assert kept == before
        assert {"phrase", *before} >= after.keys() - {"sources", "pathology", "why", "inflect"}


@functools.cache
def _ours() -> dict[str, Rule]:
    return {rule.id: rule for rule in load(cache=cache_folder()).rules if rule.shelf != "reader"}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_our_own_dictionary_comes_back_rule_for_rule(suffix: str, tmp_path: Path) -> None:
    """Guards, senses, replacements for some phrases, examples; a table made of the table is the same."""
    path = tmp_path / f"ours{suffix}"
    path.write_bytes(tables.write(ours(), suffix))
    back = {rule.id: rule for rule in load([path], cache_folder()).rules if rule.layer}

    assert back.keys() == _ours().keys()
    assert [
        name for name, rule in back.items() if replace(rule, layer=0, asks=()) != replace(_ours()[name], asks=())
    ] == []
    assert [name for name, rule in back.items() if _shown(rule) != _shown(_ours()[name])] == []
    assert tables.write(own([path]), ".csv") == tables.write(ours(), ".csv")


def _shown(rule: Rule) -> list[tuple[str, tuple[str, ...], str, str]]:
    return [(one.text, one.flags, one.becomes, one.register) for one in rule.examples]


TABLE = """avoid;say instead;why;source;level;register;family;allow
bed blocker;person ready to go home;The bed is not the person;Our guide, 2026;;;Our promises;bed blocker day
to chase;to ring;Nobody likes to be chased;nhs-incl;;board;;"register: policy"
frequent flyer;;;;off;;;
objectifying/the-diabetic;guest with diabetes;;;consider;;;
"""


def _own(path: Path) -> list[Rule]:
    book: Rulebook = load([path], cache_folder())
    return [replace(rule, layer=0) for rule in book.rules if rule.layer or rule.home.startswith(("amended", "words"))]


def test_a_folder_says_what_its_table_said(tmp_path: Path) -> None:
    """Import makes of it what the table itself is, and export of the folder gives a table of the same."""
    path, target = tmp_path / "words.csv", tmp_path / "our-words"
    path.write_text(TABLE, encoding="utf-8")
    folder.write(own([path]), target, replace=False, cache=cache_folder())
    (tmp_path / "words.xlsx").write_bytes(tables.write(own([target]), ".xlsx"))

    assert sorted(name.relative_to(target).as_posix() for name in target.rglob("*.yaml")) == [
        "dictionary/amended.yaml",
        "dictionary/our-promises.yaml",
        "dictionary/words.yaml",
        "sources.yaml",
    ]
    assert _own(target) == _own(path)
    assert _own(tmp_path / "words.xlsx") == _own(path)


def test_nothing_that_stands_there_is_lost(tmp_path: Path) -> None:
    """A file of the same name stays, unless somebody says otherwise; sources are put to those that are there."""
    path, target = tmp_path / "words.csv", tmp_path / "our-words"
    path.write_text(TABLE, encoding="utf-8")
    (target / "dictionary").mkdir(parents=True)
    (target / "dictionary/words.yaml").write_text("# by hand\n", encoding="utf-8")
    (target / "sources.yaml").write_text("charter: Our charter\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="there already"):
        folder.write(own([path]), target, replace=False, cache=cache_folder())

    assert (target / "dictionary/words.yaml").read_text(encoding="utf-8") == "# by hand\n"
    assert not (target / "dictionary/amended.yaml").exists()

    folder.write(own([path]), target, replace=True, cache=cache_folder())
    kept = (target / "sources.yaml").read_text(encoding="utf-8")

    assert "charter: Our charter\n" in kept
    assert "our-guide-2026: Our guide, 2026\n" in kept


def test_what_no_table_holds(tmp_path: Path) -> None:
    """A control character, and a cell that Excel would cut."""
    for text, told in (("a\x07b", "no table holds"), ("x" * 40_000, "longer than a cell")):
        with pytest.raises(WriteError, match=told):
            tables.write(Words(({"phrase": text},), {}), ".xlsx")


def test_a_dictionary_with_mistakes_is_not_exported(tmp_path: Path) -> None:
    """All of them are told."""
    (tmp_path / "words.csv").write_text("avoid,say,why\na,b,c,d\n", encoding="utf-8")
    with pytest.raises(RuleError, match="this column has no title"):
        own([tmp_path / "words.csv"])
