"""Entries, rules and their guards at the gate: every mistake with its line, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from carelint.document import Kind
from carelint.errors import Mistake
from carelint.gate import reading
from carelint.gate.allow_file import AllowModel, allowed
from carelint.gate.entry import Entry
from carelint.gate.examples import ExampleModel
from carelint.gate.guards import LITERAL, Block, Guards
from carelint.gate.sense import SenseModel
from carelint.gate.settings_file import LimitsModel, SectionModel, SettingsModel, layers
from carelint.gate.wording import OTHERWISE, known_keys
from carelint.gate.works import CareEntry
from carelint.judges.guards import conditions

ENTRY = """- id: example
  phrase: example phrase
  pathology: blur
  level: change
  instead: [other words]
  why: The words leave the person out.
  sources: [own-judgement]
  examples:
    - text: An example phrase.
      flags: [example phrase]
    - text: A silence.
      flags: []
"""
KNOWN = {
    "classes": ("people", "things"),
    "sources": ("own-judgement", "basw2022"),
    "senses": ("tax", "research"),
}


def _mistakes(path: Path, text: str | bytes) -> list[Mistake]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    found: list[Mistake] = []
    list(reading.entries(path, found, **KNOWN))
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: change", "level: consider"),
        ("instead: [other words]", "fits: {other words: example phrase}"),
        ("instead: [other words]", "think: [say what happened …]"),
        ("pathology: blur", "pathology: blur\n  only: {pos: VERB, near: <people>}"),
        (
            "pathology: blur",
            "pathology: blur\n  unless: [{next: [foot, <number>]}, {subject: [<person>], head: <person>}]",
        ),
        ("pathology: blur", "pathology: blur\n  unless: tax"),
        ("pathology: blur", "pathology: blur\n  unless: [tax, {previous: [lung]}, {sense: research, register: board}]"),
        ("    - text: A silence.\n      flags: []\n", "    - A silence.\n    - clinical: An «example phrase».\n"),
        ("phrase: example phrase", "forms: [the <people>]"),
        ("phrase: example phrase", 'kind: pattern\n  pattern: ["<people>?", "like|such as"]'),
        ("phrase: example phrase", 'kind: pattern\n  pattern: ["the", "<modifier>?", "!liver"]'),
        ("phrase: example phrase", "kind: quote"),
        ("- id", "\ufeff- id"),
    ],
)
def test_what_is_right_passes(tmp_path: Path, old: str, new: str) -> None:
    """Guards of one value or several, classes, patterns, a byte order mark: all are read."""
    assert _mistakes(tmp_path / "blaming.yaml", ENTRY.replace(old, new, 1)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("level: change", "levle: change", 4, "example: levle: there is no such key\n  Did you mean level?"),
        (
            "level: change",
            "level: chnage",
            4,
            "example: level: «chnage»: it cannot have this value\n  Did you mean change?",
        ),
        ("  level: change\n", "", 1, "example: level: this key is missing\n  change, consider or notice."),
        ("[own-judgement]", "[basw2021]", 7, "«basw2021»: no source is called so\n  Did you mean basw2022?"),
        ("[own-judgement]", "[]", 7, "sources: the list is too short"),
        ("[own-judgement]", "own-judgement", 7, "a list belongs here\n  Write it as [one, two]."),
        ("blur", "blur\n  only: {nearby: [x]}", 4, "only.nearby: there is no such key\n  Did you mean near"),
        ("blur", "blur\n  only: {pos: [verb]}", 4, "only.pos: «verb»: it cannot have this value\n  Did you mean VERB?"),
        ("blur", "blur\n  only:\n    form: plurals", 5, "only.form: «plurals»: it cannot have this value"),
        ("blur", "blur\n  only: {near: [<poeple>]}", 4, "no word class is called <poeple>\n  Did you mean people?"),
        ("blur", "blur\n  only: {near: [<person>]}", 4, "no word class is called <person>"),
        ("blur", "blur\n  only: {near: [<people]}", 4, "a word class is named as <name>"),
        (
            "blur",
            "blur\n  only: [tax, reserach]",
            4,
            "only: «reserach»: no sense is called reserach\n  Did you mean research",
        ),
        (
            "blur",
            "blur\n  only: {sense: [taxes]}",
            4,
            "only.sense: «taxes»: no sense is called taxes\n  Did you mean tax",
        ),
        ("blur", "blur\n  except: [the <thing>]", 4, "Did you mean things?"),
        ("blur", "blur\n  pathology: blur", 4, "pathology: this key stands twice"),
        ("blur", "*blur", 3, "aliases are not read"),
        ("blur", "&x blur", 3, "aliases are not read"),
        ("blur", "!!python/name:os.system blur", 3, "tags are not read"),
        ("blur", "true", 3, "«true»: it cannot have this value"),
        ("example phrase", "true", 2, "phrase: «true»: a text belongs here\n  Put quotation marks round it"),
        ("flags: []", "flags: [silence]", 8, "stays silent"),
        ("instead: [other words]", "instead: [other words …]", 5, "it cannot be put into a sentence as it stands"),
        ("instead: [other words]", 'instead: ["other words: two"]', 5, "Advice goes under `think:`"),
        ("instead: [other words]", "instead: [a b c d e f g h i j k]", 5, "it cannot be put into a sentence"),
        ("instead: [other words]", "fits: {other words: [exmple phrase]}", 5, "Did you mean example phrase"),
        ("instead: [other words]", "swap: false", 1, "there are no words of care"),
        ("instead: [other words]", "instead: [other words]\n  swap: yes", 6, "it is either true or false"),
        ("text: A silence.\n      flags: []", "A «silence", 11, "examples: «A «silence»: a mark « or » stands without"),
        ("flags: []", "flag: []", 12, "examples.flag: there is no such key\n  Did you mean flags?"),
        ("phrase: example phrase", "kind: grammar\n  covers: [object]", 1, "there is nothing to look for"),
        (
            "pathology: blur",
            "covers: [object]\n  pathology: blur",
            3,
            "a rule of the kind words does not look at this key",
        ),
        ("id: example", "id: An Example", 1, "it is no name"),
        ("  level", "\tlevel", 4, "a tab stands where spaces belong\n  Indent with spaces."),
        ("why: The", "why: Think: the", 6, "a colon stands where none can be"),
        ("[other words]", "[other words", 5, "a bracket [ is opened and never closed"),
        ("words leave", "words \x07 leave", 6, "a character stands here that no text holds"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    """File, line, key, value, the nearest names, and no word of the library that found it."""
    found = _mistakes(tmp_path / "blaming.yaml", ENTRY.replace(old, new, 1))

    assert [one.line for one in found] == [line]
    assert told in str(found[0])
    assert str(found[0]).startswith(f"{tmp_path}/blaming.yaml:{line}: ")


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("instead: [other words]", []),
        ("fits: {other words: example phrase}", []),
        ("instead: [other words]\n  swap: false", ["nothing is put in here"]),
        ("think: [say what happened]", ["nothing is put in here"]),
    ],
)
def test_what_a_text_becomes_is_said_only_where_words_are_put_in(tmp_path: Path, new: str, told: list[str]) -> None:
    """Not of a thought, nor of words that are only offered."""
    text = ENTRY.replace("flags: [example phrase]", "flags: [example phrase]\n      becomes: Other words.")
    found = _mistakes(tmp_path / "blaming.yaml", text.replace("instead: [other words]", new))

    assert [one in str(mistake) for one, mistake in zip(told, found, strict=True)] == [True] * len(told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "nothing stands in it"),
        (b"# only a comment\n", "nothing stands in it"),
        (b"[]", "nothing stands in it"),
        (ENTRY.encode("utf-16"), "it is not saved as UTF-8"),
        (ENTRY.replace("words", "w\xf6rds").encode("latin-1"), "it is not saved as UTF-8"),
        (b"only words\n", "lines of `key: value` belong here"),
        (b"[" * 3000, "lists stand too deep"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    """Empty, in another encoding, or something else altogether."""
    found = _mistakes(tmp_path / "blaming.yaml", content)

    assert [told in str(one) for one in found] == [True]


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Each mistake of each entry, in the order of the lines."""
    wrong = ENTRY.replace("level", "levle").replace("blur", "blurr\n  only: {pos: verb, form: many}")
    found = _mistakes(tmp_path / "blaming.yaml", wrong + ENTRY.replace("[own-judgement]", "[nobody]"))

    assert [one.line for one in found] == [3, 4, 4, 5, 20]


WRONG = ["", "x", "true", "[]", "[[x]]", "[{a: b}]", "{a: b}", "{}", "-1", "[true]"]


def _entries(path: Path, found: list[Mistake]) -> object:
    return list(reading.entries(path, found, **KNOWN))


def _sense(path: Path, found: list[Mistake]) -> object:
    return reading.sense(path, found, classes=KNOWN["classes"])


def _care(path: Path, found: list[Mistake]) -> object:
    return list(reading.care(path, found))


def _allowed(path: Path, found: list[Mistake]) -> object:
    return allowed(path, found, {"blaming/x"})


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(
    ("model", "read", "line"),
    [
        (Entry, _entries, "{key}: {value}"),
        (Guards, _entries, "only: {{{key}: {value}}}"),
        (ExampleModel, _entries, "examples: [{{{key}: {value}}}]"),
        (SenseModel, _sense, "{key}: {value}"),
        (CareEntry, _care, "{key}: {value}"),
        (SettingsModel, layers, "{key}: {value}"),
        (LimitsModel, layers, "limits: {{{key}: {value}}}"),
        (SectionModel, layers, "files: [{{{key}: {value}}}]"),
        (AllowModel, _allowed, "- {key}: {value}"),
    ],
)
def test_every_mistake_has_words_of_ours(
    tmp_path: Path, model: type[BaseModel], read: Callable[..., object], line: str, value: str
) -> None:
    """Whatever stands under a key, no message falls back on what the library says."""
    path = tmp_path / "file.yaml"
    for key in known_keys(model):
        found: list[Mistake] = []
        path.write_text(line.format(key=key, value=value or '""'), encoding="utf-8")
        read(path, found)

        assert not [str(one) for one in found if one.reason == OTHERWISE[0]], key
        assert not [str(one) for one in found if "nput should" in str(one) or "xtra" in str(one)], key


def test_the_guards_of_the_gate_are_those_of_the_judges() -> None:
    """A guard that one of the two does not know would be refused, or never asked."""
    assert set(known_keys(Guards)) - {"sense"} == set(conditions.CONDITIONS)
    assert set(get_args(Block)) == {kind.value for kind in Kind}
    assert set(known_keys(Guards)) >= LITERAL
