"""The report for GitLab's code quality widget: a list of places in files.

In: a `Report`. Out: JSON in ASCII. What is only counted weighs least; what was not read is an entry of its own.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from carelint.finding import Checked, Finding, Report, Unread
from carelint.rule import Level
from carelint.writers.exchange.addresses import file_of, lined, number
from carelint.writers.options import Options
from carelint.writers.voice.saying import noticed, saying, where
from carelint.writers.voice.wording import one_line, visible

SEVERITY = {Level.CHANGE: "minor", Level.CONSIDER: "info", Level.NOTICE: "info"}
"""GitLab goes on to major, critical and blocker; words are none of these."""


def write(report: Report, *, options: Options) -> str:
    """The report as GitLab reads it."""
    entries = [_entry(done, found) for done in report.documents for found in noticed(done, options)]
    entries += [_unread(one) for one in report.unread]
    return json.dumps(entries, indent=2, ensure_ascii=True) + "\n"


def _entry(done: Checked, found: Finding) -> dict[str, Any]:
    place = "" if lined(done.document, found.place) else f" ({where(found)})"
    return {
        "description": saying(found) + place,
        "check_name": found.rule,
        "fingerprint": _print(done.document.source.lasting or done.path, found.fingerprint),
        "severity": SEVERITY[found.level],
        "location": {"path": visible(file_of(done.document.source)), "lines": {"begin": number(found.place)}},
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "description": one_line(f"Not read: {unread.reason}. {unread.hint}"),
        "check_name": "document/not-read",
        "fingerprint": _print(unread.source.lasting or unread.path, "not-read"),
        "severity": "minor",
        "location": {"path": visible(file_of(unread.source)), "lines": {"begin": 1}},
    }


def _print(path: str, mark: str) -> str:
    """GitLab keeps one entry for a fingerprint, so the same sentence in two documents needs two."""
    return hashlib.sha256(f"{path}\0{mark}".encode("utf-8", "surrogatepass")).hexdigest()[:40]
