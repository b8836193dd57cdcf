"""Asks a person of each offer whether it goes in, with the keys of `git add -p`.

In: a paper's offers, somebody who says lines and one who answers. Out: those that were wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from carelint.document import Document
from carelint.mending.offer import Offer, other_words
from carelint.mending.paper import Paper
from carelint.suggest import alarms

HELP = (
    "y - put it in",
    "n - leave it as it is",
    "a - put in this and all that follow in this file",
    "d - leave this and all that follow in this file",
    "q - stop here; what you said yes to is put in",
    "e - write words of your own",
    "? - say this again",
)
MOST = 9
"""Words that are offered for one phrase: each has a key."""
AROUND = 160
"""Code points of a sentence on each side of the phrase."""


@dataclass
class Conversation:
    """With one person, over all files."""

    say: Callable[[str], None]
    """Takes a line."""
    answer: Callable[[str], str | None]
    """Takes a question; gives what was typed, or None where nobody types any more."""
    over: bool = field(default=False, init=False)
    """Whether somebody had enough."""

    def chosen(self, paper: Paper) -> list[Offer]:
        """The offers that go in, some with other words."""
        wanted: list[Offer] = []
        for number, offer in enumerate(paper.offers, 1):
            where = f", line {offer.found.place.line}" if offer.found.place.line else ""
            self.say(f"{paper.path}{where}  ({number} of {len(paper.offers)})")
            key, said = self._decided(offer, paper.checked.document)
            wanted += [said] if key in "ya" else []
            if key == "a":
                return wanted + list(paper.offers[number:])
            if key in "dq":
                self.over = key == "q"
                return wanted
        return wanted

    def _decided(self, offer: Offer, document: Document) -> tuple[str, Offer]:
        """One of y, n, a, d, q, and what would be put in."""
        choices = _choices(offer)
        self._show(offer, choices)
        while True:
            said = self.answer(f"Put it in? [y,n,a,d,q,e{_numbers(choices)},?] ")
            typed = "q" if said is None else said.strip().lower()
            if typed in ("y", "n", "a", "d", "q"):
                return typed, offer
            if typed.isdecimal() and 2 <= int(typed) <= len(choices):
                return self._with(offer, document, choices[int(typed) - 1])
            if typed == "e" and (words := (self.answer("Your words: ") or "").strip()):
                return self._with(offer, document, words)
            for line in HELP:
                self.say(f"  {line}")

    def _with(self, offer: Offer, document: Document, words: str) -> tuple[str, Offer]:
        """Other words are shown before they go in."""
        other = other_words(offer, document, words)
        self.say(f"  + {_marked(other.after, other.at, len(other.put.text))}")
        for one in alarms(other.before, other.after):
            self.say(f"  Please look at «{one}».")
        return "y", other

    def _show(self, offer: Offer, choices: Sequence[str]) -> None:
        self.say(f"  - {_marked(offer.before, offer.at, offer.to - offer.at)}")
        self.say(f"  + {_marked(offer.after, offer.at, len(offer.put.text))}")
        self.say(f"  {offer.found.message}")
        for number, words in enumerate(choices[1:], 2):
            self.say(f"  {number} - {words}")


def _choices(offer: Offer) -> list[str]:
    """The words that fit the phrase, the first of which is offered; a thought is none."""
    words = [one for one in offer.found.instead if one not in offer.found.think]
    return words[: 1 if offer.takes_in else MOST]


def _numbers(choices: Sequence[str]) -> str:
    return "".join(f",{number}" for number in range(2, len(choices) + 1))


def _marked(sentence: str, start: int, length: int) -> str:
    """The sentence on one line, its words marked."""
    end = start + length
    left, right = max(0, start - AROUND), min(len(sentence), end + AROUND)
    before = ("… " if left else "") + sentence[left:start]
    after = sentence[end:right] + (" …" if right < len(sentence) else "")
    return " ".join(f"{before}«{sentence[start:end]}»{after}".split())
