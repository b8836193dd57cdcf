"""The report as a short summary in Markdown, for a comment on a pull request.

In: a `Report`. Out: Markdown that GitHub and GitLab take as one comment, with a line on what had no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carelint.finding import Checked, Report, Unread
from carelint.ours import MARKDOWN
from carelint.writers.options import Options
from carelint.writers.voice.grouping import Group, groups, summary
from carelint.writers.voice.judged import judged_by
from carelint.writers.voice.quoting import quoted
from carelint.writers.voice.saying import cut, noticed, offers, phrase, places
from carelint.writers.voice.whole import balance
from carelint.writers.voice.wording import counted, one_line

MOST = 65_536
"""Characters of a comment on GitHub; counted here in bytes of UTF-8, which are never fewer."""
KEPT = 1_500
"""Bytes kept for what is said at the end."""
GROUPS = 15
"""Phrases of a document, those in the most places first."""
DOCUMENTS, UNREAD, CARE = 30, 10, 3
SHORT = 120
"""Code points of a path, a heading or a phrase of care."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one document has to say."""

    title: str
    said: list[str]
    """Its summary, in paragraphs."""
    groups: list[Group]
    """Those in the most places first."""


def write(report: Report, *, options: Options) -> str:
    """The report as Markdown."""
    head = [MARKDOWN, "### Words about people", _together(report), *_table(report)]
    tail = [*_unread(report.unread), f"<sub>carelint {quoted(report.version)}, {quoted(judged_by(report))}</sub>"]
    text, end = "\n\n".join(part for part in head if part), "\n\n".join(tail)
    parts = [_part(done, options) for done in report.documents]
    shown, left = _fitted(parts, MOST - KEPT - _size(text) - _size(end), alone=len(parts) == 1)
    more = f"{counted(left, 'phrase', 'phrases')} had no room here; the other forms of the report have them all."
    return "\n\n".join([text, *shown, *([more] if left else []), end]) + "\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _together(report: Report) -> str:
    if len(report.documents) == 1:
        return ""
    listed = sum(len(done.listed) for done in report.documents)
    care = sum(len(done.care) for done in report.documents)
    read = counted(len(report.documents), "document was", "documents were")
    spoken = f" Care already speaks in {counted(care, 'place', 'places')}." if care else ""
    return f"{read[0].upper()}{read[1:]} read, {counted(listed, 'phrase', 'phrases')} noticed.{spoken}"


def _table(report: Report) -> list[str]:
    """Documents with their counts, where there are several."""
    if len(report.documents) < 2:
        return []
    lines = ["| Document | Words | Noticed | Care speaks |", "|:--|--:|--:|--:|"]
    for done in report.documents[:DOCUMENTS]:
        lines.append(f"| {_path(done.path)} | {done.words:,} | {len(done.listed):,} | {len(done.care):,} |")
    more = len(report.documents) - DOCUMENTS
    return ["\n".join(lines), f"And {counted(more, 'document', 'documents')} more." if more > 0 else ""]


def _path(path: str) -> str:
    return quoted(cut(one_line(path), SHORT))


def _part(done: Checked, options: Options) -> Part:
    some = sorted(groups(noticed(done, options)), key=lambda group: -len(group.findings))
    title = f"{_path(done.path)}: {counted(len(done.listed), 'phrase', 'phrases')}"
    said = [quoted(summary(done)), quoted(cut(one_line(balance(done)), 3 * SHORT)), _care(done)]
    return Part(title, [one for one in said if one], some)


def _care(done: Checked) -> str:
    said = list(dict.fromkeys(cut(one_line(care.text), SHORT) for care in done.care))[:CARE]
    return f"Where care speaks: {', '.join(f'“{quoted(text)}”' for text in said)}." if said else ""


def _entry(group: Group) -> str:
    found = group.first
    offered = "".join(f" {label}: {' · '.join(f'*{quoted(one)}*' for one in words)}." for label, words in offers(found))
    stands = quoted(places(group.findings))
    said = f"- **“{quoted(phrase(found))}”** ({stands}). {quoted(found.message)}{offered}"
    return f"{said} <sub>{quoted(found.rule)}</sub>"


def _fitted(parts: Sequence[Part], room: int, *, alone: bool) -> tuple[list[str], int]:
    """As much of each document as there is room for, and how many findings had none."""
    shown, left = [], 0
    for part in parts:
        entries = _entries(part.groups[:GROUPS], room - _size(_details(part, [], alone=alone)) - 2)
        left += sum(len(group.findings) for group in part.groups[len(entries) :])
        details = _details(part, entries, alone=alone)
        if (entries or alone) and _size(details) + 2 <= room:
            shown.append(details)
            room -= _size(details) + 2
    return shown, left


def _entries(some: Sequence[Group], room: int) -> list[str]:
    """The first few, until one has no room."""
    taken: list[str] = []
    for group in some:
        entry = _entry(group)
        room -= _size(entry) + 2
        if room < 0:
            break
        taken.append(entry)
    return taken


def _details(part: Part, entries: Sequence[str], *, alone: bool) -> str:
    """Closed where there are several; the blank lines let Markdown be read inside."""
    inside = "\n\n".join([*part.said, *(["\n".join(entries)] if entries else [])])
    return f"<details{' open' if alone else ''}><summary>{part.title}</summary>\n\n{inside}\n\n</details>"


def _reason(unread: Unread) -> str:
    return quoted(cut(one_line(f"{unread.reason}. {unread.hint}"), 2 * SHORT))


def _unread(unread: Sequence[Unread]) -> list[str]:
    if not unread:
        return []
    lines = [f"- {_path(one.path)}: {_reason(one)}" for one in unread[:UNREAD]]
    more = len(unread) - UNREAD
    lines += [f"- and {counted(more, 'document', 'documents')} more"] if more > 0 else []
    return ["\n".join(["**Not read**", "", *lines])]
