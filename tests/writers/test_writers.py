"""Writers: exact data for tools, a page for people, and nothing in a document that can act on either."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carelint import readers
from carelint.errors import WriteError
from carelint.finding import Checked, Report, Unread
from carelint.resources import folder
from carelint.rulebook import Rulebook
from carelint.run import check_documents
from carelint.settings import Settings
from carelint.source import Source
from carelint.writers import WRITERS
from carelint.writers.options import Options
from carelint.writers.save import save
from carelint.writers.voice.grouping import groups

SCHEMA = json.loads((folder("reports") / "report.schema.json").read_text(encoding="utf-8"))
ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
    "\x1b]0;title\x07 \x1b[31m",
    "\u202egnp.exe",
]


@pytest.fixture
def report(rulebook: Rulebook) -> Callable[..., Report]:
    """A report over texts given as Markdown."""

    def make(*texts: str, unread: tuple[Unread, ...] = ()) -> Report:
        documents = [readers.read(f"paper-{i}.md", text.encode("utf-8", "replace")) for i, text in enumerate(texts)]
        return check_documents([*documents, *unread], rulebook, Settings(register="board"))

    return make


PAPER = """# Winter plan

## Where we are

High **utilizers** were discussed, and patients are processed. We must hit the target for capacity.

## What matters

An unhurried conversation about what matters to you. Bed blockers; then bed blockers again.
"""


def test_text_report_is_exact(report: Callable[..., Report]) -> None:
    """The terminal shows place, sentence, reason, words of care and source; the same phrase once."""
    made = report(PAPER, unread=(Unread(Source("gone.docx"), "there is no such file", "Check its name and folder."),))
    written = WRITERS["text"].write(made, options=Options(width=80))

    assert written == (Path(__file__).parent / "expected.txt").read_text(encoding="utf-8")


def test_a_line_a_finding(report: Callable[..., Report]) -> None:
    """Path, place, words, words of care, rule; then what was not read, and the last line."""
    made = report(PAPER, unread=(Unread(Source("gone.docx"), "there is no such file", "Check its name."),))
    said = WRITERS["text"].write(made, options=Options(short=True, packs_off=("wider", "plain")))

    assert isinstance(said, str)
    assert said.splitlines()[0] == (
        "paper-0.md:5:1: High utilizers → People who need care often [objectifying/high-utiliser]"
    )
    assert said.splitlines()[-3:] == [
        "gone.docx: not read: there is no such file. Check its name.",
        "",
        "4 phrases noticed in 1 document. 1 document was not read. Packs wider and plain are off.",
    ]


def test_a_thought_has_no_arrow(report: Callable[..., Report]) -> None:
    """What cannot be put in is not shown as if it could."""
    said = WRITERS["text"].write(report("Patients who fail to attend are discharged."), options=Options(short=True))

    assert "Patients who fail to – think of: people" in said
    assert "→" not in said


def test_words_that_are_only_offered_have_no_arrow(report: Callable[..., Report]) -> None:
    """An arrow says that the words stand there as they are; in a summary, that they do in most places."""
    made = report("Stranded patients wait.\n\nThe junkie came.", "The junkie's wife came.")
    said = WRITERS["text"].write(made, options=Options(short=True))

    assert "Stranded patients – perhaps: People in hospital for 7 days or more" in said
    assert "paper-0.md:3:5: junkie → person who uses drugs" in said
    assert "paper-1.md:1:5: junkie – perhaps: person who uses drugs" in said
    assert "junkie – perhaps: person who uses drugs" in WRITERS["text"].write(made, options=Options(summary=True))


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (["The junkie came."] * 2, "junkie → person who uses drugs\n"),
        (["Wheelchair-bound patients wait."] * 2, "Wheelchair-bound patients → Patients using a wheelchair\n"),
        (["The junkie's wife came.", *["The junkie came."] * 2], "junkie → person who uses drugs in 2 of 3\n"),
        (["The junkie's wife came.", "The junkie came."], "junkie – perhaps: person who uses drugs\n"),
        (["The known diabetic came.", "The diabetic's son came."], "diabetic – perhaps: person with diabetes\n"),
        (["She was told off."] * 2, "told off – think of: the word for any adult, or what the person did and said\n"),
    ],
    ids=["everywhere", "with what follows", "in most", "in one of two", "the first takes in more", "a thought"],
)
def test_a_summary_says_in_how_many_places_words_go_in(
    report: Callable[..., Report], sentences: list[str], said: str
) -> None:
    """An arrow for one place must not speak for all; one for most may, if it says so."""
    made = report("\n\n".join(sentences))

    assert said in WRITERS["text"].write(made, options=Options(summary=True))


@pytest.mark.parametrize(
    ("sentence", "replaces", "becomes"),
    [
        ("The junkie came.", "junkie", "person who uses drugs"),
        ("Wheelchair-bound patients wait.", "Wheelchair-bound patients", "Patients using a wheelchair"),
        ("The known diabetics wait.", "known diabetics", "people known to have diabetes"),
    ],
)
def test_what_goes_in_is_shown_with_all_that_it_replaces(
    sentence: str, replaces: str, becomes: str, report: Callable[..., Report]
) -> None:
    """Whoever pastes the one over the other has a sentence, by hand as with `fix`."""
    made = report(sentence)
    (found,) = made.documents[0].findings
    short, full = (str(WRITERS["text"].write(made, options=Options(short=one))) for one in (True, False))
    (kept,) = json.loads(str(WRITERS["json"].write(made, options=Options())))["documents"][0]["findings"]

    assert f": {replaces} → {becomes} [" in short
    assert f"Perhaps: {becomes}{'' if replaces == found.text else f' (for “{replaces}”)'}\n" in full
    assert (kept["replaces"], kept["becomes"]) == (replaces, becomes)


def test_places_are_gathered_only_where_the_same_is_offered(rulebook: Rulebook) -> None:
    """What is said of the first place holds for all of them."""
    text = b"Wife in denial.\n\nSon in denial about drink.\n\nMother in denial."
    made = check_documents([readers.read("note.md", text)], rulebook, Settings(register="clinical", reader="off"))
    some = groups(made.documents[0].listed)

    assert [len(group.findings) for group in some] == [2, 1]
    assert [group.first.instead for group in some] == [("not ready to talk about it",), ("not ready to talk",)]


def test_a_summary(report: Callable[..., Report]) -> None:
    """How often what was noticed, the most frequent phrases, the papers without any."""
    said = WRITERS["text"].write(report(PAPER, "Bed blockers.", "Nothing."), options=Options(summary=True))

    assert "      4  People as beds, numbers or diagnoses" in said
    assert "      3  Bed blockers → People waiting for somewhere right to go  (in 2 documents)" in said
    assert "Without any\n         paper-2.md\n" in said
    assert said.endswith("\n5 phrases noticed in 2 of 3 documents.\n")


def test_colour_only_where_it_is_asked_for(report: Callable[..., Report]) -> None:
    """No escape sequence without colour."""
    made = report(PAPER)

    assert "\x1b" not in WRITERS["text"].write(made, options=Options())
    assert "\x1b[1m" in WRITERS["text"].write(made, options=Options(color=True))


def test_json_keeps_its_schema_and_its_offsets(report: Callable[..., Report]) -> None:
    """`text == source[start:end]`, and nothing the schema does not know."""
    data = json.loads(WRITERS["json"].write(report(PAPER), options=Options()))
    jsonschema.validate(data, SCHEMA)

    found = data["documents"][0]["findings"]
    assert [PAPER[f["start"] : f["end"]] for f in found] == [f["text"] for f in found]
    assert found[0]["text"] == "High **utilizers"
    assert found[0]["place"] == {
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 17,
        "heading": "Winter plan › Where we are",
    }


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=30))
def test_json_takes_any_text(words: str) -> None:
    """Any characters, and lone surrogates, make valid JSON."""
    import carelint

    made = carelint.check_text(f"Bed blockers {words} bed blockers.", register="board")
    jsonschema.validate(json.loads(WRITERS["json"].write(made, options=Options())), SCHEMA)


class _Page(HTMLParser):
    """Collects what a browser would run, fetch and mark."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self.inside, self.marked = 1, [*self.marked, ""]
        elif tag in ("sup", "span") and self.inside:
            self.inside += 1

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag in ("mark", "sup", "span"):
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if self.inside == 1:
            self.marked[-1] += data


def _page(written: str) -> _Page:
    page = _Page()
    page.feed(written)
    return page


def test_marks_land_on_the_noticed_words(report: Callable[..., Report]) -> None:
    """Each mark holds its phrase as a person reads it, markup left out; each link leads somewhere."""
    made = report(PAPER)
    page = _page(WRITERS["html"].write(made, options=Options()))
    ids = {attrs["id"] for _, attrs in page.tags if attrs.get("id")}
    links = {(attrs.get("href") or "")[1:] for tag, attrs in page.tags if tag == "a"}

    assert page.marked == [f.text.replace("*", "") for f in made.documents[0].listed]
    assert links <= ids


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_document_acts_on_the_page(attack: str, report: Callable[..., Report]) -> None:
    """Text, title, heading and path are escaped; nothing is fetched; control characters are shown."""
    unread = Unread(Source(f"x{attack}.docx"), "it is empty", "Is it the right file?")
    written = WRITERS["html"].write(
        report(f"# {attack}\n\n{attack} bed blockers {attack}", unread=(unread,)), options=Options()
    )
    page = _page(written)

    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not {tag for tag, _ in page.tags} & {"img", "iframe", "link", "object", "embed"}
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)
    assert "\x1b" not in written
    assert "\u202e" not in written


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_document_acts_on_the_terminal(attack: str, report: Callable[..., Report]) -> None:
    """Escapes and direction marks are shown, not passed on."""
    written = WRITERS["text"].write(report(f"Words {attack} bed blockers {attack}"), options=Options())

    assert not {"\x1b", "\x07", "\u202e"} & set(written)


def test_several_documents_have_an_index(report: Callable[..., Report]) -> None:
    """One page with a table of its documents."""
    written = WRITERS["html"].write(report(PAPER, "Nothing here."), options=Options())

    assert 'href="#d2"' in written
    assert written.count("<h1") == 1


def test_saving_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """A report that cannot be written leaves the old one."""
    target = tmp_path / "report.html"
    save(target, "old")
    save(target, "new")
    assert target.read_text() == "new"

    with pytest.raises(WriteError, match="could not be written"):
        save(tmp_path / "no" / "folder.html", "x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html"]


def test_a_long_paper_makes_a_light_page(checked: Callable[..., Checked], rulebook: Rulebook) -> None:
    """300 pages, two thousand phrases: below 4 MB."""
    text = "\n\n".join(
        f"Paragraph {i} tells of bed blockers and of much else besides, in many words." * 3 for i in range(2000)
    )
    made = check_documents([readers.read("x.md", text.encode())], rulebook, Settings(register="board"))

    assert len(WRITERS["html"].write(made, options=Options())) < 4_000_000


@pytest.mark.parametrize(
    ("said", "shown"),
    [("is a bill?", "is a bill?"), ("is left.", "is left."), ("go!", "go!"), ("it is a table", "it is a table.")],
)
def test_a_warning_ends_with_one_mark(said: str, shown: str, report: Callable[..., Report]) -> None:
    """Whatever it ends with itself, in every form that puts a sentence together."""
    made = report("Two bed blockers were moved.")
    noted = replace(made.documents[0].document, warnings=(said,))
    whole = replace(made, documents=(replace(made.documents[0], document=noted),))
    forms = {name: str(WRITERS[name].write(whole, options=Options())) for name in ("text", "html", "junit", "sarif")}

    assert all(shown in text for text in forms.values())
    assert not any(f"{shown}." in text for text in forms.values())
