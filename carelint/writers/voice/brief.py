"""The report in few lines: one for each finding, or what was noticed how often.

In: a `Report`. Out: lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from carelint.finding import Checked, Finding, Report
from carelint.writers.options import Options
from carelint.writers.voice.saying import as_read, noticed, offers, replaced
from carelint.writers.voice.whereabouts import whereabouts
from carelint.writers.voice.wording import LEVELS, counted, family_title, one_line

MOST = 12
"""Phrases that are named in a summary."""
QUIET = 20
"""Papers without a phrase that are named; of more the number tells enough."""


def lines(report: Report, options: Options) -> Iterator[str]:
    """path:place: words → words of care [rule], for each finding; then what was not read."""
    for done in report.documents:
        for found in noticed(done, options):
            yield f"{one_line(done.path)}:{_place(done, found)}: {_offer(found)} [{found.rule}]"
    for one in report.unread:
        yield one_line(f"{one.path}: not read: {one.reason}. {one.hint}")


def _place(done: Checked, found: Finding) -> str:
    """As editors and compilers say it where there are lines, else as people do."""
    place = found.place
    if place.line is not None and place.page is None:
        return f"{place.line}:{place.column}" if place.column else str(place.line)
    return " " + (whereabouts(done.document, found) or "in the text")


def _offer(found: Finding) -> str:
    """Words behind an arrow where they stand in its place as they are; else as a thought.

    Before the arrow stands all that they replace, which may be more than the phrase.
    """
    if found.becomes:
        return f"{replaced(found)} → {one_line(found.becomes)}"
    return _thought(found)


def _thought(found: Finding) -> str:
    if not found.instead:
        return as_read(found)
    label, words = offers(found)[0]
    return f"{as_read(found)} – {'perhaps' if label == 'Perhaps' else 'think of'}: {words[0]}"


def summary(report: Report, options: Options) -> Iterator[str]:
    """What was noticed how often, the most frequent phrases, the papers without any."""
    every = [(done, found) for done in report.documents for found in noticed(done, options)]
    yield from _counts("What the words do", Counter(family_title(found.family) for _, found in every))
    yield from _counts("What there is to do", Counter(LEVELS[found.level.value].capitalize() for _, found in every))
    yield from _most(every)
    yield from _without(report, options)
    for one in report.unread:
        yield one_line(f"Not read: {one.path}: {one.reason}. {one.hint}")


def _counts(title: str, counts: Counter[str]) -> Iterator[str]:
    if counts:
        yield title
        yield from (f"  {count:>5,}  {name}" for name, count in counts.most_common())
        yield ""


def _most(every: list[tuple[Checked, Finding]]) -> Iterator[str]:
    gathered: dict[tuple[str, str], list[tuple[Checked, Finding]]] = {}
    for done, found in every:
        gathered.setdefault((found.rule, " ".join(found.text.lower().split())), []).append((done, found))
    most = sorted(gathered.values(), key=lambda some: -len(some))
    if most:
        yield "The phrases, most frequent first"
    for some in most[:MOST]:
        papers = len({done.path for done, _ in some})
        where = f"  (in {papers:,} documents)" if papers > 1 else ""
        yield f"  {len(some):>5,}  {_mostly([found for _, found in some])}{where}"
    if len(most) > MOST:
        yield f"         and {counted(len(most) - MOST, 'more phrase', 'more phrases')}"
    if most:
        yield ""


def _mostly(some: Sequence[Finding]) -> str:
    """What goes in in most of the places, and in how many; of several arrows none speaks for a phrase."""
    (words, count), *_ = Counter(found.becomes.lower() for found in some).most_common(1)
    alike = [found for found in some if found.becomes.lower() == words]
    if not words or 2 * count <= len(some):
        return _thought(next((one for one in some if one.replaces in ("", one.text)), some[0]))
    said = _offer(alike[0])
    if len({found.replaces.lower() for found in alike}) > 1:
        said = f"{as_read(alike[0])} → {one_line(alike[0].becomes)}"
    return said if count == len(some) else f"{said} in {count:,} of {len(some):,}"


def _without(report: Report, options: Options) -> Iterator[str]:
    """Papers in which there is nothing; of one whose old phrases were left aside nobody can say so."""
    quiet = [done for done in report.documents if not noticed(done, options)]
    without = [one_line(done.path) for done in quiet if not done.left]
    if without:
        yield "Without any"
        yield from (f"         {path}" for path in without[:QUIET])
        if len(without) > QUIET:
            yield f"         and {counted(len(without) - QUIET, 'more document', 'more documents')}"
        yield ""
