"""The report as JUnit XML, which most build servers show: a suite for each document, a case for each phrase.

In: a `Report`. Out: UTF-8 XML. In JUnit's terms a phrase to change or consider is a failure, a document not read an
error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carelint.finding import Checked, Finding, Report, Unread
from carelint.ours import NAME
from carelint.rule import Level
from carelint.writers.options import Options
from carelint.writers.voice.grouping import Group, groups
from carelint.writers.voice.judged import judged_by
from carelint.writers.voice.saying import PLACES, cut, noticed, perhaps, phrase, reason, where
from carelint.writers.voice.wording import counted, ended, one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SENTENCE = 400
"""Code points of a sentence that are shown."""


def write(report: Report, *, options: Options) -> bytes:
    """The report as JUnit XML."""
    from xml.etree import ElementTree as xml  # 15 ms, only for this form

    suites = xml.Element("testsuites", name=NAME)
    for done in report.documents:
        _document(suites, done, options, judged_by(report))
    for unread in report.unread:
        _unread(suites, unread)
    for key in ("tests", "failures", "errors"):
        suites.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    suites.set("time", "0")
    xml.indent(suites)
    return bytes(xml.tostring(suites, encoding="utf-8", xml_declaration=True)) + b"\n"


def _sub(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A child in which everything is on one line and legal in XML 1.0."""
    child = parent.makeelement(tag, {key: one_line(value) for key, value in attributes.items()})
    child.text = text or None
    parent.append(child)
    return child


def _suite(suites: Element, path: str, *, tests: int, failures: int, errors: int) -> Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors), "skipped": "0", "time": "0"}
    return _sub(suites, "testsuite", name=path, **counts)


def _document(suites: Element, done: Checked, options: Options, judge: str) -> None:
    some = groups(noticed(done, options))
    failures = sum(group.first.level is not Level.NOTICE for group in some)
    suite = _suite(suites, done.path, tests=max(len(some), 1), failures=failures, errors=0)
    properties = _sub(suite, "properties")
    said = {"format": done.document.format, "register": done.register, "words": str(done.words), "judged by": judge}
    for name, value in said.items():
        _sub(properties, "property", name=name, value=value)
    for group in some:
        _case(suite, group)
    if not some:
        _sub(suite, "testcase", classname="carelint", name="nothing was noticed", time="0")
    if done.document.warnings:
        _sub(suite, "system-out", one_line(ended(f"Please note: {'; '.join(done.document.warnings)}")))


def _case(suite: Element, group: Group) -> None:
    found = group.first
    name = f"“{phrase(found)}”, {where(found)}"
    case = _sub(suite, "testcase", classname=found.rule, name=name, time="0")
    if found.level is Level.NOTICE:
        _sub(case, "system-out", _told(group.findings))
    else:
        _sub(case, "failure", _told(group.findings), type=found.level.value, message=found.message)


def _told(findings: Sequence[Finding]) -> str:
    """Why, other words, and each place with its sentence."""
    first = findings[0]
    lines = [reason(first) + perhaps(first)]
    lines += [f"{where(found)}: {cut(one_line(found.context), SENTENCE)}" for found in findings[:PLACES]]
    if len(findings) > PLACES:
        lines.append(f"and again in {counted(len(findings) - PLACES, 'place', 'places')}")
    return "\n".join(lines)


def _unread(suites: Element, unread: Unread) -> None:
    suite = _suite(suites, unread.path, tests=1, failures=0, errors=1)
    case = _sub(suite, "testcase", classname="carelint", name="is read", time="0")
    _sub(case, "error", one_line(unread.hint), type="not read", message=unread.reason)
