"""Every form: nothing in it acts, nothing is lost, and the page has no barrier."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Browser, Page

from carelint.audit.reporting.account import QUESTIONS, Account
from carelint.audit.reporting.forms import FORMS
from carelint.audit.reporting.rows import sheets
from tests.audit.reporting.made import NAMES
from tests.writers.browser import browser as launched

STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def opened(chrome: Browser, accounts: dict[str, Account], tmp_path: Path) -> Iterator[Open]:
    """Opens the page of an account; whatever it asked for is in `page.asked`."""
    context = chrome.new_context(viewport={"width": 1280, "height": 800})

    def show(name: str) -> Page:
        path = tmp_path / f"{name}.html"
        path.write_bytes(FORMS[".html"].write(accounts[name]))
        page = context.new_page()
        page.asked = []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        return page

    yield show
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_no_barrier(name: str, opened: Open) -> None:
    """axe finds nothing, light or dark; it fits a telephone; headings run; only the file is asked for."""
    page = opened(name)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(STANDARD)}}).response
        assert [(scheme, one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
        assert "color-contrast" in {one["id"] for one in found["passes"]}
    page.set_viewport_size({"width": 320, "height": 700})
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))")
    hrefs = page.evaluate("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href').slice(1))")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert (set(hrefs) <= set(ids), len(ids)) == (True, len(set(ids)))
    assert [url.rpartition("/")[2] for url in page.asked] == [f"{name}.html"]  # type: ignore[attr-defined]
    assert page.locator("script, img, iframe, object, embed, link").count() == 0


def test_every_chart_has_its_table(opened: Open) -> None:
    """Nine of them, each with a name, a description and the figures beneath."""
    page = opened("ordinary")

    assert page.locator(".trend svg[role=img]").count() == page.locator(".trend svg + table").count() == 9
    assert page.get_by_role("img", name="Phrases of hurry: phrases that were noticed in 1,000 words").count() == 1
    assert page.locator(".trend table tbody tr").count() == 4 * 3 + 5 * 2
    assert page.locator("main > section").last.locator("li").all_inner_texts() == list(QUESTIONS)


def test_the_page_prints_whole(opened: Open, tmp_path: Path) -> None:
    """The last of the questions is on paper too."""
    page = opened("ordinary")
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    printed = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    text = " ".join(" ".join(leaf.get_textpage().get_text_range().split()) for leaf in printed)
    printed.close()

    assert all(question in text for question in QUESTIONS)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_account_gives_the_same_bytes(name: str, accounts: dict[str, Account]) -> None:
    """Of every form that holds no clock of its own."""
    for form in (".html", ".csv", ".xlsx"):
        assert FORMS[form].write(accounts[name]) == FORMS[form].write(accounts[name])


@pytest.mark.parametrize("name", NAMES)
def test_tables_hold_everything_and_nothing_that_reckons(name: str, accounts: dict[str, Account]) -> None:
    """CSV and Excel have the same cells; a spreadsheet finds no formula in them."""
    rows = list(csv.DictReader(io.StringIO(FORMS[".csv"].write(accounts[name]).decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(FORMS[".xlsx"].write(accounts[name])))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    wanted = sheets(accounts[name])

    assert book.sheetnames == [sheet.name for sheet in wanted]
    assert len(rows) == sum(cell not in (None, "") for sheet in wanted for row in sheet.rows for cell in row)
    assert not any(row["value"].lstrip().startswith(("=", "+", "-", "@")) for row in rows)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("name", ["ordinary", "hostile"])
def test_the_word_paper_fits_into_a_board_pack(
    name: str, accounts: dict[str, Account], office: Callable[..., None], tmp_path: Path
) -> None:
    """Two pages of A4 whatever stands in it; headings, tables with heads, and the two questions at the end."""
    path = tmp_path / "paper.docx"
    path.write_bytes(FORMS[".docx"].write(accounts[name]))
    made = Document(str(path))
    said = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    office("pdf", tmp_path, path)
    printed = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    pages = len(printed)
    printed.close()

    assert said[0] == "The language of care"
    assert said[-3:-1] == list(QUESTIONS)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in made.tables)
    assert pages <= 2
