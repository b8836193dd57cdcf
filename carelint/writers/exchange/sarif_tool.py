"""The half of a SARIF run that speaks of carelint itself: its rules, and how the run went.

In: findings and a `Report`. Out: SARIF's `tool` and `invocation` in plain dicts, without an empty string in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from carelint.finding import Finding, Report
from carelint.ours import NAME
from carelint.rule import Level
from carelint.source import Source
from carelint.writers.exchange.addresses import file_of, uri_of
from carelint.writers.voice.quoting import quoted
from carelint.writers.voice.saying import cut, reason
from carelint.writers.voice.wording import counted, ended, family_title, one_line

SHORT = 1024
"""Characters of a description that GitHub takes."""
TAGS = 20
OFFERED = 12
"""Words of care in a rule's help; sentences differ, so a rule can have offered many."""
SHOWN = 5_000
"""Results of a run that GitHub keeps; it chooses them by level."""
UNREAD, SHORTENED, REMARK = "document/not-read", "report/shortened", "document/remark"
NOTIFICATIONS = {
    UNREAD: "A document could not be read; everything else was.",
    SHORTENED: "There is more than the readers of this form take.",
    REMARK: "What had to be guessed or left out in reading a document.",
}


def message(text: str) -> str:
    """Text in which SARIF would see no link and no placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return re.sub(r"\{(?=\d)", "{ ", one_line(text).replace("](", "] (")) or "…"


def location(source: Source) -> dict[str, Any]:
    """An artifactLocation."""
    base = {} if PurePath(file_of(source)).is_absolute() else {"uriBaseId": "%SRCROOT%"}
    return {"uri": uri_of(source), **base}


def tool(report: Report, rules: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The program, its dictionary, and the rules that found something."""
    notifications = [{"id": key, "shortDescription": {"text": text}} for key, text in NOTIFICATIONS.items()]
    return {
        "driver": {
            "name": NAME,
            "version": report.version,
            "shortDescription": {"text": "Notices wording that turns people into goods, numbers, beds or blame."},
            "properties": {"dictionary": report.dictionary, **_packs(report)},
            "notifications": notifications,
            "rules": list(rules),
        }
    }


def _packs(report: Report) -> dict[str, Any]:
    """An organisation's own dictionaries, where there are any."""
    own = [{"name": message(name), "version": message(version)} for name, version in report.packs]
    return {"packs": own} if own else {}


def rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """A descriptor for each rule that found something, in the order of their names."""
    first: dict[str, Finding] = {}
    offered: dict[str, dict[str, None]] = {}
    for found in findings:
        first.setdefault(found.rule, found)
        offered.setdefault(found.rule, {}).update(dict.fromkeys(found.instead))
    return [_rule(first[rule], list(offered[rule])[:OFFERED]) for rule in sorted(first)]


def _rule(found: Finding, offered: Sequence[str]) -> dict[str, Any]:
    said, why = message(found.message), message(found.why or found.message)
    level = {Level.CHANGE: "warning", Level.CONSIDER: "note", Level.NOTICE: "none"}[found.level]
    tags = ["language", one_line(found.family), found.pathology, found.answer.replace(" ", "-")]
    return {
        "id": found.rule,
        "shortDescription": {"text": cut(said, SHORT)},
        "fullDescription": {"text": cut(why, SHORT)},
        "help": {"text": _help(found, offered), "markdown": _help_in_markdown(found, offered)},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [tag for tag in tags if tag][:TAGS],
            "problem.severity": "warning" if found.level is Level.CHANGE else "recommendation",
        },
    }


def _help(found: Finding, offered: Sequence[str]) -> str:
    parts = [message(reason(found))]
    if offered:
        parts.append(message("Perhaps: " + " · ".join(offered)))
    parts.append(f"Sources: {', '.join(found.sources)}. “carelint explain {found.rule}” names them in full.")
    return "\n\n".join(parts)


def _help_in_markdown(found: Finding, offered: Sequence[str]) -> str:
    parts = [f"**{quoted(found.message)}**", "" if found.why == found.message else quoted(found.why)]
    if offered:
        parts.append("Perhaps:\n\n" + "\n".join(f"- {quoted(words)}" for words in offered))
    parts.append(f"{quoted(family_title(found.family))}. What answers it: {quoted(found.answer)}.")
    parts.append(f"Sources: {quoted(', '.join(found.sources))}. `carelint explain {found.rule}` names them in full.")
    return "\n\n".join(part for part in parts if part)


def invocation(report: Report, *, left_out: int, kept: int) -> dict[str, Any]:
    """How the run went: what was not read, what had to be guessed, what did not fit."""
    told = [_told(UNREAD, "error", f"Not read: {one.reason}. {one.hint}", one.source) for one in report.unread]
    for done in report.documents:
        told += [
            _told(REMARK, "note", ended(f"Please note: {text}"), done.document.source)
            for text in done.document.warnings
        ]
    if left_out:
        most = counted(left_out, "phrase was", "phrases were")
        told.append(_told(SHORTENED, "warning", f"{most} left out, “consider” before “change”; other forms have all."))
    if kept > SHOWN:
        told.append(_told(SHORTENED, "note", f"GitHub shows {SHOWN:,} results of a run; here are {kept:,}."))
    return {"executionSuccessful": not report.unread, "toolExecutionNotifications": told}


def _told(kind: str, level: str, text: str, source: Source | None = None) -> dict[str, Any]:
    where = {"locations": [{"physicalLocation": {"artifactLocation": location(source)}}]} if source else {}
    keys = list(NOTIFICATIONS)
    return {
        "descriptor": {"id": kind, "index": keys.index(kind)},
        "level": level,
        "message": {"text": message(text)},
        **where,
    }
