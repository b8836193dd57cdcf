"""Names after a title, before one, and after the name of a job or a rank.

In: `Words` and where a title stands. Out: the names it introduces.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.privacy.names.lexicon import is_head, is_odd, listed
from carelint.privacy.names.reading import TITLES, Trust, backward, forward, is_everyday_name
from carelint.privacy.names.words import Name, Words, is_capital, is_initial, is_loud

PLURALS = frozenset({"messrs", "drs", "mr", "mrs", "dr", "nurses", "doctors", "sisters"})
DOES = listed("does")
JOBS = listed("jobs-before")
"""What stands before a name, and before much else."""
LOUD_JOBS = listed("jobs-in-capitals")
"""Short ones: in small letters they are other words, or none."""
NOBLE = listed("titles-of-places")
PLACED = frozenset(["data", "dashboard", "dataset", "hospital", "foundation", "institute"])
TRIGGERS = TITLES | JOBS
NEEDS_A_NAME = frozenset({"miss", "ms"})
"""Miss breakfast, MS relapse, MR scan."""


def find(words: Words, at: int) -> Iterator[Name]:
    """The name after a title or a job, or before a title in brackets."""
    gap = words.gap(at)
    if gap[:1] in ")," and words.gap(at - 1).endswith("("):
        name = backward(words, at, Trust.LONE, comma=True)
        if name:
            yield name
    elif words.low[at] in TITLES and gap in (" ", ". ", ".", ", ", "., "):
        yield from _titled(words, at)
    elif words.low[at] in JOBS and gap in (" ", ". ", ", "):
        yield from _employed(words, at)


def _titled(words: Words, at: int) -> Iterator[Name]:
    after = at + 1
    name = forward(words, after, _trust(words, at))
    if name is None or _is_no_person(words, at, name):
        return
    name = _surname_first(words, name)
    yield name
    if words.low[at] in PLURALS and words.at(name.last) == "and":
        second = forward(words, name.last + 1, Trust.LONE)
        if second and words.low[at] in ("drs", "messrs"):
            yield second


def _trust(words: Words, at: int) -> Trust:
    """How much a title says, as it is written here."""
    title, after = words.low[at], at + 1
    if after >= len(words):
        return Trust.HINT
    if not is_capital(words, after):
        return _small_trust(words, at)
    loud = is_loud(words, at) and title != "prof" or is_loud(words, after)
    if title in NOBLE:
        return Trust.PLACE
    if title in NEEDS_A_NAME or loud:
        return Trust.LONE
    stopped = words.gap(at).startswith(".") and words.low[after] in listed("function")
    return Trust.LONE if stopped and not is_initial(words, after) else Trust.SURE


def _small_trust(words: Words, at: int) -> Trust:
    """Hurried notes: mr smith c/o pain. But dr may review, they miss post."""
    word = words.low[at + 1]
    if is_odd(word) or (len(word) == 1 and is_odd(words.at(at + 2))):
        return Trust.ASKED
    certain = words.low[at] in ("mr", "mrs") and (word in listed("namesakes") and word not in listed("function"))
    return Trust.ASKED if certain else Trust.HINT


def _is_no_person(words: Words, at: int, name: Name) -> bool:
    """Dr Foster data, Lady Windermere Ward, Father Christmas."""
    after = words.low[name.last] if name.last < len(words) and words.gap(name.last - 1) == " " else ""
    doubtful = words.low[at] in NEEDS_A_NAME and is_loud(words, at) and is_everyday_name(words, name)
    plain = words.said(name.first).lower() == words.low[name.first]
    return after in PLACED or (doubtful and plain and after not in DOES)


def _surname_first(words: Words, name: Name) -> Name:
    """What a comma adds: Ms Osei-Tutu, A. and Mr WHITFIELD, Robert."""
    if name.last >= len(words) or words.gap(name.last - 1) != ", ":
        return name
    if is_initial(words, name.last) and words.gap(name.last)[:1] in ".,)\n":
        return Name(name.first, name.last + 1)
    more = forward(words, name.last, Trust.HINT) if is_loud(words, name.last - 1) else None
    return Name(name.first, more.last) if more and not is_loud(words, name.last) else name


def _employed(words: Words, at: int) -> Iterator[Name]:
    """Nurse Adeyemi, PC 1234 Osei; Carer Support Service is none."""
    job, after = words.low[at], at + 1
    if job in LOUD_JOBS and not is_loud(words, at) and words.said(at) not in ("Fr", "Reg", "Cons", "Sr"):
        return
    if job in ("pc", "wpc", "dc", "constable", "officer") and words.at(after).isdigit():
        after += 1
    trust = Trust.PLACE if job in NOBLE else Trust.LONE
    name = forward(words, after, trust)
    if name and not (is_everyday_name(words, name) and (is_loud(words, after) or _is_no_surname(words.low[after]))):
        yield name


def _is_no_surname(word: str) -> bool:
    """Nurse Lead, Sister Ward: a job or a place follows a job as often as a name does."""
    return is_head(word) or word in listed("function")
