"""Pages as they come: without an end to their head, with text as it was written, in encodings that they name late."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.document import Document, Kind, prose

SAID = "The bed blockers on ward 7 are high utilizers."


def read(source: str | bytes) -> Document:
    return readers.read("x.html", source.encode() if isinstance(source, str) else source)


def texts(document: Document) -> list[str]:
    return [" ".join(prose(document, block).split()) for block in document.blocks]


@pytest.mark.parametrize(
    "source",
    [
        f"<!doctype html>\n<html lang='en'>\n<head>\n<title>Ward</title>\n<body>\n<p>{SAID}</p></body></html>",
        f"<html><head><title>Ward</title><style>p {{}}</style><p>{SAID}",
        f"<head><meta charset=utf-8>\n{SAID}",
        f"<html><head><title>Ward</title></head><p>{SAID}",
        f"<html><head><script>if (a < b) {{ never() }}</script><body>{SAID}",
    ],
)
def test_a_head_that_does_not_end(source: str) -> None:
    """Its title, styles and scripts are no words of the page all the same."""
    assert texts(read(source)) == [SAID]


def test_text_as_it_was_written() -> None:
    """A letter in <pre> is read, line by line with its places; code is not."""
    letter = f"<pre>\n{SAID}\nThey wait.\n\nSecond\nparagraph.</pre>"
    source = f"<html><body><p>Letter:</p>\n{letter}<pre><code>never()</code></pre>"
    document = read(source)

    assert texts(document) == ["Letter:", f"{SAID} They wait.", "Second paragraph."]
    for words, line in (("They wait", 4), ("Second", 6), ("paragraph", 7)):
        at = document.text.index(words)
        place = document.place_of(at, at + len(words))
        assert (place.line, place.column) == (line, 1)
        assert source[place.offset :].startswith(words)


@pytest.mark.parametrize("name", ["iso-8859-1", "Windows-1252", "latin1", "US-ASCII"])
@pytest.mark.parametrize("before", [0, 30_000])
def test_an_encoding_that_is_named_late(name: str, before: int) -> None:
    """As browsers do; and a page that says Latin 1 means what Windows writes."""
    page = f"<html><head>{'<!-- x -->' * (before // 10)}<meta charset='{name}'></head><p>Zoë said “no”.</p>"
    document = read(page.encode("cp1252"))

    assert texts(document) == ["Zoë said “no”."]
    assert document.warnings == ()


def test_another_encoding_that_is_named_late() -> None:
    page = (
        f"<html><head>{'<!-- x -->' * 3_000}<meta content='text/html; charset=iso-8859-2'></head><p>Łucja was seen.</p>"
    )

    assert texts(read(page.encode("iso-8859-2"))) == ["Łucja was seen."]


def test_words_behind_a_head_are_prose() -> None:
    document = read(f"<html><head><title>Ward</title><h1>Plan</h1><p>{SAID}")

    assert [block.kind for block in document.blocks] == [Kind.HEADING, Kind.PARAGRAPH]
    assert document.title == "Ward"


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ("<p style='font-size:0'>", False),
        ("<p style='font-size: 0px; color: red'>", False),
        ("<p style='font-size: 0.9em'>", True),
        ("<p style='font-size:10px'>", True),
        ("<dialog>", False),
        ("<dialog open>", True),
        ("<details>", True),
    ],
)
def test_what_nobody_sees(element: str, shown: bool) -> None:
    document = read(f"<html><p>Before.</p>{element}{SAID}")

    assert texts(document) == ["Before.", SAID][: 1 + shown]
