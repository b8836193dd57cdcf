"""The gate: what a person wrote is refused with file, line and key, or it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.errors import RuleError
from carelint.resources import folder
from carelint.rulebook.compiling import compile_rulebook

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


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("level: change", "levle: change", 4, "levle"),
        ("level: change", "level: loud", 4, "'change', 'consider' or 'notice'"),
        ("sources: [own-judgement]", "sources: [nobody]", 1, "no source is called 'nobody'"),
        ("pathology: blur", "pathology: blur\n  only: {nearby: [x]}", 1, "no guard is called 'nearby'"),
        ("pathology: blur", "pathology: blur\n  only: {near: [<nothing>]}", 1, "no word class is called 'nothing'"),
        ("pathology: blur", "pathology: blur\n  pathology: blur", 4, "stands twice"),
        ("pathology: blur", "pathology: *blur", 3, "aliases"),
        ("pathology: blur", "pathology: !!python/name:os.system blur", 3, "tags are not allowed"),
        ("flags: []", "flags: [silence]", 1, "stays silent"),
        ("instead: [other words]", "instead: [other words]\n  swap: true", 1, "what the text becomes"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    """File, line and key, and the way out."""
    path = tmp_path / "blaming.yaml"
    path.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    files = [("sources.yaml", folder("wordlists") / "sources.yaml"), ("dictionary/blaming.yaml", path)]

    with pytest.raises(RuleError) as caught:
        compile_rulebook(files)

    assert caught.value.line == line
    assert said in str(caught.value)
    assert "blaming.yaml" in str(caught.value)
