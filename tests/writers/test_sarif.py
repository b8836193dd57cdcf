"""SARIF: valid against the official schema for any text, within GitHub's limits, columns in UTF-16 units."""

from __future__ import annotations

import base64
import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from carelint import readers
from carelint.errors import WriteError
from carelint.finding import Report, Unread
from carelint.places import Place
from carelint.rule import Level
from carelint.rulebook import Rulebook
from carelint.run import check_documents
from carelint.settings import Settings
from carelint.source import Source
from carelint.writers import WRITERS
from carelint.writers.options import Options
from tests.writers import made

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def _run(report: Report, **options: Any) -> dict[str, Any]:
    """The one run, after the schema and GitHub have had their say."""
    written = WRITERS["sarif"].write(report, options=Options(**options))
    assert isinstance(written, str)
    log = json.loads(written)
    VALIDATOR.validate(log)
    assert "" not in list(_strings(log))
    assert written.isascii()
    run: dict[str, Any] = log["runs"][0]
    return run


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _region(run: dict[str, Any], index: int = 0) -> dict[str, Any]:
    region: dict[str, Any] = run["results"][index]["locations"][0]["physicalLocation"]["region"]
    return region


@pytest.mark.parametrize("report", [made.report(), made.report(made.checked())], ids=["no document", "nothing noticed"])
def test_nothing_noticed_is_a_good_run(report: Report) -> None:
    """No result, no rule, and the run succeeded."""
    run = _run(report)

    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_words_that_are_only_counted_stay_out_unless_asked_for() -> None:
    """Then they inform, and weigh nothing."""
    report = made.report(made.checked(made.found(level=Level.NOTICE)))

    assert _run(report)["results"] == []
    result = _run(report, show_notice=True)["results"][0]
    assert (result["kind"], result["level"]) == ("informational", "none")


@settings(max_examples=60, deadline=None)
@given(made.ANY_TEXT)
def test_any_text_makes_valid_sarif(words: str) -> None:
    """Control characters and lone surrogates, in text, heading, path, message, suggestion."""
    assert len(_run(made.hostile(words))["results"]) == 2


@pytest.mark.parametrize("attack", made.ATTACKS)
def test_nothing_in_a_document_acts_on_the_viewer(attack: str) -> None:
    """No link, no placeholder in a message; nothing unseen."""
    run = _run(made.hostile(attack))
    texts = [text for result in run["results"] for text in _strings(result["message"])]
    texts += [text for rule in run["tool"]["driver"]["rules"] for text in _strings(rule["help"])]

    assert not any("](" in text or "{0}" in text for text in texts)
    assert not {"\x1b", "\u202e"} & set("".join(_strings(run)))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The bed blockers left.", 5, 17),
        ("\u00e9\u20ac bed blockers left.", 4, 16),
        ("\U0001f44d\U0001d49c bed blockers left.", 6, 18),
        ("\U0001f44d one.\n\n\U0001f44d bed blockers \U0001f44d left.", 4, 16),
    ],
    ids=["ascii", "two and three bytes", "beyond the plane", "a later line"],
)
@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_columns_are_utf_16_units(text: str, start: int, end: int, name: str, rulebook: Rulebook) -> None:
    """They cut the phrase out of the line as editors count it."""
    report = check_documents([readers.read(name, text.encode())], rulebook, Settings(register="board"))
    region = _region(_run(report))
    line = text.split("\n")[region["startLine"] - 1].encode("utf-16-le")

    assert (region["startColumn"], region["endColumn"]) == (start, end)
    assert line[2 * start - 2 : 2 * end - 2].decode("utf-16-le") == "bed blockers"


def test_html_has_columns_only_where_they_are_sure(rulebook: Rulebook) -> None:
    """The text of a page is not its source: with wider characters in it only the line is told."""
    pages = [readers.read("x.html", f"<p>{lead} bed blockers</p>".encode()) for lead in ("The", "\U0001f44d")]
    run = _run(check_documents(pages, rulebook, Settings(register="board")))

    assert _region(run, 0) == {
        "startLine": 1,
        "endLine": 1,
        "startColumn": 8,
        "endColumn": 20,
        "snippet": {"text": "bed blockers"},
    }
    assert _region(run, 1) == {"startLine": 1, "endLine": 1, "snippet": {"text": "bed blockers"}}


@pytest.mark.parametrize(
    ("format", "place", "number", "name"),
    [
        ("docx", Place(part="word/document.xml", paragraph=7), 7, "paragraph 7"),
        ("docx", Place(paragraph=7, table=1, row=2, cell=3), 7, "table 1, row 2, column 3"),
        ("pdf", Place(page=12, box=(1, 2, 3, 4)), 12, "page 12"),
        ("pptx", Place(slide=4, paragraph=2), 4, "slide 4, paragraph 2"),
        ("xlsx", Place(sheet="Notes", row=9, cell=2), 9, "sheet Notes, row 9, column 2"),
        ("odt", Place(), 1, "in the text"),
    ],
)
def test_formats_without_lines_say_where(format: str, place: Place, number: int, name: str) -> None:
    """A number stands for the line, words say what it counts, and the sentence is there to look for."""
    run = _run(made.report(made.checked(made.found(place=place), format=format)))

    assert _region(run) == {"startLine": number, "snippet": {"text": "bed blockers again"}}
    assert run["results"][0]["locations"][0]["logicalLocations"][0]["name"] == name


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("./a b/c.md", "a%20b/c.md"),
        ("50%#?.md", "50%25%23%3F.md"),
        ("x:y.md", "x%3Ay.md"),
        ("/home/é.md", "file:///home/%C3%A9.md"),
        ("caf\udce9.md", "caf%E9.md"),
        (Source("post.eml", attachment="minutes.docx"), "post.eml"),
        (Source("notes.csv", row=17), "notes.csv"),
    ],
)
def test_paths_are_percent_encoded_uris(source: str | Source, uri: str) -> None:
    """Relative to where carelint was called, unless the user gave them whole."""
    run = _run(made.report(made.checked(made.found(), path=source)))
    address = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert address["uri"] == uri
    assert address.get("uriBaseId") == (None if str(source).startswith("/") else "%SRCROOT%")


def test_what_was_not_read_and_what_was_guessed_is_told() -> None:
    """A document that is missing makes the run incomplete."""
    done = made.checked(made.found(), warnings=("it was read as Windows-1252",))
    unread = Unread(Source("gone.docx"), "there is no such file", "Check its name and folder.")
    told = _run(made.report(done, unread=(unread,)))["invocations"][0]

    assert told["executionSuccessful"] is False
    assert [(one["level"], one["descriptor"]["id"]) for one in told["toolExecutionNotifications"]] == [
        ("error", "document/not-read"),
        ("note", "document/remark"),
    ]


def test_rules_are_explained() -> None:
    """Every result leads to a rule with help; descriptions and tags within GitHub's limits."""
    long = made.found(message="x" * 3000, why="y" * 3000, rule="blaming/long", family="blaming", level=Level.CONSIDER)
    run = _run(made.report(made.checked(made.found(), long)))
    rules = run["tool"]["driver"]["rules"]

    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["note", "warning"]
    assert all(len(rule["shortDescription"]["text"]) <= 1024 for rule in rules)
    assert all(rule["help"]["markdown"] and len(rule["properties"]["tags"]) <= 20 for rule in rules)


def test_thirty_thousand_findings_stay_within_the_limits() -> None:
    """The best that fit are kept, in a few seconds, and the rest is owned up to."""
    levels = [Level.CONSIDER, Level.CHANGE, Level.CHANGE]
    many = [made.found(line=i, level=levels[i % 3], fingerprint=f"{i:020x}") for i in range(1, 30_001)]
    began = time.process_time()
    written = WRITERS["sarif"].write(made.report(made.checked(*many)), options=Options())
    took = time.process_time() - began
    run = json.loads(written)["runs"][0]
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]

    assert len(run["results"]) == 25_000
    assert sum(one["level"] == "warning" for one in run["results"]) == 20_000
    assert told[0].startswith("5,000 phrases were left out")
    assert len(gzip.compress(str(written).encode())) < 10_000_000
    assert took < 10


def test_text_that_cannot_be_packed_is_shortened_too() -> None:
    """Ten megabytes hold even where nothing compresses."""
    chance = random.Random(1)
    noise = [base64.b64encode(chance.randbytes(1500)).decode() for _ in range(8_000)]
    many = [made.found(line=i, instead=(words,)) for i, words in enumerate(noise, 1)]
    written = WRITERS["sarif"].write(made.report(made.checked(*many)), options=Options())
    run = json.loads(written)["runs"][0]

    assert 0 < len(run["results"]) < 8_000
    assert len(gzip.compress(str(written).encode())) < 10_000_000


def test_the_same_report_gives_the_same_bytes() -> None:
    """In every form but that which a browser prints, and dates."""
    report = made.hostile("x")
    for form in set(WRITERS) - {"pdf"}:
        try:
            first = WRITERS[form].write(report, options=Options())
        except WriteError:
            continue  # copies of the document itself

        assert first == WRITERS[form].write(report, options=Options()), form
