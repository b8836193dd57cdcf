"""Words of care go in where they fit, and nothing else in the file changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carelint.errors import UnreadableError
from carelint.mending.paper import Mended, Mender
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.run import wanted
from carelint.settings import Settings

TERMS = Settings(register="clinical")
Mend = Callable[..., Mended]


@pytest.fixture(scope="module")
def mender(rulebook: Rulebook) -> Iterator[Mender]:
    """As `carelint fix` has it."""
    with Reading(wanted(TERMS)) as reading:
        yield Mender(reading, rulebook, TERMS)


@pytest.fixture(scope="module")
def mend(mender: Mender) -> Mend:
    """Put in all that fits, in one file."""

    def mended(data: str | bytes, name: str = "x.md") -> Mended:
        paper = mender.paper(name, data.encode() if isinstance(data, str) else data)
        return mender.mended(paper, paper.offers)

    return mended


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "The garden was open.\n", "The garden was open.\n"),
        ("a.md", "A **bed** blocker waits.\n", "A **bed** blocker waits.\n"),
        ("a.md", "`A bed blocker waits.`\n", "`A bed blocker waits.`\n"),
        ("a.html", "<p>A <b>bed</b> blocker waits.</p>", "<p>A <b>bed</b> blocker waits.</p>"),
        ("a.html", "<p>A bed&nbsp;blocker waits.</p>", "<p>A bed&nbsp;blocker waits.</p>"),
        ("a.html", "<pre>A bed blocker waits.</pre><p>Yes.</p>", "<pre>A bed blocker waits.</pre><p>Yes.</p>"),
        ("a.md", "**A frequent flyer** came.\n", "**A person who comes often** came.\n"),
        ("a.txt", "Tom is an addict.", "Tom is a person with an addiction."),
        ("a.txt", "\ufeffTom is an addict.\r\n", "\ufeffTom is a person with an addiction.\r\n"),
        (
            "a.md",
            "- Two bed\n  blockers were moved.\n",
            "- Two people\n  waiting for somewhere right to go were moved.\n",
        ),
        (
            "a.html",
            "<!-- a & b --><P class=x>Tom &amp; I: Tom is an\n addict.</P>",
            "<!-- a & b --><P class=x>Tom &amp; I: Tom is a\n person with an addiction.</P>",
        ),
        (
            "a.html",
            "<!--<title>Bed blockers</title>--><title>\n Bed blockers </title><h1>Bed blockers</h1>",
            "<!--<title>Bed blockers</title>--><title>\n People waiting for somewhere right to go </title>"
            "<h1>People waiting for somewhere right to go</h1>",
        ),
        (
            "a.html",
            "<title>Bed blockers, again</title><h1>Bed blockers</h1>",
            "<title>Bed blockers, again</title><h1>People waiting for somewhere right to go</h1>",
        ),
        ("a.md", "| who | what |\n|--|--|\n| Tom is an addict. | x |\n", None),
    ],
    ids=[
        "nothing", "markup in the phrase", "code", "tags in the phrase", "an entity in the phrase", "what is not prose",
        "markup round it", "no line end", "mark and CR LF", "over a line's end", "HTML as it was",
        "a title that is the heading", "another title", "a table",
    ],
)  # fmt: skip
def test_puts_in_what_fits(mend: Mend, name: str, before: str, after: str | None) -> None:
    """And leaves what cannot be replaced without touching anything else."""
    expected = before.replace("an addict", "a person with an addiction") if after is None else after

    assert mend(before, name).data == expected.encode()


@pytest.mark.parametrize(
    ("name", "head", "codec"),
    [
        ("a.txt", b"", "utf-8"),
        ("a.txt", b"\xef\xbb\xbf", "utf-8"),
        ("a.md", b"\xff\xfe", "utf-16-le"),
        ("a.md", b"\xfe\xff", "utf-16-be"),
        ("a.txt", b"", "utf-16-le"),
        ("a.txt", b"", "cp1252"),
        ("a.html", b"<meta charset='iso-8859-2'>", "iso-8859-2"),
    ],
)
def test_files_keep_their_encoding(mend: Mend, name: str, head: bytes, codec: str) -> None:
    """Also one that somebody guessed, where the guess gives the same bytes back."""
    text = "Tom was at the café – né Müller – and is {}. He came in.\n".replace("–", "-")

    def file(words: str) -> bytes:
        return head + text.format(words).encode(codec)

    assert mend(file("an addict"), name).data == file("a person with an addiction")


def test_an_encoding_that_cannot_be_kept_is_named(mend: Mend) -> None:
    """A byte that windows-1252 does not have is read as an unknown character, and would be lost."""
    with pytest.raises(UnreadableError, match="cannot be kept"):
        mend(b"Tom is an addict\x81\xe9.\n", "a.txt")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 nothing", "damaged|DOCX"),
        ("a.rst", b"Tom is an addict.\n", "only Markdown, text and HTML"),
        ("a.md", b"  \n", "no words|empty"),
    ],
)
def test_what_cannot_be_changed_is_named(mend: Mend, name: str, data: bytes, said: str) -> None:
    """With the way out."""
    with pytest.raises(UnreadableError, match=said):
        mend(data, name)


def test_words_with_which_something_new_is_noticed_stay_out(mender: Mender) -> None:
    """The sentence is left to a person, and the next one is mended."""
    paper = mender.paper("a.md", b"A diabetic came in.\n\nTom is an addict.\n")
    first, second = paper.offers
    charged = replace(first, put=replace(first.put, text="A frequent flyer"))

    assert mender.mended(paper, [first, second]).offers == (first, second)
    made = mender.mended(paper, [charged, second])

    assert made.offers == (second,)
    assert made.data == b"A diabetic came in.\n\nTom is a person with an addiction.\n"


def test_markup_that_would_be_read_otherwise_stays_as_it_is(mender: Mender) -> None:
    """Proved by reading the file again, not by hope: words that begin a heading or hold a tag are taken back."""
    paper = mender.paper("a.md", b"An addict came.\n\nTom is an addict.\n")
    first, second = paper.offers
    odd = replace(first, put=replace(first.put, text="# A *heading*\n"))

    assert mender.mended(paper, [odd, second]).offers == (second,)
    assert mender.mended(paper, [odd]).data == paper.data


SENTENCES = (
    "A frequent flyer came.", "Tom is an addict.", "Two bed blockers were moved from ward 7.", "The diabetic ate.",
    "She is non-compliant with her tablets.", "The garden was open on Tuesday.", "He refused bloods & went home.",
    "Patients were processed.", "We asked what matters to him.", "A drug abuser, known to us, waited.",
)  # fmt: skip
ENDS = ("\n", "\r\n", "\r")


@st.composite
def _files(draw: st.DrawFn) -> tuple[str, bytes, str]:
    """A file of these sentences: paragraphs, quotations, items; wrapped anywhere; with or without a last line end."""
    form = draw(st.sampled_from(["a.md", "a.txt", "a.html"]))
    end = draw(st.sampled_from(ENDS if form != "a.html" else ENDS[:2]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    paragraphs = draw(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=4))
    made = []
    for sentences in paragraphs:
        words = " ".join(sentences).split(" ")
        breaks = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
        lead, rest = draw(st.sampled_from([("", ""), ("> ", "> "), ("- ", "  ")])) if form == "a.md" else ("", "")
        text = lead + "".join(f"{word}{end + rest if cut else ' '}" for word, cut in zip(words, breaks, strict=True))
        made.append(f"<p>{text.replace('&', '&amp;')}</p>" if form == "a.html" else text.rstrip(" \r\n>"))
    text = (end * 2).join(made) + draw(st.sampled_from(["", end, end * 3]))
    return form, mark + text.encode(), end


@given(file=_files())
@example(("a.md", b"A frequent flyer came. The diabetic ate. A frequent flyer came.", "\n"))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_file_keeps_what_is_its_own(mend: Mend, file: tuple[str, bytes, str]) -> None:
    """Mark, line ends, last line, every line without a phrase; nothing new is noticed; a second time is the same."""
    name, data, end = file
    made = mend(data, name)
    at = [offer.found.place.line or 0 for offer in made.offers]
    changed = {line + near for line in at for near in (-1, 0, 1)}  # an article before it, and what goes over an end
    before, after = data.decode().split(end), made.data.decode().split(end)
    noticed = Counter((one.rule, one.text) for one in made.paper.checked.findings)
    again = mend(made.data, name)

    assert made.data[:3] == data[:3] if data[:1] == b"\xef" else made.data[:1] != b"\xef"
    assert re.search(r"[\r\n]*\Z", made.data.decode()).group() == re.search(r"[\r\n]*\Z", data.decode()).group()  # type: ignore[union-attr]
    if len(before) == len(after):
        assert all(a == b for n, (a, b) in enumerate(zip(before, after, strict=True), 1) if n not in changed)
    assert not Counter((one.rule, one.text) for one in again.paper.checked.findings) - noticed
    assert again.data == made.data
