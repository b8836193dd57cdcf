"""Lists of people: who was present, who was sorry, who gets a copy, from whom and to whom.

In: `Words` and where the head of such a list stands. Out: every name in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carelint.privacy.names.lexicon import is_head, is_namesake, listed
from carelint.privacy.names.reading import TITLES, Trust, forward, is_everyday_name
from carelint.privacy.names.words import Name, Words, is_capital

HEADS = listed("list-heads")
NOBODYS = HEADS | TITLES | listed("roles") | listed("kin") | listed("jobs-before") | listed("function")
TRIGGERS = HEADS
PLACES = frozenset(["to", "from", "cc", "bcc", "distribution", "circulation", "copy", "copies", "via"])
"""To whom letters go: wards and teams as well as people."""
MARKED = re.compile(r"^[ .]*(?:\([^()\n]{0,20}\))?[ ]*[:=][ \n\"\u201c]*$|^ ?\n$|^ - $")
PARTS = re.compile(r"^(?:[ ]?\([^()]{0,60}\))?[ .]*(?:[,;&/|\u2022<>\"]|\n|and\b|-)[^\w]*$")
MOST = 80
"""Words of a list that are looked at; a longer one has its own heads, or its people have titles."""
EMPTY = 8
"""Words that name nobody, one after another: the list is over."""


def find(words: Words, at: int) -> Iterator[Name]:
    """Each name after such a head and a colon, as long as names follow."""
    if not MARKED.match(words.gap(at)):
        return
    index, last, end = at + 1, at + 1, min(len(words), at + 1 + MOST)
    while index < end and index - last < EMPTY:
        name = _item(words, index, at) or (_one_more(words, index) if index == last > at + 1 else None)
        if name:
            yield name
            index = last = name.last
        else:
            index += 1
            if "\n\n" in words.gap(index - 1) or words.gap(index - 1).startswith((". ", "? ", ":")):
                return


def _item(words: Words, index: int, at: int) -> Name | None:
    """A name that begins an item."""
    begins = index == at + 1 or words.low[index - 1] in (*TITLES, "and") or _parts(words, index - 1)
    if not begins:
        return None
    name = forward(words, index, Trust.PLACE if words.low[at] in PLACES else Trust.HINT) or _turned(words, index)
    if name is None:
        name = forward(words, index, Trust.LONE)
        return None if name and (is_everyday_name(words, name) or is_head(words.low[name.last - 1])) else name
    return name


def _one_more(words: Words, index: int) -> Name | None:
    """And Price, right after a name and at the end of the list, where wards and staff are none."""
    if words.low[index] == "and" and words.gap(index) == " ":
        index += 1
    ends = index < len(words) and (words.gap(index)[:1] in ".,;\n" or words.at(index + 1) == "and")
    if not (ends and is_capital(words, index) and is_namesake(words.low[index])):
        return None
    return None if is_head(words.low[index]) or words.low[index] in NOBODYS else Name(index, index + 1)


def _turned(words: Words, index: int) -> Name | None:
    """White, Rose: two namesakes with a comma between them, and nothing more in their line."""
    if not (is_capital(words, index) and is_namesake(words.low[index]) and words.gap(index) == ", "):
        return None
    given = forward(words, index + 1, Trust.LONE)
    return Name(index, given.last) if given and words.gap(given.last - 1)[:1] in ("\n", ";", "<", ".") else None


def _parts(words: Words, index: int) -> bool:
    gap = words.gap(index)
    return any(mark in gap for mark in ',;\n&/|<"\u2022') or gap in (") - ", " - ")
