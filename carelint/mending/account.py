"""What became of the files that were to be mended, and what is left to a person, in a few lines.

In: what was mended, file by file. Out: lines, and an exit code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from carelint.errors import Exit
from carelint.finding import Checked
from carelint.mending.paper import Mended, Mender, Offer, Paper
from carelint.writers.voice.saying import as_read
from carelint.writers.voice.wording import counted, one_line, place_words

FEW = 10
"""Phrases that are named one by one; of more, a command shows them."""
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
    left: list[tuple[Mender, Mended]] = field(default_factory=list)
    """Files in which something is left to a person."""
    dropped: int = 0
    """Words that were left out, because something new would be noticed with them."""
    kept: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Why phrases stay as they are, and by what: a baseline, an older version."""
    held: int = 0
    """Clinical notes into which nobody said that words may be put."""
    refused: int = 0

    def seen(self, paper: Paper) -> None:
        """What of a file stays as it is."""
        self.kept += Counter((one.left.why, one.left.by) for one in paper.sifted.left if one.left)

    def took(self, mender: Mender, mended: Mended, wanted: list[Offer]) -> None:
        """What became of a file, of what was wanted of it."""
        self.fitted += [mended] if mended.offers else []
        self.left += [(mender, mended)] if mended.left else []
        self.dropped += len(wanted) - len(mended.offers)

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
        if self.dropped:
            yield f"{counted(self.dropped, 'phrase was', 'phrases were')} left: new words would be noticed there."
        yield from self._left()

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
        elif not self.held:
            yield "Nothing was changed: no words of care could simply be put in." if self.how != "ask" else "No change."

    def _kept(self) -> Iterator[str]:
        """What somebody allowed is not told: it stays whatever is asked."""
        for (why, by), count in self.kept.items():
            phrases = counted(count, "phrase", "phrases")
            if why == "baseline":
                stood, them = ("stays", "it") if count == 1 else ("stay", "them")
                yield f"{phrases} stood there before ({one_line(by)}) and {stood}; --no-baseline mends {them} too."
            elif why == "unchanged":
                yield f"{phrases} {'has' if count == 1 else 'have'} no new word since {one_line(by)}, and stay."

    def _left(self) -> Iterator[str]:
        count = sum(mended.left for _, mended in self.left)
        if not count:
            return
        said = f"{counted(count, 'phrase is', 'phrases are')} left to you"
        if count > FEW:
            yield f"{said}; {self.shows} shows them."
            return
        yield f"{said}:"
        for mender, mended in self.left:
            yield from _named(mended.paper.path, mender.shown(mended))


def _named(path: str, done: Checked) -> Iterator[str]:
    """The file as it was named, the line, the phrase."""
    for found in done.findings:
        where = f":{found.place.line}" if found.place.line else f", {place_words(found.place)}"
        yield f"  {one_line(path)}{where}: {as_read(found)}"
