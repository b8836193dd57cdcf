"""How far a name goes: initials, particles, double barrels, nicknames, capitals and small letters.

In: `Words` and where a name may begin or end. Out: a `Name`, or None.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator

from carelint.privacy.names.lexicon import is_everyday, is_forename, is_head, is_namesake, is_odd, is_ordinary, listed
from carelint.privacy.names.words import Name, Words, is_capital, is_initial, is_loud

EPONYMS = frozenset(["test", "sign", "syndrome", "disease", "palsy", "contracture", "law", "reflex", "fracture"])
"""What bears the name of the doctor who described it."""
CHARITIES = frozenset([("marie", "curie")])
FAMOUS = frozenset([("florence", "nightingale"), ("mary", "seacole")])
"""After whom wards, hospitals and charities are named."""
PARTICLES = listed("particles")
MOST = 7
"""Words of one name: Maria de los Angeles Garcia y Lopez."""
OPENS = {' "': '"', " '": "'", " (": ")"}
"""What may stand round a nickname."""
SMALL_HEADS = listed("small-heads")
"""Heads that make a thing of the name before them even in small letters."""
TITLES = listed("titles")


class Trust(enum.Enum):
    """How much stands for a name before its first word is looked at."""

    SURE = "a capital is enough"
    ASKED = "the word name stands before it, so even small letters are one"
    LONE = "a word that is nobody's but a name, or the namesake of one"
    HINT = "two such words, or one that is no ordinary word"
    PLACE = "the same, where a place may stand as well: to Windermere House"


def forward(words: Words, at: int, trust: Trust) -> Name | None:
    """The name that begins at a word."""
    if trust not in (Trust.SURE, Trust.ASKED) and is_famous(words, at):
        return None
    if at >= len(words) or words.low[at] in TITLES or (words.low[at] == "dear" and words.gap(at) == " "):
        return None
    end = _stretch(words, at, small=trust is Trust.ASKED)
    kept = list(_kept(words, at, end, trust))
    if not kept or (trust in (Trust.LONE, Trust.HINT, Trust.PLACE) and not _begins(words, at)):
        return None
    name = Name(at, kept[-1] + 1)
    return name if trust in (Trust.SURE, Trust.ASKED) or _is_meant(words, name, trust) else None


def is_famous(words: Words, at: int) -> bool:
    """Whether a ward or a charity is named here after somebody whom everybody knows."""
    pair = (words.at(at), words.at(at + 1))
    return pair in CHARITIES or (pair in FAMOUS and is_head(words.at(at + 2)))


def _begins(words: Words, at: int) -> bool:
    return _is_good(words, at) or is_initial(words, at) or words.low[at] in PARTICLES


def backward(words: Words, end: int, trust: Trust, *, comma: bool = False) -> Name | None:
    """The name that ends before a word; with `comma` the surname may stand first."""
    first = end
    while first > 0 and end - first < 4 and _fits_before(words, first - 1):
        if first < end and not (_joined(words, first - 1) or (comma and words.gap(first - 1) == ", ")):
            break
        first -= 1
    while first < end and not _is_good(words, first) and not is_initial(words, first):
        first += 1
    name = Name(first, end)
    return name if first < end and _is_meant(words, name, trust) else None


def _fits_before(words: Words, index: int) -> bool:
    if words.low[index] in TITLES:
        return False
    return is_capital(words, index) and (_is_good(words, index) or is_initial(words, index))


def _stretch(words: Words, at: int, *, small: bool) -> int:
    """As far as words follow one another that could belong to one name."""
    index, closing = at, ""
    while index < len(words) and index - at < MOST:
        if index > at:
            closing = _opened(words, index - 1)
            if not (closing or _joined(words, index - 1) or _closed(words, index - 1)):
                break
        if not (_fits(words, index, small=small) or _is_particle(words, index, small=small)):
            break
        index += 1
    return index


def _fits(words: Words, index: int, *, small: bool) -> bool:
    return words.low[index] not in TITLES and (is_capital(words, index) or (small and words.said(index)[0].isalpha()))


def _is_particle(words: Words, index: int, *, small: bool) -> bool:
    """A particle goes on to a name: van der Meulen."""
    after = index + 1
    while after < len(words) and after - index < 3 and words.low[after] in PARTICLES:
        after += 1
    if words.low[index] not in PARTICLES or after >= len(words):
        return False
    return words.gap(after - 1) == " " and _fits(words, after, small=small)


def _joined(words: Words, index: int) -> bool:
    gap = words.gap(index)
    if gap == " ":
        return True
    if gap not in (".", ". ", ".  ") or not is_initial(words, index):
        return False
    after = words.low[index + 1]  # seen by Dr X. She slept: a sentence begins
    return not (after in listed("function") and len(after) > 1 and not is_namesake(after))


def _opened(words: Words, index: int) -> str:
    """The mark that must close a nickname which opens after a word."""
    closing = OPENS.get(words.gap(index), "")
    if not closing or not words.gap(index + 1).startswith(closing):
        return ""
    return closing if _is_good(words, index + 1) and not is_head(words.at(index + 1)) else ""


def _closed(words: Words, index: int) -> bool:
    """Whether a nickname ends here and the surname follows."""
    return words.gap(index) in ('" ', "' ", ") ") and bool(index and _opened(words, index - 1))


def _kept(words: Words, at: int, end: int, trust: Trust) -> Iterator[int]:
    """Words that certainly belong to it; what lies before the last of them does too."""
    waiting = 0
    for index in range(at, end):
        if _is_good(words, index) and not _is_numbered(words, index, at):
            yield index
            waiting = 0
        elif index == at and trust is Trust.SURE and _is_first(words, index, end):
            yield index
        elif len(words.low[index]) == 1 and (is_initial(words, index) or trust is Trust.ASKED):
            if trust not in (Trust.HINT, Trust.PLACE) and _ends_here(words, index, at):
                yield index
        elif words.low[index] not in PARTICLES:
            waiting += 1
            if waiting > 1 or is_loud(words, index) and index > at or words.said(index).islower():
                return


def _is_good(words: Words, index: int) -> bool:
    """Whether a word is a name, or the namesake of one, and no abbreviation that we know."""
    word = words.low[index]
    return len(word) > 1 and (is_namesake(word) or is_odd(word)) and word not in QUALIFICATIONS


def _is_first(words: Words, index: int, end: int) -> bool:
    """After Mr even an ordinary word with a capital is a name, in a text that has small letters."""
    if is_initial(words, index):
        return index + 1 == end
    return not is_loud(words, index)


def _ends_here(words: Words, index: int, at: int) -> bool:
    """A single capital that ends a name: Osei A."""
    return index == at or words.gap(index)[:1] in (".", ",", ")", "\n") or words.at(index + 1) in ("and", "dob")


def _is_numbered(words: Words, index: int, at: int) -> bool:
    """Ward 7, Bay 2, May 2026."""
    after = words.at(index + 1)
    if index <= at or not is_ordinary(words.low[index]) or words.gap(index) != " ":
        return False
    return after.isdigit() and words.gap(index + 1)[:1] not in ("/", ".", "-")  # a date, not a number


def _is_meant(words: Words, name: Name, trust: Trust) -> bool:
    """Whether words that a weak hint stands before are a name and no place, service or thing."""
    if _is_thing(words, name) and not _is_full(words, name):
        return False
    said = range(name.first, name.last)
    odd = [i for i in said if is_odd(words.low[i]) and not _is_abbreviation(words, i, name)]
    good = [i for i in said if _is_good(words, i)]
    short = [i for i in said if is_initial(words, i)]
    if odd or len(good) > 1 or (good and short):
        placed = trust is Trust.PLACE and good and is_head(words.low[good[-1]])
        return not placed or _is_somebody(words, name)
    return trust is Trust.LONE and bool(good) and not _is_numbered(words, good[-1], -1)


def _is_somebody(words: Words, name: Name) -> bool:
    """Catherine Ward and C Ward are people, Windermere Ward is none."""
    return is_initial(words, name.first) or any(
        is_forename(words.low[i]) or is_namesake(words.low[i]) for i in range(name.first, name.last - 1)
    )


def _is_abbreviation(words: Words, index: int, name: Name) -> bool:
    """TNF alone says little; beside another word in capitals it may be a surname."""
    said = words.said(index)
    return said.isupper() and len(said) < 5 and name.last - name.first == 1 and not is_forename(words.low[index])


def _is_thing(words: Words, name: Name) -> bool:
    """Whether a head follows: Windermere Ward, Foster data, Hillview Health Centre."""
    after = name.last
    if after >= len(words) or words.gap(after - 1) not in (" ", "-"):
        return False
    if words.said(after - 1).lower() != words.low[after - 1]:
        return words.low[after] in EPONYMS  # Patrick's test is a thing, Osei's clinic is a person's
    second = after + 1 < len(words) and is_capital(words, after) and words.low[after + 1] in SMALL_HEADS
    return words.low[after] in SMALL_HEADS or second or (is_capital(words, after) and is_head(words.low[after]))


def _is_full(words: Words, name: Name) -> bool:
    """A forename and a surname are somebody, whatever label follows: Amara Osei Hospital number."""
    two = name.last - name.first > 1
    return two and is_forename(words.low[name.first]) and is_odd(words.low[name.last - 1])


def is_everyday_name(words: Words, name: Name) -> bool:
    """Whether the name is one word that stands in every care paper."""
    return name.last - name.first == 1 and is_everyday(words.low[name.first])


QUALIFICATIONS = listed("qualifications")
"""Letters after a name."""
