"""The dictionary and the rules, tested as data."""

from __future__ import annotations

import pytest

from carelint.anchors import anchors
from carelint.document import one_paragraph
from carelint.engine import check_document
from carelint.resources import folder
from carelint.rulebook import Rulebook
from carelint.settings import Settings


def test_every_rule_offers_words_and_reasons(rulebook: Rulebook) -> None:
    """Words of care, a reason that ends as a sentence, sources that exist, both kinds of examples."""
    for rule in rulebook.rules:
        flagged = [example for example in rule.examples if example.flags]
        silent = [example for example in rule.examples if not example.flags]

        assert rule.instead or rule.think, rule.id
        assert rule.why.endswith((".", "!", "?")), rule.id
        assert set(rule.sources) <= set(rulebook.sources), rule.id
        assert len(flagged) >= 1, rule.id
        assert len(silent) >= 2, rule.id


def test_a_rule_file_is_named_for_its_rule(rulebook: Rulebook) -> None:
    """rules/<family>/<name>.yaml holds the rule <family>/<name>."""
    for path in folder("rules").rglob("*.yaml"):
        assert rulebook.rule(f"{path.parent.name}/{path.stem}"), path


def test_no_word_of_care_is_itself_noticed(rulebook: Rulebook) -> None:
    """What is offered in place of a phrase is not noticed in its turn."""
    for rule in rulebook.rules:
        if rule.pack:
            continue
        for words in rule.instead:
            for register in ("board", "clinical"):
                done = check_document(
                    one_paragraph(f"They were {words}."), rulebook, Settings(register=register, reader="off")
                )
                assert not done.listed, (rule.id, words, [found.rule for found in done.listed])


def test_anchors_of_two_listed_rules_do_not_collide_by_chance(rulebook: Rulebook) -> None:
    """A literal that several rules look for is guarded in all of them but one."""
    owners: dict[str, list[str]] = {}
    for rule in rulebook.rules:
        bare = rule.kind == "words" and not rule.only and "referent" not in rule.asks
        if bare and rule.level.value != "notice":
            for text, _ in rule.anchors:
                owners.setdefault(text, []).append(rule.id)
    twice = {text: ids for text, ids in owners.items() if len(ids) > 1 and len({i.split("/")[1] for i in ids}) > 1}

    assert not {text: ids for text, ids in twice.items() if len(ids) > 3}


def test_every_form_is_reached(rulebook: Rulebook) -> None:
    """A generated sentence for each literal of each rule leads the scan to that rule."""
    scanner = anchors(rulebook)
    for number, rule in enumerate(rulebook.rules):
        for literal, _ in rule.anchors:
            keys = {key for _, _, found in scanner.find(f"then {literal} came") for key in found}
            assert number in keys, (rule.id, literal)


@pytest.mark.parametrize(("uk", "us"), [("utiliser", "utilizer"), ("behaviour", "behavior"), ("flyer", "flier")])
def test_both_spellings_are_found(uk: str, us: str, rulebook: Rulebook) -> None:
    """Every entry that knows one spelling knows the other."""
    for rule in rulebook.rules:
        literals = {text for text, _ in rule.anchors}
        assert {text.replace(uk, us) for text in literals if uk in text} <= literals, rule.id
