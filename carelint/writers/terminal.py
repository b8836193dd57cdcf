"""The report for a terminal: document by document, each phrase in its sentence.

In: a `Report`. Out: lines of text, coloured only where `Options` say so.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from carelint.document import MASKED, MASKED_ALL, Document
from carelint.finding import Checked, Finding, Report, Unread
from carelint.rule import Level
from carelint.writers.options import Options
from carelint.writers.voice.brief import lines
from carelint.writers.voice.brief import summary as summarised
from carelint.writers.voice.closing import closing, empty, tallied
from carelint.writers.voice.grouping import Group, groups, summary
from carelint.writers.voice.permitting import permitting
from carelint.writers.voice.saying import noticed, offered
from carelint.writers.voice.whereabouts import whereabouts
from carelint.writers.voice.whole import balance
from carelint.writers.voice.wording import LEVELS, counted, ended, one_line, visible

BOLD, FAINT, UNDER, END = "\x1b[1m", "\x1b[2m", "\x1b[1;4m", "\x1b[0m"
BOLDNESS = {Level.CHANGE: BOLD, Level.CONSIDER: "", Level.NOTICE: FAINT}
AROUND = 90
"""Code points of the sentence on each side of the phrase."""
MORE_PLACES = 12
CARE_SHOWN = 3


def write(report: Report, *, options: Options) -> str:
    """The report as text."""
    if options.short or options.summary:
        made = list(lines(report, options) if options.short else summarised(report, options))
        lines_ = [*made, *([""] if made and made[-1] else [])]
    else:
        lines_ = _in_full(report, options)
    last = closing(tallied(report, options), options.packs_off)
    return "\n".join([*lines_, last]) + "\n"


def _in_full(report: Report, options: Options) -> list[str]:
    found: list[str] = []
    for done in report.documents:
        if noticed(done, options) or (options.show_clean and not done.compared):
            found += [*_document(done, options), ""]
        elif options.show_clean and (warnings := _besides_masks(done)):
            found += [_style(one_line(done.path), BOLD, options), *_warnings(warnings, options), ""]
    for unread in report.unread:
        found += [*_unread(unread, options), ""]
    return found


def _besides_masks(done: Checked) -> Sequence[str]:
    """What is to be known of a document of which nothing new is shown, and so nothing masked."""
    return [one for one in done.document.warnings if one not in (MASKED, MASKED_ALL)]


def _warnings(warnings: Iterable[str], options: Options) -> Iterator[str]:
    for warning in warnings:
        yield from _wrapped(ended(f"Please note: {visible(warning)}"), options, "  ")


def _style(text: str, code: str, options: Options) -> str:
    return f"{code}{text}{END}" if options.color and code else text


def _document(done: Checked, options: Options) -> Iterator[str]:
    yield _style(one_line(done.path), BOLD, options)
    yield from _warnings(done.document.warnings, options)
    told = ""
    for group in groups(noticed(done, options)):
        yield ""
        heading = one_line(group.first.place.heading or "").rpartition(" › ")[2]
        yield from _group(group, done.document, options, heading=heading if heading != told else "")
        told = heading
    yield ""
    yield from _wrapped(summary(done), options, "  ")
    yield from _care(done, options)
    if not done.compared and (said := one_line(balance(done))):  # of the whole paper, old words among them
        yield from _wrapped(said, options, "  ")


def _group(group: Group, document: Document, options: Options, *, heading: str) -> Iterator[str]:
    """`heading`: empty where that of the phrase before still holds."""
    found = group.first
    where = whereabouts(document, found) + (f"  ({heading})" if heading else "")
    yield f"  {_style(where, FAINT, options)}  {_style(LEVELS[found.level.value], BOLDNESS[found.level], options)}"
    yield from _wrapped(_context(found, options), options, "    ")
    yield from _wrapped(found.message, options, "    ")
    for line in offered(found):
        yield from _wrapped(line, options, "    ")
    yield from _more(group, document, options)
    if options.allow_lines:
        where, line = permitting(document, found)
        yield from (f"    To leave it as it is, {where}:", f"    {one_line(line)}")
    source = f"{found.rule}  [{', '.join(found.sources)}]"
    for line in _wrapped(source, options, "    "):
        yield _style(line, FAINT, options)


def _more(group: Group, document: Document, options: Options) -> Iterator[str]:
    rest = group.findings[1:]
    if rest:
        places = "; ".join(whereabouts(document, found) for found in rest[:MORE_PLACES])
        more = f" and {len(rest) - MORE_PLACES} more" if len(rest) > MORE_PLACES else ""
        yield from _wrapped(f"Again in {counted(len(rest), 'place', 'places')}: {places}{more}", options, "    ")


def _context(found: Finding, options: Options) -> str:
    """The sentence, or as much of it as fits, with the phrase marked."""
    text, start, end = found.context, found.context_start, found.context_end
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    left = text.find(" ", left, start) + 1 or left if left else 0
    right = text.rfind(" ", end, right) if right < len(text) and text.rfind(" ", end, right) > 0 else right
    phrase = one_line(text[start:end])
    marked = _style(phrase, UNDER, options) if options.color else f"«{phrase}»"
    before, after = visible(text[left:start]), visible(text[end:right])
    return f"{'… ' if left else ''}{before}{marked}{after}{' …' if right < len(text) else ''}"


def _care(done: Checked, options: Options) -> Iterator[str]:
    shown = list(dict.fromkeys(one_line(care.text) for care in done.care))[:CARE_SHOWN]
    if shown:
        said = ", ".join(f"“{text}”" for text in shown)
        yield from _wrapped(f"For example: {said}.", options, "  ")


def _unread(unread: Unread, options: Options) -> Iterator[str]:
    yield _style(one_line(unread.path), BOLD, options)
    reason = unread.reason.capitalize() if empty(unread) else f"Not read: {unread.reason}"
    yield from _wrapped(one_line(f"{reason}. {unread.hint}"), options, "  ")


def _wrapped(text: str, options: Options, indent: str) -> list[str]:
    width = options.width + (len(UNDER) + len(END) if "\x1b" in text else 0)
    lines = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [indent]
