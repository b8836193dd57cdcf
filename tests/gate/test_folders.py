"""Folders of an organisation's own words: what is read, and what would do nothing without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.errors import Mistake, RuleError
from carelint.gate import folders, lists, reading
from carelint.rulebook import load
from tests.gate.test_entries import ENTRY


def _fill(root: Path, *names: str, content: str = "x\n") -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


def test_what_is_read(tmp_path: Path) -> None:
    """Both ways to write the suffix of YAML; notes for people and hidden files are passed over."""
    names = ["dictionary/blaming.yml", "dictionary/JARGON.YAML", "rules/blaming/one.yaml", "objectifying/two.yml"]
    names += ["our-words.csv", "deep/terms.xlsx", "dictionary/Our promises.yaml", "pack.yaml"]
    names += ["classes/wards.txt", "senses/wards.yaml", "sources.yml", "language-of-care.yaml"]
    _fill(tmp_path, *names, "README.md", ".DS_Store", "dictionary/.blaming.yaml.swp", "dictionary/blaming.yaml~")
    (tmp_path / "dictionary/JARGON.YAML").rename(tmp_path / "dictionary/jargon.YAML")
    mistakes: list[Mistake] = []
    found = {file.name: file.kind for file in folders.files(tmp_path, mistakes, own=True)}

    assert mistakes == []
    assert found == {
        "dictionary/blaming.yml": "entries",
        "dictionary/jargon.YAML": "entries",
        "rules/blaming/one.yaml": "entries",
        "objectifying/two.yml": "entries",
        "our-words.csv": "sheet",
        "deep/terms.xlsx": "sheet",
        "dictionary/Our promises.yaml": "entries",
        "pack.yaml": "pack",
        "classes/wards.txt": "class",
        "senses/wards.yaml": "sense",
        "sources.yml": "sources",
        "language-of-care.yaml": "care",
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("dictionary/blaming.ods", "files of this kind are not read\n  Save it as .xlsx or .csv."),
        ("words.xls", "files of this kind are not read\n  Save it as .xlsx or .csv."),
        ("deep/pack.yaml", "«deep» is no family, so nothing in it is read"),
        ("dictionary/reader.csv/x.yaml", "«reader.csv» is no family, so nothing in it is read"),
        ("dictionary/blaming.json", "files of this kind are not read\n  Write it as YAML"),
        ("dictionary/blaming", "files of this kind are not read\n  Move it elsewhere."),
        ("dictionary/blameing.yaml", "no family is called 'blameing'\n  Did you mean blaming?"),
        ("blaming.yaml", "it stands in no family's folder, so it is not read\n  Move it to dictionary/blaming.yaml."),
        ("rules/one.yaml", "«rules» is no family, so nothing in it is read"),
        ("clases/wards.txt", "a list of words is read from classes/ only\n  Move it to classes/wards.txt."),
        ("sense/wards.yaml", "«sense» is no family, so nothing in it is read"),
        ("senses/wards.txt", "a list of words is read from classes/ only"),
        ("spellings.txt", "only carelint's own spellings are read"),
    ],
)
def test_what_nobody_would_read_is_told(tmp_path: Path, name: str, told: str) -> None:
    """A table, a misspelt family, a list beside its folder: named, with what to do."""
    mistakes: list[Mistake] = []
    folders.files(_fill(tmp_path, name), mistakes, own=True)

    assert [told in str(one) for one in mistakes] == [True]
    assert str(mistakes[0]).startswith(str(tmp_path / name))


def test_a_folder_without_words_is_told(tmp_path: Path) -> None:
    """Empty, or not there at all."""
    for place, told in ((tmp_path, "no words or rules stand in this folder"), (tmp_path / "no", "no such folder")):
        mistakes: list[Mistake] = []
        folders.files(place, mistakes, own=True)

        assert [told in str(one) for one in mistakes] == [True]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("# A list.\n# inflect: nouns\nward\n", 2, "inflect: «nouns»: it cannot have this value\n  Did you mean noun"),
        ("# inflict: noun\nward\n", 1, "inflict: there is no such header"),
        ("# A list: of words.\n", 0, "nothing stands in it"),
        ("ward\none two three four five six\n", 2, "a phrase of a class has at most 5 words"),
    ],
)
def test_a_wrong_class_is_told(tmp_path: Path, text: str, line: int, told: str) -> None:
    """A header that is nearly one, a list without words, a phrase that no guard would match."""
    mistakes: list[Mistake] = []
    lists.word_class(_fill(tmp_path, "wards.txt", content=text) / "wards.txt", mistakes)

    assert [(one.line, told in str(one)) for one in mistakes] == [(line, True)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour color\ncolour\n", ":2: «colour»: two beginnings of words belong here"),
        ("colour = color\n", ":1: «colour = color»: two beginnings of words"),
    ],
)
def test_wrong_spellings_are_told(tmp_path: Path, text: str, told: str) -> None:
    """A pair a line."""
    mistakes: list[Mistake] = []
    lists.spellings(_fill(tmp_path, "spellings.txt", content=text) / "spellings.txt", mistakes)

    assert [told in str(one) for one in mistakes] == [True]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            "- id: x\n  expresses: elegance\n  phrase: [calm]\n",
            3,
            "phrase: there is no such key\n  Did you mean phrases?",
        ),
        ("- id: x\n  expresses: elegant\n  phrases: [calm]\n", 2, "Did you mean elegance?"),
        ("- id: x\n  expresses: elegance\n  phrases: calm\n", 3, "a list belongs here"),
    ],
)
def test_wrong_words_of_care_are_told(tmp_path: Path, text: str, line: int, told: str) -> None:
    """language-of-care.yaml is held to its keys as entries are."""
    mistakes: list[Mistake] = []
    list(reading.care(_fill(tmp_path, "language-of-care.yaml", content=text) / "language-of-care.yaml", mistakes))

    assert [(one.line, told in str(one)) for one in mistakes] == [(line, True)]


@pytest.mark.parametrize("text", ["- basw\n", "basw: [a, b]\n", "basw:\n"])
def test_wrong_sources_are_told(tmp_path: Path, text: str) -> None:
    """Keys and works, and nothing else."""
    mistakes: list[Mistake] = []
    reading.sources(_fill(tmp_path, "sources.yaml", content=text) / "sources.yaml", mistakes)

    assert len(mistakes) == 1


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """Entries, classes, sources, words of care; the same id in two files of one folder too."""
    _fill(tmp_path, "dictionary/blaming.yaml", content=ENTRY)
    _fill(tmp_path, "dictionary/jargon.yml", content=ENTRY.replace("level", "levle").replace("own-judgement", "nobody"))
    _fill(tmp_path, "blaming/example.yml", content=ENTRY.replace("\n  ", "\n").removeprefix("- "))
    _fill(tmp_path, "dictionary/blaming.csv")
    _fill(tmp_path, "classes/wards.txt", content="# inflect: many\nward\n")
    _fill(tmp_path, "sources.yaml", content="basw: [a]\n")
    _fill(tmp_path, "language-of-care.yaml", content="- id: x\n")
    with pytest.raises(RuleError) as caught:
        load([tmp_path])
    told = str(caught.value)

    assert "things are to be mended" in told
    for one in (
        "jargon.yml:4:",
        "jargon.yml:7:",
        "blaming.csv:1: «x»: no row names a column avoid",
        "wards.txt:1:",
        "sources.yaml:1:",
        "language-of-care.yaml:1:",
    ):
        assert one in told
    assert "blaming/example: the id stands twice" in told
