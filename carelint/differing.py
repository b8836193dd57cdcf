"""What a change of the dictionary does to somebody's own documents: what is noticed then, and what no longer.

In: two `Report`s of the same documents. Out: `Difference`s, and lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carelint.finding import Checked, Finding, Report
from carelint.writers.options import Options
from carelint.writers.voice.saying import as_read, noticed, where
from carelint.writers.voice.wording import LEVELS, counted, one_line


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that two dictionaries read otherwise."""

    path: str
    before: Finding | None
    """None where nothing was noticed before."""
    after: Finding | None
    why: str = ""
    """Of what goes, by what it is kept back now."""

    @property
    def mark(self) -> str:
        """+ is new, - goes, ~ is said otherwise."""
        return "~" if self.before and self.after else "+" if self.after else "-"


def differences(before: Report, after: Report) -> Iterator[Difference]:
    """Place by place, in reading order. Both reports are of the same documents."""
    later = {done.path: done for done in after.documents}
    for done in before.documents:
        if done.path in later:
            yield from _between(done, later[done.path])


def _between(before: Checked, after: Checked) -> Iterator[Difference]:
    old = {(one.start, one.end): one for one in noticed(before, Options())}
    new = {(one.start, one.end): one for one in noticed(after, Options())}
    kept_back = {(one.start, one.end): one.withheld for one in after.withheld}
    for place in sorted(old.keys() | new.keys()):
        was, now = old.get(place), new.get(place)
        if was is None or now is None or _said(was) != _said(now):
            why = kept_back.get(place, "") if now is None else ""
            yield Difference(before.path, was, now, why)


def _said(one: Finding) -> tuple[object, ...]:
    return one.rule, one.level, one.message, one.instead


def lines(found: Sequence[Difference], before: Report, after: Report) -> Iterator[str]:
    """Each difference under its document, then how many there are of each kind."""
    path = ""
    for one in found:
        if one.path != path:
            path = one.path
            yield one_line(path)
        yield from _lines(one)
    if found:
        yield ""
    yield _sum(found, before, after)


def _lines(one: Difference) -> Iterator[str]:
    finding = one.after or one.before
    if finding is None:
        return
    yield f"  {one.mark} {where(finding)}: «{as_read(finding)}»"
    if one.before and one.after:
        yield f"      was {_speaks(one.before)}"
        yield f"      is  {_speaks(one.after)}"
    else:
        yield f"      {_speaks(finding)}" + (f"; {one.why}" if one.why else "")


def _speaks(one: Finding) -> str:
    words = f" → {one_line(one.instead[0])}" if one.instead else ""
    return f"[{one.rule}] {LEVELS[one.level.value]}{words}"


def _sum(found: Sequence[Difference], before: Report, after: Report) -> str:
    counts = Counter(one.mark for one in found)
    papers = len({one.path for one in found})
    stay = sum(len(noticed(done, Options())) for done in after.documents) - counts["+"] - counts["~"]
    read = counted(len(before.documents), "document", "documents")
    if not found:
        return f"Nothing changes in {read}; {counted(stay, 'phrase stays', 'phrases stay')} as noticed before."
    return (
        f"{counted(counts['+'], 'phrase', 'phrases')} new, {counts['-']:,} gone, {counts['~']:,} said otherwise, "
        f"{stay:,} as before; in {papers:,} of {read}.".capitalize()
    )
