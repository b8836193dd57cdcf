"""The report as JSON lines, one object a document: what a data team reads back beside its table of notes.

In: a `Report`, or one part after another of a long run. Out: lines of JSON in ASCII that may be put one after another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from carelint.finding import Report
from carelint.report_json import as_dict
from carelint.writers.options import Options


def write(report: Report, *, options: Options) -> str:
    """One line for each document, and one for each that was not read; keys as in the JSON of a whole report."""
    return "".join(json.dumps(line, ensure_ascii=True) + "\n" for line in _lines(as_dict(report)))


def _lines(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    said = {key: report[key] for key in ("schema", "version", "dictionary", "packs")}
    for document in report["documents"]:
        yield {**said, "document": document}
    for unread in report["unread"]:
        yield {**said, "unread": unread}
