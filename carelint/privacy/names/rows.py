"""Names that stand without a word before them: surname first, a line of its own, a forename.

In: `Words`. Out: names, each with what stands beside it as its witness.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from carelint.privacy.names.lexicon import is_forename, is_head, is_namesake, is_odd, is_ordinary, listed
from carelint.privacy.names.reading import TITLES, Trust, backward, forward, is_famous
from carelint.privacy.names.words import Name, Words, is_capital, is_initial, is_loud

COMMA = re.compile(r"(?<=\w),(?= ?[^\W\d_a-z])")
WITNESS = frozenset(["dob", "born", "nhs", "aged", "age", "d.o.b", "m", "f", "male", "female", "mrn", "hosp", "chi"])
DATE_OR_AGE = re.compile(
    r"\d{1,2}([/.\-])(?:\d{1,2}|[a-z]{3,9})\1\d{2,4}|\d{1,3} ?(?:[mf]|y/?o|yrs?|years?)\b|\d{3} \d{3}", re.IGNORECASE
)
LINE = re.compile(r"^(?=[^\n]{3,45}$)[ \t>*#\u2022\-]*([^\W\d_a-z][^\n:\d?!;/]*)$", re.MULTILINE)
"""A line short enough to be nothing but a name."""
ROW = re.compile(
    r"^(?:[ \t>*#|\u2022\-]|\d{1,2}[.)])*([^\W\d_a-z][\w'\u2019\-]{1,40})(?: - | \((?:bed|room|bay|\d))", re.MULTILINE
)
"""A line of a list that begins with one word and a dash."""
AGE = re.compile(
    r"\b([^\W\d_]{1,40})(,? \(?(?:aged? \d{2,3}|\d{1,3} ?(?:[mf]|y/?o|yrs?(?: old)?|years? old))\b)", re.IGNORECASE
)
NOBODYS = listed("kin") | listed("roles") | TITLES
FORENAMES_TOO = listed("forenames-too")
SAYS = frozenset(["says", "said", "thinks", "thought", "reports", "reported"])
TAKES = frozenset(["refused", "refuses", "declines", "denied", "denies", "ate", "drank", "took", "wants", "wanted"])
"""What people do to something."""
WHEN = listed("function") | {"today", "tonight", "yesterday", "twice", "again", "due"}
SAINTS = frozenset(["st", "saint", "queen", "king", "prince", "princess"])
BEFORE_NO_NAME = SAINTS | {"christmas", "year's", "year", "easter"}


def surnames_first(words: Words) -> Iterator[Name]:
    """PARKER, Robert (Mr); Osei, Amara 12/03/1941."""
    for found in COMMA.finditer(words.text):
        index = bisect_left(words.ends, found.start())
        if index + 1 >= len(words) or not _is_surname(words, index):
            continue
        given = forward(words, index + 1, Trust.LONE)
        if given is None and is_initial(words, index + 1):
            given = Name(index + 1, index + 2)
        if given and (_heads_line(words, index, given) or _has_witness(words, given.last)):
            before = backward(words, index + 1, Trust.LONE)
            yield Name(before.first if before else index, given.last)


def _heads_line(words: Words, index: int, given: Name) -> bool:
    """HARDING, Susan; in small letters a forename or an odd word, and a mark: Harding, Susan - bed blocker."""
    if not _begins(words, index):
        return False
    if is_loud(words, index) and not is_initial(words, given.first):
        return True
    said, lone = words.low[given.first], given.last - given.first == 1
    fits = is_odd(said) or said in FORENAMES_TOO or is_initial(words, given.first)
    if not (is_forename(said) or (is_odd(words.low[index]) and fits)):
        return False
    return (
        lone and words.gap(given.last - 1)[:1] in "\n(:;" or words.gap(given.last - 1).lstrip(".")[:2] in (" -", " (")
    )


def _is_surname(words: Words, index: int) -> bool:
    word = words.low[index]
    if not is_capital(words, index) or len(word) < (3 if is_loud(words, index) else 2):
        return False
    return is_odd(word) or is_namesake(word)


def _begins(words: Words, index: int) -> bool:
    """Whether a word begins its line or cell, or follows a number or a bullet."""
    before = words.gap(index - 1)
    return "\n" in before or ":" in before or (before in (" ", ". ", ") ") and words.at(index - 1).isdigit())


def surname_before(words: Words, name: Name) -> Name:
    """HARDING Susan 72F: a surname in capitals before a forename that has none, where a line begins."""
    at = name.first - 1
    if at < 0 or words.gap(at) != " " or not is_loud(words, at) or is_loud(words, name.first):
        return name
    loud = _begins(words, at) and _is_surname(words, at) and is_odd(words.low[at]) and _has_witness(words, name.last)
    return Name(at, name.last) if loud else name


def with_ages(words: Words) -> Iterator[Name]:
    """Tom Whitfield (72F); An Nguyen, 43M: two words that may be names, and an age that says it is somebody's."""
    for found in AGE.finditer(words.text):
        last = bisect_left(words.starts, found.start(2))
        first = last - 1
        while first > 0 and last - first < 3 and words.gap(first - 1) == " " and is_capital(words, first - 1):
            first -= 1
        said = range(first, last)
        if (last - first > 1 or _is_lone(words, first)) and all(
            _could_be(words, i) and words.low[i] not in NOBODYS for i in said
        ):
            yield Name(first, last)


def _is_lone(words: Words, index: int) -> bool:
    """Rose (72F), Harding, 72F: one word that begins its line is somebody's name, where it is one at all."""
    named = words.low[index] in FORENAMES_TOO or (is_odd(words.low[index]) and not _is_short(words, index))
    return _begins(words, index) and named and not is_head(words.low[index])


def in_lines(words: Words) -> Iterator[Name]:
    """Harding - bed blocker / Okafor - slept: lines one after another that each begin with a name and a dash."""
    rows: list[int] = []
    for found in ROW.finditer(words.text):
        index = bisect_left(words.starts, found.start(1))
        near = rows and words.text.count("\n", words.starts[rows[-1]], found.start(1)) < 3
        if rows and not near:
            yield from _people_of(words, rows)
            rows = []
        rows.append(index)
    yield from _people_of(words, rows)
    for index in range(len(words) - 2):
        bed = words.low[index + 1] in ("bed", "room", "bay") and words.low[index + 2].isdigit()
        if bed and words.gap(index) == " (" and _is_lone(words, index) and is_capital(words, index):
            yield Name(index, index + 1)


def _people_of(words: Words, rows: Sequence[int]) -> Iterator[Name]:
    """Lines of which most begin with a name that is nothing else."""
    odd = [i for i in rows if is_odd(words.low[i]) and not _is_short(words, i) and not is_head(words.low[i])]
    if len(odd) > 1 and len(odd) * 2 > len(rows):
        for index in rows:
            if _could_be(words, index) and not is_head(words.low[index]):
                yield Name(index, index + 1)


def _has_witness(words: Words, after: int) -> bool:
    """A title in brackets, a date, an age, a number: what a list of people prints after a name."""
    word = words.at(after)
    if word in TITLES and words.gap(after - 1).endswith("("):
        return True
    if words.gap(after - 1) not in (" ", ", ", " (", " - ", "; ", "\n", ","):
        return False
    return word in WITNESS or bool(after < len(words) and DATE_OR_AGE.match(words.text, words.starts[after]))


def lines(words: Words) -> Iterator[Name]:
    """A line, a cell or a title that is a name and nothing else."""
    for found in LINE.finditer(words.text):
        first = bisect_left(words.starts, found.start(1))
        last = bisect_left(words.starts, found.end(1))
        if 1 < last - first < 5 and _is_all_name(words, first, last):
            yield Name(first, last)


def _is_all_name(words: Words, first: int, last: int) -> bool:
    said = range(first, last)
    if is_famous(words, first) or any(is_head(words.low[i]) and not is_namesake(words.low[i]) for i in said):
        return False
    if words.low[first] in TITLES or not all(_could_be(words, i) for i in said):
        return False
    odd = sum(is_odd(words.low[i]) and not _is_short(words, i) for i in said)
    named = is_forename(words.low[first]) or is_forename(words.low[last - 1])
    return odd > 1 or named or (odd == 1 and (is_initial(words, first) or not is_head(words.low[last - 1])))


def _is_short(words: Words, index: int) -> bool:
    return is_loud(words, index) and words.ends[index] - words.starts[index] < 4


def _could_be(words: Words, index: int) -> bool:
    word = words.low[index]
    return is_capital(words, index) and (is_initial(words, index) or is_odd(word) or is_namesake(word))


def forenames(words: Words, index: int) -> Name | None:
    """A forename that is nothing else, and the surname after it; St Thomas and Victoria Ward are none."""
    if (
        _is_short(words, index)
        or not is_capital(words, index)
        or (words.at(index - 1) in BEFORE_NO_NAME and words.gap(index - 1) in (" ", ". "))
    ):
        return None
    name = forward(words, index, Trust.PLACE)
    if name is None or (name.last - name.first > 1 and is_head(words.low[name.last - 1])):
        return None  # Alexandra Ward
    if is_ordinary(words.low[name.last - 1]) and name.last - name.first > 2:
        return Name(name.first, name.last - 1)
    return surname_before(words, name)


def in_path(words: Words) -> Iterator[Name]:
    """Words of a path that follow one another and are nothing but names; one that is all of its part."""
    for index in range(len(words)):
        if _opens_title(words, index):
            yield Name(index, index + 2)
        if not (is_odd(words.low[index]) and is_capital(words, index)) or _is_short(words, index):
            continue
        name = forward(words, index, Trust.HINT)
        if name and (name.last - name.first > 1 or _is_part(words, index)):
            before = backward(words, index + 1, Trust.HINT)
            yield Name(min(before.first if before else index, index), name.last)


def _opens_title(words: Words, index: int) -> bool:
    """Tom Whitfield discharge summary; Dorcas Ramsbottom clinic letter: two words that begin it, one but a name."""
    if "\n" not in words.gap(index - 1) or words.gap(index) != " " or index + 1 == len(words):
        return False
    given, surname = words.low[index], words.low[index + 1]
    if not (_could_be(words, index) and _could_be(words, index + 1)) or {given, surname} & NOBODYS:
        return False
    return is_odd(surname) and not (is_head(given) or is_head(surname) or _is_short(words, index + 1))


def _is_part(words: Words, index: int) -> bool:
    """Whether a word fills a part of a path, digits aside."""
    return words.gap(index - 1) == "\n" and words.gap(index)[:1] in "\n"


def subject(words: Words, index: int) -> Name | None:
    """A name that begins a sentence and does, before this word, what only people do: Osei refused."""
    at = index - 1
    if at < 0 or words.gap(at) != " " or not words.said(index)[0].islower() or is_loud(words, at):
        return None
    begins = words.gap(at - 1).strip(' \t*#>-\u2022"\u201c\u201d\u00bb') if at else ""
    told = begins == "," and words.low[index] in SAYS and words.gap(index)[:1] in ".\n"
    if not told and _goes_on(words, at, index):
        at -= 1
        begins = words.gap(at - 1).strip(" \t*#>-\u2022") if at else ""
    if begins and not told and begins[-1] not in ".;:!?\n":
        return None
    if index - at > 1 or _is_forename_too(words, at, index):
        return Name(at, index)
    word = words.low[at]
    return Name(at, index) if len(word) > 2 and is_capital(words, at) and is_odd(word) and not is_head(word) else None


def _goes_on(words: Words, at: int, index: int) -> bool:
    """Will Long refused bloods: two words that may be names do what a walk or a wash does not, with an object."""
    two = at > 0 and words.gap(at - 1) == " " and all(is_capital(words, i) for i in (at - 1, at))
    both = two and all(is_namesake(words.low[i]) and not is_head(words.low[i]) for i in (at - 1, at))
    return both and not {words.low[at], words.low[at - 1]} & NOBODYS and _has_object(words, index)


def _is_forename_too(words: Words, at: int, index: int) -> bool:
    return words.low[at] in FORENAMES_TOO and is_capital(words, at) and _has_object(words, index)


def _has_object(words: Words, index: int) -> bool:
    """Hope refused bloods; but milk was refused today, and a wash declined."""
    transitive = words.low[index] in TAKES and words.gap(index) == " " and words.said(index + 1)[:1].islower()
    return transitive and words.low[index + 1] not in WHEN
