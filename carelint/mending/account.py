"""What became of the files that were to be mended, and what is left to a person, in a few lines.

In: what was mended, file by file. Out: lines, and an exit code.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from carelint.errors import Exit
from carelint.finding import Checked, Finding
from carelint.mending.paper import Mended, Mender, Paper
from carelint.mending.proof import Refused
from carelint.writers.voice.saying import PHRASE, as_read, cut
from carelint.writers.voice.wording import counted, listed_as, one_line, place_words

Named = tuple[str, Callable[[], str]]
"""A path, and what is said of a phrase in it, masked as a report would be: made only where it is said."""
FEW = 10
"""Phrases that are named one by one."""
NEW = 3
"""Words that would be noticed, named for one phrase."""
CAUTION = "A clinical record is mended only by who wrote it, and only until it is filed."
"""What was filed has to stay legible, so that nobody doubts it later: a correction is a dated, signed addition."""
ADDITION = "What is filed gets an addition, with your name and the date."


@dataclass
class Account:
    """Of a run, one file after another."""

    how: str
    """diff, write or ask."""
    shows: str
    """The command that shows what is left."""
    fitted: list[Mended] = field(default_factory=list)
    """Files that change."""
    others: list[tuple[Mender, Mended]] = field(default_factory=list)
    """Files in which something is to be said of phrases that were not mended."""
    titles: list[tuple[str, str]] = field(default_factory=list)
    """(path, title) of pages whose title still says what gave way in the text."""
    papers: int = 0
    """Files that were read."""
    kept: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Why phrases stay as they are, and by what: a baseline, an older version."""
    held: int = 0
    """Clinical notes into which nobody said that words may be put."""
    refused: int = 0

    def seen(self, paper: Paper) -> None:
        """What of a file stays as it is."""
        self.papers += 1
        self.kept += Counter((one.left.why, one.left.by) for one in paper.sifted.left if one.left)

    def took(self, mender: Mender, mended: Mended) -> None:
        """What became of a file."""
        self.fitted += [mended] if mended.offers else []
        some = mended.left or mended.refused or mended.quiet or mended.fresh
        self.others += [(mender, mended)] if some else []
        self.titles += [(mended.paper.path, mended.title)] if mended.title else []

    @property
    def exit(self) -> int:
        """1 where something would change, or was held; 2 where a file could not be read or written."""
        if self.refused:
            return Exit.USER
        return Exit.NOTICED if self.held or (self.how == "diff" and self.fitted) else Exit.CLEAN

    @property
    def changed(self) -> bool:
        """Whether there is more to say than that nothing was to be done."""
        return bool(self.fitted or self.held or self.refused)

    def lines(self) -> Iterator[str]:
        """What was done, what stays, and what is left."""
        yield from self._done()
        yield from self._kept()
        yield from self._refused()
        yield from self._left()
        yield from self._quiet()
        yield from self._fresh()
        for path, title in self.titles:
            yield f"The title of {one_line(path)} stays, and is for you to change: “{cut(one_line(title), PHRASE)}”."

    def _done(self) -> Iterator[str]:
        phrases = counted(sum(len(one.offers) for one in self.fitted), "phrase", "phrases")
        where = counted(len(self.fitted), "document", "documents")
        if self.held:
            one = "1 clinical note is left as it is."
            yield f"{one if self.held == 1 else f'{self.held:,} clinical notes are left as they are.'} {CAUTION}"
            yield f"--own-notes says that this is so, and puts the words in. {ADDITION}"
        if self.fitted and self.how == "diff":
            yield f"Words of care fit {phrases} in {where}. --write puts them in, -i asks of each."
        elif self.fitted:
            yield f"Words of care were put in for {phrases} in {where}."
            if any(one.paper.clinical for one in self.fitted):
                yield "Please read your notes once more before they are filed."
        elif self.papers and not self.held:
            yield self._nothing()

    def _nothing(self) -> str:
        """Why, where that is not said below."""
        if self.how == "ask":
            return "No change."
        kept = any(why != "allowed" for why, _ in self.kept)
        said = self.refused or kept or any(mended.refused for _, mended in self.others)
        return "Nothing was changed." if said else "Nothing was changed: no words of care could simply be put in."

    def _kept(self) -> Iterator[str]:
        """What somebody allowed is not told: it stays whatever is asked."""
        for (why, by), count in self.kept.items():
            phrases = counted(count, "phrase", "phrases")
            if why == "baseline":
                stood, them = ("stays", "it") if count == 1 else ("stay", "them")
                yield f"{phrases} stood there before ({one_line(by)}) and {stood}; --no-baseline mends {them} too."
            elif why == "unchanged":
                yield f"{phrases} {'has' if count == 1 else 'have'} no new word since {one_line(by)}, and stay."

    def _refused(self) -> Iterator[str]:
        """What was wanted and does not go in, with what would be noticed then."""
        some = [
            (mended.paper.path, functools.partial(_refusal, mender, mended, one))
            for mender, mended in self.others
            for one in mended.refused
        ]
        yield from _first(f"{counted(len(some), 'phrase was', 'phrases were')} left, although words fit", some)

    def _left(self) -> Iterator[str]:
        """What is left to a person; of many, the command that shows them."""
        some = [_phrase(mender, mended, mended.checked, one) for mender, mended in self.others for one in mended.left]
        said = f"{counted(len(some), 'phrase is', 'phrases are')} left to you"
        if len(some) > FEW:
            yield f"{said}; {self.shows} shows them."
            return
        yield from _first(said, some)

    def _quiet(self) -> Iterator[str]:
        """What nobody need look at any more: the sentence says something else now."""
        some = [
            _phrase(mender, mended, mended.paper.checked, one) for mender, mended in self.others for one in mended.quiet
        ]
        said = f"{counted(len(some), 'phrase is', 'phrases are')} no longer noticed beside the new words"
        yield from _first(said, some)

    def _fresh(self) -> Iterator[str]:
        some = [_phrase(mender, mended, mended.checked, one) for mender, mended in self.others for one in mended.fresh]
        said = f"{counted(len(some), 'phrase is', 'phrases are')} noticed only now, beside the new words"
        yield from _first(said, some)


def _first(said: str, some: Sequence[Named]) -> Iterator[str]:
    """The file as it was named, the line, the phrase; no more of them than a person takes in."""
    if some:
        yield f"{said}{f'; the first {FEW} are' if len(some) > FEW else ''}:"
        yield from (f"  {one_line(path)}{shown()}" for path, shown in some[:FEW])


def _phrase(mender: Mender, mended: Mended, done: Checked, found: Finding) -> Named:
    return mended.paper.path, lambda: _told(mender.shown(done, [found])[0])


def _refusal(mender: Mender, mended: Mended, refused: Refused) -> str:
    (found,) = mender.shown(mended.paper.checked, [refused.offer.found])
    said = f"{_told(found, found.replaces)} → {one_line(refused.offer.put.text)}"
    if refused.then is None:
        return f"{said} (the file would not read as it did)"
    new = mender.shown(refused.then, refused.then.findings)
    words = dict.fromkeys(f"“{as_read(one)}”" for one in new)
    return f"{said} ({listed_as(list(words)[:NEW])} would be noticed)"


def _told(found: Finding, words: str = "") -> str:
    """Where it stands, and the phrase, or these words of its sentence."""
    where = f":{found.place.line}" if found.place.line else f", {place_words(found.place)}"
    return f"{where}: {cut(one_line(words), PHRASE) if words else as_read(found)}"
