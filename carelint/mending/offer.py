"""Words that may go into a text, and the sentence as it will stand then.

In: findings. Out: `Offer`s, in order, none over another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from carelint.document import Document
from carelint.finding import Finding
from carelint.standing import DETERMINED
from carelint.suggest import ARTICLE, article_of

BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*")
"""The end of a line inside a phrase, with what a list or a quotation puts before the next one."""
BEGINS = re.compile(r"an? ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Put:
    """Words for a span of the document's text."""

    start: int
    """Half-open code points of `Document.text`."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A phrase, and words that surely fit in its place."""

    found: Finding
    put: Put

    @property
    def before(self) -> str:
        """The sentence as it is."""
        return self.found.context

    @property
    def at(self) -> int:
        """Where in the sentence the words go in: where its own begin, or at the article that goes with them."""
        return self.found.put_start - (self.found.becomes_start - self.put.start)

    @property
    def to(self) -> int:
        """Where in the sentence what they replace ends."""
        return self.found.put_end

    @property
    def after(self) -> str:
        """The sentence with the words in it."""
        return self.before[: self.at] + self.put.text + self.before[self.to :]

    @property
    def takes_in(self) -> bool:
        """Whether more than the phrase and an article before it is replaced: no other words fit that place."""
        found = self.found
        more = found.context[found.put_start : found.context_start]
        return found.put_end != found.context_end or not BEGINS.fullmatch(more or "a ")


def offers(listed: Iterable[Finding], takes: Callable[[Put], bool]) -> tuple[Offer, ...]:
    """What fits, where the text can take it; of two that overlap the first."""
    return tuple(_apart(_every(listed, takes)))


def _every(listed: Iterable[Finding], takes: Callable[[Put], bool]) -> Iterator[Offer]:
    for found in listed:
        put = Put(found.becomes_start, found.becomes_end, found.becomes)
        if found.becomes and takes(put):
            yield Offer(found, put)


def _apart(some: Iterable[Offer]) -> Iterator[Offer]:
    at = 0
    for one in some:
        if one.put.start >= at:
            at = one.put.end
            yield one


def other_words(offer: Offer, document: Document, words: str) -> Offer:
    """The same place with somebody's own words, after the a or an that they ask for, if they bring none."""
    start, end = offer.found.becomes_start, offer.found.becomes_end
    inside, before = BEGINS.match(document.text, start, end), ARTICLE.search(document.text[:start])
    if before and not inside:
        start = before.start(1)
    elif not inside:
        return Offer(offer.found, Put(start, end, words))
    large = document.text[start].isupper()
    if not DETERMINED.match(f"{words.split()[0]} "):
        words = f"{article_of(words)} {words}"
    return Offer(offer.found, Put(start, end, words[:1].upper() + words[1:] if large else words))


def broken(put: Put, document: Document) -> str:
    """The words as they are put in: a phrase that goes over the end of a line still does, where they can be parted."""
    found = BREAK.search(document.text[put.start : put.end])
    return put.text.replace(" ", found.group(), 1) if found else put.text
