"""Names for ids, made of words that somebody wrote.

In: any text. Out: small letters, digits and hyphens.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

ALIKE = 0.8
"""Share of letters in common from which another name was meant: blameing, but not blame; levle, but not Owner for where
(difflib's measure; our choice, 2026-11-27)."""


def slug(text: str) -> str:
    """A name of the text; where it holds no Latin letter or digit, a name of its hash."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made or f"x{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def other(made: str, text: str) -> str:
    """Another name, where the first is taken: the same for the same text, wherever it stands."""
    return f"{made}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
