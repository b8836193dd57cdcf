"""Lets the learned reader see the sentences that are worth it.

In: the sentences of a document, and the candidates in them. Out: for each sentence that was read, its `Reading`; and
the candidates that no entry names.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from carelint import learned
from carelint.alike import alike, back
from carelint.candidate import Candidate, Passage
from carelint.likeness import Reading, Stretch, stretches
from carelint.passages import Passages
from carelint.rule import Level
from carelint.rulebook import Rulebook
from carelint.titled import Moved
from carelint.trust import trust
from carelint.vocabulary import Vocabulary
from carelint.wide import WORD, wide

Range = tuple[int, int]
"""Half-open range of a sentence in the folded document."""
Key = tuple[str, str]
"""A sentence as the reader is shown it, and its register."""
Told = TypeVar("Told")
KEPT = 1_000
"""Sentences whose readings stay at hand in this process, 20 MB of them; never on disk."""
_kept: dict[Key, Reading] = {}
_looked: dict[Key, bool] = {}
"""Whether a look at a sentence by itself saw anything."""
EXTENDS = 0.5
"""Likeness from which a piece belongs to the stretch beside it."""
CARE = (
    "about-care", "people", "people-in-care", "staff", "relatives", "category-people", "case-nouns", "place-nouns",
    "hospital-places", "clinic-words", "bedside", "care-contacts", "care-acts", "conditions", "anatomy", "treatments",
    "procedure-nouns",
)  # fmt: skip
"""Word classes of which one has to stand in the paragraph, or nobody is spoken of."""
SHORTEST = 3
"""Letters of a stretch that can be noticed."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence that the reader has seen."""

    passage: Passage
    reading: Reading


def readings(passages: Passages, doubtful: Iterable[Candidate], *, thorough: bool) -> dict[Range, Read]:
    """Sentences of candidates and of words that often stand beside what was taught; all of them if thorough."""
    wanted = {(one.passage.start, one.passage.end): one.passage for one in doubtful}
    others: dict[Range, Passage] = {}
    for start, end in passages.ranges():
        if thorough or wide().worth(passages.folded.text[start:end], passages.registers.at(start)):
            passage = passages.at(start, end)
            if (passage.start, passage.end) not in wanted:
                others[passage.start, passage.end] = passage
    wanted.update(others if thorough else _charged(passages, others))
    return _read(passages, [passage for _, passage in sorted(wanted.items(), key=_place)])


def _place(one: tuple[Range, Passage]) -> Range:
    return one[0]


def _charged(passages: Passages, some: Mapping[Range, Passage]) -> dict[Range, Passage]:
    """Those in which half the reader sees something before it is shown their neighbours: two of five, in notes one
    of three. Where a sentence has none, reading it begins with the same look."""
    among = [place for place, passage in some.items() if passages.window(passage) != place]
    keys = [(_shown(passages, *place)[0], some[place].register) for place in among]
    quiet = {place for place, any_ in zip(among, _once(_looked, keys, learned.charged), strict=True) if not any_}
    return {place: passage for place, passage in some.items() if place not in quiet}


def _read(passages: Passages, some: Sequence[Passage]) -> dict[Range, Read]:
    """Each is read with its neighbours. What a paper repeats, of whomever, is read once: the reader is shown all people
    alike."""
    windows = [passages.window(passage) for passage in some]
    shown = [_shown(passages, *window) for window in windows]
    keys = [(text, passage.register) for (text, _), passage in zip(shown, some, strict=True)]
    seen = zip(_once(_kept, keys, learned.read), shown, strict=True)
    read = (back(reading, puts) if puts else reading for reading, (_, puts) in seen)
    return {
        (passage.start, passage.end): Read(passage, _own(reading, passage.start - start, passage.end - start))
        for passage, (start, _), reading in zip(some, windows, read, strict=True)
    }


def _shown(passages: Passages, start: int, end: int) -> tuple[str, tuple[Moved, ...]]:
    """A range of the document as the reader is shown it, and what was put into it."""
    return alike(passages.folded.plain[start:end].rstrip())


def _own(reading: Reading, start: int, end: int) -> Reading:
    """What was read of the sentence itself, without its neighbours."""
    inside = (one for one in reading if start <= one.start and one.end <= end)
    return (
        tuple(replace(one, start=one.start - start, end=one.end - start) for one in inside) if start else tuple(inside)
    )


def _once(known: dict[Key, Told], keys: Sequence[Key], ask: Callable[[Sequence[Key]], Sequence[Told]]) -> list[Told]:
    """What is told of each, asked once: rows of a table often say the same. The last sentences stay at hand."""
    if new := [key for key in dict.fromkeys(keys) if key not in known]:
        known.update(zip(new, ask(new), strict=True))
    told = [known[key] for key in keys]
    for key in list(known)[: max(0, len(known) - KEPT)]:
        del known[key]
    return told


def forget() -> None:
    """Nothing stays at hand: for whoever measures how long reading takes."""
    _kept.clear()
    _looked.clear()


def unnamed(
    read: Iterable[Read], rulebook: Rulebook, skipped: Sequence[object], known: Iterable[Candidate] = ()
) -> Iterator[Candidate]:
    """What reads like a family and no entry names, for the rule that speaks for it.

    `known` are places that an entry does name and that its guards silenced, or somebody switched off.
    """
    named = [one.span for one in known]
    speakers = {
        card.family: number
        for number, (card, skip) in enumerate(zip(rulebook.cards, skipped, strict=True))
        if card.kind == "reader" and not skip
    }
    for one in read:
        for stretch in stretches(one.reading, one.passage.plain, EXTENDS):
            number = speakers.get(stretch.family)
            if number is None or not _noticed(stretch, one.passage):
                continue
            if _of_care(one.passage, rulebook.vocabulary):
                found = Candidate(rulebook.rules[number], one.passage, stretch.start, stretch.end, reading=one.reading)
                taken = any(start < found.span[1] and found.span[0] < end for start, end in named)
                if not taken and not _offered(found, rulebook):
                    yield found


def _offered(found: Candidate, rulebook: Rulebook) -> bool:
    """Whether the words are those that an entry offers: who has taken our advice is not told to think again."""
    for words in _words_of_care(rulebook):
        if found.text in words:
            at = found.passage.text.find(words, max(0, found.end - len(words)))
            if 0 <= at <= found.start and found.end <= at + len(words):
                return True
    return False


@functools.lru_cache(maxsize=4)
def _words_of_care(rulebook: Rulebook) -> tuple[str, ...]:
    """Every replacement of two words or more, folded."""
    return tuple(rulebook.offered)


def listed(candidate: Candidate) -> bool:
    """Whether it would be shown one by one; what is only counted is no matter for the reader."""
    return candidate.rule.level is not Level.NOTICE


def _of_care(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether its paragraph speaks of anybody or of care: «the parser's bundled tables» are nobody."""
    start, end = passage.block
    words = set(WORD.findall(passage.folded.text[start:end]))
    return any(not words.isdisjoint(vocabulary.classes[name]) for name in CARE)


def _noticed(stretch: Stretch, passage: Passage) -> bool:
    letters = sum(map(str.isalpha, passage.plain[stretch.start : stretch.end]))
    return letters >= SHORTEST and stretch.strength >= trust(stretch.family, passage.register).notice
