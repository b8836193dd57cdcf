"""Many files, one rulebook: an organisation's own beside ours, compiled once and kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carelint.document import one_paragraph
from carelint.engine import check_document
from carelint.explain import text_lines
from carelint.rulebook import Rulebook, compiling, load
from carelint.run import cache_folder
from carelint.settings import Settings
from tests.conftest import bundled

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


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The rulebook with an organisation's own entry."""
    home = tmp_path_factory.mktemp("words") / "dictionary"
    home.mkdir()
    (home / "blaming.yml").write_text(RIGHTFUL, encoding="utf-8")
    return load([home.parent])


def test_an_organisations_own_entry_is_used(own: Rulebook) -> None:
    """A folder laid out like ours adds entries."""
    assert own.rule("blaming/colour-code") is not None


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
    done = check_document(one_paragraph(text), own, Settings(register="board"))

    assert ["blaming/colour-code"] * noticed == [one.rule for one in done.findings if one.rule == "blaming/colour-code"]


def test_explain_says_which_phrase_is_rightful(own: Rulebook) -> None:
    """A silence has its reason."""
    lines = text_lines("Our colour code system helps.", own, Settings(register="board"))

    assert "  guard: no – except «colour code system»" in lines


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
