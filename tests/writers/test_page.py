"""What the page is made of: parts in reading order, bars, passages, names of works."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from carelint import readers
from carelint.finding import Checked, Report, Section, Tone
from carelint.writers.options import Options
from carelint.writers.page import html
from carelint.writers.page.chart import BARS, chart
from carelint.writers.page.flow import LEAF, leaves
from carelint.writers.page.spoken import passages
from carelint.writers.page.view import page
from carelint.writers.voice.cited import cited, short
from carelint.writers.voice.wording import beginning, ending
from tests.specimens import docx, pdf
from tests.writers import made

Check = Callable[..., Checked]


def _parts(done: Checked) -> list[tuple[str, int]]:
    shown = page(1, done, Options(), top=1)
    return [(part.kind, len(part.rows)) for leaf in shown.leaves for part in leaf.parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.\n\nTwo.", [("row", 1), ("row", 1)]),
        ("# A\n\n- b\n- c\n\nd", [("row", 1), ("list", 2), ("row", 1)]),
        ("| a | b |\n|---|---|\n| c | d |\n\ne", [("table", 4), ("row", 1)]),
        ("| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |\n", [("table", 2), ("table", 2)]),
    ],
    ids=["paragraphs", "list", "table", "two tables"],
)
def test_blocks_stand_in_the_form_they_had(text: str, parts: list[tuple[str, int]], checked: Check) -> None:
    """Items of a list stand together, and so do the cells of one table."""
    assert _parts(checked(readers.read("x.md", text.encode()))) == parts


def test_pages_are_named_where_they_begin(checked: Check) -> None:
    """A page is a place in the text, once."""
    done = checked(readers.read("x.pdf", pdf([["Some words of care."], ["More words of care."]])))
    made = page(1, done, Options(), top=1)

    assert [part.words for leaf in made.leaves for part in leaf.parts if part.kind == "where"] == ["Page 1", "Page 2"]


def test_an_empty_cell_keeps_its_place(checked: Check) -> None:
    """A line with a gap in the middle still has three cells."""
    row = "<w:tr>{}</w:tr>".format("".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in "abc"))
    gap = row.replace("<w:t>b</w:t>", "<w:t></w:t>")
    done = checked(readers.read("x.docx", docx(f"<w:tbl>{row}{gap}</w:tbl>")))
    table = page(1, done, Options(), top=1).leaves[0].parts[0]

    assert [[len(cell) for cell in line] for line in table.lines] == [[1, 1, 1], [1, 0, 1]]


def test_a_long_table_is_shown_in_stretches(checked: Check) -> None:
    """A browser lays out a table whole, so a long one is cut; only its first line names columns."""
    text = "| a |\n|---|\n" + "".join(f"| {i} words |\n" for i in range(2 * LEAF))
    made = page(1, checked(readers.read("x.md", text.encode())), Options(), top=1)
    tables = [part for leaf in made.leaves for part in leaf.parts]

    assert [len(table.lines) for table in tables] == [LEAF, LEAF, 1]
    assert [table.headed for table in tables] == [True, False, False]
    assert tables[0].words == f"Table 1, rows 1 to {LEAF}"


def test_no_level_of_heading_is_skipped(checked: Check) -> None:
    """A paper that jumps from its title to a fourth level does not make the page jump."""
    done = checked(readers.read("x.md", b"# A\n\n#### B\n\n## C\n\n### D\n"))
    made = page(1, done, Options(), top=1)

    assert [row.level for leaf in made.leaves for part in leaf.parts for row in part.rows] == [3, 4, 4, 5]


def test_nothing_makes_no_leaf() -> None:
    """No rows, no leaves."""
    assert leaves([]) == []


def _tone(*sections: tuple[int, int, int]) -> Tone:
    made = tuple(Section(str(i), i, i + 1, *counts) for i, counts in enumerate(sections))
    return Tone(sum(s.words for s in made), 0, 0, made)


def test_bars_are_shares_of_the_widest(checked: Check) -> None:
    """The widest bar fills its half; short sections and silent ones are left to the table."""
    drawn = chart(_tone((100, 2, 4), (200, 4, 0), (5, 1, 1), (300, 0, 0)))

    assert [(bar.left, bar.right) for bar in drawn.bars] == [(25.0, 50.0), (25.0, 0.0)]
    assert not drawn.whole


def test_a_chart_has_few_bars_in_their_order() -> None:
    """The sections with the most to show, as they follow one another."""
    drawn = chart(_tone(*((100, i, 0) for i in range(1, 40))))

    assert [bar.section.industrial for bar in drawn.bars] == list(range(40 - BARS, 40))


CARE = "She went home with the help that she chose. It rained. Two unhurried conversations were enough."


def test_care_that_stands_together_is_quoted_once(checked: Check) -> None:
    """One passage with its marks, and the same words not twice."""
    done = checked(readers.read("x.md", f"{CARE}\n\n{CARE}\n\n{'Rain. ' * 80}\n".encode()))
    found = passages(done, set())

    assert len(done.care) > 2
    assert len(found) == 1
    assert "".join(piece.text for piece in found[0].pieces) == CARE


@pytest.mark.parametrize(
    ("text", "end", "begin"),
    [
        ("Short.", "Short.", "Short."),
        ("One is here. Two is there. Three.", "… Two is there. Three.", "One is here. …"),
        ("word " * 8, "… word word word word ", "word word word word …"),
        ("w" * 40, "… " + "w" * 24, "w" * 24 + " …"),
    ],
    ids=["short", "sentences", "words", "unbroken"],
)
def test_quotations_are_cut_at_sentences_or_words(text: str, end: str, begin: str) -> None:
    """Never in the middle of a word where there is another way."""
    assert ending(text, 24) == end
    assert beginning(text, 24) == begin


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("Allwood D, Koka S, et al. Leadership. BMJ Leader 2021. doi:1", "Allwood and others 2021"),
        ("Tiemstra J. The poor historian. Acad Med 2009;84:723", "Tiemstra 2009"),
        ("Obesity UK, Language Matters, 2020", "Obesity UK"),
        ("GOV.UK publishing guidance, A to Z", "GOV.UK publishing guidance"),
        ("", ""),
    ],
    ids=["many", "one", "no person", "site", "empty"],
)
def test_works_have_short_names(full: str, name: str) -> None:
    """Authors and year, or the name of a guide."""
    assert short(full) == name


def test_works_have_names_and_numbers() -> None:
    """Those that the finding's own dictionary gives them; two of one name are told apart, a bare key is itself."""
    guide = "Words that care. Our trust, 2026"
    ours = made.found(sources=("our-guide", "a"), works=(guide, "NHS England. Inclusive words"))
    theirs = made.found(sources=("b", "unknown"), works=("NHS England. Inclusive talk", "unknown"))
    found = cited([ours, theirs, ours])

    assert found["our-guide"].full == guide
    assert found["unknown"].full == "unknown"
    assert found["a"].short != found["b"].short
    assert sorted(work.number for work in found.values()) == [1, 2, 3, 4]


def test_forty_places_are_one_entry(checked: Check) -> None:
    """The same words forty times: one reason, forty links, forty marks."""
    text = "\n\n".join(f"On day {i} the ward held bed blockers." for i in range(60))
    done = checked(readers.read("x.md", text.encode()), register="board")
    made = page(1, done, Options(), top=1)

    assert [len(entry.spots) for _, some in made.families for entry in some] == [60]
    assert [entry.number for _, some in made.families for entry in some] == [1]


def test_a_safe_replacement_is_shown_in_its_sentence(checked: Check) -> None:
    """The whole sentence, so that the writer hears it."""
    done = checked("Two bed blockers were moved from ward 7.", register="board")
    entry = page(1, done, Options(), top=1).families[0][1][0]

    assert entry.rewritten
    assert "".join(entry.rewritten) == f"Two {done.findings[0].becomes} were moved from ward 7."


def test_the_title_says_what_was_noticed(checked: Check) -> None:
    """Count, document, program."""
    done = checked(readers.read("x.md", b"# Winter plan\n\nBed blockers."), register="board")
    written = html.write(Report("0.1", "abc", (done,)), options=Options())

    assert "<title>1 phrase noticed – Winter plan – carelint</title>" in written


def test_links_lead_only_to_places_of_the_page() -> None:
    """Every anchor exists, nothing leads out, and no text of a document becomes a link."""
    address = "https://example.org/bed-blockers"
    one = made.checked(made.found(), path="/home/someone/paper.md", title=f"See {address}")
    written = html.write(made.report(one, made.checked(made.found(), path=address)), options=Options())
    ids = set(re.findall(r'\bid="([^"]+)"', written))
    links = re.findall(r'\b(?:href|src|action)="([^"]*)"', written)

    assert links
    assert {link.removeprefix("#") for link in links} <= ids
    assert all(link.startswith("#") for link in links)
