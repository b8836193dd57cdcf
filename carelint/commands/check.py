"""`carelint check`: read documents and report what was noticed.

In: files, folders, globs or `-`. Out: a report in the chosen form, and an exit code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.options import judging, resolver_of, several
from carelint.errors import Exit, SettingsError, WriteError
from carelint.outputs import (
    Delivery,
    Output,
    hold_from_documents,
    hold_to_form,
    hold_to_length,
    in_parts,
    spare,
    wanted,
)
from carelint.processes.jobs import side_by_side
from carelint.rule import PACKS, Level
from carelint.settings import Resolver, Settings
from carelint.streams import silence, tell
from carelint.writers import BINARY, WRITERS
from carelint.writers.options import Options
from carelint.writers.voice.closing import Tally, closing
from carelint.writers.voice.wording import one_line, visible

if TYPE_CHECKING:
    from carelint.finding import Report
    from carelint.progress import Progress
    from carelint.run import Scope

ABOVE: dict[str, set[Level]] = {"change": {Level.CHANGE}, "consider": {Level.CHANGE, Level.CONSIDER}, "never": set()}


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--format", "-f", "forms", multiple=True, metavar="FORM[=FILE]", help=f"One of: {', '.join(WRITERS)}.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the screen.")
@click.option("--suggest", is_flag=True, help="In a Word copy, put safe replacements in as tracked changes.")
@judging
@click.option("--stdin-filename", default="", help="Name and suffix to assume for standard input.")
@click.option("--notice", is_flag=True, help="List the words that are otherwise only counted.")
@click.option(
    "--redact/--no-redact",
    default=None,
    help="Show the noticed phrases and mask all other text; or mask nothing. Left out, what could tell who somebody is "
    "is masked in clinical papers, as far as carelint recognises it: it is no de-identifier.",
)
@click.option("--short", is_flag=True, help="A line a finding on the screen; one page of -f html and -f pdf.")
@click.option("--summary", is_flag=True, help="On the screen, only what was noticed how often.")
@click.option("--template", type=click.Path(dir_okay=False, path_type=Path), help="Word file below -f report-docx.")
@click.option("--quiet", "-q", is_flag=True, help="Nothing on the screen when nothing was noticed; no progress.")
@click.option("--since", metavar="REV", help="Only what touches words that are new since a git revision.")
@click.option("--staged", is_flag=True, help="Only what touches new words of what is about to be committed.")
@click.option("--no-baseline", is_flag=True, help="Show also what a baseline holds.")
@click.option("--allow-lines", is_flag=True, help="Show with each phrase the line that would leave it as it is.")
@click.option("--jobs", "-j", default="1", metavar="N|auto", help="Processes side by side; auto: one a processor.")
@click.option("--no-cache", is_flag=True, help="Judge every document anew, and keep nothing of it for the next run.")
@click.option(
    "--hook",
    is_flag=True,
    help="For pre-commit: nothing on the screen when nothing was noticed; what the settings exclude is left out also "
    "where it is named.",
)
def command(
    paths: tuple[str, ...], forms: tuple[str, ...], output: Path | None, stdin_filename: str, **options: object
) -> int:
    """Check documents: Word, PDF, PowerPoint, Excel, Markdown, HTML, e-mail, text …; files, folders, globs or - .

    Example: carelint check paper.docx --format html --output care-report.html
    """
    from carelint.meant import meant
    from carelint.run import terms_of  # heavy: compiles the rules
    from carelint.scope import narrowed, paths_of, putting_in, remarks, with_results

    outputs, jobs = wanted(forms, output), side_by_side(str(options["jobs"]))
    if stdin_filename and "-" not in paths:
        raise SettingsError("standard input is not read", key="--stdin-filename", hint="Add - to what is checked.")
    resolver = resolver_of({**options, "as_word": any(one.form == "docx" for one in outputs)})
    scope = _scope(options)
    paths = paths_of(paths, scope)
    found = meant(
        paths,
        resolver,
        anyway=bool(options["no_ignore"]),
        besides=several(options["exclude"]),
        strict=bool(options["hook"]),
    )
    found = narrowed(found, scope)
    terms, look = terms_of(found.paths, resolver), _look(options)
    masked = any(one.redact for one in terms)
    hold_to_length(outputs, look)
    hold_to_form(outputs, terminal=_on_terminal(), redact=masked, suggest=bool(options["suggest"]))
    hold_from_documents(outputs, found.paths)
    if not found.paths and options["hook"]:
        return Exit.CLEAN
    if not found.paths and not scope.since:
        raise SettingsError("nothing is left to be checked", hint=found.said)
    look = replace(look, limits=resolver.settings_for("-").limits, packs_off=_off(terms))
    look = replace(look, fits=putting_in(resolver)) if look.suggest else look
    seen, tally, progress = Seen(resolver), Tally(), _progress(found.paths, quiet=bool(options["quiet"]))
    with Delivery(outputs, look) as delivery:
        if not options["no_cache"]:
            scope = with_results(scope, resolver, spare=spare(outputs, look))
        for report in _reports(found.paths, resolver, outputs, stdin_filename, progress, scope, jobs):
            seen.add(report)
            tally.add(report, look)
            shown = delivery(report)
            if seen.anything or not (options["hook"] or (options["quiet"] and _in_words(outputs))):
                _show(shown, delivery)
            _say_unread(report, outputs)
    if not options["hook"] or seen.anything:
        _say_last(delivery.written, tally, look, found.said, quiet=bool(options["quiet"]))
        for remark in remarks(paths, scope):
            tell(visible(remark))
    if delivery.refused:
        raise WriteError.of([mistake for err in delivery.refused.values() for mistake in err.mistakes])
    return seen.exit


@dataclass
class Seen:
    """What the reports of a run held, as far as the exit code asks."""

    resolver: Resolver
    anything: bool = False
    """Whether a hook has something to show."""
    stopped: bool = False
    """Whether somebody pressed Ctrl-C when some of it was done."""
    noticed: bool = False
    """Whether anything stands at or above the level that its own document's settings name."""
    unread: bool = False

    def add(self, report: Report) -> None:
        self.unread = self.unread or bool(report.unread)
        self.stopped = self.stopped or report.stopped
        self.anything = self.anything or self.unread
        for done in report.clear.documents:
            levels = {found.level for found in done.findings}
            settings = self.resolver.settings_for(done.document.source.file)
            self.anything = self.anything or bool(levels & ABOVE["consider"])
            self.noticed = self.noticed or bool(levels & ABOVE[settings.fail_on])

    @property
    def exit(self) -> int:
        if self.stopped:
            return Exit.INTERRUPTED
        if self.unread:
            return Exit.USER
        return Exit.NOTICED if self.noticed else Exit.CLEAN


def _scope(options: dict[str, object]) -> Scope:
    """What is asked to be shown; pre-commit says in its own way which commits it looks at."""
    from carelint.scope import scope_of

    since, staged = options["since"], bool(options["staged"])
    if staged and options["hook"] and (first := os.environ.get("PRE_COMMIT_FROM_REF", "")):
        since, staged = first, False
    since = since if since is None else str(since)
    return scope_of(
        _now().date(), since=since, staged=staged, baselines=not (options["no_baseline"] or options["isolated"])
    )


def _reports(
    paths: Sequence[str],
    resolver: Resolver,
    outputs: Sequence[Output],
    stdin_filename: str,
    progress: Progress | None,
    scope: Scope,
    jobs: int,
) -> Iterable[Report]:
    """The one report, or its parts where every form takes them."""
    from carelint.run import check_files, check_parts

    watch = progress.watch if progress else iter
    with progress.drawing() if progress else nullcontext():
        if in_parts(outputs):
            yield from check_parts(paths, resolver, stdin_filename=stdin_filename, watch=watch, scope=scope, jobs=jobs)
        else:
            yield check_files(paths, resolver, stdin_filename=stdin_filename, watch=watch, scope=scope, jobs=jobs)


def _progress(paths: Sequence[str], *, quiet: bool) -> Progress | None:
    """Only where somebody sits before a terminal, and nothing says that plain lines are wanted."""
    if quiet or os.environ.get("NO_COLOR") or sys.stderr is None or not sys.stderr.isatty():
        return None
    from carelint.progress import Progress

    return Progress(sys.stderr, {path: os.path.getsize(path) for path in paths if os.path.exists(path)})


def _off(terms: Sequence[Settings]) -> tuple[str, ...]:
    """Packs that are on for none of the documents."""
    return tuple(pack for pack in PACKS if not any(pack in one.opted for one in terms))


def _in_words(outputs: Sequence[Output]) -> bool:
    """Whether a person reads the screen, and no tool that waits for its form."""
    return any(one.path is None and one.form == "text" for one in outputs)


def _look(options: dict[str, object]) -> Options:
    return Options(
        color=_color(),
        short=bool(options["short"]),
        summary=bool(options["summary"]),
        template=template if isinstance(template := options["template"], Path) else None,
        width=_width(),
        show_notice=bool(options["notice"]),
        show_clean=not options["hook"],
        allow_lines=bool(options["allow_lines"] or options["hook"]),
        suggest=bool(options["suggest"]),
        when=_now(),
    )


def _now() -> datetime:
    """The clock, or what SOURCE_DATE_EPOCH says (reproducible-builds.org), so that a copy can be made again."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(said), timezone.utc) if said.isdecimal() else datetime.now()


def _show(shown: str | bytes, delivery: Delivery) -> None:
    """What belongs on the screen; a screen that takes nothing costs only what was to stand there."""
    for one in delivery.outputs:
        if one.path is None and one not in delivery.refused:
            with delivery.costing(one):
                _put_out(shown)


def _put_out(shown: str | bytes) -> None:
    """To standard output. Raises WriteError where it is closed, or a full disk."""
    hint = "Choose another place with --output."
    if sys.stdout is None:
        raise WriteError("the report could not be shown (standard output is closed)", hint=hint)
    try:
        click.echo(_fitted(shown), nl=False, color=_color() or None)
    except BrokenPipeError:  # the reader has seen enough; what was noticed still decides the exit code
        silence(sys.stdout)
    except OSError as err:
        silence(sys.stdout)
        raise WriteError(f"the report could not be shown ({err.strerror})", hint=hint) from err


def _say_unread(report: Report, outputs: Sequence[Output]) -> None:
    """Where no form goes to the screen, or one that is no text, what was not read is said beside it."""
    if any(one.path is None and one.form not in BINARY for one in outputs):
        return
    for one in report.unread:
        tell(one_line(f"{one.path}: not read: {one.reason}. {one.hint}"))


def _say_last(written: Sequence[Path], tally: Tally, look: Options, left_out: str, *, quiet: bool) -> None:
    """Where reports were written and the line that ends the text too; what was left out is said also to the quiet."""
    for path in written if not quiet else ():
        tell(f"Written to {one_line(str(path))}")
    if written and not quiet:
        tell(closing(tally, look.packs_off))
    if left_out:
        tell(visible(left_out))


def _fitted(shown: str | bytes) -> str | bytes:
    """A screen that knows few characters gets question marks, not a fault of ours."""
    known = getattr(sys.stdout, "encoding", None) or "utf-8"
    return shown.encode(known, "replace").decode(known) if isinstance(shown, str) else shown


def _color() -> bool:
    """Colour only on a terminal; NO_COLOR, set to anything, switches it off (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or _on_terminal()


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    import shutil

    return min(100, shutil.get_terminal_size((80, 24)).columns)
