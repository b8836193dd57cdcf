"""The last line: how many phrases in how many documents, what was not read, which packs are off.

In: counts. Out: one line, the same on the screen and beside a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from carelint.errors import NO_DOCUMENT
from carelint.finding import Report, Unread
from carelint.writers.options import Options
from carelint.writers.voice.saying import noticed
from carelint.writers.voice.wording import counted, one_line


@dataclass
class Tally:
    """What a run has shown so far; its reports may come in parts."""

    phrases: int = 0
    documents: int = 0
    with_phrases: int = 0
    unread: int = 0
    empty: int = 0
    """Folders in which no document was found."""
    before: int = 0
    """Phrases that stood there before."""
    allowed: int = 0
    stopped: bool = False
    packs: tuple[tuple[str, str], ...] = ()
    """(name, version) of an organisation's own dictionaries."""

    def add(self, report: Report, options: Options) -> None:
        """Count a report, or a part of one."""
        each = [len(noticed(done, options)) for done in report.documents]
        self.phrases += sum(each)
        self.documents += len(each)
        self.with_phrases += sum(1 for count in each if count)
        self.empty += sum(empty(one) for one in report.unread)
        self.unread += sum(not empty(one) for one in report.unread)
        left = Counter(found.left.why for done in report.documents for found in done.left if found.left)
        self.allowed += left["allowed"]
        self.before += left.total() - left["allowed"]
        self.stopped = self.stopped or report.stopped
        self.packs = tuple(dict.fromkeys((*self.packs, *report.packs)))


def empty(one: Unread) -> bool:
    """Whether it is a folder without documents, and no document that was not read."""
    return one.reason == NO_DOCUMENT


def tallied(report: Report, options: Options) -> Tally:
    """The counts of one report."""
    tally = Tally()
    tally.add(report, options)
    return tally


def closing(tally: Tally, packs_off: Sequence[str]) -> str:
    """The line; what does not apply is not said."""
    said = ["Stopped before the end."] if tally.stopped else []
    said += [_found(tally)] if tally.documents or not tally.empty else []
    if left := left_alone(tally.before, tally.allowed):
        said.append(left)
    if tally.empty:
        said.append(f"No document was found in {counted(tally.empty, 'folder', 'folders')}.")
    if tally.unread:
        said.append(f"{counted(tally.unread, 'document was', 'documents were')} not read.".capitalize())
    if tally.packs:
        said.append(f"Read with {' and '.join(one_line(f'{name} {version}') for name, version in tally.packs)} too.")
    if packs_off:
        named = " and ".join(packs_off)
        said.append(
            f"{'Pack' if len(packs_off) == 1 else 'Packs'} {named} {'is' if len(packs_off) == 1 else 'are'} off."
        )
    return " ".join(said)


def left_alone(before: int, allowed: int) -> str:
    """What is not shown because it stood there before or somebody allowed it; empty where nothing is."""
    said = [f"{before:,} stood there before"] if before else []
    said += [f"{allowed:,} {'is' if allowed == 1 else 'are'} allowed"] if allowed else []
    return f"{', '.join(said)}." if said else ""


def _found(tally: Tally) -> str:
    phrases = counted(tally.phrases, "phrase", "phrases").capitalize()
    if tally.phrases and tally.documents > 1:
        return f"{phrases} noticed in {tally.with_phrases:,} of {tally.documents:,} documents."
    return f"{phrases} noticed in {counted(tally.documents, 'document', 'documents')}."
