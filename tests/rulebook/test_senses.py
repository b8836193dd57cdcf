"""Senses among the rules: conditions that keep name and reason, shared, hashed, and an organisation's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint import provenance
from carelint.errors import RuleError
from carelint.judges.guards import opinions
from carelint.rule import Condition
from carelint.rulebook import Rulebook, load
from carelint.run import cache_folder
from carelint.selftest import broken_senses
from tests.conftest import bundled, candidate
from tests.gate.test_entries import ENTRY
from tests.gate.test_senses import SENSE

NAMED = ENTRY.replace(
    "pathology: blur", "unless: [levy, {sense: levy, register: [board]}, {next: [x]}]\n  pathology: blur"
)


def _folder(root: Path, sense: str = SENSE, entry: str = NAMED) -> Path:
    for name, content in (("senses/levy.yaml", sense), ("dictionary/blaming.yaml", entry)):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """A rulebook with a sense of an organisation's own, and an entry that names it."""
    return load([_folder(tmp_path_factory.mktemp("own"))])


def test_a_sense_becomes_conditions_with_its_name(own: Rulebook) -> None:
    """Alone, and with another guard beside it."""
    rule, why = own.rule("blaming/example"), "It is about money owed to the state."
    near = ("near", ("<people>", "levy"))

    assert rule is not None
    assert rule.unless == (
        Condition((near,), "levy", why),
        Condition((("register", ("board",)), near), "levy", why),
        Condition((("next", ("x",)),)),
    )
    assert (rule.senses, rule.literals) == (("levy",), 1)


def test_conditions_are_shared(rulebook: Rulebook) -> None:
    """What many rules name is one object, so that its words are made ready once."""
    users = [rule for rule in rulebook.rules if "courts" in rule.senses]
    made = {id(one) for rule in users for one in rule.unless if one.sense == "courts"}

    assert (len(users) > 1, len(made)) == (True, 1)


def test_an_opinion_names_the_sense_and_its_reason(rulebook: Rulebook) -> None:
    """Whoever asks why a phrase is silent reads what the words mean there."""
    (sense,) = (one for one in rulebook.senses if one.id == "tube-or-line")
    one = candidate("The placement of the stent is confirmed.", "placement", parsed=False, unless=sense.when)

    assert [str(said) for said in opinions(one, rulebook.vocabulary)] == [
        f"guard: no – unless tube-or-line ({sense.why}) near: <tubes>"
    ]


def test_another_sense_is_another_rule(tmp_path: Path, own: Rulebook) -> None:
    """A report that names a rule by its hash tells when what keeps it silent has changed."""
    changed = load([_folder(tmp_path, SENSE.replace("levy]", "duty]"))])

    assert provenance.of_rule(changed, "blaming/example") != provenance.of_rule(own, "blaming/example")
    assert provenance.of_rule(changed, "blaming/absconded") == provenance.of_rule(own, "blaming/absconded")


def test_an_organisations_sense_stands_in_for_ours(tmp_path: Path, rulebook: Rulebook) -> None:
    """By its name, in every rule that names it."""
    (tmp_path / "senses").mkdir()
    (tmp_path / "senses/courts.yaml").write_text(SENSE, encoding="utf-8")
    ours, theirs = (book.rule("blaming/vexatious") for book in (rulebook, load([tmp_path])))

    assert ours is not None
    assert theirs is not None
    assert [dict(one.keys)["near"] for one in theirs.unless if one.sense == "courts"] == [("<people>", "levy")]
    assert theirs.unless != ours.unless


def test_a_sense_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """The entries that name it are not blamed for it."""
    with pytest.raises(RuleError) as err:
        load([_folder(tmp_path, SENSE.replace("near:", "naer:"))])

    assert [(Path(one.path).name, one.line) for one in err.value.mistakes] == [("levy.yaml", 3)]


def test_an_unknown_sense_is_told(tmp_path: Path) -> None:
    """With file, line, key and the nearest name."""
    with pytest.raises(RuleError, match=r"blaming.yaml:3: example: unless: «levi»: no sense is called levi\n  Did you"):
        load([_folder(tmp_path, entry=NAMED.replace("[levy,", "[levi,"))])


def test_the_kept_form_holds_the_senses(rulebook: Rulebook) -> None:
    """Also what only `rules check` and `explain` ask for."""
    again = load(cache=cache_folder())

    assert again.senses == rulebook.senses
    assert [one.literals for one in again.rules] == [one.literals for one in rulebook.rules]


def test_every_sense_is_named_by_a_rule(rulebook: Rulebook) -> None:
    """A sense that nothing names is dead weight."""
    named = {name for rule in rulebook.rules for name in rule.senses}

    assert {sense.id for sense in rulebook.senses} == named


BOOK = bundled()


@pytest.mark.parametrize("name", [sense.id for sense in BOOK.senses])
def test_a_sense_keeps_what_its_examples_promise(name: str, rulebook: Rulebook) -> None:
    """It holds where they say so, and nowhere else."""
    assert broken_senses(rulebook, [sense for sense in rulebook.senses if sense.id == name]) == []


def test_a_broken_example_of_a_sense_is_found(own: Rulebook) -> None:
    """The check can fail, both ways."""
    from dataclasses import replace

    (sense,) = (one for one in own.senses if one.id == "levy")
    found = broken_senses(own, [replace(sense, holds=sense.fails, fails=sense.holds)])

    assert [(one.promised, one.found) for one in found] == [("nothing", "«returns»"), ("«returns»", "nothing")]
