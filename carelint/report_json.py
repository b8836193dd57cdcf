"""The report in plain dicts and lists; reports/report.schema.json says what each key holds.

In: a `Report`. Out: what JSON can hold, the same for the whole report and line by line.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from carelint.finding import Checked, Finding, Report
from carelint.left import Left
from carelint.ours import SCHEMA
from carelint.places import Place
from carelint.register import ReadAs

PLACE_KEYS = (
    "line",
    "column",
    "end_line",
    "end_column",
    "page",
    "paragraph",
    "heading",
    "table",
    "row",
    "cell",
    "slide",
    "sheet",
)


def as_dict(report: Report) -> dict[str, Any]:
    """The report in plain dicts and lists."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "dictionary": report.dictionary,
        "packs": [{"name": name, "version": version} for name, version in report.packs],
        "rules": dict(report.provenance.rules),
        "model": report.provenance.model,
        "reader": report.provenance.reader,
        "settings": report.provenance.settings,
        "documents": [_document(done) for done in report.documents],
        "unread": [{"path": u.path, "reason": u.reason, "hint": u.hint} for u in report.unread],
    }


def _document(done: Checked) -> dict[str, Any]:
    return {
        "path": done.path,
        "format": done.document.format,
        "register": done.register,
        "read_as": [_reading(one) for one in done.read_as],
        "spelling": {"is": done.spelled.name, "reason": done.spelled.reason},
        "words": done.words,
        "warnings": list(done.document.warnings),
        **({"redacted": done.redacted} if done.redacted else {}),
        **({"compared": done.compared} if done.compared else {}),
        "findings": [_finding(found) for found in done.findings],
        "withheld": [{**_finding(found), "left": _left(found.left)} for found in done.left if found.left],
        "care": [{"text": c.text, "start": c.start, "end": c.end, "expresses": c.expresses} for c in done.care],
        "tone": {
            "industrial_per_1000": done.tone.industrial_per_1000,
            "care_per_1000": done.tone.care_per_1000,
            "story": done.tone.story,
            "asks_what_matters": done.tone.asks_what_matters,
            "sections": [
                {field.name: getattr(section, field.name) for field in fields(section)}
                for section in done.tone.sections
            ],
        },
    }


def _reading(one: ReadAs) -> dict[str, Any]:
    return {"register": one.register, "reason": one.reason, "start": one.start, "end": one.end}


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "family": found.family,
        "pathology": found.pathology,
        "answer": found.answer,
        "level": found.level.value,
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "place": _place(found.place),
        "context": found.context,
        "message": found.message,
        "why": found.why,
        "instead": list(found.instead),
        "think": list(found.think),
        "becomes": found.becomes,
        "replaces": found.replaces,
        "sources": list(found.sources),
        "fingerprint": found.fingerprint,
    }


def _left(left: Left) -> dict[str, Any]:
    reason = {"reason": left.reason} if left.reason else {}
    return {"why": left.why, "by": left.by, **reason, "inside": left.inside}


def _place(place: Place) -> dict[str, Any]:
    said = {key: getattr(place, key) for key in PLACE_KEYS}
    return {key: value for key, value in said.items() if value is not None}
