"""spaCy is imported without its command line, and is whole afterwards."""

from __future__ import annotations

import subprocess
import sys

LOADED = """
from carelint.language import load
words = [token.text for token in load()("Mr Bell didn't go home.")]
import sys
assert "spacy.cli" not in sys.modules and "spacy.cli.info" not in sys.modules
import spacy
from spacy.cli.info import info
assert info.__module__ == "spacy.cli.info"
assert spacy.__version__ in spacy.info(silent=True).values()
print(*words)
"""


def test_spacy_is_whole() -> None:
    """Nothing of ours stays in the place of its command line, and our tokenizer knows its rules."""
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Mr", "Bell", "did", "n't", "go", "home", "."]
