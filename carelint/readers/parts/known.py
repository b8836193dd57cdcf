"""The words that English has, to tell shorthand, which leaves the small ones out, from another language.

In: a text. Out: how much of it is English by its longer words. The list is that of lemminflect, read only where needed.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from functools import cache
from pathlib import Path

LONG = 4
"""Letters; shorter words are written alike in many languages, and are a ward's abbreviations."""
LONGER = re.compile(rf"[^\W\d_]{{{LONG},}}")
FEWEST = 3
"""Longer words below which nothing is said."""


@cache
def english() -> frozenset[str]:
    """Some 69,000 words, in all their forms; none where lemminflect does not bring its list."""
    found = importlib.util.find_spec("lemminflect")  # importing it would take a second
    try:
        packed = (Path(str(found and found.origin)).parent / "resources" / "lemma_lu.csv.gz").read_bytes()
    except OSError:
        return frozenset()
    return frozenset(line.partition(",")[0].lower() for line in gzip.decompress(packed).decode().splitlines())


def share(text: str) -> float:
    """Share of the longer words, each counted once, that English has; all where there are too few to tell."""
    words = set(LONGER.findall(text.lower()))
    if len(words) < FEWEST or not english():
        return 1.0
    return len(words & english()) / len(words)
