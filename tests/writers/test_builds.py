"""What build servers read: GitHub's annotations, GitLab's code quality, JUnit XML."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from carelint.finding import Report, Unread
from carelint.ours import NOTHING
from carelint.places import Place
from carelint.rule import Level
from carelint.source import Source
from carelint.writers import WRITERS
from carelint.writers.options import Options
from carelint.writers.voice.saying import perhaps
from tests.writers import made

XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))
GONE = Unread(Source("gone.docx"), "there is no such file", "Check its name and folder.")


def _written(form: str, report: Report, **options: bool) -> str:
    written = WRITERS[form].write(report, options=Options(**options))  # type: ignore[arg-type]
    return written.decode("utf-8") if isinstance(written, bytes) else written


def _suites(report: Report, **options: bool) -> etree._Element:
    root = etree.fromstring(_written("junit", report, **options).encode())
    XSD.assertValid(root)
    return root


@pytest.mark.parametrize("form", ["github", "gitlab", "junit"])
def test_words_that_are_only_counted_stay_out(form: str) -> None:
    """Unless they are asked for."""
    report = made.report(made.checked(made.found(level=Level.NOTICE)))

    assert "bed blockers" not in _written(form, report)
    assert "bed blockers" in _written(form, report, show_notice=True)


def test_nothing_noticed_annotates_nothing() -> None:
    """One line for debugging, by which the file is known again."""
    assert _written("github", made.report(made.checked())) == f"{NOTHING}\n"


def test_an_annotation_has_its_place_and_its_level() -> None:
    """Columns only on one line; commas and colons of properties escaped."""
    wide = Place(line=3, column=5, end_line=4, end_column=2)
    report = made.report(
        made.checked(
            made.found(), made.found("other words", place=wide, level=Level.CONSIDER, instead=()), path="./a,b:c.md"
        )
    )

    assert _written("github", report).splitlines() == [
        "::warning file=a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=13,title=People as beds%2C numbers or diagnoses"
        "::“bed blockers”: The person is waiting. Perhaps: people waiting for somewhere right to go",
        "::notice file=a%2Cb%3Ac.md,line=3,endLine=4,title=People as beds%2C numbers or diagnoses"
        "::“other words”: The person is waiting.",
    ]


def test_a_format_without_lines_is_annotated_without() -> None:
    """GitHub shows it at the file; the message says where."""
    report = made.report(made.checked(made.found(place=Place(page=3)), path="a.pdf", format="pdf"))

    assert "file=a.pdf,title=" in _written("github", report)
    assert "::page 3: “bed blockers”" in _written("github", report)


def test_the_same_phrase_is_one_annotation() -> None:
    """With its places."""
    report = made.report(made.checked(*[made.found(line=i) for i in range(1, 31)]))
    lines = _written("github", report).splitlines()

    assert len(lines) == 1
    assert lines[0].endswith(
        "%0AAgain in 29 places: " + "; ".join(f"line {i}, column 1" for i in range(2, 14)) + " and 17 more"
    )


@pytest.mark.parametrize(("warnings", "notices", "unread"), [(10, 10, 10), (11, 0, 0), (40, 40, 0), (3, 0, 12)])
def test_no_more_annotations_than_github_shows(warnings: int, notices: int, unread: int) -> None:
    """Ten of a kind; one notice says how many more there are, and the log has them."""
    found = [made.found(f"phrase {i}", line=i) for i in range(1, warnings + 1)]
    found += [made.found(f"other {i}", line=i, level=Level.CONSIDER) for i in range(1, notices + 1)]
    missing = tuple(Unread(Source(f"gone-{i}.docx"), "it is empty", "Is it the right file?") for i in range(unread))
    lines = _written("github", made.report(made.checked(*found), unread=missing)).splitlines()
    kinds = [line[2:].partition(" ")[0].partition("::")[0] for line in lines if line.startswith("::")]
    logged = [line for line in lines if line.startswith("- ")]

    assert all(kinds.count(kind) <= 10 for kind in ("warning", "notice", "error"))
    assert len(kinds) - kinds.count("group") - kinds.count("endgroup") - bool(logged) + len(logged) == (
        warnings + notices + unread
    )
    assert bool(logged) == any("Not shown here" in line for line in lines) == ("::endgroup::" in lines)


@settings(max_examples=60, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_stays_inside_its_annotation(words: str) -> None:
    """One line for each command, whatever a document says."""
    lines = _written("github", made.hostile(words)).split("\n")

    assert [line.partition(" ")[0] for line in lines] == ["::error", "::warning", "::warning", ""]


@pytest.mark.parametrize("attack", made.ATTACKS)
def test_no_document_gives_commands_in_the_log(attack: str) -> None:
    """Neither in the new form, at the start of a line, nor in the old form, anywhere in it."""
    many = [made.found(f"{attack} {i}", line=i, message=attack) for i in range(12)]
    lines = _written("github", made.report(made.checked(*many, path=attack))).split("\n")[:-1]
    known = ("::warning ", "::notice::Not shown here", "::group::carelint", "- ", "::endgroup::")

    assert all(line.startswith(known) for line in lines)
    assert not any(line.startswith("- ") and "##[" in line for line in lines)


def test_gitlab_gets_path_line_and_weight() -> None:
    """The keys that its widget asks for; what was not read is an entry."""
    entries = json.loads(_written("gitlab", made.report(made.checked(made.found(line=4)), unread=(GONE,))))

    assert entries[0]["location"] == {"path": "paper.md", "lines": {"begin": 4}}
    assert [(one["check_name"], one["severity"]) for one in entries] == [
        ("objectifying/bed-blocker", "minor"),
        ("document/not-read", "minor"),
    ]


def test_gitlab_keeps_the_same_sentence_in_two_documents_apart() -> None:
    """A fingerprint that comes twice would be shown once."""
    report = made.report(made.checked(made.found(), path="a.md"), made.checked(made.found(), path="b.md"))
    prints = [one["fingerprint"] for one in json.loads(_written("gitlab", report))]

    assert len(set(prints)) == 2


@settings(max_examples=60, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_makes_valid_gitlab_json(words: str) -> None:
    """No lone surrogate, at which stricter readers stop; every key is filled."""
    written = _written("gitlab", made.hostile(words))
    entries = json.loads(written)

    assert all(one["description"] and one["location"]["lines"]["begin"] >= 1 for one in entries)
    assert json.dumps(entries, ensure_ascii=False).encode("utf-8")


def test_junit_has_a_suite_for_each_document() -> None:
    """A phrase fails, a quiet document passes, one that was not read is an error."""
    report = made.report(
        made.checked(made.found(line=1), made.found(line=2), made.found("other", level=Level.CONSIDER)),
        made.checked(path="quiet.md"),
        unread=(GONE,),
    )
    root = _suites(report)

    assert [root.get(key) for key in ("tests", "failures", "errors")] == ["4", "2", "1"]
    assert [(suite.get("name"), len(suite.findall("testcase"))) for suite in root] == [
        ("paper.md", 2),
        ("quiet.md", 1),
        ("gone.docx", 1),
    ]
    assert "line 2, column 1: bed blockers again" in (root.findtext("testsuite/testcase/failure") or "")


@settings(max_examples=60, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_makes_valid_junit(words: str) -> None:
    """Characters that XML has no room for are shown."""
    assert _suites(made.hostile(words)).get("failures") == "2"


@pytest.mark.parametrize("attack", made.ATTACKS)
def test_nothing_in_a_document_is_markup_in_junit(attack: str) -> None:
    """Only our own elements."""
    tags = {element.tag for element in _suites(made.hostile(attack)).iter()}

    assert tags <= {"testsuites", "testsuite", "testcase", "properties", "property", "failure", "error", "system-out"}


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif", "markdown", "csv"])
def test_build_forms_keep_our_manners(form: str) -> None:
    """A finding is never called an offence, a violation or an issue."""
    written = _written(form, made.report(made.checked(made.found())))

    assert not re.search(r"violation|offen[cs]e|\bissues?\b", written, re.IGNORECASE)


@pytest.mark.parametrize(
    ("instead", "think", "said"),
    [
        (("person",), (), " Perhaps: person"),
        (("person", "who waits?"), ("who waits?",), " Perhaps: person. Or: who waits?"),
        (("who waits?",), ("who waits?",), " Think of: who waits?"),
        ((), (), ""),
    ],
)
def test_words_and_thoughts_are_told_apart(instead: tuple[str, ...], think: tuple[str, ...], said: str) -> None:
    """What can be put in first; a thought is called one."""
    assert perhaps(made.found(instead=instead, think=think)) == said
