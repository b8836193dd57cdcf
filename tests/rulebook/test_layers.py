"""An organisation's own words over ours: whose turn it is, what is changed in ours, and which version it was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carelint.document import one_paragraph
from carelint.engine import check_document
from carelint.errors import RuleError
from carelint.finding import Checked
from carelint.rulebook import Rulebook, load
from carelint.run import cache_folder
from carelint.settings import Settings

WHY = "It says what she is and not who."
TEXT = "Two bed blockers wait. The bed blocker day was kind. Frequent flyers were moved, and service users came."


def book(tmp_path: Path, *tables: str) -> Rulebook:
    """Tables over ours, the later over the earlier."""
    paths = []
    for number, text in enumerate(tables, 1):
        paths.append(tmp_path / f"words-{number}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return load(paths, cache_folder())


def noticed(rulebook: Rulebook, register: str = "board", text: str = TEXT, **settings: object) -> list[tuple[str, str]]:
    """(words, rule) of everything that is shown."""
    asked = Settings(register=register, **settings)  # type: ignore[arg-type]
    return [(one.text, one.rule) for one in _checked(rulebook, text, asked).findings]


def _checked(rulebook: Rulebook, text: str, settings: Settings) -> Checked:
    return check_document(one_paragraph(text), rulebook, settings)


@pytest.mark.parametrize(
    ("tables", "register", "shown"),
    [
        (
            [f"avoid,say instead,why\nbed blocker,person ready to leave,{WHY}\n"],
            "board",
            {"words-1/bed-blocker": 2, "stigmatising/frequent-flyer": 1},
        ),
        (
            [f"avoid,say instead,why,allow\nbed blocker,person,{WHY},bed blocker day\n"],
            "board",
            {"words-1/bed-blocker": 1, "stigmatising/frequent-flyer": 1},
        ),
        (
            [f"avoid,say instead,why,family\nbed blocker,person,{WHY},Unsere Würde\n"],
            "board",
            {"unsere-wurde/bed-blocker": 2, "stigmatising/frequent-flyer": 1},
        ),
        (["avoid,level\nbed blocker,off\nfrequent flyer,off\n"], "board", {}),
        (
            [f"avoid,say,why,level\nbed blocker,person,{WHY},notice\nfrequent flyer,,,off\n"],
            "board",
            {"words-1/bed-blocker": 2},
        ),
        (
            ["avoid,level,register\nbed blocker,off,policy\nfrequent flyer,off,\n"],
            "board",
            {"objectifying/bed-blocker": 2},
        ),
        (["avoid,level,register\nbed blocker,off,policy\nfrequent flyer,off,\n"], "policy", {}),
        (
            ["avoid,level,allow\nobjectifying/bed-blocker,,bed blocker day\nstigmatising/frequent-flyer,off,\n"],
            "board",
            {"objectifying/bed-blocker": 1},
        ),
        (
            ["avoid,level\nbed blocker,off\nfrequent flyer,off\n", f"avoid,say,why\nbed blocker,person,{WHY}\n"],
            "board",
            {"words-2/bed-blocker": 2},
        ),
        (
            [
                f"avoid,say,why,register\nbed blocker,person,{WHY},\nbed blocker,guest,{WHY},board\n"
                f"frequent flyer,x,{WHY},\n"
            ],
            "board",
            {"words-1/bed-blocker-board": 2, "words-1/frequent-flyer": 1},
        ),
    ],
    ids=["replaced", "allowed", "family", "off", "counted", "off-there", "off-here", "amended", "later", "narrower"],
)
def test_who_decides(tables: list[str], register: str, shown: dict[str, int], tmp_path: Path) -> None:
    """What a dictionary of one's own names it decides, in the registers that it names; ours speaks elsewhere."""
    found = [rule for text, rule in noticed(book(tmp_path, *tables), register) if not text.startswith("service")]

    assert {rule: found.count(rule) for rule in found} == shown


def test_what_is_kept_back_says_by_what(tmp_path: Path) -> None:
    """File and line, also for what the learned reader would bring back."""
    done = _checked(book(tmp_path, "avoid,level\nbed blocker,off\n"), TEXT, Settings(register="board"))
    said = {one.rule: one.withheld for one in done.withheld if "blocker" in one.text}

    assert said["objectifying/bed-blocker"] == "switched off by words-1.csv:2"
    assert set(said.values()) == {"switched off by words-1.csv:2"}


def test_an_amendment_keeps_the_guards_of_ours(tmp_path: Path, rulebook: Rulebook) -> None:
    """Other words, another level, another reason; what it does not name stays, and its place is the row."""
    changed = book(
        tmp_path, f"avoid,say instead,why,level\nobjectifying/the-diabetic,guest with diabetes,{WHY},consider\n"
    )
    ours, theirs = rulebook.rule("objectifying/the-diabetic"), changed.rule("objectifying/the-diabetic")

    assert ours is not None
    assert theirs is not None
    assert (theirs.instead, theirs.level.value, theirs.why) == (("guest with diabetes",), "consider", WHY)
    assert (theirs.only, theirs.unless, theirs.anchors) == (ours.only, ours.unless, ours.anchors)
    assert theirs.home == "words-1.csv:2"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "avoid,level\nobjectifying/bed-bloker,off\n",
            "words-1.csv:2: column A, avoid: «objectifying/bed-bloker»: no rule",
        ),
        ("avoid,level\nobjectifying/bed-bloker,off\n", "Did you mean objectifying/bed-blocker"),
        (
            f"avoid,say,why\nbed <peple>,x,{WHY}\n",
            "words-1.csv:2: column A, avoid: «bed <peple>»: no word class is called",
        ),
    ],
)
def test_mistakes_that_only_show_beside_ours(table: str, told: str, tmp_path: Path) -> None:
    """Told by row and column too."""
    with pytest.raises(RuleError) as caught:
        book(tmp_path, table)

    assert told in str(caught.value)


def test_the_same_whether_ours_was_compiled_before_or_not(tmp_path: Path) -> None:
    """Laying one's own words over the kept form of ours gives what compiling all of it gives."""
    path = tmp_path / "words.csv"
    path.write_text(
        f"avoid,say,why,level\nguest,x,{WHY},\nobjectifying/bed-blocker,person here,,notice\n", encoding="utf-8"
    )
    whole, laid = load([path]), load([path], cache_folder())

    assert (whole.rules, whole.sources, whole.senses, whole.digest) == (
        laid.rules,
        laid.sources,
        laid.senses,
        laid.digest,
    )
    assert whole.vocabulary.classes == laid.vocabulary.classes


def test_every_dictionary_has_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack says its own, an installed package has one, and a table has a hash of its words."""
    table = f"avoid,say,why\nguest,x,{WHY}\n"
    for name in ("plain.csv", "pack/words.csv", "site/trust_words/words.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(table, encoding="utf-8")
    (tmp_path / "pack/pack.yaml").write_text("name: county\nversion: '2026-11'\n", encoding="utf-8")
    about = tmp_path / "site/trust_words-3.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: trust-words\nVersion: 3.1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[carelint.packs]\ntrust = trust_words\n", encoding="utf-8")
    (tmp_path / "site/trust_words/__init__.py").write_text("raise RuntimeError('words are data')\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site")])
    named = [tmp_path / "plain.csv", tmp_path / "pack", Path("pack:trust")]
    loaded = load(named, cache_folder())

    assert [name for name, _ in loaded.packs] == ["plain.csv", "county", "trust"]
    assert [version for _, version in loaded.packs][1:] == ["2026-11", "3.1"]
    assert load(named[:1], cache_folder()).packs == loaded.packs[:1]
    assert {rule.layer for rule in loaded.rules if rule.layer} == {1, 3}  # both words.csv give the id words/guest


@pytest.mark.parametrize(
    ("files", "named", "told"),
    [
        ({"pack.yaml": "name: county\n", "words.csv": "avoid,level\nguest,off\n"}, "", "version: this key is missing"),
        ({}, "pack:county", "no installed package brings words of this name\n  None is installed."),
        ({"words.ods": "x"}, "words.ods", "tables of this kind are not read\n  Save it as .xlsx or .csv."),
        ({"words.txt": "x"}, "words.txt", "no words are read from files of this kind\n  Name a folder, or a file"),
        ({}, "words.csv", "there is no such file or folder\n  Check its name and place."),
        (
            {"dictionary/own.yaml": "- amends: blaming/nothing\n"},
            "",
            "own.yaml:1: amends: «blaming/nothing»: no rule is",
        ),
        ({"dictionary/own.yaml": "- amends: blaming/x\n  phrase: y\n"}, "", "blaming/x: phrase: there is no such key"),
    ],
)
def test_dictionaries_that_cannot_be_read(files: dict[str, str], named: str, told: str, tmp_path: Path) -> None:
    """Each with what is wrong, and the way out."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    place = Path(named) if named.startswith("pack:") else tmp_path / named
    with pytest.raises(RuleError) as caught:
        load([place], cache_folder())

    assert told in str(caught.value)
