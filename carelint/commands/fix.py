"""`carelint fix`: put words of care into documents, where they surely fit.

In: files, folders, globs. Out: what would change, as a diff; with --write or -i the changed files; and an exit code.
"""

from __future__ import annotations

import functools
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.options import judging, resolver_of, said_again, several
from carelint.errors import SettingsError, UnreadableError, WriteError
from carelint.formats import SUFFIXES
from carelint.settings import Resolver
from carelint.streams import tell
from carelint.writers.voice.wording import one_line, visible

if TYPE_CHECKING:
    from carelint.mending.account import Account
    from carelint.mending.asking import Conversation
    from carelint.mending.paper import Draft, Mended, Mender, Paper
    from carelint.readers.options import Options
    from carelint.reading import Reading
    from carelint.run import Scope

KEPT = "What stood there before is untouched."
OWN = ("how", "own_notes", "hook")
"""Options that `carelint check` does not have."""
NAMED = 5
"""Paths that are said again in a command; of more, nobody would type it."""


@click.command("fix")
@click.argument("paths", nargs=-1)
@click.option("--diff", "how", flag_value="diff", default=True, help="Only show what would change; so if left out.")
@click.option("--write", "-w", "how", flag_value="write", help="Put the words in.")
@click.option("--interactive", "-i", "how", flag_value="ask", help="Ask of each phrase whether the words go in.")
@click.option("--own-notes", is_flag=True, help="You wrote these clinical notes, and none is filed yet: --write may.")
@judging
@click.option("--since", metavar="REV", help="Only phrases that touch words that are new since a git revision.")
@click.option("--no-baseline", is_flag=True, help="Mend also what a baseline holds.")
@click.option(
    "--hook",
    is_flag=True,
    help="For pre-commit: nothing is said when nothing changes; what the settings exclude is left out also where it is "
    "named.",
)
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], how: str, **options: object) -> int:
    """Put words of care into Markdown, text and HTML files, where they surely fit; it writes only if you say so.

    It mends what `carelint check` would list, and nothing else: what somebody allowed, what a baseline holds, and with
    --since what is old, stays. Everything else in a file stays as it is, byte for byte. What is put in is read again
    first: words with which something new would be noticed are left out.

    Example: carelint fix policy.md

    Example: carelint fix docs/ -i
    """
    from carelint.meant import meant
    from carelint.mending.account import Account
    from carelint.run import permitted, settled  # heavy: compiles the rules
    from carelint.scope import narrowed, paths_of, scope_of

    since, baselines = options["since"], not (options["no_baseline"] or options["isolated"])
    scope = scope_of(date.today(), since=None if since is None else str(since), baselines=baselines)
    paths = paths_of(paths, scope, example="carelint fix policy.md")
    if "-" in paths:
        raise SettingsError("standard input is no file that could be changed", value="-", hint="Name the file.")
    resolver, besides, strict = resolver_of(options), several(options["exclude"]), bool(options["hook"])
    found = meant(paths, resolver, anyway=bool(options["no_ignore"]), besides=besides, strict=strict)
    found = narrowed(found, scope)
    permitted(found.paths, settled(found.paths, resolver)[1:], scope.sift)
    mended, others = _fit(found.paths, named=set(paths))
    files = shlex.join(paths) if len(paths) <= NAMED else "FILES"
    shows = f"carelint check {files} {said_again(context, besides=OWN)} --short".replace("  ", " ")
    run = Run(Account(how, one_line(shows)), _may_write(own=bool(options["own_notes"])))
    run.mend(mended, resolver, scope)
    if not strict or run.account.changed:
        left_out = [visible(found.said)] if found.said else []
        for line in (*run.account.lines(), *_left_out(others), *left_out):
            tell(line)
    return run.account.exit


class Run:
    """Mends files, one after another; what is wrong with one costs no other."""

    def __init__(self, account: Account, may_write: Callable[[], bool]) -> None:
        self.account, self._may_write = account, functools.cache(may_write)
        self._caution = functools.cache(_caution)
        self._conversation = _conversation() if account.how == "ask" else None

    def mend(self, paths: Sequence[str], resolver: Resolver, scope: Scope) -> None:
        """Each file as its own settings ask; together, where a baseline may know a phrase from another file."""
        from carelint.mending.paper import papers

        with ExitStack() as stack:
            menders = Menders(resolver, scope, stack)
            for part in [paths] if scope.sift.together else [[path] for path in paths]:
                drafts = [*self._drafts(part, menders)]
                for (mender, _), paper in zip(drafts, papers([one for _, one in drafts], scope.sift), strict=True):
                    with self._costing():
                        self._take(mender, paper)
                    if self._conversation and self._conversation.over:
                        return

    def _drafts(self, paths: Iterable[str], menders: Menders) -> Iterator[tuple[Mender, Draft]]:
        from carelint.files import load

        for path in paths:
            with self._costing():
                mender = menders.of(path)
                yield mender, mender.draft(path, load(path, mender.largest))

    def _take(self, mender: Mender, paper: Paper) -> None:
        account = self.account
        account.seen(paper)
        if account.how == "write" and paper.clinical and not self._may_write():
            account.held += 1
            return
        if self._conversation and paper.clinical:
            self._caution()
        wanted = self._conversation.chosen(paper) if self._conversation else [*paper.offers]
        mended = mender.mended(paper, wanted)
        if mended.offers:
            _shown(mended) if account.how == "diff" else _written(mended, mender.largest)
        account.took(mender, mended)

    @contextmanager
    def _costing(self) -> Iterator[None]:
        try:
            yield
        except (UnreadableError, WriteError) as err:
            self.account.refused += 1
            tell(f"carelint: {visible(str(err))}")


class Menders:
    """What judges each file; those that ask the same of their readers share a process."""

    def __init__(self, resolver: Resolver, scope: Scope, stack: ExitStack) -> None:
        self._resolver, self._since, self._stack = resolver, scope.since, stack
        self._readings: dict[Options, Reading] = {}
        if scope.since:
            stack.callback(scope.since.close)

    def of(self, path: str) -> Mender:
        """By what a file is mended."""
        from carelint.meant import wanted
        from carelint.mending.paper import Mender
        from carelint.reading import Reading
        from carelint.run import rulebook_for

        settings = self._resolver.settings_for(path)
        options = wanted(settings)
        if options not in self._readings:
            self._readings[options] = self._stack.enter_context(closing(Reading(options)))
        return Mender(self._readings[options], rulebook_for(settings), settings, self._since)


def _fit(paths: Sequence[str], *, named: set[str]) -> tuple[list[str], list[str]]:
    """Files that may be mended, and others that lie in the folders; one that is named itself is always looked at."""
    from carelint.mending.written import FORMATS

    fits = [path for path in paths if path in named or SUFFIXES.get(Path(path).suffix.lower()) in FORMATS]
    return fits, [path for path in paths if path not in fits]


def _left_out(others: Sequence[str]) -> Iterator[str]:
    if others:
        left = "1 file left as it is" if len(others) == 1 else f"{len(others):,} files left as they are"
        yield f"{left}: only Markdown, text and HTML are changed."


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


def _caution() -> None:
    from carelint.mending.account import ADDITION, CAUTION

    tell(f"There are clinical notes among these. {CAUTION} {ADDITION}")


def _may_write(*, own: bool) -> Callable[[], bool]:
    """Whether words may be put into clinical notes: who is at the keyboard is asked once, with a word of caution."""

    def asked() -> bool:
        if own or sys.stdin is None or not sys.stdin.isatty():
            return own
        _caution()
        said = _answer("Did you write them, and is none of them filed yet? [y/N] ")
        return (said or "").strip().lower() in ("y", "yes")

    return asked


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
