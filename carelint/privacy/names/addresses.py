"""Names in addresses: zbyszek.kowalczyk@example.org, @dilwynthomas.

In: `Words`. Out: the names that stand before an at sign in two parts, or right after it as no word.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.privacy.names.lexicon import is_head, is_odd
from carelint.privacy.names.words import Name, Words


def find(words: Words) -> Iterator[Name]:
    """What an address or a handle says of somebody."""
    for index in range(-1, len(words) - 1 if "@" in words.text else -1):
        gap = words.gap(index)
        if gap == "@" and index > 0 and words.gap(index - 1) == "." and _is_name(words.low[index]):
            yield Name(index - 1, index + 1) if _is_name(words.low[index - 1]) else Name(index, index + 1)
        elif gap.endswith("@") and gap != "@" and is_odd(words.low[index + 1]):
            yield Name(index + 1, index + 2)


def _is_name(word: str) -> bool:
    return is_odd(word) and not is_head(word)
