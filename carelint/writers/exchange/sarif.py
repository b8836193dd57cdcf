"""The report as SARIF 2.1.0, for code scanning and for editors; within the limits of GitHub.

In: a `Report`. Out: JSON in ASCII. Columns are counted in UTF-16 units, here and nowhere else.
Where a format has no lines, the number of its paragraph, page, slide or row stands for one; a logical location says so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from carelint.document import Document
from carelint.finding import Checked, Finding, Report
from carelint.left import Left
from carelint.rule import Level
from carelint.writers.exchange import sarif_tool
from carelint.writers.exchange.addresses import lined, number
from carelint.writers.options import Options
from carelint.writers.voice.saying import cut, noticed, saying, where
from carelint.writers.voice.wording import one_line, place_words, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 25_000
"""Results that GitHub takes in one run; it keeps the 5,000 that weigh most."""
LARGEST = 10 * 1000 * 1000
"""Bytes that GitHub takes, gzipped (10 MB)."""
ROOT = "The root of the repository, or the folder in which carelint was called."
SNIPPET = 300
"""Code points of a document in one result."""
LEVELS = {Level.CHANGE: "warning", Level.CONSIDER: "note", Level.NOTICE: "none"}
WEIGHT = {Level.CHANGE: 0, Level.CONSIDER: 1, Level.NOTICE: 2}
OWN_TEXT = frozenset({"text", "markdown"})
"""Formats whose `Document.text` is the file's own, line by line."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A document as results point to it."""

    done: Checked
    index: int
    plain: bool
    """Whether no character takes two UTF-16 units."""


def write(report: Report, *, options: Options) -> str:
    """The report as SARIF."""
    sources = [Artifact(done, index, _plain(done)) for index, done in enumerate(report.documents)]
    every = [(source, found) for source in sources for found in (*noticed(source.done, options), *source.done.left)]
    kept = every
    if len(kept) > MOST:
        kept = sorted(every, key=_weight)[:MOST]
    written = _log(report, every, kept)
    while kept and not _fits(written):
        kept = sorted(kept, key=_weight)[: len(kept) // 2]
        written = _log(report, every, kept)
    return written


def _weight(one: tuple[Artifact, Finding]) -> tuple[bool, int]:
    """What is left as it is goes first where there is no room for all."""
    return one[1].left is not None, WEIGHT[one[1].level]


def _plain(done: Checked) -> bool:
    return max(done.document.text, default="") <= "\uffff"


def _fits(written: str) -> bool:
    if len(written) <= LARGEST:
        return True
    import gzip  # 3 ms, only for very large reports

    return len(gzip.compress(written.encode("ascii"), 6)) <= LARGEST


def _log(report: Report, every: Sequence[tuple[Artifact, Finding]], kept: Sequence[tuple[Artifact, Finding]]) -> str:
    rules = sarif_tool.rules([found for _, found in kept])
    at = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": sarif_tool.tool(report, rules),
        "invocations": [sarif_tool.invocation(report, left_out=len(every) - len(kept), kept=len(kept))],
        "automationDetails": {"id": f"carelint/{report.dictionary}"},
        "language": "en-GB",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": ROOT}}},
        "artifacts": [_artifact(done) for done in report.documents],
        "columnKind": "utf16CodeUnits",
        "results": [_result(source, found, at[found.rule]) for source, found in kept],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True) + "\n"  # with an indent, 25,000 results take four times as long


def _artifact(done: Checked) -> dict[str, Any]:
    document = done.document
    hashes = {"hashes": {"sha-256": document.digest}} if document.digest else {}
    said = {"format": document.format, "register": done.register, "words": done.words, "care": len(done.care)}
    return {"location": sarif_tool.location(document.source), "roles": ["analysisTarget"], **hashes, "properties": said}


def _result(artifact: Artifact, found: Finding, rule: int) -> dict[str, Any]:
    counted = {"kind": "informational"} if found.level is Level.NOTICE else {}
    prints = {"partialFingerprints": {"primaryLocationLineHash": found.fingerprint}} if found.fingerprint else {}
    return {
        "ruleId": found.rule,
        "ruleIndex": rule,
        **counted,
        "level": LEVELS[found.level],
        "message": {"text": sarif_tool.message(cut(saying(found), sarif_tool.SHORT))},
        "locations": [_location(artifact, found)],
        **prints,
        **_state(artifact.done, found.left),
        "properties": {
            "pathology": found.pathology,
            "answer": found.answer,
            "instead": [one_line(words) for words in found.instead if words.strip()],
        },
    }


def _state(done: Checked, left: Left | None) -> dict[str, Any]:
    """Whether it is new, where that was asked; and that somebody allowed it, with the reason."""
    said: dict[str, Any] = {}
    if left and left.why == "allowed":
        reason = {"justification": one_line(left.reason)} if left.reason.strip() else {}
        kind = "inSource" if left.inside else "external"
        said["suppressions"] = [{"kind": kind, "status": "accepted", **reason}]
    elif done.compared:
        said["baselineState"] = "unchanged" if left else "new"
    return said


def _location(artifact: Artifact, found: Finding) -> dict[str, Any]:
    document = artifact.done.document
    address = {**sarif_tool.location(document.source), "index": artifact.index}
    physical = {"artifactLocation": address, "region": _region(artifact, found)}
    logical = _logical(document, found)
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if logical else {})}


def _region(artifact: Artifact, found: Finding) -> dict[str, Any]:
    """The words themselves where a file has lines, else the number that stands for one and the sentence."""
    document, place = artifact.done.document, found.place
    region: dict[str, Any] = {"startLine": number(place)}
    text = found.text
    if lined(document, place):
        region |= {"endLine": place.end_line} if place.end_line else {}
        region |= _columns(artifact, found)
    else:
        text = found.context
    snippet = cut(visible(text), SNIPPET)
    return {**region, "snippet": {"text": snippet}} if snippet else region


def _columns(artifact: Artifact, found: Finding) -> dict[str, int]:
    """Columns in UTF-16 units; none where the file's own line is not at hand and may hold wider characters."""
    place = found.place
    if place.column is None or place.end_column is None:
        return {}
    start, end = place.column, place.end_column
    if not artifact.plain:
        if artifact.done.document.format not in OWN_TEXT:
            return {}
        text = artifact.done.document.text
        start += _wide(text, found.start, start)
        end += _wide(text, found.end, end)
    return {"startColumn": start, "endColumn": end}


def _wide(text: str, offset: int, column: int) -> int:
    """Characters before `column` on its line that take two units."""
    return sum(character > "\uffff" for character in text[max(0, offset - column + 1) : offset])


def _logical(document: Document, found: Finding) -> dict[str, str]:
    """Heading and place in words; the only true place where a format has no lines."""
    heading = one_line(found.place.heading or "")
    if lined(document, found.place):
        return {"fullyQualifiedName": heading, "kind": "section"} if heading else {}
    said = where(found)
    inside = [visible(document.path).replace("\\", "/")] if document.source.inside else []
    whole = " › ".join([*inside, *([heading] if heading else []), said])
    return {"name": said, "fullyQualifiedName": whole, "kind": place_words(found.place).split(" ")[0] or "text"}
