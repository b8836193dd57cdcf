"""Chooses passages in which care already speaks, worth sharing: some of each kind, from as many papers as there are.

In: every such passage of a period, in reading order. Out: some of them, in the order of what they express.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from carelint.audit.reporting.account import Passage
from carelint.rule import ANSWERS

EACH = 3
"""Passages of each kind."""
SHORT, LONG = 40, 300
"""Code points of a sentence that can stand by itself on a page."""

SENTENCE = re.compile(r"[\"“‘'(]?[A-Z\u2588][^|*•_#<>]*[.!?][\"”’')]*")
"""A sentence that stands by itself: not the piece of a list, nor one with marks of a layout in it."""


CLOCK = re.compile(r"\d:\d\d:\d\d")
"""What stands in transcripts."""


def whole(text: str, noticed: Iterable[tuple[str, str]]) -> bool:
    """Whether it is a sentence, and holds no phrase that was noticed or counted in its paper, (rule, phrase)."""
    small = " ".join(text.lower().split())
    if CLOCK.search(text) or not SENTENCE.fullmatch(text.strip()):
        return False
    return not any(phrase in small for _, phrase in noticed)


def chosen(passages: Iterable[Passage]) -> Iterator[Passage]:
    """One of a committee after the other, one of a paper, no sentence twice."""
    kinds: defaultdict[str, defaultdict[str, deque[Passage]]] = defaultdict(lambda: defaultdict(deque))
    for one in passages:
        if one.words and SHORT <= len(one.before + one.words + one.after) <= LONG:
            kinds[one.answer][one.committee].append(one)
    seen: set[str] = set()
    for answer in (*ANSWERS.values(), "kinship"):
        yield from _some(kinds[answer], seen)


def _some(committees: dict[str, deque[Passage]], seen: set[str]) -> list[Passage]:
    found: list[Passage] = []
    left = deque(committees[name] for name in sorted(committees))
    while left and len(found) < EACH:
        queue = left.popleft()
        while queue:
            one = queue.popleft()
            marks = {one.paper, (one.before + one.words + one.after).casefold()}
            if not marks & seen:
                seen |= marks
                found.append(one)
                left.append(queue)
                break
    return found
