"""The report for a terminal: document by document, each phrase in its sentence.

In: a `Report`. Out: lines of text, coloured only where `Options` say so.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from carelint.finding import Checked, Finding, Report, Unread
from carelint.rule import Level
from carelint.writers.options import Options
from carelint.writers.voice.grouping import Group, balance, groups, summary
from carelint.writers.voice.saying import noticed, offered
from carelint.writers.voice.wording import counted, one_line, place_words, visible

BOLD, FAINT, UNDER, END = "\x1b[1m", "\x1b[2m", "\x1b[1;4m", "\x1b[0m"
AROUND = 90
"""Code points of the sentence on each side of the phrase."""
MORE_PLACES = 12
CARE_SHOWN = 3


def write(report: Report, *, options: Options) -> str:
    """The report as text."""
    lines: list[str] = []
    for done in report.documents:
        lines += [*_document(done, options), ""]
    for unread in report.unread:
        lines += [*_unread(unread, options), ""]
    if len(report.documents) > 1:
        lines += _together(report)
    return "\n".join(lines).rstrip() + "\n"


def _style(text: str, code: str, options: Options) -> str:
    return f"{code}{text}{END}" if options.color else text


def _document(done: Checked, options: Options) -> Iterator[str]:
    yield _style(one_line(done.path), BOLD, options)
    for warning in done.document.warnings:
        yield from _wrapped(f"Please note: {visible(warning)}.", options, "  ")
    shown = noticed(done, options)
    for group in groups(shown):
        yield ""
        yield from _group(group, options)
    yield ""
    yield from _wrapped(summary(done), options, "  ")
    yield from _care(done, options)
    if said := one_line(balance(done)):
        yield from _wrapped(said, options, "  ")


def _group(group: Group, options: Options) -> Iterator[str]:
    found = group.first
    heading = one_line(found.place.heading or "").rpartition(" › ")[2]
    where = place_words(found.place) + (f"  ({heading})" if heading else "")
    yield f"  {_style(where, FAINT, options)}"
    yield from _wrapped(_context(found, options), options, "    ")
    yield from _wrapped(found.message, options, "    ")
    for line in offered(found):
        yield from _wrapped(line, options, "    ")
    yield from _more(group, options)
    source = f"{found.rule}  [{', '.join(found.sources)}]"
    if found.level is Level.NOTICE:
        source += "  only counted"
    for line in _wrapped(source, options, "    "):
        yield _style(line, FAINT, options)


def _more(group: Group, options: Options) -> Iterator[str]:
    rest = group.findings[1:]
    if rest:
        places = "; ".join(place_words(found.place) for found in rest[:MORE_PLACES])
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
    yield from _wrapped(one_line(f"Not read: {unread.reason}. {unread.hint}"), options, "  ")


def _together(report: Report) -> list[str]:
    listed = sum(len(done.listed) for done in report.documents)
    read = counted(len(report.documents), "document", "documents")
    unread = f" {len(report.unread)} could not be read." if report.unread else ""
    return [f"{read} read, {counted(listed, 'phrase', 'phrases')} noticed.{unread}"]


def _wrapped(text: str, options: Options, indent: str) -> list[str]:
    width = options.width + (len(UNDER) + len(END) if "\x1b" in text else 0)
    lines = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [indent]
