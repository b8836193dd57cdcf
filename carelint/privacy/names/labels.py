"""Names after a label that asks for one (Name, NOK), and after labels that may ask for one (Patient, Consultant).

In: `Words` and where a label ends. Out: the names that answer it.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.privacy.names.lexicon import is_everyday, is_forename, is_namesake, is_odd, listed
from carelint.privacy.names.reading import Trust, forward, is_everyday_name
from carelint.privacy.names.words import Name, Words, is_capital, is_initial, is_loud

ASKED = listed("labels")
"""Words that ask for a name and nothing else."""
OF_THINGS = listed("things-named")
"""Whose name it is, where it is nobody's."""
ROLES = listed("roles")
"""After which a name may stand, or something else."""
OF_SOMEBODY = frozenset(["pt", "patient", "client", "resident", "re", "regarding", "user"])
NO_INITIALS = frozenset(["am", "ie", "eg", "im", "iv", "nb", "ng", "od", "ot", "pm", "po", "pr", "sc", "bd", "sl"])
FORENAMES_TOO = listed("forenames-too")
TRIGGERS = ASKED | ROLES
COLONS = (":", "=", " :", " =", " -", ".:")
PLACES = frozenset(["from", "to", "cc", "title", "subject", "contact", "lead", "owner"])
"""Labels after which a place stands as often as a person."""
SILENT = frozenset(["is", "are", "called", "was"])


def find(words: Words, at: int) -> Iterator[Name]:
    """What answers a label."""
    label, gap = words.low[at], words.gap(at)
    marked = gap.rstrip(" \n\t").startswith(COLONS) or gap.strip() == ":" or gap.startswith(" - ")
    if label in ASKED:
        yield from _asked(words, at, marked=marked)
    elif marked or (gap == "\n" and _is_alone(words, at)):
        name = forward(words, at + 1, Trust.PLACE if label in PLACES else Trust.HINT)
        if name:
            yield _with_forename(words, name)
        elif marked and label in OF_SOMEBODY and (name := _initials(words, at + 1) or _small(words, at + 1)):
            yield name
    elif label in ("pt", "patient") and gap == " " and (name := _initials(words, at + 1)):
        yield name


def _initials(words: Words, at: int) -> Name | None:
    """Pt: D.T.; but Pt: I.V. fluids."""
    if at + 1 >= len(words) or not (is_initial(words, at) and is_initial(words, at + 1)):
        return None
    parted = words.gap(at) in (".", ". ") and words.gap(at + 1)[:1] == "."
    return Name(at, at + 2) if parted and words.low[at] + words.low[at + 1] not in NO_INITIALS else None


def _small(words: Words, at: int) -> Name | None:
    """Hurried letters: re: harding, susan and re: susan harding."""
    if at + 1 >= len(words) or words.gap(at) not in (" ", ", ") or not words.said(at)[0].islower():
        return None
    given = words.low[at + 1] if words.gap(at) == ", " else words.low[at]
    surname = words.low[at] if words.gap(at) == ", " else words.low[at + 1]
    return Name(at, at + 2) if is_odd(surname) and (is_forename(given) or given in FORENAMES_TOO) else None


def _asked(words: Words, at: int, *, marked: bool) -> Iterator[Name]:
    """After the word name: anything after a colon, else what is a name by itself."""
    if words.low[at] in ("name", "named") and words.at(at - 1) in OF_THINGS and words.gap(at - 1) == " ":
        return
    start = at + 1
    if words.at(start) in ("of", "for") and words.gap(at) == " ":
        start = _whose(words, start + 1)
    if words.at(start) in SILENT and not marked:
        start += 1
    if start >= len(words) or not (marked or words.gap(at) in (" ", "\n")):
        return
    name = forward(words, start, Trust.ASKED if marked or is_odd(words.low[start]) else Trust.LONE)
    if name and _answers(words, name, marked=marked):
        yield _with_forename(words, name)


def _whose(words: Words, at: int) -> int:
    """Where the answer stands after name of patient; nowhere after name of drug."""
    at += words.at(at) in ("the", "your", "my", "his", "her")
    return at + 1 if words.at(at) in ROLES else len(words)


def _answers(words: Words, name: Name, *, marked: bool) -> bool:
    """See label is no answer; May is one after a colon."""
    first = words.low[name.first]
    if marked and (is_capital(words, name.first) or (is_namesake(first) and not is_everyday(first))):
        return True
    return is_odd(first) or (len(first) == 1 and name.last > name.first + 1) or not is_everyday_name(words, name)


def _with_forename(words: Words, name: Name) -> Name:
    """What a comma adds to a surname."""
    if name.last >= len(words) or words.gap(name.last - 1) not in (", ", ","):
        return name
    small = words.said(name.first)[0].islower()
    more = forward(words, name.last, Trust.ASKED if small and is_odd(words.low[name.last]) else Trust.LONE)
    if more is None or (is_everyday_name(words, more) and not is_loud(words, name.first)):
        return name  # Z. Ballantyne, Ward Sister
    return Name(name.first, more.last)


def _is_alone(words: Words, at: int) -> bool:
    """Whether a label fills its line, as in the cell before its answer."""
    line = words.text.rfind("\n", 0, words.starts[at]) + 1
    return words.ends[at] - line < 30
