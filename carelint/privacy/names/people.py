"""Names beside a relative, after what is done with or by somebody, in a bed, and where somebody says who he is.

In: `Words` and where such a word stands. Out: the names beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.privacy.names.lexicon import is_head, is_odd, listed
from carelint.privacy.names.reading import Trust, backward, forward, is_everyday_name
from carelint.privacy.names.words import Name, Words, is_capital, is_loud

KIN = listed("kin")
CLOSE = KIN - listed("kin-distant")
"""After whom one word is a name, though it be an ordinary one: daughter May."""
FORENAMES_TOO = listed("forenames-too")
CALLED = frozenset(["called", "named"])
DONE_BY = frozenset(["by", "with", "to"])
DONE = listed("done-to")
SAID_BY = listed("done-by")
BEDS = frozenset(["bed", "room", "bay", "chair", "cubicle", "bedspace", "trolley"])
SELF = frozenset(["am", "i'm", "im"])
TRIGGERS = KIN | CALLED | DONE_BY | DONE | BEDS | SELF | {"as", "this", "answers"}


def find(words: Words, at: int) -> Iterator[Name]:
    """The name beside such a word, if there is one."""
    word = words.low[at]
    for name in (_kin(words, at), _done(words, at), _in_bed(words, at), _self(words, at)):
        if name:
            yield name
            if words.said(at).lower() == word:
                yield from _and_another(words, name)
            return
    if word in KIN:
        yield from _before_kin(words, at)


def _kin(words: Words, at: int) -> Name | None:
    """Daughter Susan; his wife's name is May; this lady, Amara Osei; baby of Amara Osei."""
    start = at + 1
    if words.low[at] in CALLED:
        return _called(words, start) if words.gap(at) == " " else None
    if words.low[at] not in KIN:
        return None
    if (
        words.at(start) in ("girl", "boy", "of", "called", "named", "is", "1", "2", "one", "two")
        and words.gap(at) == " "
    ):
        start += 1
    if words.gap(start - 1) not in (" ", ", ", ": ", " (", " - ", "; "):
        return None
    if words.low[at] not in CLOSE:
        name = forward(words, start, Trust.LONE)
        named = words.at(start) in FORENAMES_TOO and words.gap(start - 1) in (": ", " (")  # partner: Kit
        return None if name and not named and _is_placed(words, name) else name
    gap = words.gap(start - 1)
    beside = gap == ", " and words.at(start) in FORENAMES_TOO and words.gap(start)[:1] == ","  # his wife, Rose, says
    close = words.low[at] in CLOSE and (gap in (" ", " (", ": ") or beside)
    return _plain(words, start, everyday=close)


def _is_placed(words: Words, name: Name) -> bool:
    """Lady Windermere Ward."""
    return is_head(words.low[name.last - 1]) or is_everyday_name(words, name)


def _plain(words: Words, start: int, *, everyday: bool = False) -> Name | None:
    name = forward(words, start, Trust.LONE)
    if name is None or not is_everyday_name(words, name):
        return name
    return name if everyday and not (is_loud(words, name.first) or is_head(words.low[start])) else None


def _called(words: Words, start: int) -> Name | None:
    """What somebody is called may be an ordinary word; a ward or a unit is called something too."""
    name = forward(words, start, Trust.LONE)
    return None if name and is_everyday_name(words, name) and is_head(words.low[start]) else name


def _before_kin(words: Words, at: int) -> Iterator[Name]:
    """Amara (daughter); Susan, his wife."""
    first = at - 1 if words.at(at - 1) in ("his", "her", "their", "the", "my", "a") and words.gap(at - 1) == " " else at
    if words.gap(first - 1) in (" (", ", (", ", ") and words.gap(at)[:1] in "),.;:\n ":
        bracket = words.gap(first - 1).endswith("(")
        name = backward(words, first, Trust.LONE if bracket or first < at else Trust.HINT)
        close = bracket and words.low[at] in CLOSE
        if name and (bracket or first < at) and (close or not is_everyday_name(words, name)):
            yield name


def _done(words: Words, at: int) -> Name | None:
    """Seen by Osei; I reviewed Amara Osei; thank you for referring Amara."""
    word = words.low[at]
    if words.gap(at) != " " or at + 1 >= len(words) or not is_capital(words, at + 1):
        return None
    if word in DONE_BY and words.at(at - 1) in SAID_BY | KIN:
        return forward(words, at + 1, Trust.HINT) or _forename_too(words, at + 1)
    if word in ("for", "re"):
        return _somebody(words, at + 1)
    return forward(words, at + 1, Trust.HINT) if word in DONE else None


def _forename_too(words: Words, at: int) -> Name | None:
    """Lives with Rose and Bill; Rose Ward is none."""
    alone = words.gap(at) != " " or not is_capital(words, at + 1) if at + 1 < len(words) else True
    return Name(at, at + 1) if words.low[at] in FORENAMES_TOO and alone else None


def _and_another(words: Words, name: Name) -> Iterator[Name]:
    """Rose and Bill: what is said of the one is said of the other."""
    at = name.last + 1
    if words.at(name.last) == "and" and at < len(words) and words.gap(at - 1) == " " and is_capital(words, at):
        second = forward(words, at, Trust.HINT) or _forename_too(words, at)
        if second and not is_head(words.low[second.last - 1]):
            yield second


def _somebody(words: Words, at: int) -> Name | None:
    """After a small word only two that are names."""
    name = forward(words, at, Trust.HINT)
    return name if name and name.last - name.first > 1 and all(is_odd(words.low[i]) for i in range(*name)) else None


def _in_bed(words: Words, at: int) -> Name | None:
    """Bed 4 Osei; Bed 4: Grace Bell."""
    if words.low[at] not in BEDS or not words.at(at + 1)[:1].isdigit():
        return None
    gap = words.gap(at + 1)
    return forward(words, at + 2, Trust.HINT) if gap in (" ", ": ", " - ", ", ", "\n", " (", ". ") else None


def _self(words: Words, at: int) -> Name | None:
    """I am Amara; this is Amara; known as Zac."""
    word, before = words.low[at], words.at(at - 1)
    if word == "am" and before == "i" or word in ("i'm", "im"):
        return forward(words, at + 1, Trust.HINT) if words.gap(at) == " " else None
    if word == "this" and words.at(at + 1) == "is":
        return forward(words, at + 2, Trust.HINT)
    if word == "as" and before in ("known", "addressed") or word == "answers" or (word == "as" and before == "to"):
        return _called(words, at + 1 + (words.at(at + 1) == "to"))
    return None
