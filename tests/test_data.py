"""The dictionary, the rules and the word classes, tested as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint import judges
from carelint.document import one_paragraph
from carelint.resources import folder
from carelint.rulebook import Rulebook, compiling, load
from carelint.settings import Settings
from carelint.vocabulary import LONGEST
from tests.gate.test_entries import ENTRY

CLASSES = sorted((folder("wordlists") / "classes").glob("*.txt"))


def _words(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("path", CLASSES, ids=[path.stem for path in CLASSES])
def test_a_class_is_sorted_and_unique(path: Path) -> None:
    """One word a line, in order, lower case, with its comment and inflection on top."""
    words = _words(path)

    assert path.read_text(encoding="utf-8").startswith("# ")
    assert words == sorted(set(words))
    assert all(word == word.lower() and len(word.split()) <= LONGEST for word in words)


def test_every_rule_offers_words_and_reasons(rulebook: Rulebook) -> None:
    """Words of care, a reason that ends as a sentence, sources that exist, both kinds of examples."""
    for rule in rulebook.rules:
        flagged = [example for example in rule.examples if example.flags]
        silent = [example for example in rule.examples if not example.flags]

        assert rule.instead, rule.id
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
    from carelint.engine import check_document

    for rule in rulebook.rules:
        if rule.pack:
            continue
        for words in rule.instead:
            for register in ("board", "clinical"):
                done = check_document(one_paragraph(f"They were {words}."), rulebook, Settings(register=register))
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


def test_an_organisations_own_entry_is_used(tmp_path: Path) -> None:
    """A folder laid out like ours adds entries, and may stand in for one of ours."""
    home = tmp_path / "dictionary"
    home.mkdir()
    (home / "blaming.yaml").write_text(ENTRY, encoding="utf-8")

    assert load([tmp_path]).rule("blaming/example") is not None


RIGHTFUL = """- id: colour-code
  phrase: colour code
  except: [colour code system, the <relatives> colour code, hair colour]
  pathology: blur
  level: change
  instead: [other words]
  why: The words leave the person out.
  sources: [own-judgement]
  examples:
    - text: She is a colour code to them.
      flags: [colour code]
    - text: Colour code systems help porters.
      flags: []
"""


@pytest.mark.parametrize(
    ("text", "noticed"),
    [
        ("She is a colour code to them.", True),
        ("They are colour codes; the system is old.", True),
        ("Our colour code system helps porters.", False),
        ("Our color-code systems help porters.", False),
        ("Our COLOUR\u00a0CODE System helps.", False),
        ("Ask for the mother's colour code.", True),
        ("The mother colour code is known.", False),
        ("Mind the hair colour codes.", False),
        ("Hair is grey. Colour codes are many.", True),
    ],
)
def test_a_longer_rightful_phrase_is_left_alone(own: Rulebook, text: str, noticed: bool) -> None:
    """`except:` in an organisation's own entry: every spelling and number, hyphens, classes, and overlaps."""
    from carelint.run import check_document

    done = check_document(one_paragraph(text), own, Settings(register="board"))

    assert ["blaming/colour-code"] * noticed == [one.rule for one in done.findings if one.rule == "blaming/colour-code"]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The rulebook with an organisation's own entry."""
    home = tmp_path_factory.mktemp("words") / "dictionary"
    home.mkdir()
    (home / "blaming.yml").write_text(RIGHTFUL, encoding="utf-8")
    return load([home.parent])


def test_explain_says_which_phrase_is_rightful(own: Rulebook) -> None:
    """A silence has its reason."""
    from carelint.explain import text_lines

    lines = text_lines("Our colour code system helps.", own, Settings(register="board"))

    assert "  guard: no – except «colour code system»" in lines


def test_the_compiled_form_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second load reads the cache, and a damaged cache is made anew."""
    first = load(cache=tmp_path)
    kept = next(tmp_path.glob("*.json"))

    with monkeypatch.context() as patch:
        patch.delattr(compiling, "compile_rulebook")
        assert load(cache=tmp_path).rules == first.rules

    kept.write_text("{", encoding="utf-8")
    assert load(cache=tmp_path).digest == first.digest


def test_every_form_is_reached(rulebook: Rulebook) -> None:
    """A generated sentence for each literal of each rule leads the scan to that rule."""
    from carelint.anchors import anchors

    scanner = anchors(rulebook)
    for number, rule in enumerate(rulebook.rules):
        for literal, _ in rule.anchors:
            keys = {key for _, _, found in scanner.find(f"then {literal} came") for key in found}
            assert number in keys, (rule.id, literal)


def test_every_class_is_named_somewhere(rulebook: Rulebook) -> None:
    """A word class that no guard, rule or question names is dead weight."""
    homes = [folder("wordlists") / "dictionary", folder("rules"), Path(judges.__file__).parent]
    text = "".join(
        path.read_text(encoding="utf-8")
        for home in homes
        for path in home.rglob("*")
        if path.suffix in (".yaml", ".py")
    )

    assert [path.stem for path in CLASSES if f"<{path.stem}>" not in text and f'["{path.stem}"]' not in text] == [
        "numbers"
    ]


@pytest.mark.parametrize(("uk", "us"), [("utiliser", "utilizer"), ("behaviour", "behavior"), ("flyer", "flier")])
def test_both_spellings_are_found(uk: str, us: str, rulebook: Rulebook) -> None:
    """Every entry that knows one spelling knows the other."""
    for rule in rulebook.rules:
        literals = {text for text, _ in rule.anchors}
        assert {text.replace(uk, us) for text in literals if uk in text} <= literals, rule.id


def test_every_class_word_is_reached(rulebook: Rulebook) -> None:
    """A generated sentence with each word of each class is recognised as holding one of the class."""
    from carelint.sentences import words_of

    vocabulary = rulebook.vocabulary
    for name, words in vocabulary.classes.items():
        values = (f"<{name}>",)
        for word in words:
            assert vocabulary.first(words_of(f"zz {word} zz"), values), (name, word)
