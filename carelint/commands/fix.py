"""`carelint fix`: put words of care into documents, where they surely fit.

In: files, folders, globs. Out: what would change, as a diff; with --write or -i the changed files; and an exit code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.options import judging, resolver_of, several
from carelint.errors import Exit, SettingsError, UnreadableError, WriteError
from carelint.formats import SUFFIXES
from carelint.settings import Resolver
from carelint.streams import tell
from carelint.writers.voice.wording import counted, one_line, visible

if TYPE_CHECKING:
    from carelint.mending.asking import Conversation
    from carelint.mending.paper import Mended, Mender
    from carelint.sifting import Sift

KEPT = "What stood there before is untouched."


@click.command("fix")
@click.argument("paths", nargs=-1, required=True)
@click.option("--diff", "how", flag_value="diff", default=True, help="Only show what would change; so if left out.")
@click.option("--write", "-w", "how", flag_value="write", help="Put the words in.")
@click.option("--interactive", "-i", "how", flag_value="ask", help="Ask of each phrase whether the words go in.")
@judging
def command(paths: tuple[str, ...], how: str, **options: object) -> int:
    """Put words of care into Markdown, text and HTML files, where they surely fit; it writes only if you say so.

    Everything else in a file stays as it is, byte for byte. What is put in is read again first: words with which
    something new would be noticed are left out.

    Example: carelint fix policy.md

    Example: carelint fix docs/ -i
    """
    from carelint.meant import meant
    from carelint.run import permitted, settled  # heavy: compiles the rules
    from carelint.sifting import Sift

    if "-" in paths:
        raise SettingsError("standard input is no file that could be changed", value="-", hint="Name the file.")
    resolver, sift = resolver_of(options), Sift()
    found = meant(paths, resolver, anyway=bool(options["no_ignore"]), besides=several(options["exclude"]))
    permitted(found.paths, settled(found.paths, resolver)[1:], sift)
    mended, others = _fit(found.paths, named=set(paths))
    done = Done(how)
    conversation = _conversation() if how == "ask" else None
    for path, mender in _menders(mended, resolver, sift):
        done.take(path, mender, conversation)
        if conversation and conversation.over:
            break
    for line in (*done.lines(), *_left_out(others), *([visible(found.said)] if found.said else [])):
        tell(line)
    return done.exit


@dataclass
class Done:
    """What became of the files, one after another."""

    how: str
    """diff, write or ask."""
    fitted: list[Mended] = field(default_factory=list)
    """Files that change."""
    left: int = 0
    """Phrases that are noticed and not changed."""
    dropped: int = 0
    """Words that were left out, because something new would be noticed with them."""
    refused: int = 0

    def take(self, path: str, mender: Mender, conversation: Conversation | None) -> None:
        """Mend one file; what is wrong with it costs no other."""
        try:
            self._take(path, mender, conversation)
        except (UnreadableError, WriteError) as err:
            self.refused += 1
            tell(f"carelint: {visible(str(err))}")

    def _take(self, path: str, mender: Mender, conversation: Conversation | None) -> None:
        from carelint.files import load

        data = load(path, mender.largest)
        paper = mender.paper(path, data)
        wanted = conversation.chosen(paper) if conversation else paper.offers
        mended = mender.mended(paper, wanted)
        if mended.offers:
            _shown(mended) if self.how == "diff" else _written(mended, mender.largest)
            self.fitted.append(mended)
        self.left += mended.left
        self.dropped += len(wanted) - len(mended.offers)

    @property
    def exit(self) -> int:
        if self.refused:
            return Exit.USER
        return Exit.NOTICED if self.how == "diff" and self.fitted else Exit.CLEAN

    def lines(self) -> Iterator[str]:
        """What was done, and what is left."""
        phrases = counted(sum(len(one.offers) for one in self.fitted), "phrase", "phrases")
        where = counted(len(self.fitted), "document", "documents")
        if not self.fitted:
            yield "Nothing was changed: no words of care could simply be put in." if self.how != "ask" else "No change."
        elif self.how == "diff":
            yield f"Words of care fit {phrases} in {where}. --write puts them in, -i asks of each."
        else:
            yield f"Words of care were put in for {phrases} in {where}."
        if self.dropped:
            yield f"{counted(self.dropped, 'phrase was', 'phrases were')} left: new words would be noticed there."
        if self.left:
            yield f"{counted(self.left, 'phrase is', 'phrases are')} left to you; carelint check shows them."


def _fit(paths: Sequence[str], *, named: set[str]) -> tuple[list[str], list[str]]:
    """Files that may be mended, and others that lie in the folders; one that is named itself is always looked at."""
    from carelint.mending.written import FORMATS

    fits = [path for path in paths if path in named or SUFFIXES.get(Path(path).suffix.lower()) in FORMATS]
    return fits, [path for path in paths if path not in fits]


def _left_out(others: Sequence[str]) -> Iterator[str]:
    if others:
        left = "1 file left as it is" if len(others) == 1 else f"{len(others):,} files left as they are"
        yield f"{left}: only Markdown, text and HTML are changed."


def _menders(paths: Sequence[str], resolver: Resolver, sift: Sift) -> Iterator[tuple[str, Mender]]:
    """Each path with what judges it; files that ask the same of their readers share a process."""
    from carelint.meant import wanted
    from carelint.mending.paper import Mender
    from carelint.reading import Reading
    from carelint.run import rulebook_for

    for options, some in groupby(paths, lambda path: wanted(resolver.settings_for(path))):
        with closing(Reading(options)) as reading:
            for path in some:
                settings = resolver.settings_for(path)
                yield path, Mender(reading, rulebook_for(settings), settings, sift)


def _shown(mended: Mended) -> None:
    """The diff on the screen, with what would act on it shown as what it is; into a file or a pipe as it is."""
    from carelint.mending.difference import difference

    before = mended.paper.file
    after = mended.data[len(before.mark) :].decode(before.codec)
    screen = sys.stdout is not None and sys.stdout.isatty()
    for line in difference(os.path.normpath(mended.paper.path), before.text, after):
        click.echo(visible(line.rstrip("\r\n")) if screen else line, nl=screen)


def _written(mended: Mended, largest: int) -> None:
    """Into its file, if that is still the one that was read. Raises WriteError."""
    from carelint.files import load
    from carelint.writers.save import save

    path = mended.paper.path
    try:
        same = load(path, largest) == mended.paper.data
    except UnreadableError:
        same = False
    if not same:
        raise WriteError("the file is not the one that was read", path=path, hint="Run carelint again.")
    save(Path(path), mended.data, called="the file", hint=KEPT)


def _conversation() -> Conversation:
    from carelint.mending.asking import Conversation

    return Conversation(
        lambda line: click.echo(one_line(line) if line.strip() == line else f"  {one_line(line)}"), _answer
    )


def _answer(question: str) -> str | None:
    """One line from the keyboard, or from whatever stands in its place."""
    click.echo(question, nl=False)
    said = sys.stdin.readline() if sys.stdin else ""
    return said if said else None
